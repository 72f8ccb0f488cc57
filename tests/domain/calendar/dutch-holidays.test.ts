import { describe, expect, it } from 'vitest';
import { dutchHolidays, easterSunday, holidaysIn } from '../../../src/domain/calendar/dutch-holidays.ts';

const day = (civilMs: number) => new Date(civilMs).toISOString().slice(0, 10);

describe('Dutch holidays', () => {
  // Dates as the calendars of those years gave them.
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
  ])('knows Easter of %i', (year, wanted) => expect(day(easterSunday(year))).toBe(wanted));

  it('moves King’s Day off a Sunday', () => {
    const kings = (year: number) => day(dutchHolidays(year).find(({ name }) => name === 'kingsDay')!.day);
    expect(kings(2025)).toBe('2025-04-26');
    expect(kings(2026)).toBe('2026-04-27');
    expect(kings(2013)).toBe('2013-04-30');
  });

  it('lists those of a period over the turn of a year', () => {
    const found = holidaysIn(Date.UTC(2025, 11, 20), Date.UTC(2026, 0, 2)).map(({ name }) => name);
    expect(found).toEqual(['christmas', 'boxingDay', 'newYearsEve', 'newYear']);
  });
});
