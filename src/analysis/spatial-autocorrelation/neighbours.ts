import { MethodInputError, requireAtLeast } from '../method-record.ts';
import { extentOf } from '../point-grid/extent.ts';
import { createPointGrid, squaredLimit, type PointGrid } from '../point-grid/point-grid.ts';

/**
 * Who is whose neighbour, in compressed rows: the neighbours of i are `indices[starts[i] … starts[i+1]-1]`.
 * `weights` runs along with `indices`; null means every weight is 1.
 */
export interface Neighbours {
  readonly n: number;
  readonly starts: Uint32Array;
  readonly indices: Uint32Array;
  readonly weights: Float64Array | null;
}

/** More neighbour pairs than this do not fit in a browser tab beside the data. */
const MOST_PAIRS = 150_000_000;

/**
 * Binary neighbours of points within `bandMetres` (border included), each row in ascending order. `self` adds each
 * point as its own neighbour, as Gi* needs.
 *
 * Throws `method.error.tooManyPairs` when the band holds too many pairs for memory, with the number.
 */
export function neighboursWithinBand(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  bandMetres: number,
  self = false,
): Neighbours {
  const grid = createPointGrid(x, y, bandMetres);
  const { n } = grid;
  const counts = new Uint32Array(n);
  let pairs = 0;
  for (let place = 0; place < n; place++) {
    const found = rowOf(grid, place, bandMetres, self, null, 0);
    counts[grid.order[place]!] = found;
    pairs += found;
    if (pairs > MOST_PAIRS) throw new MethodInputError('method.error.tooManyPairs', { most: MOST_PAIRS, bandMetres });
  }
  const starts = startsOf(counts);
  const indices = new Uint32Array(pairs);
  for (let place = 0; place < n; place++) {
    const i = grid.order[place]!;
    rowOf(grid, place, bandMetres, self, indices, starts[i]!);
    indices.subarray(starts[i], starts[i + 1]).sort();
  }
  return { n, starts, indices, weights: null };
}

/** Counts the neighbours of the sorted point `place`, and writes them from `into[at]` on when `into` is given. */
function rowOf(
  grid: PointGrid,
  place: number,
  radius: number,
  self: boolean,
  into: Uint32Array | null,
  at: number,
): number {
  const { x, y, starts, order } = grid;
  const width = grid.columns + 2;
  const limit = squaredLimit(radius);
  const px = x[place]!;
  const py = y[place]!;
  let found = 0;
  for (let row = -1; row <= 1; row++) {
    const bucket = grid.bucket[place]! + row * width;
    const end = starts[bucket + 2]!;
    for (let other = starts[bucket - 1]!; other < end; other++) {
      const dx = x[other]! - px;
      const dy = y[other]! - py;
      if (dx * dx + dy * dy > limit || (other === place && !self)) continue;
      if (into) into[at + found] = order[other]!;
      found++;
    }
  }
  return found;
}

/**
 * The k nearest other points of each point; at equal distance the lower index first. Throws `method.error.tooFew`
 * unless there are more than k points.
 */
export function nearestNeighbours(x: ArrayLike<number>, y: ArrayLike<number>, k: number): Neighbours {
  requireAtLeast(k + 1, x.length, 'nearest-neighbours');
  const { indices } = nearestWithDistance(x, y, k);
  const n = x.length;
  return { n, starts: Uint32Array.from({ length: n + 1 }, (_, i) => i * k), indices, weights: null };
}

/** The k nearest other points and their distances in metres, k per point, nearest first. */
export function nearestWithDistance(x: ArrayLike<number>, y: ArrayLike<number>, k: number) {
  const n = x.length;
  const indices = new Uint32Array(n * k);
  const distances = new Float64Array(n * k);
  const best: { index: number; squared: number }[] = [];
  let pending = Uint32Array.from({ length: n }, (_, i) => i);
  // Points that do not find k others within the reach try again with twice the reach; the reach starts at the radius
  // that holds k points on average.
  for (let reach = startingReach(x, y, k); pending.length > 0; reach *= 2) {
    const grid = createPointGrid(x, y, reach);
    const left: number[] = [];
    for (const i of pending) {
      best.length = 0;
      collectNearest(grid, x[i]!, y[i]!, i, k, best);
      if (best.length < k) left.push(i);
      best.forEach(({ index, squared }, rank) => {
        indices[i * k + rank] = index;
        distances[i * k + rank] = Math.sqrt(squared);
      });
    }
    pending = Uint32Array.from(left);
  }
  return { indices, distances };
}

function startingReach(x: ArrayLike<number>, y: ArrayLike<number>, k: number): number {
  const { minX, minY, maxX, maxY } = extentOf(x, y);
  const wide = Math.max(maxX - minX, maxY - minY);
  const area = Math.max((maxX - minX) * (maxY - minY), (wide * wide) / x.length);
  return Math.sqrt((2 * k * area) / (Math.PI * x.length)) || 1;
}

/** Keeps the k nearest of the points within the grid's reach in `best`, in order of distance, then index. */
function collectNearest(
  grid: PointGrid,
  px: number,
  py: number,
  self: number,
  k: number,
  best: { index: number; squared: number }[],
): void {
  const { x, y, starts, order } = grid;
  const width = grid.columns + 2;
  const limit = grid.reach * grid.reach;
  const column = Math.min(grid.columns - 1, Math.floor((px - grid.originX) / grid.side));
  const row = Math.min(grid.rows - 1, Math.floor((py - grid.originY) / grid.side));
  for (let r = row; r <= row + 2; r++) {
    const end = starts[r * width + column + 3]!;
    for (let other = starts[r * width + column]!; other < end; other++) {
      const index = order[other]!;
      const dx = x[other]! - px;
      const dy = y[other]! - py;
      const squared = dx * dx + dy * dy;
      const last = best.length === k ? best[k - 1]! : null;
      if (index === self || squared > limit) continue;
      if (last && (squared > last.squared || (squared === last.squared && index > last.index))) continue;
      if (last) best.pop();
      let at = best.length;
      while (
        at > 0 &&
        (best[at - 1]!.squared > squared || (best[at - 1]!.squared === squared && best[at - 1]!.index > index))
      )
        at--;
      best.splice(at, 0, { index, squared });
    }
  }
}

/** Neighbours from lists, for areas: `lists[i]` holds the neighbours of i (i itself included where that is meant). */
export function neighboursFromLists(lists: readonly (readonly number[])[]): Neighbours {
  const starts = startsOf(Uint32Array.from(lists, (list) => list.length));
  const indices = new Uint32Array(starts[lists.length]!);
  lists.forEach((list, i) =>
    indices.set(
      [...list].sort((a, b) => a - b),
      starts[i],
    ),
  );
  for (const index of indices) {
    if (index >= lists.length) throw new MethodInputError('method.error.neighbourOutside', { index, n: lists.length });
  }
  return { n: lists.length, starts, indices, weights: null };
}

/** The same neighbours with weights divided by their row's sum, so that each lag is a weighted mean. */
export function rowStandardised(neighbours: Neighbours): Neighbours {
  const { n, starts, indices } = neighbours;
  const weights = new Float64Array(indices.length);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let at = starts[i]!; at < starts[i + 1]!; at++) sum += weightAt(neighbours, at);
    for (let at = starts[i]!; at < starts[i + 1]!; at++) weights[at] = weightAt(neighbours, at) / sum;
  }
  return { n, starts, indices, weights };
}

/** The weight of the neighbour at position `at` of `indices`. */
export function weightAt(neighbours: Neighbours, at: number): number {
  return neighbours.weights ? neighbours.weights[at]! : 1;
}

/** Row starts from row lengths. */
export function startsOf(lengths: Uint32Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) starts[i + 1] = starts[i]! + lengths[i]!;
  return starts;
}
