import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { SourceFile } from '../../src/formats/bytes/byte-stream.ts';
import { ImportError, type ImportErrorDetails } from '../../src/formats/import-error.ts';
import { openTable } from '../../src/formats/tables/registry.ts';
import type { CellSink, Table, TableChoices } from '../../src/formats/tables/table.ts';
import { decodeText } from '../../src/formats/cells/text.ts';
import type { ReadTask } from '../../src/formats/task.ts';

export const quietTask: ReadTask = { progress: () => undefined, breathe: () => Promise.resolve() };

/** A file as the browser would hand it over. */
export function fileOf(content: string | Uint8Array | readonly Uint8Array[], name = 'test.csv'): SourceFile {
  const parts = typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
  return new File(parts as BlobPart[], name);
}

export const fileAt = (path: string): SourceFile => fileOf(new Uint8Array(readFileSync(path)), basename(path));

/** Every cell as text, blank where there is none. */
export async function readCells(table: Table): Promise<string[][]> {
  const rows: string[][] = [];
  let row: string[] = [];
  const sinkOf = (index: number): CellSink => ({
    bytes: (buffer, start, end) => void (row[index] = decodeText(buffer, start, end, 'auto')),
    number: (value) => void (row[index] = String(value)),
    text: (value) => void (row[index] = value),
    moment: (ms) => void (row[index] = new Date(ms).toISOString()),
  });
  const sink = {
    cells: table.columns.map((_, index) => sinkOf(index)),
    beginRow: () => void (row = table.columns.map(() => '')),
    endRow: () => void rows.push(row),
  };
  await table.read(sink, quietTask, 'test');
  return rows;
}

export async function readTable(file: SourceFile, choices?: TableChoices) {
  const table = await openTable(file, choices);
  return { columns: table.columns, description: table.description, rows: await readCells(table) };
}

/** What an import ended in; fails when it is anything but an ImportError. */
export async function errorOf(work: Promise<unknown>): Promise<ImportErrorDetails> {
  try {
    await work;
  } catch (cause) {
    if (cause instanceof ImportError) return cause.details;
    throw cause;
  }
  throw new Error('no error');
}
