import { requireAtLeast, requireFinite, requireSameLength, type MethodRecord } from '../method-record.ts';

/**
 * Quantile by linear interpolation between order statistics (Hyndman & Fan type 7, the default of R and NumPy).
 * `sorted` ascending, p in 0–1.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
}

/** Standard deviation with n − 1. */
export function standardDeviation(values: ArrayLike<number>): number {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) ** 2;
  return Math.sqrt(squares / (n - 1));
}

/** min(standard deviation, interquartile range / 1.34): a spread that a few far points do not stretch. */
function robustSpread(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const range = quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25);
  const deviation = standardDeviation(values);
  // More than half of the points on one line: the quartiles coincide, and the range says nothing.
  return range > 0 ? Math.min(deviation, range / 1.34) : deviation;
}

/**
 * Normal-reference bandwidth of one coordinate: 4 · 1.06 · min(sd, IQR/1.34) · n^(−1/5). Source: Venables & Ripley
 * 2002, MASS, `bandwidth.nrd` (four times Scott's rule, as it is used for kernels that end at the bandwidth).
 * Unit of the values. Errors: `method.error.tooFew` below 2.
 */
export function normalReferenceBandwidth(values: ArrayLike<number>): number {
  requireAtLeast(2, values.length, 'bandwidth');
  requireFinite(values, 'values');
  return 4 * 1.06 * robustSpread(values) * values.length ** -0.2;
}

export interface BandwidthResult extends MethodRecord<{ rule: 'normal-reference' | 'scott' }> {
  readonly xMetres: number;
  readonly yMetres: number;
  /** One bandwidth for both directions: the mean of the two. */
  readonly metres: number;
}

/**
 * Bandwidth for a planar density from the spread of the points.
 * - 'normal-reference': `normalReferenceBandwidth` of each coordinate and their MEAN, for kernels that end at the
 *   bandwidth (quartic). (sfhotspot 1.0 means to take this mean but uses the easting alone.)
 * - 'scott': sd · n^(−1/6) of each coordinate, standard deviations of a Gaussian (Scott 1992, p. 152; spatstat bw.scott).
 */
export function bandwidthByRule(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  rule: 'normal-reference' | 'scott',
): BandwidthResult {
  const n = requireSameLength(x, y);
  requireAtLeast(2, n, 'bandwidth');
  requireFinite(x, 'x');
  requireFinite(y, 'y');
  const of = (values: ArrayLike<number>) =>
    rule === 'scott' ? standardDeviation(values) * n ** (-1 / 6) : normalReferenceBandwidth(values);
  const xMetres = of(x);
  const yMetres = of(y);
  const record = { method: 'bandwidth', parameters: { rule }, seed: null, n };
  return { ...record, xMetres, yMetres, metres: (xMetres + yMetres) / 2 };
}
