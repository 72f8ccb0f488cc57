import { requirePositive, requireSameLength, type MethodRecord } from '../method-record.ts';
import { Random } from '../../numerics/random/random.ts';
import { shuffle } from '../../numerics/random/shuffle.ts';
import { paceOf, type AnalysisTask } from '../task.ts';
import type { PermutationOptions } from './conditional-permutation.ts';
import { momentsOf } from './moments.ts';
import { weightAt, type Neighbours } from './neighbours.ts';
import { weightSums } from './weight-sums.ts';

export interface MoranPermutationResult extends MethodRecord<PermutationOptions> {
  readonly i: number;
  /** Moran's I of each permutation. */
  readonly simulated: Float64Array;
  /** (number of permutations at least as high + 1) / (permutations + 1). */
  readonly pGreater: number;
  readonly pLess: number;
  readonly pTwoSided: number;
}

/** Moran's I with its distribution over random permutations of the values among the places. */
export async function moranPermutation(
  values: ArrayLike<number>,
  neighbours: Neighbours,
  { permutations, seed }: PermutationOptions,
  task: AnalysisTask,
): Promise<MoranPermutationResult> {
  const n = requireSameLength(values, { length: neighbours.n });
  requirePositive(permutations, 'permutations');
  const { mean, m2 } = momentsOf(values);
  const dealt = Float64Array.from({ length: n }, (_, k) => values[k]! - mean);
  const observed = crossProducts(dealt, neighbours);
  const scale = 1 / (m2 * weightSums(neighbours).s0);
  const random = new Random(seed);
  const simulated = new Float64Array(permutations);
  const tolerance = Math.abs(observed) * 1e-12 + m2 * 1e-12;
  const pace = paceOf(task, 'method.stage.permutations', permutations * (n + neighbours.indices.length));
  let atLeast = 0;
  let atMost = 0;
  for (let round = 0; round < permutations; round++) {
    shuffle(dealt, random);
    const cross = crossProducts(dealt, neighbours);
    if (cross >= observed - tolerance) atLeast++;
    if (cross <= observed + tolerance) atMost++;
    simulated[round] = scale * cross;
    await pace.did(n + neighbours.indices.length);
  }
  const pGreater = (atLeast + 1) / (permutations + 1);
  const pLess = (atMost + 1) / (permutations + 1);
  const pTwoSided = Math.min(1, 2 * Math.min(pGreater, pLess));
  return {
    method: 'moran-permutation',
    parameters: { permutations, seed },
    seed,
    n,
    i: scale * observed,
    simulated,
    pGreater,
    pLess,
    pTwoSided,
  };
}

function crossProducts(centred: Float64Array, neighbours: Neighbours): number {
  const { starts, indices } = neighbours;
  let cross = 0;
  for (let i = 0; i < neighbours.n; i++) {
    let lag = 0;
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const j = indices[at]!;
      if (j !== i) lag += weightAt(neighbours, at) * centred[j]!;
    }
    cross += centred[i]! * lag;
  }
  return cross;
}
