import {
  requireAtLeast,
  requireFinite,
  requirePositive,
  requireSameLength,
  type MethodRecord,
} from '../method-record.ts';
import { Random } from '../../numerics/random/random.ts';
import { shuffle } from '../../numerics/random/shuffle.ts';
import { paceOf, type AnalysisTask } from '../task.ts';
import { weightAt, type Neighbours } from './neighbours.ts';

export interface PermutationOptions {
  readonly permutations: number;
  readonly seed: number;
}

export interface ConditionalPermutationResult extends MethodRecord<PermutationOptions> {
  /** Number of permutations in which the neighbours' sum was at least, and at most, the observed one. */
  readonly atLeast: Uint32Array;
  readonly atMost: Uint32Array;
  /** (atLeast + 1) / (permutations + 1): chance of so high a neighbourhood. NaN without neighbours. */
  readonly pGreater: Float64Array;
  /** (atMost + 1) / (permutations + 1): chance of so low a neighbourhood. */
  readonly pLess: Float64Array;
  /** Twice the smaller of both, at most 1. */
  readonly pTwoSided: Float64Array;
}

/**
 * Conditional permutation test of local statistics: the value at i stays, the values of all others are dealt out anew
 * over its neighbours (Anselin 1995). Ranks the neighbours' weighted sum, so that one run serves Gi and Gi* (same
 * ranks, as the own value stays) and local Moran's I (ranks mirrored where the own value lies below the mean).
 *
 * One random sample of the observations serves every place in a permutation; for equal weights the sums over its first
 * k members come from one running total, so a place costs one look-up, however many neighbours it has. Each place sees
 * a fair sample without itself; places share samples, as in PySAL.
 *
 * Errors: `method.error.notPositive` for permutations, `method.error.tooFew` below 3 observations.
 */
export async function conditionalPermutation(
  values: ArrayLike<number>,
  neighbours: Neighbours,
  { permutations, seed }: PermutationOptions,
  task: AnalysisTask,
): Promise<ConditionalPermutationResult> {
  const n = requireSameLength(values, { length: neighbours.n });
  requireAtLeast(3, n, 'conditional-permutation');
  requireFinite(values, 'values');
  requirePositive(permutations, 'permutations');
  const places = describePlaces(values, neighbours);
  const random = new Random(seed);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  const sample = { order, drawn: Math.min(n, places.mostNeighbours + 1), position: new Uint32Array(n).fill(n) };
  const atLeast = new Uint32Array(n);
  const atMost = new Uint32Array(n);
  const pace = paceOf(task, 'method.stage.permutations', permutations * (n + (places.equal ? 0 : places.pairs)));
  for (let round = 0; round < permutations; round++) {
    shuffle(order, random, sample.drawn);
    for (let at = 0; at < sample.drawn; at++) sample.position[order[at]!] = at;
    if (places.equal) compareByTotals(values, places, sample, atLeast, atMost);
    else compareByWeights(values, neighbours, places, sample, atLeast, atMost);
    for (let at = 0; at < sample.drawn; at++) sample.position[order[at]!] = n;
    await pace.did(n + (places.equal ? 0 : places.pairs));
  }
  return {
    method: 'conditional-permutation',
    parameters: { permutations, seed },
    seed,
    n,
    atLeast,
    atMost,
    ...chances(),
  };

  function chances() {
    const chance = (counts: Uint32Array) =>
      Float64Array.from(counts, (count, i) => (places.counts[i] ? (count + 1) / (permutations + 1) : NaN));
    const pGreater = chance(atLeast);
    const pLess = chance(atMost);
    return { pGreater, pLess, pTwoSided: pGreater.map((p, i) => Math.min(1, 2 * Math.min(p, pLess[i]!))) };
  }
}

interface Places {
  /** Number of neighbours without the place itself. */
  readonly counts: Uint32Array;
  /** Observed Σ w x over the neighbours (Σ x where weights are equal), with the play that rounding needs. */
  readonly observed: Float64Array;
  readonly tolerance: number;
  /** Every row has one weight for all its members, so that sums of values rank like weighted sums. */
  readonly equal: boolean;
  readonly mostNeighbours: number;
  readonly pairs: number;
}

interface Sample {
  readonly order: Uint32Array;
  readonly drawn: number;
  /** Where an observation stands in the sample; n when it was not drawn. */
  readonly position: Uint32Array;
}

function describePlaces(values: ArrayLike<number>, neighbours: Neighbours): Places {
  const { n, starts, indices } = neighbours;
  const counts = new Uint32Array(n);
  const plain = new Float64Array(n);
  const weighted = new Float64Array(n);
  let equal = true;
  let largest = 0;
  for (let i = 0; i < n; i++) {
    largest = Math.max(largest, Math.abs(values[i]!));
    let first = NaN;
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      if (indices[at] === i) continue;
      const weight = weightAt(neighbours, at);
      if (counts[i]!++ === 0) first = weight;
      equal &&= weight === first && weight > 0;
      plain[i]! += values[indices[at]!]!;
      weighted[i]! += weight * values[indices[at]!]!;
    }
  }
  const mostNeighbours = counts.reduce((most, count) => Math.max(most, count), 0);
  // Equal sums must count as equal though they were added in another order.
  const tolerance = largest * (mostNeighbours + 1) * 4e-16;
  return { counts, observed: equal ? plain : weighted, tolerance, equal, mostNeighbours, pairs: indices.length };
}

function compareByTotals(
  values: ArrayLike<number>,
  { counts, observed, tolerance }: Places,
  { order, drawn, position }: Sample,
  atLeast: Uint32Array,
  atMost: Uint32Array,
): void {
  const totals = new Float64Array(drawn + 1);
  for (let at = 0; at < drawn; at++) totals[at + 1] = totals[at]! + values[order[at]!]!;
  for (let i = 0; i < counts.length; i++) {
    const k = counts[i]!;
    // The place itself does not belong in its own sample: where it was drawn, the next one steps in.
    const sum = position[i]! < k ? totals[k + 1]! - values[i]! : totals[k]!;
    const difference = sum - observed[i]!;
    if (difference >= -tolerance) atLeast[i]!++;
    if (difference <= tolerance) atMost[i]!++;
  }
}

function compareByWeights(
  values: ArrayLike<number>,
  neighbours: Neighbours,
  { observed, tolerance }: Places,
  { order }: Sample,
  atLeast: Uint32Array,
  atMost: Uint32Array,
): void {
  for (let i = 0; i < neighbours.n; i++) {
    let sum = 0;
    let next = 0;
    for (let at = neighbours.starts[i]!; at < neighbours.starts[i + 1]!; at++) {
      if (neighbours.indices[at] === i) continue;
      if (order[next] === i) next++;
      sum += weightAt(neighbours, at) * values[order[next++]!]!;
    }
    const difference = sum - observed[i]!;
    if (difference >= -tolerance) atLeast[i]!++;
    if (difference <= tolerance) atMost[i]!++;
  }
}
