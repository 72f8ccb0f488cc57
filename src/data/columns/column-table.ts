import type { Table, Vector } from 'apache-arrow';

/** A result as plain columns: numbers with NaN for "unknown", texts with null. */
export interface ColumnTable {
  readonly length: number;
  /** @throws RangeError when the result has no such column */
  numbers(name: string): Float64Array;
  texts(name: string): (string | null)[];
}

/** Copies what is asked for out of an Arrow table, so that the engine's memory is not held. */
export function columnTable(table: Table): ColumnTable {
  const column = (name: string): Vector => {
    const found = table.getChild(name);
    if (!found) throw new RangeError(`no column ${name}`);
    return found;
  };
  return {
    length: table.numRows,
    numbers(name) {
      const vector = column(name);
      return Float64Array.from({ length: table.numRows }, (_, i) => {
        const value = vector.get(i) as number | bigint | null;
        return value === null ? NaN : Number(value);
      });
    },
    texts(name) {
      const vector = column(name);
      return Array.from({ length: table.numRows }, (_, i) => vector.get(i) as string | null);
    },
  };
}
