import { hashNumbers, tableSize } from './number-hash.ts';

/** Rows that share exactly one coordinate, named by the first of them. */
export interface CoordinateGroups {
  /** For each row the first row on the same coordinate; -1 without a place. */
  readonly firstOf: Int32Array;
  /** Number of rows of the group whose first row this is; 0 for every other row. */
  readonly counts: Int32Array;
  readonly coordinates: number;
  readonly located: number;
}

/** Groups rows by their exact coordinate. */
export function groupByCoordinate(x: Float64Array, y: Float64Array): CoordinateGroups {
  const { length } = x;
  const slots = new Int32Array(tableSize(length)).fill(-1);
  const mask = slots.length - 1;
  const firstOf = new Int32Array(length).fill(-1);
  const counts = new Int32Array(length);
  let coordinates = 0;
  let located = 0;
  for (let i = 0; i < length; i++) {
    const px = x[i]!;
    const py = y[i]!;
    if (Number.isNaN(px)) continue;
    located++;
    let slot = hashNumbers(px, py) & mask;
    let first = slots[slot]!;
    while (first >= 0 && (x[first] !== px || y[first] !== py)) {
      slot = (slot + 1) & mask;
      first = slots[slot]!;
    }
    if (first < 0) {
      slots[slot] = first = i;
      coordinates++;
    }
    firstOf[i] = first;
    counts[first]!++;
  }
  return { firstOf, counts, coordinates, located };
}
