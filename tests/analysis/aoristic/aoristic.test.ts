import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveAoristicHourOfWeek } from '../../../src/analysis/aoristic/aoristic-hour-of-week.ts';
import { shareBetween } from '../../../src/analysis/aoristic/aoristic-share.ts';
import { sharedPath } from '../../shared-data.ts';

const referencePath = sharedPath('reference/aoristic_dc_burglary.json');
const MINUTE = 60_000;

describe('aoristic hour of week', () => {
  it.skipIf(!referencePath)(
    'gives the published 24 × 7 table of 1,025 burglaries (Ratcliffe, R package aoristic)',
    () => {
      const reference = JSON.parse(readFileSync(referencePath!, 'utf8')) as {
        cases: {
          input: { start: string[]; end: (string | null)[] };
          expected: { hour_of_week_sunday_first: number[] };
        }[];
      };
      const { input, expected } = reference.cases[0]!;
      const civil = (text: string | null) => (text ? Date.parse(`${text}Z`) : NaN);
      const hours = deriveAoristicHourOfWeek(
        Float64Array.from(input.start, civil),
        Float64Array.from(input.end, civil),
      );
      // The published week starts on Sunday, ours on Monday.
      expected.hour_of_week_sunday_first.forEach((value, hour) => {
        expect(Math.abs(hours[(hour + 144) % 168]! - value)).toBeLessThan(0.001);
      });
    },
  );

  it('gives every incident weight 1', () => {
    const window = fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: -10, max: 40_000 }));
    fc.assert(
      fc.property(fc.array(window, { maxLength: 50 }), (windows) => {
        const start = Float64Array.from(windows, ([from]) => from * MINUTE);
        const end = Float64Array.from(windows, ([from, minutes]) => (from + minutes) * MINUTE);
        const total = deriveAoristicHourOfWeek(start, end).reduce((sum, value) => sum + value, 0);
        expect(total).toBeCloseTo(windows.length, 9);
      }),
    );
  });
});

describe('shares of a window', () => {
  it('add up to exactly 1 however it is cut, and lie within 2^-16 of the true share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e10 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }),
        (length, parts) => {
          const start = 1.7e12;
          const cuts = [0, ...parts, 1].map((part) => start + Math.round(part * length)).sort((a, b) => a - b);
          let total = 0;
          for (let k = 1; k < cuts.length; k++) {
            const share = shareBetween(start, start + length, cuts[k - 1]!, cuts[k]!);
            expect(Math.abs(share - (cuts[k]! - cuts[k - 1]!) / length)).toBeLessThanOrEqual(1 / 65_536 + 1e-12);
            total += share;
          }
          expect(total).toBe(1);
        },
      ),
    );
  });
});
