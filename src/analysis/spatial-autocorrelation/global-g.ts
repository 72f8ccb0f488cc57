import {
  MethodInputError,
  requireAtLeast,
  requireFinite,
  requireSameLength,
  type MethodRecord,
} from '../method-record.ts';
import { normalCdf, twoSidedNormalP } from '../../numerics/special-functions/normal.ts';
import { weightAt, type Neighbours } from './neighbours.ts';
import { weightSums } from './weight-sums.ts';

export interface GlobalGResult extends MethodRecord<{ neighbourPairs: number }> {
  readonly g: number;
  readonly expected: number;
  readonly variance: number;
  readonly z: number;
  /** Normal p-values: chance of so high a G by accident, and of one so far off in either direction. */
  readonly pGreater: number;
  readonly pTwoSided: number;
}

/**
 * Getis–Ord general G: do high values lie near high values? For values ≥ 0, weights binary.
 *
 * Source: Getis & Ord 1992; the coefficient B1 holds 6W² (some programs print 3W², see the `B1correct` argument of
 * R's spdep). The variance is exact over all permutations of the values, which the tests check by listing them.
 *
 * Errors: `method.error.negative` on a negative value, `method.error.tooFew` below 4.
 */
export function globalG(values: ArrayLike<number>, neighbours: Neighbours): GlobalGResult {
  const n = requireSameLength(values, { length: neighbours.n });
  requireAtLeast(4, n, 'global-g');
  requireFinite(values, 'values');
  const sums = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    if (value < 0) throw new MethodInputError('method.error.negative', { row: i, value });
    for (let power = 1; power <= 4; power++) sums[power]! += value ** power;
  }
  const near = sumOfProducts(values, neighbours);
  const m1 = sums[1]!;
  const m2 = sums[2]!;
  const all = m1 * m1 - m2;
  const { s0, s1, s2 } = weightSums(neighbours);
  const g = near / all;
  const expected = s0 / (n * (n - 1));
  const b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0;
  const b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
  const b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s0 * s0);
  const b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0 * s0;
  const b4 = s1 - s2 + s0 * s0;
  const secondMoment =
    (b0 * m2 * m2 + b1 * sums[4]! + b2 * m1 * m1 * m2 + b3 * m1 * sums[3]! + b4 * m1 ** 4) /
    (all * all * n * (n - 1) * (n - 2) * (n - 3));
  const variance = secondMoment - expected * expected;
  const z = (g - expected) / Math.sqrt(variance);
  return {
    method: 'global-g',
    parameters: { neighbourPairs: neighbours.indices.length },
    seed: null,
    n,
    g,
    expected,
    variance,
    z,
    pGreater: normalCdf(-z),
    pTwoSided: twoSidedNormalP(z),
  };
}

function sumOfProducts(values: ArrayLike<number>, neighbours: Neighbours): number {
  let sum = 0;
  for (let i = 0; i < neighbours.n; i++) {
    for (let at = neighbours.starts[i]!; at < neighbours.starts[i + 1]!; at++) {
      const j = neighbours.indices[at]!;
      if (j !== i) sum += weightAt(neighbours, at) * values[i]! * values[j]!;
    }
  }
  return sum;
}
