import { DAY_MS } from '../incident/incident-filter.ts';

export const HOLIDAYS = [
  'newYear',
  'goodFriday',
  'easter',
  'easterMonday',
  'kingsDay',
  'liberationDay',
  'ascension',
  'whitsun',
  'whitMonday',
  'christmas',
  'boxingDay',
  'newYearsEve',
] as const;
export type HolidayName = (typeof HOLIDAYS)[number];

export interface Holiday {
  readonly name: HolidayName;
  /** Civil midnight, epoch ms. */
  readonly day: number;
}

/**
 * Easter Sunday of a year in the Gregorian calendar, civil epoch ms. Method: the anonymous Gregorian computus as given by
 * Meeus, Astronomical Algorithms (1991), chapter 8.
 */
export function easterSunday(year: number): number {
  const golden = year % 19;
  const [century, inCentury] = [Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const days = moon + weekday - 7 * late + 114;
  return Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1);
}

/**
 * Days of a year that are celebrated in the Netherlands, in order: the feast days of the Algemene termijnenwet art. 3,
 * with New Year's Eve because of its nights. King's Day is 27 April, or the 26th when that is a Sunday; before 2014
 * Queen's Day, 30 April (29 on a Sunday). Liberation Day is a feast day for all every five years, and listed each year.
 */
export function dutchHolidays(year: number): readonly Holiday[] {
  const easter = easterSunday(year);
  const on = (name: HolidayName, month: number, date: number): Holiday => ({
    name,
    day: Date.UTC(year, month - 1, date),
  });
  const after = (name: HolidayName, days: number): Holiday => ({ name, day: easter + days * DAY_MS });
  const [kingMonth, kingDate] = year < 2014 ? [4, 30] : [4, 27];
  const isSunday = new Date(Date.UTC(year, kingMonth - 1, kingDate)).getUTCDay() === 0;
  return [
    on('newYear', 1, 1),
    after('goodFriday', -2),
    after('easter', 0),
    after('easterMonday', 1),
    on('kingsDay', kingMonth, isSunday ? kingDate - 1 : kingDate),
    on('liberationDay', 5, 5),
    after('ascension', 39),
    after('whitsun', 49),
    after('whitMonday', 50),
    on('christmas', 12, 25),
    on('boxingDay', 12, 26),
    on('newYearsEve', 12, 31),
  ].sort((a, b) => a.day - b.day);
}

/** The days celebrated in a civil period [from, to). */
export function holidaysIn(from: number, to: number): readonly Holiday[] {
  const [first, last] = [new Date(from).getUTCFullYear(), new Date(to).getUTCFullYear()];
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return years.flatMap(dutchHolidays).filter(({ day }) => day >= from && day < to);
}
