import { describe, expect, it } from 'vitest';
import { findPeakBlock } from '../../src/domain/hotspot/hours-of-week.ts';
import { hourOfWeek } from '../../src/domain/incident/incident-filter.ts';

describe('hour of week', () => {
  it('starts on Monday at midnight', () => {
    expect(hourOfWeek(Date.UTC(2024, 0, 1))).toBe(0);
    expect(hourOfWeek(Date.UTC(2024, 0, 7, 23, 59))).toBe(167);
    expect(hourOfWeek(Date.UTC(1969, 11, 31, 23))).toBe(2 * 24 + 23);
  });
});

describe('peak block of the week', () => {
  const week = (fill: (day: number, hour: number) => number) =>
    Float64Array.from({ length: 168 }, (_, i) => fill(Math.floor(i / 24), i % 24));

  it('finds a block of days and hours', () => {
    const block = findPeakBlock(week((d, h) => (d >= 1 && d <= 3 && h >= 10 && h < 17 ? 5 : 0)));
    expect(block).toMatchObject({ firstDay: 1, lastDay: 3, fromHour: 10, toHour: 17, share: 1 });
  });

  it('runs on past midnight and past Sunday', () => {
    const nights = week((d, h) => (((d === 5 || d === 6) && h >= 21) || ((d === 6 || d === 0) && h < 2) ? 3 : 0));
    expect(findPeakBlock(nights)).toMatchObject({ firstDay: 5, lastDay: 6, fromHour: 21, toHour: 26, share: 1 });
  });

  it('says nothing on too few incidents', () => {
    expect(findPeakBlock(week((d, h) => (d === 0 && h < 9 ? 1 : 0)))).toBeNull();
    expect(findPeakBlock(week((d, h) => (d === 0 && h < 10 ? 1 : 0)))).not.toBeNull();
  });
});
