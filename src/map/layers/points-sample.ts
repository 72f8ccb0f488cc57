import type { Bounds } from '../../geometry/projection/lattice.ts';
import type { MapPoints } from '../map-types.ts';

/** More points than this are not told apart by the eye, and slow on office machines. */
export const MAXIMUM_POINTS = 6000;

/** Points sorted into square bins, so that those in view are found without looking at all. */
export interface PointBins {
  readonly points: MapPoints;
  readonly bounds: Bounds;
  readonly columns: number;
  readonly rows: number;
  /** columns × rows + 1 starts into `order`. */
  readonly starts: Uint32Array;
  /** Point numbers, bin by bin. Points without a place are left out. */
  readonly order: Uint32Array;
}

export function binPoints(points: MapPoints): PointBins {
  const { x, y } = points;
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  let placed = 0;
  for (let i = 0; i < x.length; i++) {
    if (!(Number.isFinite(x[i]) && Number.isFinite(y[i]))) continue;
    placed++;
    west = Math.min(west, x[i]!);
    east = Math.max(east, x[i]!);
    south = Math.min(south, y[i]!);
    north = Math.max(north, y[i]!);
  }
  const columns = Math.max(1, Math.min(256, Math.ceil(Math.sqrt(placed / 16))));
  const rows = columns;
  const bounds = { west, south, east, north };
  const scaleX = columns / Math.max(east - west, 1e-9);
  const scaleY = rows / Math.max(north - south, 1e-9);
  const binOf = (i: number) =>
    Math.min(rows - 1, Math.floor((y[i]! - south) * scaleY)) * columns +
    Math.min(columns - 1, Math.floor((x[i]! - west) * scaleX));
  const starts = new Uint32Array(columns * rows + 1);
  for (let i = 0; i < x.length; i++) if (Number.isFinite(x[i]) && Number.isFinite(y[i])) starts[binOf(i) + 1]!++;
  for (let bin = 0; bin < columns * rows; bin++) starts[bin + 1]! += starts[bin]!;
  const next = starts.slice();
  const order = new Uint32Array(placed);
  for (let i = 0; i < x.length; i++) {
    if (Number.isFinite(x[i]) && Number.isFinite(y[i])) order[next[binOf(i)]!++] = i;
  }
  return { points, bounds, columns, rows, starts, order };
}

export interface PointSample {
  /** Flat coordinates of the drawn points, project metres. */
  readonly coordinates: Float64Array;
  readonly inView: number;
}

/**
 * The points inside `view`; when they are more than `maximum`, a sample that stays the same while the map moves: a
 * point is taken when its scrambled number falls below the share.
 */
export function samplePoints(bins: PointBins, view: Bounds, maximum = MAXIMUM_POINTS): PointSample {
  const { points, bounds, columns, rows, starts, order } = bins;
  if (order.length === 0) return { coordinates: new Float64Array(0), inView: 0 };
  const clamp = (value: number, limit: number) => Math.min(limit - 1, Math.max(0, Math.floor(value)));
  const scaleX = columns / Math.max(bounds.east - bounds.west, 1e-9);
  const scaleY = rows / Math.max(bounds.north - bounds.south, 1e-9);
  const inside: number[] = [];
  const firstColumn = clamp((view.west - bounds.west) * scaleX, columns);
  const lastColumn = clamp((view.east - bounds.west) * scaleX, columns);
  for (
    let row = clamp((view.south - bounds.south) * scaleY, rows);
    row <= clamp((view.north - bounds.south) * scaleY, rows);
    row++
  ) {
    for (let at = starts[row * columns + firstColumn]!; at < starts[row * columns + lastColumn + 1]!; at++) {
      const i = order[at]!;
      const x = points.x[i]!;
      const y = points.y[i]!;
      if (x >= view.west && x <= view.east && y >= view.south && y <= view.north) inside.push(i);
    }
  }
  const share = maximum / inside.length;
  const taken = share >= 1 ? inside : inside.filter((i) => scramble(i) < share);
  const coordinates = new Float64Array(taken.length * 2);
  taken.forEach((i, k) => coordinates.set([points.x[i]!, points.y[i]!], k * 2));
  return { coordinates, inView: inside.length };
}

/** A number in [0, 1) that looks random but depends on i alone (multiplicative hash, Knuth 6.4). */
function scramble(i: number): number {
  let hash = Math.imul(i + 1, 0x9e3779b1);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
}
