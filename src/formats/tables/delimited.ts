import { encodeText } from '../cells/text.ts';
import {
  readGunzipped,
  readHead,
  readSlices,
  withoutBreath,
  type Chunk,
  type SourceFile,
} from '../bytes/byte-stream.ts';
import { LIMITS } from '../bytes/limits.ts';
import { ImportError } from '../import-error.ts';
import type { ReadTask } from '../task.ts';
import { findDelimiter, findEncoding, readRecords } from './delimited-dialect.ts';
import { RecordScanner, unquote } from './delimited-records.ts';
import { findHeaderRow } from './header-row.ts';
import { looksLikeTotal, uniqueColumnNames, type RowSink, type Table, type TableChoices } from './table.ts';

const HEAD_BYTES = LIMITS.recordBytes + 1;
/** Extra fields that are looked at to see whether they are blank. */
const SPARE_FIELDS = 64;

type Utf16 = 'utf-16le' | 'utf-16be';

/** UTF-16 by its mark, or by zero bytes at every other place. */
export function findUtf16(head: Uint8Array): Utf16 | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const length = Math.min(head.length & ~1, 2048);
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  if (odd > length * 0.4 && even < length * 0.05) return 'utf-16le';
  return even > length * 0.4 && odd < length * 0.05 ? 'utf-16be' : null;
}

/** UTF-16 text as UTF-8 bytes, so that the rest needs to know one kind of text only. */
async function* asUtf8(stream: AsyncIterable<Chunk>, encoding: Utf16): AsyncGenerator<Chunk> {
  const decoder = new TextDecoder(encoding);
  for await (const { bytes, fraction } of stream) {
    yield { bytes: encodeText(decoder.decode(bytes, { stream: true })), fraction };
  }
  yield { bytes: encodeText(decoder.decode()), fraction: 1 };
}

/**
 * Opens delimited text (CSV, TSV and kin, also gzipped): finds encoding, delimiter and header row from the first megabyte.
 * @throws ImportError empty, lineTooLong
 */
export async function openDelimited(file: SourceFile, gzipped: boolean, choices: TableChoices): Promise<Table> {
  const raw = (task: Pick<ReadTask, 'breathe'>) => (gzipped ? readGunzipped(file, task) : readSlices(file, task));
  const utf16 = findUtf16(await readHead(raw(withoutBreath), 4096));
  const stream = (task: Pick<ReadTask, 'breathe'>) => (utf16 ? asUtf8(raw(task), utf16) : raw(task));
  const head = withoutMark(await readHead(stream(withoutBreath), HEAD_BYTES));
  const isWholeFile = head.length < HEAD_BYTES - 3;
  if (!isWholeFile && !head.includes(0x0a) && !head.includes(0x0d)) throw lineTooLong(file, 1);

  const encoding = choices.encoding ?? 'auto';
  const delimiter = choices.delimiter ?? findDelimiter(head, isWholeFile);
  const records = readRecords(head, isWholeFile, delimiter, encoding);
  if (!records.some((record) => record.some((cell) => cell.trim() !== ''))) {
    throw new ImportError('import.error.empty', { file: file.name });
  }
  const header = headerOf(records, choices);
  const columns = uniqueColumnNames(columnNames(records, header));
  if (columns.length > LIMITS.columns)
    throw new ImportError('import.error.tooManyColumns', { file: file.name, columns: columns.length });
  const firstRow = header === null ? 1 : header + 2;
  return {
    columns,
    description: {
      format: 'delimited',
      gzipped,
      encoding: utf16 ? 'utf-16' : findEncoding(head),
      delimiter,
      headerRow: header === null ? null : header + 1,
      sheet: null,
      sheets: [],
      declaredEpsg: null,
    },
    read: async (sink, task, stage) => {
      await readRows(file.name, stream(task), delimiter, firstRow, columns.length, sink, task, stage);
      return { complete: true };
    },
  };
}

function headerOf(records: readonly (readonly string[])[], choices: TableChoices): number | null {
  const { headerRow, expectedColumns } = choices;
  if (headerRow === null) return null;
  if (expectedColumns && expectedColumns.length > 0) return findHeaderRow(records, expectedColumns);
  if (headerRow !== undefined) return headerRow - 1;
  return findHeaderRow(records);
}

/** Names from the header row; without one, as many numbered columns as the widest of the first rows has. */
function columnNames(records: readonly (readonly string[])[], header: number | null): string[] {
  if (header === null) return new Array<string>(Math.max(...records.map((record) => record.length))).fill('');
  const names = [...(records[header] ?? [])];
  while (names.length > 1 && names.at(-1)!.trim() === '') names.pop();
  return names;
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

const lineTooLong = (file: SourceFile | { name: string }, row: number) =>
  new ImportError('import.error.lineTooLong', {
    file: file.name,
    row,
    kilobytes: Math.round(LIMITS.recordBytes / 1024),
  });

async function readRows(
  fileName: string,
  stream: AsyncIterable<Chunk>,
  delimiter: string,
  firstRow: number,
  columns: number,
  sink: RowSink,
  task: ReadTask,
  stage: string,
): Promise<void> {
  const scanner = new RecordScanner(columns + SPARE_FIELDS, delimiter.charCodeAt(0));
  let row = 0;
  const take = () => {
    row++;
    if (row >= firstRow) handOver(scanner, columns, sink, row);
    return true;
  };
  let rest: Uint8Array = new Uint8Array(0);
  let isFirst = true;
  const scan = (bytes: Uint8Array, isLast: boolean) => {
    const end = scanner.scan(bytes, 0, bytes.length, isLast, take);
    rest = bytes.subarray(end);
    if (rest.length > LIMITS.recordBytes) throw lineTooLong({ name: fileName }, row + 1);
  };
  for await (const { bytes, fraction } of stream) {
    const fresh = isFirst ? withoutMark(bytes) : bytes;
    isFirst = false;
    scan(rest.length === 0 ? fresh : concatenate(rest, fresh), false);
    task.progress({ stage, fraction });
  }
  scan(rest, true);
  if (scanner.unclosed) throw new ImportError('import.error.unclosedQuote', { file: fileName, row });
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Hands the fields of one record to the columns that want them; blank lines are no rows. */
function handOver(scanner: RecordScanner, columns: number, sink: RowSink, row: number): void {
  const { buffer, count, starts, ends, escaped } = scanner;
  if (count === 1 && isBlank(buffer, starts[0]!, ends[0]!)) return;
  sink.beginRow(row);
  const present = Math.min(count, columns);
  for (let k = 0; k < present; k++) {
    const cell = sink.cells[k];
    if (!cell) continue;
    if (escaped[k]) {
      const bytes = unquote(buffer, starts[k]!, ends[k]!);
      cell.bytes(bytes, 0, bytes.length);
    } else {
      cell.bytes(buffer, starts[k]!, ends[k]!);
    }
  }
  sink.endRow(count > columns ? columns + surplus(scanner, columns) : count, isTotals(scanner));
}

function isBlank(buffer: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (buffer[i] !== 0x20 && buffer[i] !== 0x09) return false;
  return true;
}

/** 1 when a field behind the last column holds something. */
function surplus({ buffer, count, starts, ends }: RecordScanner, columns: number): 0 | 1 {
  for (let k = columns; k < count; k++) {
    if (k >= starts.length || !isBlank(buffer, starts[k]!, ends[k]!)) return 1;
  }
  return 0;
}

/** First letters of "totaal", "subtotal", "eindtotaal", "grand total", "som" and "sum", both cases, as a quick look. */
const FIRST_LETTERS = new Set([...'TtSsEeGg'].map((letter) => letter.charCodeAt(0)));

function isTotals({ buffer, count, starts, ends }: RecordScanner): boolean {
  for (let k = 0; k < Math.min(count, starts.length); k++) {
    let start = starts[k]!;
    const end = ends[k]!;
    while (start < end && buffer[start]! <= 0x20) start++;
    if (start === end) continue;
    if (!FIRST_LETTERS.has(buffer[start]!) || end - start > 24) return false;
    return looksLikeTotal(String.fromCharCode(...buffer.subarray(start, end)));
  }
  return false;
}
