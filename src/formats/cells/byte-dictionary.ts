import { skipBlanks, trimBlanks } from './number.ts';
import { decodeText, encodeText, type TextEncodingChoice } from './text.ts';

/** Code of a blank cell. */
export const NO_CODE = -1;
/** Code when the dictionary was full. */
export const OVERFULL = -2;

/**
 * Turns cells into small numbers by their bytes: the text of a value is made once, however many rows hold it. Different
 * bytes with the same text (two encodings in one file) get the same code.
 */
export class ByteDictionary {
  /** Texts by code, in order of first appearance, trimmed and in Unicode form C. */
  readonly texts: string[] = [];
  private readonly capacity: number;
  private readonly encoding: TextEncodingChoice;
  private readonly codeOfText = new Map<string, number>();
  private readonly codeOfRawText = new Map<string, number>();
  private slots = new Int32Array(256).fill(-1);
  /** Known byte strings: bytes in `arena` from starts[k] to starts[k + 1]. */
  private arena = new Uint8Array(4096);
  private readonly starts: number[] = [0];
  private readonly hashes: number[] = [];
  private readonly codes: number[] = [];

  constructor(capacity: number, encoding: TextEncodingChoice = 'auto') {
    this.capacity = capacity;
    this.encoding = encoding;
  }

  /** Code of the cell in bytes [start, end), blanks around it left out. */
  codeOf(buffer: Uint8Array, start: number, end: number): number {
    start = skipBlanks(buffer, start, end);
    end = trimBlanks(buffer, start, end);
    if (start === end) return NO_CODE;
    // FNV-1a.
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ buffer[i]!, 0x01000193);
    hash = (hash ^ (hash >>> 15)) | 0;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.slots[slot]!; entry >= 0; entry = this.slots[slot]!) {
      if (this.hashes[entry] === hash && this.isEqual(entry, buffer, start, end)) return this.codes[entry]!;
      slot = (slot + 1) & mask;
    }
    const code = this.codeOfNewText(decodeText(buffer, start, end, this.encoding));
    if (code !== OVERFULL) this.add(slot, hash, buffer.subarray(start, end), code);
    return code;
  }

  /** Code of a cell that already is text. */
  codeOfString(text: string): number {
    const known = this.codeOfRawText.get(text);
    if (known !== undefined) return known;
    const bytes = encodeText(text);
    const code = this.codeOf(bytes, 0, bytes.length);
    // A text cut out of a large one would keep all of that in memory: the own copy is kept instead where it can be.
    if (code !== OVERFULL) this.codeOfRawText.set(text === this.texts[code] ? this.texts[code] : text, code);
    return code;
  }

  private codeOfNewText(decoded: string): number {
    const text = decoded.trim().normalize('NFC');
    if (text === '') return NO_CODE;
    let code = this.codeOfText.get(text);
    if (code === undefined) {
      if (this.texts.length >= this.capacity) return OVERFULL;
      code = this.texts.push(text) - 1;
      this.codeOfText.set(text, code);
    }
    return code;
  }

  private isEqual(entry: number, buffer: Uint8Array, start: number, end: number): boolean {
    const from = this.starts[entry]!;
    if (this.starts[entry + 1]! - from !== end - start) return false;
    for (let i = start, j = from; i < end; i++, j++) if (buffer[i] !== this.arena[j]) return false;
    return true;
  }

  private add(slot: number, hash: number, bytes: Uint8Array, code: number): void {
    const entry = this.codes.push(code) - 1;
    this.hashes.push(hash);
    const from = this.starts[entry]!;
    if (from + bytes.length > this.arena.length) {
      const larger = new Uint8Array(Math.max(2 * this.arena.length, from + bytes.length));
      larger.set(this.arena);
      this.arena = larger;
    }
    this.arena.set(bytes, from);
    this.starts.push(from + bytes.length);
    this.slots[slot] = entry;
    if (this.codes.length * 2 > this.slots.length) this.grow();
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = this.slots.length - 1;
    this.hashes.forEach((hash, entry) => {
      let slot = hash & mask;
      while (this.slots[slot]! >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = entry;
    });
  }
}
