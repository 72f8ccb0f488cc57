import type { Workbook } from './xlsx-workbook.ts';
import { decodeEntities, tagsOf } from './xml-scan.ts';

/** A filled cell. `date` holds a spreadsheet's day number, shown as date or time by its style. */
export type SheetCell =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'number' | 'date'; readonly value: number };

/** Cells by column; a cell that is not filled is absent. */
export type SheetRow = readonly (SheetCell | undefined)[];

const LAST_COLUMN = 16_384;

/**
 * Reads the rows of a worksheet (ECMA-376 part 1, 18.3.1) from text that arrives in pieces.
 */
export class SheetReader {
  private rest = '';
  private row = 0;
  private prefix: string | null = null;
  private readonly decoder = new TextDecoder();
  private readonly workbook: Pick<Workbook, 'sharedStrings' | 'dateStyles'>;
  private readonly take: (row: number, cells: SheetRow) => void;

  constructor(workbook: Pick<Workbook, 'sharedStrings' | 'dateStyles'>, take: (row: number, cells: SheetRow) => void) {
    this.workbook = workbook;
    this.take = take;
  }

  /** Reads on; rows that are complete are handed over. Returns how many characters wait for their end. */
  push(bytes: Uint8Array): number {
    const text = this.rest + this.decoder.decode(bytes, { stream: true });
    this.rest = text.slice(this.readRows(text));
    return this.rest.length;
  }

  /** Reads the complete rows in `text`; returns where the rest begins. */
  private readRows(text: string): number {
    this.prefix ??= /<((?:[\w.-]+:)?)row[\s>/]/.exec(text)?.[1] ?? null;
    if (this.prefix === null) return Math.max(0, text.length - 64);
    const open = `<${this.prefix}row`;
    const close = `</${this.prefix}row>`;
    let at = 0;
    for (;;) {
      const start = text.indexOf(open, at);
      if (start < 0) return Math.max(at, text.length - open.length);
      const tagEnd = text.indexOf('>', start);
      if (tagEnd < 0) return start;
      if (!/[\s>/]/.test(text[start + open.length]!)) {
        at = tagEnd;
        continue;
      }
      const isEmpty = text[tagEnd - 1] === '/';
      const end = isEmpty ? tagEnd : text.indexOf(close, tagEnd);
      if (end < 0) return start;
      const number = /\sr=["'](\d+)["']/.exec(text.slice(start, tagEnd));
      this.row = number ? Number(number[1]) : this.row + 1;
      this.take(this.row, isEmpty ? [] : this.readCells(text, tagEnd + 1, end));
      at = isEmpty ? end + 1 : end + close.length;
    }
  }

  private readCells(text: string, from: number, to: number): SheetRow {
    const prefix = this.prefix!;
    const open = `<${prefix}c`;
    const close = `</${prefix}c>`;
    const cells: (SheetCell | undefined)[] = [];
    let column = -1;
    let at = from;
    for (;;) {
      const start = text.indexOf(open, at);
      if (start < 0 || start >= to) return cells;
      const tagEnd = text.indexOf('>', start);
      const isEmpty = text[tagEnd - 1] === '/';
      const attributes = text.slice(start + open.length, tagEnd);
      const reference = /\sr=["']([A-Z]+)\d*["']/.exec(attributes);
      column = reference ? columnIndex(reference[1]!) : column + 1;
      at = tagEnd + 1;
      if (isEmpty) continue;
      const end = text.indexOf(close, tagEnd);
      if (end < 0 || end > to) return cells;
      at = end + close.length;
      if (column < LAST_COLUMN) {
        const cell = this.readCell(attributes, text.slice(tagEnd + 1, end), prefix);
        if (cell) cells[column] = cell;
      }
    }
  }

  private readCell(attributes: string, content: string, prefix: string): SheetCell | undefined {
    const type = /\st=["'](\w+)["']/.exec(attributes)?.[1] ?? 'n';
    if (type === 'inlineStr') return { kind: 'text', text: inlineText(content) };
    const open = content.indexOf(`<${prefix}v`);
    const begin = content.indexOf('>', open) + 1;
    const end = content.indexOf(`</${prefix}v>`, begin);
    if (open < 0 || end < 0) return undefined;
    const value = content.slice(begin, end);
    switch (type) {
      case 's':
        return { kind: 'text', text: this.workbook.sharedStrings[Number(value)] ?? '' };
      case 'str':
      case 'd':
        return { kind: 'text', text: decodeEntities(value) };
      case 'b':
        return { kind: 'number', value: Number(value) };
      case 'e':
        return undefined;
      default: {
        const style = Number(/\ss=["'](\d+)["']/.exec(attributes)?.[1] ?? -1);
        const number = Number(value);
        if (value === '' || Number.isNaN(number)) return undefined;
        return { kind: this.workbook.dateStyles[style] ? 'date' : 'number', value: number };
      }
    }
  }
}

function inlineText(content: string): string {
  let text = '';
  for (const tag of tagsOf(content)) if (tag.name === 't' && tag.kind === 'open') text += decodeEntities(tag.textAfter);
  return text;
}

/** "A" → 0, "AB" → 27. */
function columnIndex(letters: string): number {
  let index = 0;
  for (let i = 0; i < letters.length; i++) index = index * 26 + letters.charCodeAt(i) - 64;
  return index - 1;
}
