import { MethodInputError, requireFinite } from '../method-record.ts';
import { weightAt, type Neighbours } from '../spatial-autocorrelation/neighbours.ts';

export interface SpaceTimeGiStarOptions {
  /** Earlier steps that count as neighbours beside the own step. */
  readonly lagSteps: number;
  /** What a neighbourhood is compared with: all places in its own step, or the whole cube. */
  readonly baseline: 'slice' | 'cube';
}

/**
 * Gi* in space and time: each bin with its neighbours in its own step and the same neighbours in `lagSteps` earlier ones.
 *
 * Source: Getis & Ord 1992, with the space-time neighbourhood of the emerging hot spot analysis (Esri; R's sfdep).
 * z = (Σ w x − W x̄) / √( s² (n Σw² − W²) / (n − 1) ) with x̄, s², n of the baseline. `values[step × n + place]`; rows of
 * `neighbours` hold the place itself, weights as given (binary, or row-standardised for a mean).
 *
 * Returns z in the layout of `values`; NaN where it cannot be determined (no variation in the baseline).
 * Errors: `method.error.selfMissing`, `method.error.lengths`, `method.error.notFinite`.
 */
export function spaceTimeGiStar(
  values: ArrayLike<number>,
  steps: number,
  neighbours: Neighbours,
  { lagSteps, baseline }: SpaceTimeGiStarOptions,
): Float64Array {
  const { n } = neighbours;
  if (values.length !== steps * n)
    throw new MethodInputError('method.error.lengths', { first: steps * n, other: values.length });
  requireFinite(values, 'values');
  const weights = rowWeights(neighbours);
  const baselines =
    baseline === 'cube'
      ? new Array<Baseline>(steps).fill(baselineOf(values, 0, steps * n))
      : Array.from({ length: steps }, (_, step) => baselineOf(values, step * n, (step + 1) * n));
  const sums = weightedSums(values, steps, neighbours);
  return Float64Array.from({ length: steps * n }, (_, bin) => {
    const step = Math.floor(bin / n);
    const place = bin % n;
    const slices = Math.min(step, lagSteps) + 1;
    let sum = 0;
    for (let lag = 0; lag < slices; lag++) sum += sums[(step - lag) * n + place]!;
    const w = slices * weights.sum[place]!;
    const { mean, variance, size } = baselines[step]!;
    const spread = (variance * (size * slices * weights.squares[place]! - w * w)) / (size - 1);
    return spread > 0 ? (sum - w * mean) / Math.sqrt(spread) : NaN;
  });
}

interface Baseline {
  readonly mean: number;
  readonly variance: number;
  readonly size: number;
}

function baselineOf(values: ArrayLike<number>, from: number, to: number): Baseline {
  const size = to - from;
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  const mean = sum / size;
  let squares = 0;
  let constant = true;
  for (let i = from; i < to; i++) {
    squares += (values[i]! - mean) ** 2;
    constant &&= values[i] === values[from];
  }
  return { mean, variance: constant ? 0 : squares / size, size };
}

function rowWeights(neighbours: Neighbours) {
  const { n, starts, indices } = neighbours;
  const sum = new Float64Array(n);
  const squares = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let self = false;
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const weight = weightAt(neighbours, at);
      self ||= indices[at] === i;
      sum[i]! += weight;
      squares[i]! += weight * weight;
    }
    if (!self) throw new MethodInputError('method.error.selfMissing', { row: i });
  }
  return { sum, squares };
}

/** Σⱼ wᵢⱼ xⱼ within each step. */
function weightedSums(values: ArrayLike<number>, steps: number, neighbours: Neighbours): Float64Array {
  const { n, starts, indices } = neighbours;
  const sums = new Float64Array(steps * n);
  for (let step = 0; step < steps; step++) {
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let at = starts[i]!; at < starts[i + 1]!; at++)
        sum += weightAt(neighbours, at) * values[step * n + indices[at]!]!;
      sums[step * n + i] = sum;
    }
  }
  return sums;
}
