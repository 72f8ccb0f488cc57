import { MethodInputError } from '../method-record.ts';
import { createPointGrid, type PointGrid } from '../point-grid/point-grid.ts';
import { bandCount, bandOf, isOpenEnded, widestBreak, type Bands } from './bands.ts';

export type Metric = 'euclidean' | 'manhattan';

/**
 * Pairs of points near each other, grouped by distance band and first point. Points are renumbered so that neighbours
 * in space are neighbours in memory; `order` leads back. Each pair stands once.
 */
export interface ClosePairs {
  readonly n: number;
  readonly order: Uint32Array;
  /** Bands that have a list: those with a finite upper border, then one for pairs nearer than the first border. */
  readonly groups: number;
  /** For group g, the partners of point p are `partners[starts[g × (n+1) + p] … starts[g × (n+1) + p + 1] − 1]`. */
  readonly starts: Uint32Array;
  readonly partners: Uint32Array;
}

const MOST_PAIRS = 120_000_000;

/**
 * Lists the pairs in the bands with a finite upper border. Pairs in an open last band are all the others: they need no
 * list, as their counts follow from totals.
 *
 * Throws `method.error.tooManyPairs` where the widest finite band holds more pairs than fit in memory.
 */
export function listClosePairs(x: ArrayLike<number>, y: ArrayLike<number>, bands: Bands, metric: Metric): ClosePairs {
  const reach = widestBreak(bands);
  const groups = bandCount(bands) - (isOpenEnded(bands) ? 1 : 0) + 1;
  // A single band from 0 without end has no finite border above 0, and so no close pairs.
  const grid = createPointGrid(x, y, reach > 0 ? reach : 1);
  const { n, order } = grid;
  const starts = new Uint32Array(groups * (n + 1) + 1);
  const below = groups - 1;
  const groupOf = (distance: number) => {
    const band = bandOf(bands, distance);
    if (band < 0) return below;
    return band < below ? band : groups;
  };
  // Counted first, so that each list is laid out without gaps.
  const counts = new Uint32Array(groups * n);
  let pairs = 0;
  for (let p = 0; p < n; p++) {
    visitLater(grid, p, metric, reach, (_, distance) => {
      const group = groupOf(distance);
      if (group < groups) counts[group * n + p]!++;
      pairs++;
    });
    if (pairs > MOST_PAIRS)
      throw new MethodInputError('method.error.tooManyPairs', { most: MOST_PAIRS, bandMetres: reach });
  }
  let at = 0;
  for (let g = 0; g < groups; g++) {
    for (let p = 0; p < n; p++) {
      starts[g * (n + 1) + p] = at;
      at += counts[g * n + p]!;
    }
    starts[g * (n + 1) + n] = at;
  }
  const partners = new Uint32Array(at);
  const next = counts;
  for (let g = 0; g < groups; g++) next.set(starts.subarray(g * (n + 1), g * (n + 1) + n), g * n);
  for (let p = 0; p < n; p++) {
    visitLater(grid, p, metric, reach, (q, distance) => {
      const group = groupOf(distance);
      if (group < groups) partners[next[group * n + p]!++] = q;
    });
  }
  return { n, order, groups, starts, partners };
}

/** Calls `visit` for each point after p in sorted order within `reach` of it: every pair once. */
function visitLater(
  { x, y, starts, bucket, columns }: PointGrid,
  p: number,
  metric: Metric,
  reach: number,
  visit: (q: number, distance: number) => void,
): void {
  const px = x[p]!;
  const py = y[p]!;
  const width = columns + 2;
  const b = bucket[p]!;
  // The rest of the own bucket and the one to the east are one run; the three above another.
  for (let run = 0; run < 2; run++) {
    const end = run === 0 ? starts[b + 2]! : starts[b + width + 2]!;
    for (let q = run === 0 ? p + 1 : starts[b + width - 1]!; q < end; q++) {
      const dx = Math.abs(x[q]! - px);
      const dy = Math.abs(y[q]! - py);
      const distance = metric === 'manhattan' ? dx + dy : Math.sqrt(dx * dx + dy * dy);
      if (distance <= reach) visit(q, distance);
    }
  }
}
