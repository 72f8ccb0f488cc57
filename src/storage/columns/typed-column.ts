import { StorageError } from '../storage-error.ts';
import { gunzip, gzip } from './gzip.ts';

export type TypedColumn = Float64Array | Uint8Array | Uint16Array | Int16Array | Uint32Array;

const CONSTRUCTORS = {
  float64: Float64Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  uint32: Uint32Array,
} as const;

export type ColumnType = keyof typeof CONSTRUCTORS;

/** A column as it lies in a file: values little-endian, bytes shuffled (all first bytes, all second bytes, …), gzipped. */
export interface EncodedColumn {
  readonly type: ColumnType;
  /** Number of values. */
  readonly length: number;
  readonly bytes: Uint8Array;
}

/** A larger column cannot lie in the memory of one tab; a file that claims one is damaged or hostile. */
const MAXIMUM_BYTES = 2 ** 31 - 1;

/** Name of the type of a typed array. */
export function columnTypeOf(column: TypedColumn): ColumnType {
  for (const [type, constructor] of Object.entries(CONSTRUCTORS)) {
    if (column instanceof constructor) return type as ColumnType;
  }
  throw new TypeError('not a column type of the project file');
}

export const isColumnType = (name: unknown): name is ColumnType => typeof name === 'string' && name in CONSTRUCTORS;

/**
 * Compresses a column. Shuffling the bytes first (as HDF5 and Blosc do) puts the like bytes of neighbouring values
 * together: gzip is then two to four times faster on times and coordinates, and times shrink tenfold.
 */
export async function encodeColumn(column: TypedColumn): Promise<EncodedColumn> {
  const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  const shuffled = shuffle(bytes, column.BYTES_PER_ELEMENT);
  return { type: columnTypeOf(column), length: column.length, bytes: await gzip(shuffled) };
}

/** The column again, bit by bit. Throws a StorageError when the bytes do not hold exactly `length` values. */
export async function decodeColumn({ type, length, bytes }: EncodedColumn): Promise<TypedColumn> {
  const Column = CONSTRUCTORS[type];
  const size = length * Column.BYTES_PER_ELEMENT;
  if (!Number.isInteger(length) || length < 0 || size > MAXIMUM_BYTES) {
    throw new StorageError('storage.error.damagedRows', { part: type });
  }
  const shuffled = await gunzip(bytes, size);
  if (!shuffled) throw new StorageError('storage.error.damagedRows', { part: type });
  return new Column(unshuffle(shuffled, Column.BYTES_PER_ELEMENT).buffer);
}

function shuffle(bytes: Uint8Array, width: number): Uint8Array {
  if (width === 1) return bytes;
  const values = bytes.length / width;
  const out = new Uint8Array(bytes.length);
  for (let byte = 0; byte < width; byte++) {
    for (let i = 0, from = byte, to = byte * values; i < values; i++, from += width) out[to + i] = bytes[from]!;
  }
  return out;
}

function unshuffle(bytes: Uint8Array<ArrayBuffer>, width: number): Uint8Array<ArrayBuffer> {
  if (width === 1) return bytes;
  const values = bytes.length / width;
  const out = new Uint8Array(bytes.length);
  for (let byte = 0; byte < width; byte++) {
    for (let i = 0, to = byte, from = byte * values; i < values; i++, to += width) out[to] = bytes[from + i]!;
  }
  return out;
}
