import { parquetMetadataAsync, parquetScan, parquetSchema } from 'hyparquet';
import type { AsyncBuffer, DecodedArray, ParquetRowRange, SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { TimePrecision } from '../../domain/incident/incident-table.ts';
import { readGunzipped, readWhole, withoutBreath, type SourceFile } from '../bytes/byte-stream.ts';
import { LIMITS } from '../bytes/limits.ts';
import { ImportError } from '../import-error.ts';
import type { CellSink, RowSink, Table } from './table.ts';

/** Rows that are handed over between two breaths. */
const ROWS_PER_BREATH = 50_000;
/** Parts of the file that stand for all of it when everything would be too dear. */
const SAMPLED_PARTS = 3;

/** A point in time out of the file, kept apart from plain numbers. */
class TypedMoment {
  readonly ms: number;
  readonly precision: number;

  constructor(ms: number, precision: number) {
    this.ms = ms;
    this.precision = precision;
  }
}

const parsers = {
  timestampFromMilliseconds: (value: bigint) => new TypedMoment(Number(value), TimePrecision.minute),
  timestampFromMicroseconds: (value: bigint) => new TypedMoment(Number(value / 1000n), TimePrecision.minute),
  timestampFromNanoseconds: (value: bigint) => new TypedMoment(Number(value / 1_000_000n), TimePrecision.minute),
  dateFromDays: (days: number) => new TypedMoment(days * 86_400_000, TimePrecision.day),
};

/**
 * Opens a Parquet file. Only the columns that are asked for are read, a part of a row group at a time.
 * @throws ImportError damaged, empty, tooManyColumns
 */
export async function openParquet(file: SourceFile, gzipped: boolean): Promise<Table> {
  const data = gzipped
    ? new Blob([(await readWhole(readGunzipped(file, withoutBreath), file.name)) as Uint8Array<ArrayBuffer>])
    : file;
  const buffer: AsyncBuffer = { byteLength: data.size, slice: (start, end) => data.slice(start, end).arrayBuffer() };
  const metadata = await parquetMetadataAsync(buffer, { geoparquet: false });
  const fields = parquetSchema(metadata).children.filter((field) => field.children.length === 0);
  const columns = fields.map(({ element }) => element.name);
  if (Number(metadata.num_rows) === 0) throw new ImportError('import.error.empty', { file: file.name });
  if (columns.length > LIMITS.columns)
    throw new ImportError('import.error.tooManyColumns', { file: file.name, columns: columns.length });
  const instants = fields.map(({ element }) => isInstant(element));
  return {
    columns,
    description: {
      format: 'parquet',
      gzipped,
      encoding: null,
      delimiter: null,
      headerRow: null,
      sheet: null,
      sheets: [],
      declaredEpsg: null,
    },
    read: async (sink, task, stage, sampleOnly = false) => {
      const wanted = columns.filter((_, index) => sink.cells[index]);
      const scan = await parquetScan({
        file: buffer,
        metadata,
        columns: wanted,
        compressors,
        parsers,
        geoparquet: false,
      });
      const parts = sampleOnly ? spread(scan.ranges, SAMPLED_PARTS) : scan.ranges;
      for (const [done, { rowStart, rowEnd }] of parts.entries()) {
        await task.breathe();
        const values: (DecodedArray | null)[] = [];
        for (const [index, column] of columns.entries()) {
          values.push(sink.cells[index] ? await scan.readColumn({ column, rowStart, rowEnd }) : null);
        }
        for (let from = 0; from < rowEnd - rowStart; from += ROWS_PER_BREATH) {
          handOver(values, instants, from, Math.min(from + ROWS_PER_BREATH, rowEnd - rowStart), rowStart, sink);
          await task.breathe();
        }
        task.progress({ stage, fraction: (done + 1) / parts.length });
      }
      return { complete: parts.length === scan.ranges.length };
    },
  };
}

/** Timestamps that are marked as adjusted to UTC are instants; the others are wall clock. */
function isInstant({ converted_type, logical_type }: SchemaElement): boolean {
  if (logical_type?.type === 'TIMESTAMP') return logical_type.isAdjustedToUTC;
  return converted_type === 'TIMESTAMP_MILLIS' || converted_type === 'TIMESTAMP_MICROS';
}

/** First, last and those evenly between. */
function spread(ranges: readonly ParquetRowRange[], count: number): readonly ParquetRowRange[] {
  if (ranges.length <= count) return ranges;
  return Array.from({ length: count }, (_, k) => ranges[Math.round((k * (ranges.length - 1)) / (count - 1))]!);
}

/** Rows [from, to) of a part that begins at file row `rowStart`. */
function handOver(
  values: readonly (DecodedArray | null)[],
  instants: readonly boolean[],
  from: number,
  to: number,
  rowStart: number,
  sink: RowSink,
): void {
  for (let i = from; i < to; i++) {
    sink.beginRow(rowStart + i + 1);
    for (let k = 0; k < values.length; k++) {
      const column = values[k];
      const cell = sink.cells[k];
      if (column && cell) giveValue(column[i] as unknown, instants[k]!, cell);
    }
    sink.endRow(values.length, false);
  }
}

function giveValue(value: unknown, isInstant: boolean, cell: CellSink): void {
  if (typeof value === 'string') cell.text(value);
  else if (typeof value === 'number') cell.number(value);
  else if (typeof value === 'bigint') cell.number(Number(value));
  else if (value instanceof TypedMoment) cell.moment(value.ms, value.precision, isInstant);
  else if (typeof value === 'boolean') cell.text(String(value));
}
