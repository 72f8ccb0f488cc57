/**
 * The automatic bandwidth: the normal-reference rule in two dimensions (Silverman 1986, section 4.3.2; Scott 1992, section
 * 6.3): σ̂ · n^(-1/6) for a Gaussian kernel, times 2.78 for the quartic kernel, which has that much wider a reach for the
 * same smoothing (both minimise the asymptotic mean integrated squared error for normal data).
 *
 * The spread σ̂ is the geometric mean of those of both axes, each the smaller of the standard deviation and the
 * interquartile range / 1.34. (A well-known package takes the easting only.) Towns have several centres, for which the
 * rule smooths too much, so it is held between 2 and 8 cells; the result says which bound acted.
 */

import type { KernelName } from './disc-kernel.ts';

/** (2304/5)^(1/6): ratio of the optimal quartic to the optimal Gaussian bandwidth in two dimensions. */
export const QUARTIC_PER_GAUSSIAN = Math.pow(2304 / 5, 1 / 6);
const LEAST_CELLS = 2;
const MOST_CELLS = 8;

export interface BandwidthChoice {
  readonly bandwidthMetres: number;
  /** What the rule gives before it is held within bounds; NaN with fewer than two places. */
  readonly ruleMetres: number;
  readonly n: number;
  readonly bound: 'none' | 'lower' | 'upper';
}

/** @param x, y places in metres; NaN = no place */
export function deriveBandwidth(
  x: Float64Array,
  y: Float64Array,
  kernel: KernelName,
  cellSizeMetres: number,
): BandwidthChoice {
  const spreadX = robustSpread(x);
  const spreadY = robustSpread(y);
  const perKernel = kernel === 'quartic' ? QUARTIC_PER_GAUSSIAN : 1;
  const ruleMetres = Math.sqrt(spreadX.spread * spreadY.spread) * Math.pow(spreadX.n, -1 / 6) * perKernel;
  const least = (LEAST_CELLS * cellSizeMetres * perKernel) / QUARTIC_PER_GAUSSIAN;
  const most = (MOST_CELLS * cellSizeMetres * perKernel) / QUARTIC_PER_GAUSSIAN;
  const n = spreadX.n;
  if (!(ruleMetres >= least)) return { bandwidthMetres: Math.round(least), ruleMetres, n, bound: 'lower' };
  if (ruleMetres > most) return { bandwidthMetres: Math.round(most), ruleMetres, n, bound: 'upper' };
  return { bandwidthMetres: Math.round(ruleMetres), ruleMetres, n, bound: 'none' };
}

/** The smaller of standard deviation (n − 1) and interquartile range / 1.34 (quantiles by linear interpolation). */
function robustSpread(values: Float64Array): { spread: number; n: number } {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  if (n < 2) return { spread: NaN, n };
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const deviation = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  const quantile = (share: number) => {
    const at = share * (n - 1);
    const below = Math.floor(at);
    return sorted[below]! + (at - below) * (sorted[Math.min(n - 1, below + 1)]! - sorted[below]!);
  };
  const range = (quantile(0.75) - quantile(0.25)) / 1.34;
  // Half of the incidents on one spot make the range zero although there is spread.
  return { spread: range > 0 ? Math.min(deviation, range) : deviation, n };
}
