import { requireFinite, requirePositive, requireSameLength, type MethodRecord } from '../method-record.ts';
import { createPointGrid, visitWithin } from '../point-grid/point-grid.ts';
import { UnionFind } from '../union-find/union-find.ts';

export interface ChainOptions {
  readonly distanceMetres: number;
  /** In the unit of the times. */
  readonly duration: number;
  /** Whether a pair exactly at the distance or duration is linked. */
  readonly borderIncluded: boolean;
}

export interface ChainResult extends MethodRecord<ChainOptions> {
  /** Chain of each incident, numbered by its first incident in the input; an incident alone is a chain of one. */
  readonly chain: Uint32Array;
  /** Number of incidents, first and last time of each chain. */
  readonly sizes: Uint32Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
}

/**
 * Chains of near repeats: incidents linked, directly or through others, by being near in space AND in time. Source:
 * Wheeler, Riddell & Haberman 2021, Criminal Justice Review 46:236–258 (strings of near repeats; they leave the border
 * out). Also finds likely duplicates, with a small distance and duration.
 */
export function nearRepeatChains(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  times: ArrayLike<number>,
  options: ChainOptions,
): ChainResult {
  const n = requireSameLength(x, y, times);
  requireFinite(times, 'times');
  requirePositive(options.distanceMetres, 'distanceMetres');
  const { distanceMetres, duration, borderIncluded } = options;
  const grid = createPointGrid(x, y, distanceMetres);
  const sets = new UnionFind(n);
  for (let p = 0; p < n; p++) {
    const i = grid.order[p]!;
    visitWithin(grid, grid.x[p]!, grid.y[p]!, distanceMetres, (q, squared) => {
      if (q <= p) return;
      const j = grid.order[q]!;
      const apart = Math.abs(times[i]! - times[j]!);
      const near = borderIncluded ? apart <= duration : apart < duration && Math.sqrt(squared) < distanceMetres;
      if (near) sets.join(i, j);
    });
  }
  return { method: 'near-repeat-chains', parameters: options, seed: null, n, ...numberChains(sets, times) };
}

/** The root of a set is its lowest member, so numbering in input order numbers by first incident. */
function numberChains(sets: UnionFind, times: ArrayLike<number>) {
  const n = times.length;
  const chain = new Uint32Array(n);
  const sizes: number[] = [];
  const first: number[] = [];
  const last: number[] = [];
  for (let i = 0; i < n; i++) {
    const root = sets.rootOf(i);
    const id = root === i ? sizes.length : chain[root]!;
    if (root === i) {
      sizes.push(0);
      first.push(Infinity);
      last.push(-Infinity);
    }
    chain[i] = id;
    sizes[id]!++;
    first[id] = Math.min(first[id]!, times[i]!);
    last[id] = Math.max(last[id]!, times[i]!);
  }
  return { chain, sizes: Uint32Array.from(sizes), first: Float64Array.from(first), last: Float64Array.from(last) };
}
