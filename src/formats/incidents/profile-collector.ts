import { ByteDictionary, NO_CODE, OVERFULL } from '../cells/byte-dictionary.ts';
import { decodeText, type TextEncodingChoice } from '../cells/text.ts';
import type { CellSink, RowSink } from '../tables/table.ts';

/** A date that the file types as such. */
export interface TypedDate {
  readonly ms: number;
  readonly precision: number;
  readonly isInstant: boolean;
}
/** A cell of a sampled row; null where it is blank. */
export type SampledCell = string | number | TypedDate | null;

/** Values of a column that are counted before it is taken as one with a value of its own for every row. */
const MOST_DISTINCT = 1000;
const MOST_SAMPLED = 2000;

/** Counts and samples one column. */
export class ColumnCollector implements CellSink {
  readonly name: string;
  filled = 0;
  readonly sample: SampledCell[] = [];
  /** Rows by value; null once there are too many values. */
  counts: number[] | null = [];
  isSampling = true;
  private cell: SampledCell = null;
  private readonly dictionary: ByteDictionary;
  private readonly encoding: TextEncodingChoice;

  constructor(name: string, encoding: TextEncodingChoice) {
    this.name = name;
    this.encoding = encoding;
    this.dictionary = new ByteDictionary(MOST_DISTINCT, encoding);
  }

  get texts(): readonly string[] {
    return this.dictionary.texts;
  }
  bytes(buffer: Uint8Array, start: number, end: number): void {
    if (start === end) return;
    if (this.counts && !this.count(this.dictionary.codeOf(buffer, start, end))) return;
    if (!this.counts) this.filled++;
    if (this.isSampling) this.cell = decodeText(buffer, start, end, this.encoding).trim() || null;
  }
  text(value: string): void {
    if (value === '') return;
    if (this.counts && !this.count(this.dictionary.codeOfString(value))) return;
    if (!this.counts) this.filled++;
    if (this.isSampling) this.cell = value.trim() || null;
  }
  number(value: number): void {
    if (!Number.isFinite(value)) return;
    if (this.counts) this.count(this.dictionary.codeOfString(String(value)));
    else this.filled++;
    if (this.isSampling) this.cell = value;
  }
  moment(ms: number, precision: number, isInstant: boolean): void {
    this.filled++;
    this.counts = null;
    if (this.isSampling) this.cell = { ms, precision, isInstant };
  }
  endRow(): void {
    if (this.isSampling) this.sample.push(this.cell);
    this.cell = null;
  }
  /** Drops every other sampled row. */
  thin(): void {
    this.sample.forEach((cell, index) => {
      if (index % 2 === 0) this.sample[index / 2] = cell;
    });
    this.sample.length = Math.ceil(this.sample.length / 2);
  }
  /** Counts a value; false when the cell is blank. */
  private count(code: number): boolean {
    if (code === NO_CODE) return false;
    this.filled++;
    if (code === OVERFULL) this.counts = null;
    else this.counts![code] = (this.counts![code] ?? 0) + 1;
    return true;
  }
}

/**
 * Reads a table once for its profile: counts the rows and the values of columns that have few, and keeps every k-th row
 * as a sample that is spread over the whole file. What it holds leaves it only through the profile.
 */
export class ProfileCollector implements RowSink {
  readonly cells: readonly ColumnCollector[];
  rows = 0;
  /** Rows that call themselves a total; they are not counted and not sampled. */
  totals = 0;
  private stride = 1;

  constructor(columns: readonly string[], encoding: TextEncodingChoice) {
    this.cells = columns.map((name) => new ColumnCollector(name, encoding));
  }
  beginRow(): void {
    const isSampling = this.rows % this.stride === 0;
    for (const column of this.cells) column.isSampling = isSampling;
  }
  endRow(_present: number, totals: boolean): void {
    this.rows++;
    if (totals) this.totals++;
    for (const column of this.cells) column.endRow();
    if ((this.cells[0]?.sample.length ?? 0) < MOST_SAMPLED) return;
    for (const column of this.cells) column.thin();
    this.stride *= 2;
  }
}
