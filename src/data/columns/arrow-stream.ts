import {
  Float64,
  Int32,
  makeData,
  Table,
  tableToIPC,
  Uint16,
  Uint32,
  Uint8,
  Utf8,
  Vector,
  type Data,
} from 'apache-arrow';

/**
 * A column on its way into the engine. NaN in a Float64Array and `missing` (-1 by custom) in an Int32Array become null;
 * other typed arrays have no nulls.
 */
export type SourceColumn =
  Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array | readonly (string | null)[];

/** The value of an Int32Array that stands for "none". */
export const MISSING = -1;

/**
 * Columns of one length as an Arrow IPC stream. Built with `makeData` on typed arrays only: Arrow's builders make code
 * from text, which the content security policy refuses.
 */
export function encodeArrowStream(columns: Readonly<Record<string, SourceColumn>>): Uint8Array {
  const vectors = Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, new Vector([dataOf(values)])]),
  );
  return tableToIPC(new Table(vectors), 'stream');
}

function dataOf(values: SourceColumn): Data {
  const { length } = values;
  if (values instanceof Float64Array)
    return makeData({
      type: new Float64(),
      length,
      data: values,
      ...validity(length, (i) => !Number.isNaN(values[i])),
    });
  if (values instanceof Int32Array)
    return makeData({ type: new Int32(), length, data: values, ...validity(length, (i) => values[i] !== MISSING) });
  if (values instanceof Uint32Array) return makeData({ type: new Uint32(), length, data: values, nullCount: 0 });
  if (values instanceof Uint16Array) return makeData({ type: new Uint16(), length, data: values, nullCount: 0 });
  if (values instanceof Uint8Array) return makeData({ type: new Uint8(), length, data: values, nullCount: 0 });
  return textData(values);
}

function textData(values: readonly (string | null)[]): Data {
  const { length } = values;
  const encoder = new TextEncoder();
  const parts = values.map((text) => encoder.encode(text ?? ''));
  const valueOffsets = new Int32Array(length + 1);
  parts.forEach((part, i) => (valueOffsets[i + 1] = valueOffsets[i]! + part.length));
  const data = new Uint8Array(valueOffsets[length]!);
  parts.forEach((part, i) => data.set(part, valueOffsets[i]));
  return makeData({
    type: new Utf8(),
    length,
    valueOffsets,
    data,
    ...validity(length, (i) => values[i] !== null),
  });
}

/** Arrow's bitmap of what is known, least significant bit first; left out where nothing is missing. */
function validity(length: number, isKnown: (i: number) => boolean): { nullCount: number; nullBitmap?: Uint8Array } {
  let nullCount = 0;
  const nullBitmap = new Uint8Array(Math.ceil(length / 8));
  for (let i = 0; i < length; i++) {
    if (isKnown(i)) nullBitmap[i >> 3]! |= 1 << (i & 7);
    else nullCount++;
  }
  return nullCount === 0 ? { nullCount } : { nullCount, nullBitmap };
}
