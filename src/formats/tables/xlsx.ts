import { readZipEntries, readZipEntry } from '../bytes/zip.ts';
import { withoutBreath, type SourceFile } from '../bytes/byte-stream.ts';
import { LIMITS } from '../bytes/limits.ts';
import { createMoment, readExcelSerial } from '../cells/moment.ts';
import { ImportError } from '../import-error.ts';
import { findHeaderRow } from './header-row.ts';
import {
  looksLikeTotal,
  uniqueColumnNames,
  type CellSink,
  type RowSink,
  type Table,
  type TableChoices,
} from './table.ts';
import { SheetReader, type SheetCell, type SheetRow } from './xlsx-sheet.ts';
import { readWorkbook, type Workbook } from './xlsx-workbook.ts';

const ROWS_LOOKED_AT = 200;

/**
 * Opens an XLSX workbook. The sheet is inflated and read row by row; a formula counts with the value that was stored with
 * it and is never computed. What the archive says of its size is checked before anything is inflated.
 * @throws ImportError damagedArchive, inflatesTooFar, encrypted, noSuchSheet, empty
 */
export async function openXlsx(file: SourceFile, choices: TableChoices): Promise<Table> {
  const workbook = await readWorkbook(file, await readZipEntries(file));
  const sheet =
    choices.sheet === undefined
      ? largestOf(workbook.sheets)
      : workbook.sheets.find(({ name }) => name === choices.sheet);
  if (!sheet) throw new ImportError('import.error.noSuchSheet', { file: file.name, sheet: choices.sheet ?? '' });
  const { rows, rowNumbers } = await readFirstRows(file, workbook, sheet);
  const header = headerIndex(rows, rowNumbers, choices);
  const columns = uniqueColumnNames(columnNames(rows, header));
  if (columns.length > LIMITS.columns) {
    throw new ImportError('import.error.tooManyColumns', { file: file.name, columns: columns.length });
  }
  const headerRow = header === null ? null : rowNumbers[header]!;
  return {
    columns,
    description: {
      format: 'xlsx',
      gzipped: false,
      encoding: null,
      delimiter: null,
      headerRow,
      sheet: sheet.name,
      sheets: workbook.sheets.map(({ name }) => name),
      declaredEpsg: null,
    },
    read: async (sink, task, stage) => {
      const reader = new SheetReader(workbook, (row, cells) => {
        if (row > (headerRow ?? 0)) handOver(cells, columns.length, sink, row, workbook.since1904);
      });
      for await (const { bytes, fraction } of readZipEntry(file, sheet.entry, task)) {
        if (reader.push(bytes) > 16 * LIMITS.recordBytes)
          throw new ImportError('import.error.damaged', { file: file.name });
        task.progress({ stage, fraction });
      }
      return { complete: true };
    },
  };
}

type Sheet = Workbook['sheets'][number];

/** Exports often put a cover sheet first: the sheet with most data is meant. */
const largestOf = (sheets: readonly Sheet[]): Sheet =>
  sheets.reduce((best, sheet) => (sheet.entry.inflatedBytes > best.entry.inflatedBytes ? sheet : best));

async function readFirstRows(file: SourceFile, workbook: Workbook, sheet: Sheet) {
  const rows: string[][] = [];
  const rowNumbers: number[] = [];
  const reader = new SheetReader(workbook, (row, cells) => {
    if (rows.length >= ROWS_LOOKED_AT) return;
    rowNumbers.push(row);
    rows.push(
      Array.from(cells, (cell) => (cell === undefined ? '' : cell.kind === 'text' ? cell.text : String(cell.value))),
    );
  });
  for await (const { bytes } of readZipEntry(file, sheet.entry, withoutBreath)) {
    reader.push(bytes);
    if (rows.length >= ROWS_LOOKED_AT) break;
  }
  if (!rows.some((row) => row.some((cell) => cell.trim() !== ''))) {
    throw new ImportError('import.error.empty', { file: file.name });
  }
  return { rows, rowNumbers };
}

function headerIndex(rows: readonly string[][], rowNumbers: readonly number[], choices: TableChoices): number | null {
  if (choices.headerRow === null) return null;
  if (choices.expectedColumns?.length || choices.headerRow === undefined)
    return findHeaderRow(rows, choices.expectedColumns);
  const index = rowNumbers.indexOf(choices.headerRow);
  return index >= 0 ? index : null;
}

function columnNames(rows: readonly string[][], header: number | null): string[] {
  if (header === null) return new Array<string>(Math.max(...rows.map((row) => row.length))).fill('');
  const names = [...rows[header]!];
  while (names.length > 1 && names.at(-1)!.trim() === '') names.pop();
  return names;
}

const isFilled = (cell: SheetCell | undefined): cell is SheetCell =>
  cell !== undefined && (cell.kind !== 'text' || cell.text.trim() !== '');

function handOver(cells: SheetRow, columns: number, sink: RowSink, row: number, since1904: boolean): void {
  const first = cells.find(isFilled);
  if (!first) return;
  sink.beginRow(row);
  for (let index = 0; index < Math.min(cells.length, columns); index++) {
    const cell = cells[index];
    const wanted = sink.cells[index];
    if (cell && wanted) giveCell(cell, wanted, since1904);
  }
  // A sheet leaves empty cells out, so a short row is not a broken one.
  const surplus = cells.slice(columns).some(isFilled) ? 1 : 0;
  sink.endRow(columns + surplus, first.kind === 'text' && looksLikeTotal(first.text));
}

const moment = createMoment();

function giveCell(cell: SheetCell, sink: CellSink, since1904: boolean): void {
  if (cell.kind === 'text') sink.text(cell.text);
  // A time without a date is a fraction of a day and stays a number.
  else if (cell.kind === 'date' && readExcelSerial(cell.value, since1904, moment))
    sink.moment(moment.ms, moment.precision, false);
  else sink.number(cell.value);
}
