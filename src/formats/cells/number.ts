/** Which character stands before the decimals; the other one then separates thousands. */
export type DecimalMark = '.' | ',';

const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));
const LARGEST_EXACT = 2 ** 53;

const MINUS = 0x2d;
const PLUS = 0x2b;
const ZERO = 0x30;
const POINT = 0x2e;
const COMMA = 0x2c;
const SPACE = 0x20;
const TAB = 0x09;
const NBSP = 0xa0;
const UPPER_E = 0x45;
const LOWER_E = 0x65;

const isBlank = (byte: number) => byte === SPACE || byte === TAB || byte === NBSP || byte === 0xc2;

/** First index in [start, end) that is no blank (space, tab, no-break space in UTF-8 or Windows-1252). */
export function skipBlanks(buffer: Uint8Array, start: number, end: number): number {
  while (start < end && isBlank(buffer[start]!)) start++;
  return start;
}

/** One past the last index in [start, end) that is no blank. */
export function trimBlanks(buffer: Uint8Array, start: number, end: number): number {
  while (end > start && isBlank(buffer[end - 1]!)) end--;
  return end;
}

/**
 * Reads a number from bytes [start, end): sign, digits with optional thousands separators, decimals, exponent. Equal to
 * `Number()` of the same digits to the last bit. NaN when it is not exactly a number; blanks around it are allowed.
 */
export function parseNumber(buffer: Uint8Array, start: number, end: number, decimal: DecimalMark): number {
  let i = skipBlanks(buffer, start, end);
  end = trimBlanks(buffer, i, end);
  const from = i;
  if (i === end) return NaN;
  const mark = decimal === ',' ? COMMA : POINT;
  const thousands = decimal === ',' ? POINT : COMMA;
  const negative = buffer[i] === MINUS;
  if (negative || buffer[i] === PLUS) i++;
  let mantissa = 0;
  let digits = 0;
  let decimals = 0;
  let sinceThousands = -1;
  let seenMark = false;
  for (; i < end; i++) {
    const byte = buffer[i]!;
    const digit = byte - ZERO;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digits++;
      if (seenMark) decimals++;
      else if (sinceThousands >= 0) sinceThousands++;
    } else if (byte === mark && !seenMark) {
      seenMark = true;
    } else if (
      byte === thousands &&
      !seenMark &&
      digits > 0 &&
      (sinceThousands < 0 ? digits <= 3 : sinceThousands === 3)
    ) {
      sinceThousands = 0;
    } else {
      break;
    }
  }
  if (digits === 0 || (sinceThousands >= 0 && sinceThousands !== 3)) return NaN;
  if (i < end || mantissa >= LARGEST_EXACT || decimals > 22) return parseSlowly(buffer, from, end, decimal, i);
  const value = decimals === 0 ? mantissa : mantissa / POWERS_OF_TEN[decimals]!;
  return negative ? -value : value;
}

/** Exponents and more digits than a double holds exactly: rare, so through `Number`. */
function parseSlowly(buffer: Uint8Array, start: number, end: number, decimal: DecimalMark, stoppedAt: number): number {
  const hasExponent = stoppedAt < end && (buffer[stoppedAt] === UPPER_E || buffer[stoppedAt] === LOWER_E);
  if (stoppedAt < end && !hasExponent) return NaN;
  let text = '';
  for (let i = start; i < end; i++) {
    const char = String.fromCharCode(buffer[i]!);
    if (char === (decimal === ',' ? '.' : ',')) continue;
    text += char === decimal ? '.' : char;
  }
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
}

/** Reads digits only, at most nine: years, hours, counts. -1 when it is anything else. */
export function parseWhole(buffer: Uint8Array, start: number, end: number): number {
  const from = skipBlanks(buffer, start, end);
  const to = trimBlanks(buffer, from, end);
  if (to === from || to - from > 9) return -1;
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = buffer[i]! - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
