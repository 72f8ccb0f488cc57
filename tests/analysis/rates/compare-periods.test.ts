import { describe, expect, it } from 'vitest';
import {
  compareRecentWeeks,
  compareSpecialDays,
  isIndistinguishable,
  monthsOfYear,
} from '../../../src/analysis/rates/compare-periods.ts';
import { DAY_MS } from '../../../src/domain/incident/incident-filter.ts';

// A Monday.
const START = Date.UTC(2024, 0, 1);
const flat = (days: number, of: (i: number) => number = () => 3) =>
  Float64Array.from({ length: days }, (_, i) => of(i));

describe('recent weeks', () => {
  it('takes whole weeks, leaves the unfinished end out, and finds no change in a steady count', () => {
    const days = flat(500);
    const until = START + 480 * DAY_MS;
    const [before, yearAgo] = compareRecentWeeks(days, START, until)!;
    expect(new Date(before!.now.to).getUTCDay()).toBe(1);
    expect(before!.now.to).toBeLessThanOrEqual(until);
    expect(before!.change).toMatchObject({ before: 252, after: 252, percentage: 0 });
    expect(isIndistinguishable(before!.change!)).toBe(true);
    expect((before!.now.from - yearAgo!.then.from) / DAY_MS).toBe(364);
  });

  it('tells a doubling from chance, and says when last year is not in the data', () => {
    const days = flat(200, (i) => (i >= 112 ? 6 : 3));
    const [before, yearAgo] = compareRecentWeeks(days, START, START + 196 * DAY_MS)!;
    expect(before!.change!.percentage).toBeCloseTo(100);
    expect(before!.change!.low).toBeGreaterThan(50);
    expect(isIndistinguishable(before!.change!)).toBe(false);
    expect(yearAgo!.change).toBeNull();
    expect(compareRecentWeeks(flat(80), START, START + 80 * DAY_MS)).toBeNull();
  });
});

it('compares special days with the same weekdays, not with the mean of the week', () => {
  // Saturdays have ten times as much; the special days are ordinary Saturdays.
  const days = flat(364, (i) => (i % 7 === 5 ? 30 : 3));
  const special = new Set([5, 12, 19, 26].map((i) => START + i * DAY_MS));
  const { change, incidents } = compareSpecialDays(days, START, START + 364 * DAY_MS, special)!;
  expect(incidents).toBe(120);
  expect(change.percentage).toBeCloseTo(0);
  expect(compareSpecialDays(days, START, START + 364 * DAY_MS, new Set())).toBeNull();
});

it('draws the season from whole months only', () => {
  const season = monthsOfYear(flat(400), START + 10 * DAY_MS, START + 400 * DAY_MS);
  expect(season[1]).toMatchObject({ perDay: 3, years: 1 });
  // January 2024 is cut, January 2025 is whole.
  expect(season[0]).toMatchObject({ perDay: 3, years: 1 });
});
