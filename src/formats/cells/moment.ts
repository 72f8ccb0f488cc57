import { DAY_MS } from '../../domain/incident/incident-filter.ts';
import { TimePrecision } from '../../domain/incident/incident-table.ts';
import { civilMidnight } from './civil-days.ts';
import { skipBlanks, trimBlanks } from './number.ts';
import {
  clockOf,
  fourDigits,
  isDigit,
  lengths,
  MINUTE_MS,
  numbers,
  parts,
  readClock,
  takeApart,
  twoDigits,
} from './written-time.ts';

/** In which order day, month and year stand when the digits do not tell. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** A moment as it was written. One is reused for a whole column, so that reading a million makes no garbage. */
export interface WrittenMoment {
  /** Wall clock as epoch milliseconds; the instant itself when `offsetMinutes` is a number. */
  ms: number;
  /** `minute`, `day` or `month`. */
  precision: number;
  /** Offset from UTC that was written with it; NaN when none was. `ms` is then already the instant. */
  offsetMinutes: number;
}

/** Years in which a date is believed. */
const EARLIEST = civilMidnight(1800, 1, 1);
const LATEST = civilMidnight(2200, 1, 1);

export const createMoment = (): WrittenMoment => ({ ms: NaN, precision: TimePrecision.none, offsetMinutes: NaN });

/**
 * Reads a date, with or without a time, from bytes [start, end) into `out`. Reads "31-12-2024 23:59", "2024-12-31T23:59:00Z",
 * "20241231", "1 oktober 2018 14u05", "okt 2018", "2018-10", "2025MM01", "12/31/2024 11:59 PM" and the like. A year of
 * four digits at the front or the end is believed over `order`.
 * @returns false, with `out` untouched, when the bytes are not exactly that.
 */
export function parseMoment(
  buffer: Uint8Array,
  start: number,
  end: number,
  order: DateOrder,
  out: WrittenMoment,
): boolean {
  const from = skipBlanks(buffer, start, end);
  const to = trimBlanks(buffer, from, end);
  return parseFixedLayout(buffer, from, to, order, out) || parseFreely(buffer, from, to, order, out);
}

/** The layouts that exports use most, "yyyy-mm-dd" or "dd-mm-yyyy" with "hh:mm" or "hh:mm:ss" behind it, by position. */
function parseFixedLayout(buffer: Uint8Array, from: number, to: number, order: DateOrder, out: WrittenMoment): boolean {
  const length = to - from;
  if (length !== 10 && length !== 16 && length !== 19) return false;
  const yearFirst = !isDigit(buffer[from + 4]!);
  const [a, b] = yearFirst ? [from + 4, from + 7] : [from + 2, from + 5];
  const separator = buffer[a]!;
  if (separator !== buffer[b] || (separator !== 0x2d && separator !== 0x2f && separator !== 0x2e)) return false;
  const year = yearFirst ? fourDigits(buffer, from) : fourDigits(buffer, from + 6);
  const first = yearFirst ? twoDigits(buffer, from + 5) : twoDigits(buffer, from);
  const second = yearFirst ? twoDigits(buffer, from + 8) : twoDigits(buffer, from + 3);
  if (year < 0 || first < 0 || second < 0) return false;
  const monthFirst = yearFirst || order === 'mdy';
  const midnight = civilMidnight(year, monthFirst ? first : second, monthFirst ? second : first);
  if (!(midnight >= EARLIEST && midnight < LATEST)) return false;
  let clock = 0;
  if (length > 10) {
    const gap = buffer[from + 10]!;
    if ((gap !== 0x20 && gap !== 0x54) || buffer[from + 13] !== 0x3a || (length === 19 && buffer[from + 16] !== 0x3a))
      return false;
    clock = clockOf(
      twoDigits(buffer, from + 11),
      twoDigits(buffer, from + 14),
      length === 19 ? twoDigits(buffer, from + 17) : 0,
    );
    if (Number.isNaN(clock)) return false;
  }
  out.ms = midnight + clock;
  out.precision = length === 10 ? TimePrecision.day : TimePrecision.minute;
  out.offsetMinutes = NaN;
  return true;
}

function parseFreely(buffer: Uint8Array, from: number, to: number, order: DateOrder, out: WrittenMoment): boolean {
  if (to - from > 48 || to - from < 4 || !takeApart(buffer, from, to)) return false;
  const dateCount = parts.clockFrom < 0 ? dateNumbers() : parts.clockFrom;
  const date = readDate(Math.min(dateCount, parts.count), order);
  if (!(date.midnight >= EARLIEST && date.midnight < LATEST)) return false;
  let ms = date.midnight;
  let precision: number = date.wholeMonth ? TimePrecision.month : TimePrecision.day;
  if (!Number.isNaN(date.clock)) {
    if (parts.count > dateCount) return false;
    ms += date.clock;
    precision = TimePrecision.minute;
  } else if (parts.count > dateCount) {
    const clock = readClock(dateCount, parts.count);
    if (date.wholeMonth || Number.isNaN(clock)) return false;
    ms += clock;
    precision = TimePrecision.minute;
  } else if (parts.afternoon !== 0 || !Number.isNaN(parts.offset)) {
    return false;
  }
  out.ms = Number.isNaN(parts.offset) ? ms : ms - parts.offset * MINUTE_MS;
  out.precision = precision;
  out.offsetMinutes = parts.offset;
  return true;
}

/** How many leading numbers are the date when nothing marks where the clock begins. */
function dateNumbers(): number {
  if (lengths[0]! >= 6) return 1;
  return parts.month > 0 ? 2 : 3;
}

const readOut = { midnight: NaN, clock: NaN, wholeMonth: false };

/** The date in the first `count` numbers (and the month word). */
function readDate(count: number, order: DateOrder): typeof readOut {
  readOut.midnight = NaN;
  readOut.clock = NaN;
  readOut.wholeMonth = false;
  const [a, b, c] = [numbers[0]!, numbers[1]!, numbers[2]!];
  if (count === 1 && parts.month === 0) readCompact(a, lengths[0]!, order);
  else if (count === 1 && lengths[0] === 4) setMonth(a, parts.month);
  else if (count === 2 && parts.month > 0) {
    const yearFirst = lengths[0] === 4;
    readOut.midnight = yearFirst
      ? civilMidnight(a, parts.month, b)
      : civilMidnight(fullYear(b, lengths[1]!), parts.month, a);
  } else if (count === 2 && parts.pointed)
    return readOut; // 7.2019 is a number
  else if (count === 2 && lengths[0] === 4 && lengths[1]! <= 2) setMonth(a, b);
  else if (count === 2 && lengths[1] === 4 && lengths[0]! <= 2) setMonth(b, a);
  else if (count === 3 && parts.month === 0) {
    const yearFirst = lengths[0] === 4 || (order === 'ymd' && lengths[2] !== 4);
    const [day, month] = order === 'mdy' ? [b, a] : [a, b];
    if (lengths[yearFirst ? 1 : 0]! > 2 || lengths[1]! > 2) return readOut;
    readOut.midnight = yearFirst
      ? civilMidnight(fullYear(a, lengths[0]!), b, c)
      : civilMidnight(fullYear(c, lengths[2]!), month, day);
  }
  return readOut;
}

function setMonth(year: number, month: number): void {
  readOut.midnight = civilMidnight(year, month, 1);
  readOut.wholeMonth = true;
}

/** "20241231", "31122024", "202412", "202412312359" and "20241231235900". */
function readCompact(value: number, length: number, order: DateOrder): void {
  if (length === 6) setMonth(Math.floor(value / 100), value % 100);
  const seconds = length === 14 ? value % 100 : 0;
  const withMinutes = length === 14 ? Math.floor(value / 100) : value;
  if (length >= 12) readOut.clock = clockOf(Math.floor(withMinutes / 100) % 100, withMinutes % 100, seconds);
  const date = length >= 12 ? Math.floor(withMinutes / 10_000) : value;
  if (length !== 8 && length !== 12 && length !== 14) return;
  const year = Math.floor(date / 10_000);
  const [first, second] = [Math.floor(date / 1_000_000), Math.floor(date / 10_000) % 100];
  const [day, month] = order === 'mdy' ? [second, first] : [first, second];
  // No day and month before a year can pass for a year of our time with a month behind it.
  readOut.midnight =
    length > 8 || (year >= 1900 && year < 2100 && date % 10_000 < 1300)
      ? civilMidnight(year, Math.floor(date / 100) % 100, date % 100)
      : civilMidnight(date % 10_000, month, day);
  if (length >= 12 && Number.isNaN(readOut.clock)) readOut.midnight = NaN;
}

const fullYear = (year: number, length: number) =>
  length === 4 ? year : length === 2 ? year + (year < 70 ? 2000 : 1900) : NaN;

/** A spreadsheet's day number as wall clock; whole numbers are days. NaN outside the years 1900–2199. */
export function readExcelSerial(serial: number, since1904: boolean, out: WrittenMoment): boolean {
  const days = since1904 ? serial + 1462 : serial;
  // Day 60 of the 1900 system is a 29 February that never was; no incident is that old.
  if (!(days >= 61 && days < 109_575)) return false;
  out.ms = Math.round((days - 25_569) * 86_400) * 1000;
  out.precision = Number.isInteger(serial) ? TimePrecision.day : TimePrecision.minute;
  out.offsetMinutes = NaN;
  return true;
}

/** Seconds or milliseconds since 1970 in UTC: an instant. */
export function readEpoch(value: number, unit: 'seconds' | 'milliseconds', out: WrittenMoment): boolean {
  const ms = unit === 'seconds' ? value * 1000 : value;
  if (!(Math.abs(ms) < 150 * 366 * DAY_MS)) return false;
  out.ms = Math.round(ms);
  out.precision = TimePrecision.minute;
  out.offsetMinutes = 0;
  return true;
}
