import { HOUR_MS } from '../../domain/incident/incident-filter.ts';
import { TIME_WORDS } from './words-of-time.ts';

export const MINUTE_MS = 60_000;
/** Numbers of the text that was last taken apart, and how many digits each had. Reused: a million rows make no garbage. */
export const numbers = new Float64Array(8);
export const lengths = new Uint8Array(8);

const digitAt = (buffer: Uint8Array, i: number) => buffer[i]! - 0x30;
export const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number) => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);

/** Two digits as a number, -1 when they are none. */
export function twoDigits(buffer: Uint8Array, at: number): number {
  const tens = digitAt(buffer, at);
  const ones = digitAt(buffer, at + 1);
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}
export function fourDigits(buffer: Uint8Array, at: number): number {
  const high = twoDigits(buffer, at);
  const low = twoDigits(buffer, at + 2);
  return high >= 0 && low >= 0 ? high * 100 + low : -1;
}

/** Milliseconds into the day; 24:00 is the end of it. NaN when there is no such time. */
export function clockOf(hour: number, minute: number, second: number): number {
  if (!(hour >= 0 && hour <= 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60)) return NaN;
  if (hour === 24 && minute + second > 0) return NaN;
  return hour * HOUR_MS + minute * MINUTE_MS + Math.min(second, 59) * 1000;
}

/** What a written date falls apart into. Reused, as `numbers`. */
export const parts = {
  count: 0,
  clockFrom: -1,
  month: 0,
  afternoon: 0,
  offset: NaN,
  fraction: 0,
  statistics: false,
  /** A point stands outside the clock. */
  pointed: false,
};

/** Splits into numbers and words; false when there is a sign or word that no date has. */
export function takeApart(buffer: Uint8Array, from: number, to: number): boolean {
  parts.count = parts.month = parts.afternoon = parts.fraction = 0;
  parts.clockFrom = -1;
  parts.offset = NaN;
  parts.statistics = parts.pointed = false;
  // A number with a sign is no date.
  if (from < to && !isDigit(buffer[from]!) && !isLetter(buffer[from]!)) return false;
  let i = from;
  while (i < to) {
    const byte = buffer[i]!;
    const inClock = parts.clockFrom >= 0 && parts.count > parts.clockFrom;
    if (isDigit(byte)) {
      if (parts.count === numbers.length) return false;
      const begin = i;
      let value = 0;
      while (i < to && isDigit(buffer[i]!)) value = value * 10 + digitAt(buffer, i++);
      if (i - begin > 14) return false;
      numbers[parts.count] = value;
      lengths[parts.count++] = i - begin;
    } else if (isLetter(byte)) {
      const begin = i;
      while (i < to && isLetter(buffer[i]!)) i++;
      if (!takeWord(buffer, begin, i)) return false;
    } else if (byte === 0x3a) {
      if (parts.count === 0) return false;
      if (parts.clockFrom < 0) parts.clockFrom = parts.count - 1;
      i++;
    } else if (inClock && (byte === 0x2b || byte === 0x2d)) {
      return takeOffset(buffer, i, to);
    } else if (inClock && (byte === 0x2e || byte === 0x2c) && parts.count - parts.clockFrom === 3) {
      i = takeFraction(buffer, i + 1, to);
    } else if (byte === 0x20 || byte === 0x2d || byte === 0x2f || byte === 0x2e || byte === 0x2c || byte === 0x27) {
      if (byte === 0x2e) parts.pointed = true;
      i++;
    } else {
      return false;
    }
  }
  return parts.count > 0;
}

function takeWord(buffer: Uint8Array, begin: number, end: number): boolean {
  if (end - begin > 10) return false;
  let text = '';
  for (let i = begin; i < end; i++) text += String.fromCharCode(buffer[i]! | 0x20);
  const word = TIME_WORDS.get(text);
  if (!word) return false;
  switch (word.kind) {
    case 'month':
      if (parts.month > 0) return false;
      parts.month = word.month;
      return true;
    case 'midday':
      parts.afternoon = word.afternoon ? 2 : 1;
      return parts.count > 0;
    case 'utc':
      parts.offset = 0;
      return parts.count > 0;
    case 'begin-clock':
      parts.clockFrom = parts.count;
      return parts.count > 0;
    case 'statistics-month':
      parts.statistics = true;
      return parts.count === 1;
    case 'clock':
      if (parts.clockFrom < 0 && parts.count > 0 && (text === 'u' || text === 'h' || text === 'uur'))
        parts.clockFrom = parts.count - 1;
      return true;
    case 'weekday':
      return true;
  }
}

/** "+02:00", "+0200" or "+02" up to the end. */
function takeOffset(buffer: Uint8Array, at: number, to: number): boolean {
  const sign = buffer[at] === 0x2d ? -1 : 1;
  const hours = twoDigits(buffer, at + 1);
  const rest = at + 3 < to && buffer[at + 3] === 0x3a ? at + 4 : at + 3;
  const minutes = rest + 2 === to ? twoDigits(buffer, rest) : rest === to ? 0 : -1;
  if (at + 3 > to || hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return false;
  parts.offset = sign * (hours * 60 + minutes);
  return true;
}

function takeFraction(buffer: Uint8Array, from: number, to: number): number {
  let i = from;
  let scale = 100;
  while (i < to && isDigit(buffer[i]!)) {
    parts.fraction += digitAt(buffer, i++) * scale;
    scale /= 10;
  }
  return i;
}

/** The clock in numbers [from, to): hour, minute, second, or one number of four or six digits. */
export function readClock(from: number, to: number): number {
  const count = to - from;
  if (count > 3) return NaN;
  // Minutes and seconds are written with two digits: 14:05, not 3.3.
  for (let k = from + 1; k < to; k++) if (lengths[k] !== 2) return NaN;
  let [hour, minute, second] = [numbers[from]!, count > 1 ? numbers[from + 1]! : 0, count > 2 ? numbers[from + 2]! : 0];
  if (count === 1 && lengths[from] === 4) [hour, minute] = [Math.floor(hour / 100), hour % 100];
  else if (count === 1 && lengths[from] === 6) {
    [hour, minute, second] = [Math.floor(hour / 10_000), Math.floor(hour / 100) % 100, hour % 100];
  }
  if (parts.afternoon !== 0) {
    if (hour < 1 || hour > 12) return NaN;
    hour = (hour % 12) + (parts.afternoon === 2 ? 12 : 0);
  }
  const clock = clockOf(hour, minute, second);
  return Number.isNaN(clock) ? NaN : clock + Math.floor(parts.fraction);
}
