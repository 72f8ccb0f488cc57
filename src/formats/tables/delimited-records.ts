const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts delimited text into records and fields (RFC 4180, and what is found in the wild: any one-byte delimiter; LF, CRLF
 * or CR; quotes inside an unquoted field taken as they are; text behind a closing quote kept).
 */
export class RecordScanner {
  buffer: Uint8Array = new Uint8Array(0);
  /** Fields of the present record; may be more than there is room for, those are counted only. */
  count = 0;
  /** Field k is bytes [starts[k], ends[k]) of `buffer`, without its quotes. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where the field holds doubled quotes or text behind its closing quote: see `unquote`. */
  readonly escaped: Uint8Array;
  /** The last record ended inside quotes: the closing quote is missing. */
  unclosed = false;
  private readonly delimiter: number;
  /** 1 for the bytes that end an unquoted field: one look-up a byte instead of three comparisons. */
  private readonly stops = new Uint8Array(256);
  private at = 0;

  constructor(room: number, delimiter: number) {
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.escaped = new Uint8Array(room);
    this.delimiter = delimiter;
    for (const byte of [delimiter, LF, CR]) this.stops[byte] = 1;
  }

  /**
   * Calls `take` for every complete record in bytes [from, to), until it returns false.
   * @param isLast no more bytes follow: an unfinished record is complete.
   * @returns where the first record begins that is not complete.
   */
  scan(buffer: Uint8Array, from: number, to: number, isLast: boolean, take: () => boolean): number {
    this.buffer = buffer;
    this.at = from;
    while (this.at < to) {
      const recordStart = this.at;
      if (!this.scanRecord(to, isLast)) return recordStart;
      if (!take()) break;
    }
    return this.at;
  }

  private scanRecord(to: number, isLast: boolean): boolean {
    const { buffer, delimiter, starts, ends, escaped, stops } = this;
    const room = starts.length;
    let count = 0;
    let i = this.at;
    for (;;) {
      if (i < to && buffer[i] === QUOTE) {
        i = this.scanQuoted(i, to, isLast, count);
        if (i < 0) return false;
      } else {
        const start = i;
        while (i < to && stops[buffer[i]!] === 0) i++;
        if (count < room) {
          starts[count] = start;
          ends[count] = i;
          escaped[count] = 0;
        }
      }
      count++;
      if (i < to && buffer[i] === delimiter) {
        i++;
        continue;
      }
      if (i >= to && !isLast) return false;
      // A CR at the very end may be half of a CRLF.
      if (i < to && buffer[i] === CR && i + 1 >= to && !isLast) return false;
      if (i < to) i += buffer[i] === CR && i + 1 < to && buffer[i + 1] === LF ? 2 : 1;
      this.at = i;
      this.count = count;
      return true;
    }
  }

  /** A field that begins with a quote, at `i`. Returns where its delimiter or line end lies, -1 when bytes are missing. */
  private scanQuoted(i: number, to: number, isLast: boolean, index: number): number {
    const { buffer, delimiter } = this;
    const open = i++;
    let doubled = false;
    for (;;) {
      while (i < to && buffer[i] !== QUOTE) i++;
      if (i + 1 >= to && !isLast) return -1;
      if (i + 1 >= to || buffer[i + 1] !== QUOTE) break;
      doubled = true;
      i += 2;
    }
    this.unclosed = i >= to;
    const close = i;
    if (i < to) i++;
    const behind = i;
    while (i < to && buffer[i] !== delimiter && buffer[i] !== LF && buffer[i] !== CR) i++;
    const escaped = doubled || i > behind;
    if (index < this.starts.length) {
      this.starts[index] = escaped ? open : open + 1;
      this.ends[index] = escaped ? i : close;
      this.escaped[index] = escaped ? 1 : 0;
    }
    return i;
  }
}

/**
 * Bytes of an escaped field as they were meant: the outer quotes gone, doubled quotes single, text behind the closing
 * quote kept. `start` lies on the opening quote.
 */
export function unquote(buffer: Uint8Array, start: number, end: number): Uint8Array {
  const out = new Uint8Array(end - start);
  let length = 0;
  let i = start + 1;
  for (; i < end; i++) {
    if (buffer[i] !== QUOTE) out[length++] = buffer[i]!;
    else if (i + 1 < end && buffer[i + 1] === QUOTE) out[length++] = buffer[i++]!;
    else break;
  }
  for (i++; i < end; i++) out[length++] = buffer[i]!;
  return out.subarray(0, length);
}
