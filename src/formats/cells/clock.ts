import { skipBlanks, trimBlanks } from './number.ts';
import { lengths, numbers, parts, readClock, takeApart } from './written-time.ts';

/**
 * Reads a time of day from bytes [start, end): "14:05", "14:05:33", "14.05", "14u05", "2:05 PM", "1405", "9", or a
 * spreadsheet's fraction of a day ("0,5868").
 * @param bare what a lone whole number means: hours, or hours and minutes ("905" = 09:05).
 * @returns milliseconds into the day, NaN when it is no time.
 */
export function parseClock(buffer: Uint8Array, start: number, end: number, bare: 'hour' | 'hhmm'): number {
  const from = skipBlanks(buffer, start, end);
  const to = trimBlanks(buffer, from, end);
  if (to === from || to - from > 16 || !takeApart(buffer, from, to)) return NaN;
  const wrong = parts.month > 0 || !Number.isNaN(parts.offset) || parts.statistics || parts.count > 3;
  if (wrong) return NaN;
  if (parts.count === 2 && numbers[0]! <= 1 && lengths[1]! > 2)
    return fractionOfDay(numbers[0]! + numbers[1]! / 10 ** lengths[1]!);
  if (parts.count === 1 && lengths[0]! <= 4) {
    const value = numbers[0]!;
    const hasMinutes = bare === 'hhmm' || lengths[0]! > 2;
    numbers[0] = hasMinutes ? Math.floor(value / 100) : value;
    numbers[1] = hasMinutes ? value % 100 : 0;
    lengths[0] = lengths[1] = 2;
    parts.count = 2;
  }
  return readClock(0, parts.count);
}

/** A spreadsheet's fraction of a day as milliseconds into the day, to the second. NaN outside 0–1. */
export const fractionOfDay = (fraction: number): number =>
  fraction >= 0 && fraction <= 1 ? Math.round(fraction * 86_400) * 1000 : NaN;
