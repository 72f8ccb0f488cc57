import { MethodInputError, requireFinite, requirePositive, requireSameLength } from '../method-record.ts';
import { extentOf } from '../point-grid/extent.ts';

/** Points sorted into the occupied cells of a square lattice, row by row; empty cells take no memory. */
export interface CellTable {
  readonly n: number;
  readonly cells: number;
  /** First sorted point of each cell; cells + 1 long. */
  readonly starts: Uint32Array;
  /** Coordinates in sorted order, and the index of each sorted point in the caller's arrays. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly order: Uint32Array;
  /**
   * The cells within two rows and two columns of each cell: five runs of cells, one a row from south to north, each as
   * [first, end); ten numbers a cell. As cells are sorted, each run is also one run of sorted points.
   */
  readonly runs: Uint32Array;
}

/** Sorts points into cells of the given side. Errors: `method.error.notFinite`, `method.error.tooWide`. */
export function createCellTable(x: ArrayLike<number>, y: ArrayLike<number>, side: number): CellTable {
  const n = requireSameLength(x, y);
  requireFinite(x, 'x');
  requireFinite(y, 'y');
  requirePositive(side, 'side');
  const { keys, width } = keysOf(x, y, side);
  const cellKeys = uniqueSorted(keys);
  const cells = cellKeys.length;
  const cellOf = new Uint32Array(n);
  for (let i = 0; i < n; i++) cellOf[i] = lowerBound(cellKeys, keys[i]!);
  return { n, cells, ...sortByCell(x, y, cellOf, cells), runs: runsAround(cellKeys, width) };
}

/** One whole number a point: row × width + column, with a gap of empty columns so that rows do not run together. */
function keysOf(x: ArrayLike<number>, y: ArrayLike<number>, side: number) {
  const n = x.length;
  const { minX, minY, maxX, maxY } = extentOf(x, y);
  const width = Math.floor((maxX - minX) / side) + 5;
  if (width * ((maxY - minY) / side + 5) > Number.MAX_SAFE_INTEGER)
    throw new MethodInputError('method.error.tooWide', { side });
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) keys[i] = Math.floor((y[i]! - minY) / side) * width + Math.floor((x[i]! - minX) / side);
  return { keys, width };
}

function uniqueSorted(keys: Float64Array): Float64Array {
  const sorted = keys.slice().sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i]!;
  return sorted.subarray(0, count);
}

function lowerBound(sorted: Float64Array, key: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortByCell(x: ArrayLike<number>, y: ArrayLike<number>, cellOf: Uint32Array, cells: number) {
  const n = cellOf.length;
  const starts = new Uint32Array(cells + 1);
  for (let i = 0; i < n; i++) starts[cellOf[i]! + 1]!++;
  for (let c = 0; c < cells; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice();
  const sorted = { x: new Float64Array(n), y: new Float64Array(n), order: new Uint32Array(n) };
  for (let i = 0; i < n; i++) {
    const place = next[cellOf[i]!]!++;
    sorted.x[place] = x[i]!;
    sorted.y[place] = y[i]!;
    sorted.order[place] = i;
  }
  return { starts, ...sorted };
}

/** Runs of neighbour cells: both ends of each of the five windows only move forward, so one pass finds them all. */
function runsAround(cellKeys: Float64Array, width: number): Uint32Array {
  const cells = cellKeys.length;
  const runs = new Uint32Array(cells * 10);
  for (let row = 0; row < 5; row++) {
    let first = 0;
    let end = 0;
    for (let cell = 0; cell < cells; cell++) {
      const centre = cellKeys[cell]! + (row - 2) * width;
      while (first < cells && cellKeys[first]! < centre - 2) first++;
      while (end < cells && cellKeys[end]! <= centre + 2) end++;
      runs[cell * 10 + row * 2] = first;
      runs[cell * 10 + row * 2 + 1] = end;
    }
  }
  return runs;
}
