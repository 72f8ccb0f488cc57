import { DAY_MS } from '../../domain/incident/incident-filter.ts';

/**
 * Days from 1970-01-01 to a date of the Gregorian calendar; the month may run outside 1–12.
 * Method: count years from March, so that the leap day comes last (as in H. Hinnant, "chrono-compatible low-level date
 * algorithms").
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  year += Math.floor((month - 1) / 12);
  month = ((((month - 1) % 12) + 12) % 12) + 1;
  if (month <= 2) year--;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Number of days in a month, 1–12. */
export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return DAYS[month - 1]! + (leap ? 1 : 0);
}

/** Civil epoch milliseconds of midnight at the start of a date; NaN when there is no such date. */
export function civilMidnight(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return NaN;
  return daysFromCivil(year, month, day) * DAY_MS;
}

/** Civil epoch milliseconds of the start of the month after the one in which `civilMs` lies. */
export function startOfNextMonth(civilMs: number): number {
  const date = new Date(civilMs);
  return daysFromCivil(date.getUTCFullYear(), date.getUTCMonth() + 2, 1) * DAY_MS;
}

/** Civil epoch milliseconds of the start of the month in which `civilMs` lies. */
export function startOfMonth(civilMs: number): number {
  const date = new Date(civilMs);
  return daysFromCivil(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) * DAY_MS;
}
