import { requireAtLeast, requireFinite, requireSameLength, type MethodRecord } from '../method-record.ts';
import { twoSidedNormalP } from '../../numerics/special-functions/normal.ts';
import { weightAt, type Neighbours } from './neighbours.ts';

export interface LocalGetisOrdResult extends MethodRecord<{ statistic: 'Gi' | 'Gi*'; neighbourPairs: number }> {
  /** Standard score per observation; NaN where it cannot be determined (no neighbours, or no variation). */
  readonly z: Float64Array;
  /** Two-sided normal p-value, not corrected for the number of observations. */
  readonly p: Float64Array;
}

/**
 * Getis–Ord Gi (the place itself left out) and Gi* (included) for any binary or general weights.
 *
 * Source: Getis & Ord 1992, Geographical Analysis 24:189–206; Ord & Getis 1995, Geographical Analysis 27:286–306.
 * Gi compares with mean and variance of the n − 1 OTHER values, Gi* with those of all n; both variances divide by the
 * number of values (mixing the two is the commonest error):
 *   Gi  z = (Σⱼ wᵢⱼ xⱼ − Wᵢ x̄₍ᵢ₎) / √( s²₍ᵢ₎ [(n−1) S₁ᵢ − Wᵢ²] / (n−2) )
 *   Gi* z = (Σⱼ wᵢⱼ xⱼ − Wᵢ* x̄) / √( s² [n S₁ᵢ* − Wᵢ*²] / (n−1) )
 * Whether a row of `neighbours` holds the observation itself is ignored for Gi; for Gi* it is required, and a missing
 * self weight is taken as 1.
 *
 * Errors: `method.error.tooFew` below 3 observations, `method.error.lengths`, `method.error.notFinite`.
 */
export function localGetisOrd(
  values: ArrayLike<number>,
  neighbours: Neighbours,
  statistic: 'Gi' | 'Gi*',
): LocalGetisOrdResult {
  const n = requireSameLength(values, { length: neighbours.n });
  requireAtLeast(3, n, 'getis-ord');
  requireFinite(values, 'values');
  // The score does not change when a constant is added; with the mean taken off, large values cancel nothing.
  const centred = centre(values);
  let squares = 0;
  for (let i = 0; i < n; i++) squares += centred[i]! ** 2;
  const z = new Float64Array(n);
  const p = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const row = lagOf(centred, neighbours, i, statistic === 'Gi*');
    z[i] = statistic === 'Gi*' ? starScore(row, n, squares) : plainScore(row, n, squares, centred[i]!);
    p[i] = twoSidedNormalP(z[i]!);
  }
  const parameters = { statistic, neighbourPairs: neighbours.indices.length };
  return { method: 'getis-ord', parameters, seed: null, n, z, p };
}

interface Lag {
  /** Σ w x, Σ w and Σ w² of the row. */
  readonly lag: number;
  readonly w: number;
  readonly ww: number;
}

function starScore({ lag, w, ww }: Lag, n: number, squares: number): number {
  const variance = ((squares / n) * (n * ww - w * w)) / (n - 1);
  return variance > 0 ? lag / Math.sqrt(variance) : NaN;
}

function plainScore({ lag, w, ww }: Lag, n: number, squares: number, own: number): number {
  const mean = -own / (n - 1);
  const spread = (squares - own * own) / (n - 1) - mean * mean;
  const variance = (spread * ((n - 1) * ww - w * w)) / (n - 2);
  // When all others are equal, rounding leaves a spread of this order.
  return variance > 0 && spread > 1e-13 * (squares / n) ? (lag - w * mean) / Math.sqrt(variance) : NaN;
}

/** Sums over the row of i; with `self`, a row that lacks i gets it with weight 1, otherwise i is passed over. */
function lagOf(values: Float64Array, neighbours: Neighbours, i: number, self: boolean): Lag {
  let lag = 0;
  let w = 0;
  let ww = 0;
  let seen = !self;
  for (let at = neighbours.starts[i]!; at < neighbours.starts[i + 1]!; at++) {
    const j = neighbours.indices[at]!;
    if (j === i) {
      if (!self) continue;
      seen = true;
    }
    const weight = weightAt(neighbours, at);
    lag += weight * values[j]!;
    w += weight;
    ww += weight * weight;
  }
  return seen ? { lag, w, ww } : { lag: lag + values[i]!, w: w + 1, ww: ww + 1 };
}

function centre(values: ArrayLike<number>): Float64Array {
  const centred = Float64Array.from(values);
  let sum = 0;
  for (const value of centred) sum += value;
  const mean = sum / centred.length;
  // Equal values must give exactly zero, whatever the rounding of their mean.
  const constant = centred.every((value) => value === centred[0]);
  return centred.map((value) => (constant ? 0 : value - mean));
}
