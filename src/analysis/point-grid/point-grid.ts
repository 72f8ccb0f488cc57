import { requireFinite, requirePositive, requireSameLength } from '../method-record.ts';
import { extentOf } from './extent.ts';

/**
 * Points sorted into square buckets, so that everything within `reach` of a point lies in its own bucket and the eight
 * around it. Three buckets side by side are one run of the sorted arrays, so a search reads three runs of memory.
 */
export interface PointGrid {
  readonly n: number;
  /** Largest distance that a 3 × 3 search covers; at most the side of a bucket. */
  readonly reach: number;
  readonly side: number;
  readonly originX: number;
  readonly originY: number;
  readonly columns: number;
  readonly rows: number;
  /** First sorted point of each bucket (row-major, columns + 2 wide and rows + 2 high: a rim of empty buckets). */
  readonly starts: Uint32Array;
  /** Coordinates in sorted order. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Index of each sorted point in the caller's arrays. */
  readonly order: Uint32Array;
  /** Bucket of each sorted point. */
  readonly bucket: Uint32Array;
}

/**
 * Sorts points into buckets of at least `reach`. Buckets grow where the extent is so wide that there would be more
 * than four buckets a point; searches stay exact. Throws `method.error.notFinite` on a missing coordinate.
 */
export function createPointGrid(x: ArrayLike<number>, y: ArrayLike<number>, reach: number): PointGrid {
  const n = requireSameLength(x, y);
  requireFinite(x, 'x');
  requireFinite(y, 'y');
  requirePositive(reach, 'reach');
  const { side, originX, originY, columns, rows } = layOut(x, y, reach);
  const width = columns + 2;
  const unsorted = new Uint32Array(n);
  const starts = new Uint32Array(width * (rows + 2) + 1);
  for (let i = 0; i < n; i++) {
    const column = Math.min(columns - 1, Math.floor((x[i]! - originX) / side));
    const row = Math.min(rows - 1, Math.floor((y[i]! - originY) / side));
    const bucket = (row + 1) * width + column + 1;
    unsorted[i] = bucket;
    starts[bucket + 1]!++;
  }
  for (let b = 1; b < starts.length; b++) starts[b]! += starts[b - 1]!;
  const next = starts.slice();
  const grid = { n, reach, side, originX, originY, columns, rows, starts };
  const sorted = {
    x: new Float64Array(n),
    y: new Float64Array(n),
    order: new Uint32Array(n),
    bucket: new Uint32Array(n),
  };
  for (let i = 0; i < n; i++) {
    const bucket = unsorted[i]!;
    const place = next[bucket]!++;
    sorted.x[place] = x[i]!;
    sorted.y[place] = y[i]!;
    sorted.order[place] = i;
    sorted.bucket[place] = bucket;
  }
  return { ...grid, ...sorted };
}

function layOut(x: ArrayLike<number>, y: ArrayLike<number>, reach: number) {
  const { minX, minY, maxX, maxY } = extentOf(x, y);
  // A hair wider than the reach, so that rounding in the division never puts a neighbour two buckets away.
  let side = reach * (1 + 1e-9);
  const most = 4 * x.length + 16;
  const buckets = (s: number) => (Math.floor((maxX - minX) / s) + 1) * (Math.floor((maxY - minY) / s) + 1);
  while (buckets(side) > most) side *= 1.5;
  return {
    side,
    originX: minX,
    originY: minY,
    columns: Math.floor((maxX - minX) / side) + 1,
    rows: Math.floor((maxY - minY) / side) + 1,
  };
}

/**
 * The largest double whose square root is at most `radius`, so that `squared <= squaredLimit(radius)` answers exactly
 * as `distance <= radius` does, without a root for each pair.
 */
export function squaredLimit(radius: number): number {
  // Three quarters of the machine epsilon, relative, move a double to its neighbour.
  const step = 0.75 * Number.EPSILON;
  let limit = radius * radius;
  while (Math.sqrt(limit) > radius) limit -= limit * step;
  while (Math.sqrt(limit + limit * step) <= radius) limit += limit * step;
  return limit;
}

/**
 * Calls `visit(place, squaredDistance)` for each sorted point within `radius` ≤ reach of (x, y), border included.
 * Places beyond the rim of the grid find nothing, as they are farther than the reach from every point.
 */
export function visitWithin(
  grid: PointGrid,
  x: number,
  y: number,
  radius: number,
  visit: (place: number, squaredDistance: number) => void,
): void {
  const { starts, side, columns, rows } = grid;
  const column = Math.floor((x - grid.originX) / side);
  const row = Math.floor((y - grid.originY) / side);
  if (!(column >= -1 && column <= columns && row >= -1 && row <= rows)) return;
  const limit = squaredLimit(radius);
  const width = columns + 2;
  const firstColumn = Math.max(0, column);
  const lastColumn = Math.min(columns + 1, column + 2);
  for (let r = Math.max(0, row); r <= Math.min(rows + 1, row + 2); r++) {
    const end = starts[r * width + lastColumn + 1]!;
    for (let place = starts[r * width + firstColumn]!; place < end; place++) {
      const dx = grid.x[place]! - x;
      const dy = grid.y[place]! - y;
      const squared = dx * dx + dy * dy;
      if (squared <= limit) visit(place, squared);
    }
  }
}
