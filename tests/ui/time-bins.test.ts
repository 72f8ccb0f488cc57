import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binDays, chooseBinUnit, floorToUnit, nextOfUnit, timeTicks } from '../../src/ui/charts/time-bins.ts';

const DAY = 86_400_000;
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

describe('time bins', () => {
  it('keep every count, whatever the unit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 1, maxLength: 900 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.constantFrom('day', 'week', 'month'),
        (days, first, unit) => {
          const bins = binDays(days, first * DAY, unit);
          expect(bins.reduce((sum, bin) => sum + bin.value, 0)).toBe(days.reduce((sum, value) => sum + value, 0));
          expect(bins[0]!.from).toBe(first * DAY);
          expect(bins.at(-1)!.to).toBe((first + days.length) * DAY);
          bins.slice(1).forEach((bin, i) => expect(bin.from).toBe(bins[i]!.to));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('start weeks on Monday and months on the first', () => {
    expect(floorToUnit(day('2025-03-05') + 3_600_000, 'week')).toBe(day('2025-03-03'));
    expect(floorToUnit(day('2025-03-03'), 'week')).toBe(day('2025-03-03'));
    expect(floorToUnit(day('2024-02-29'), 'month')).toBe(day('2024-02-01'));
    expect(nextOfUnit(day('2024-02-01'), 'month')).toBe(day('2024-03-01'));
    expect(nextOfUnit(day('2024-12-01'), 'month')).toBe(day('2025-01-01'));
  });

  it('choose bars that can be seen', () => {
    expect(chooseBinUnit(60, 600)).toBe('day');
    expect(chooseBinUnit(730, 600)).toBe('week');
    expect(chooseBinUnit(3650, 600)).toBe('month');
  });

  it('place ticks inside the range, a year on 1 January', () => {
    const ticks = timeTicks(day('2024-01-01'), day('2026-01-01'), 800);
    expect(ticks.every(({ at }) => at >= day('2024-01-01') && at < day('2026-01-01'))).toBe(true);
    expect(ticks.filter(({ kind }) => kind === 'year').map(({ at }) => at)).toEqual([
      day('2024-01-01'),
      day('2025-01-01'),
    ]);
  });
});
