import { requireAtLeast, requireFinite, requireSameLength, type MethodRecord } from '../method-record.ts';
import { twoSidedNormalP } from '../../numerics/special-functions/normal.ts';
import { momentsOf } from './moments.ts';
import { weightAt, type Neighbours } from './neighbours.ts';
import { weightSums } from './weight-sums.ts';

export interface MoranResult extends MethodRecord<{ neighbourPairs: number }> {
  readonly i: number;
  readonly expected: number;
  /** Variance when the values are thought of as draws from a normal distribution, with z and two-sided p. */
  readonly normality: Inference;
  /** Variance over all permutations of the values at hand, with z and two-sided p. */
  readonly randomisation: Inference;
}

export interface Inference {
  readonly variance: number;
  readonly z: number;
  readonly p: number;
}

/**
 * Moran's I for any weights (weights of an observation with itself do not count).
 *
 * Source: Cliff & Ord 1981, Spatial Processes, pp. 17–21. I = (n / S₀) ΣΣ wᵢⱼ zᵢ zⱼ / Σ zᵢ², expectation −1/(n−1).
 * NaN where it cannot be determined (all values equal, or no neighbours).
 * Errors: `method.error.tooFew` below 4, `method.error.lengths`, `method.error.notFinite`.
 */
export function moran(values: ArrayLike<number>, neighbours: Neighbours): MoranResult {
  const n = requireSameLength(values, { length: neighbours.n });
  requireAtLeast(4, n, 'moran');
  requireFinite(values, 'values');
  const { mean, m2, kurtosis } = momentsOf(values);
  const sums = weightSums(neighbours);
  let cross = 0;
  for (let i = 0; i < n; i++) cross += (values[i]! - mean) * lagAround(values, neighbours, i, mean);
  const i = (n / sums.s0) * (cross / (m2 * n));
  const expected = -1 / (n - 1);
  const infer = (variance: number): Inference => {
    const z = (i - expected) / Math.sqrt(variance);
    return { variance, z, p: twoSidedNormalP(z) };
  };
  const { s0, s1, s2 } = sums;
  const normal = (n * n * s1 - n * s2 + 3 * s0 * s0) / (s0 * s0 * (n * n - 1)) - expected * expected;
  const random =
    (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) - kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)) /
      ((n - 1) * (n - 2) * (n - 3) * s0 * s0) -
    expected * expected;
  return {
    method: 'moran',
    parameters: { neighbourPairs: neighbours.indices.length },
    seed: null,
    n,
    i,
    expected,
    normality: infer(normal),
    randomisation: infer(random),
  };
}

/** Quadrant of the Moran scatter plot. */
export const MoranQuadrant = { highHigh: 1, lowHigh: 2, lowLow: 3, highLow: 4 } as const;

export interface LocalMoranResult extends MethodRecord<{ moments: 'conditional' | 'total'; neighbourPairs: number }> {
  readonly i: Float64Array;
  readonly expected: Float64Array;
  readonly variance: Float64Array;
  readonly z: Float64Array;
  /** Two-sided normal p-value, not corrected for the number of observations. */
  readonly p: Float64Array;
  /** `MoranQuadrant` of each observation: its own value first, its neighbours' second. */
  readonly quadrant: Uint8Array;
}

/**
 * Local Moran's I (Anselin 1995, Geographical Analysis 27:93–115): Iᵢ = (zᵢ / m₂) Σⱼ wᵢⱼ zⱼ with m₂ = Σ z² / n.
 * `moments`: 'conditional' keeps the value at i and permutes the others (Sokal, Oden & Thomson 1998; the usual
 * choice today), 'total' permutes all (Anselin 1995, the default of older programs).
 */
export function localMoran(
  values: ArrayLike<number>,
  neighbours: Neighbours,
  moments: 'conditional' | 'total' = 'conditional',
): LocalMoranResult {
  const n = requireSameLength(values, { length: neighbours.n });
  requireAtLeast(4, n, 'local-moran');
  requireFinite(values, 'values');
  const { mean, m2, kurtosis } = momentsOf(values);
  const result = {
    i: new Float64Array(n),
    expected: new Float64Array(n),
    variance: new Float64Array(n),
    z: new Float64Array(n),
    p: new Float64Array(n),
    quadrant: new Uint8Array(n),
  };
  for (let i = 0; i < n; i++) {
    const own = values[i]! - mean;
    const lag = lagAround(values, neighbours, i, mean);
    const { w, ww } = rowWeights(neighbours, i);
    const { expected, variance } =
      moments === 'conditional' ? conditionalMoments(own, m2, n, w, ww) : totalMoments(kurtosis, n, w, ww);
    result.i[i] = (own / m2) * lag;
    result.expected[i] = expected;
    result.variance[i] = variance;
    result.z[i] = variance > 0 ? (result.i[i]! - expected) / Math.sqrt(variance) : NaN;
    result.p[i] = twoSidedNormalP(result.z[i]!);
    result.quadrant[i] = quadrantOf(own, lag);
  }
  const parameters = { moments, neighbourPairs: neighbours.indices.length };
  return { method: 'local-moran', parameters, seed: null, n, ...result };
}

function conditionalMoments(own: number, m2: number, n: number, w: number, ww: number) {
  const square = own * own;
  const expected = -(square * w) / ((n - 1) * m2);
  const factor = (square / (m2 * m2)) * (n / (n - 2));
  return { expected, variance: factor * (ww - (w * w) / (n - 1)) * (m2 - square / (n - 1)) };
}

function totalMoments(kurtosis: number, n: number, w: number, ww: number) {
  const expected = -w / (n - 1);
  const pairs = ((w * w - ww) * (2 * kurtosis - n)) / ((n - 1) * (n - 2));
  return { expected, variance: (ww * (n - kurtosis)) / (n - 1) + pairs - expected * expected };
}

/** The quadrant of a value and its neighbours' sum, both as differences from the mean. */
export function quadrantOf(own: number, lag: number): number {
  if (own > 0) return lag > 0 ? MoranQuadrant.highHigh : MoranQuadrant.highLow;
  return lag > 0 ? MoranQuadrant.lowHigh : MoranQuadrant.lowLow;
}

/** Σⱼ wᵢⱼ (xⱼ − mean) over j ≠ i. */
function lagAround(values: ArrayLike<number>, neighbours: Neighbours, i: number, mean: number): number {
  let lag = 0;
  for (let at = neighbours.starts[i]!; at < neighbours.starts[i + 1]!; at++) {
    const j = neighbours.indices[at]!;
    if (j !== i) lag += weightAt(neighbours, at) * (values[j]! - mean);
  }
  return lag;
}

function rowWeights(neighbours: Neighbours, i: number) {
  let w = 0;
  let ww = 0;
  for (let at = neighbours.starts[i]!; at < neighbours.starts[i + 1]!; at++) {
    if (neighbours.indices[at] === i) continue;
    const weight = weightAt(neighbours, at);
    w += weight;
    ww += weight * weight;
  }
  return { w, ww };
}
