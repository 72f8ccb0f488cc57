import type { ReadTask } from '../task.ts';
import type { TextEncodingChoice } from '../cells/text.ts';

export type TableFormat = 'delimited' | 'xlsx' | 'geojson' | 'parquet';

/**
 * Takes the cells of one column, one a row, in the order of the rows. A reader calls the method that fits what the file
 * holds; text comes as bytes, so that hot columns need no strings. A cell that is not there gets no call.
 */
export interface CellSink {
  /** Text, without quotes: bytes [start, end) in UTF-8 or another ASCII-compatible encoding. Valid during the call. */
  bytes(buffer: Uint8Array, start: number, end: number): void;
  number(value: number): void;
  text(value: string): void;
  /** A date that the file types as such: wall clock as epoch ms, or an instant. */
  moment(ms: number, precision: number, isInstant: boolean): void;
}

/** Takes a table row by row. */
export interface RowSink {
  /** One a column of the table; null where the column must not be read at all. */
  readonly cells: readonly (CellSink | null)[];
  /** Called before the cells of a row; `row` counts from 1 as a spreadsheet does, header and titles included. */
  beginRow(row: number): void;
  /** Called after them. `present` = number of leading columns that the row has; `totals` = it calls itself a total. */
  endRow(present: number, totals: boolean): void;
}

/** How a file was understood; what can be chosen differently stands in `TableChoices`. */
export interface TableDescription {
  readonly format: TableFormat;
  readonly gzipped: boolean;
  /** Found encoding of a text file. */
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252' | 'mixed' | null;
  readonly delimiter: string | null;
  /** Row of the header, counted from 1; null = the file has none. */
  readonly headerRow: number | null;
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  /** EPSG code that the file states itself. */
  readonly declaredEpsg: number | null;
}

/** Readings that a user or recipe fixes; what is left out is found. */
export interface TableChoices {
  readonly delimiter?: string | undefined;
  readonly encoding?: TextEncodingChoice | undefined;
  /** null = the first row is data. */
  readonly headerRow?: number | null | undefined;
  readonly sheet?: string | undefined;
  /** Names that the header must have: with them the header row is found again in next month's file. */
  readonly expectedColumns?: readonly string[] | undefined;
}

/** A file opened as a table. It may be read more than once. */
export interface Table {
  readonly description: TableDescription;
  /** Unique names, in the order of the file. */
  readonly columns: readonly string[];
  /**
   * Hands rows to `sink`. With `sampleOnly` a reader for which reading everything is dear may hand over a spread part.
   * @returns whether every row was handed over.
   * @throws ImportError
   */
  read(sink: RowSink, task: ReadTask, stage: string, sampleOnly?: boolean): Promise<{ readonly complete: boolean }>;
}

/** Names made unique ("datum", "datum (2)") and given to columns without one ("#3"). */
export function uniqueColumnNames(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((raw, index) => {
    const name = raw.replace(/\s+/g, ' ').trim() || `#${index + 1}`;
    let unique = name;
    for (let count = 2; seen.has(unique); count++) unique = `${name} (${count})`;
    seen.add(unique);
    return unique;
  });
}

const TOTAL = /^(sub|eind)?(totaal|totalen|total|totals)\b|^(grand|sub)[ -]total\b|^(som|sum)\s*:?$/i;

/** Whether the first filled cell of a row says that it is a row of totals. */
export const looksLikeTotal = (text: string): boolean => TOTAL.test(text.trim());
