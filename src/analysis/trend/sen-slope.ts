import { MethodInputError } from '../method-record.ts';
import { normalQuantile } from '../../numerics/special-functions/normal.ts';

export interface SenSlope {
  /** Median of the slopes of all pairs, per step of the series; NaN below two values. */
  readonly slope: number;
  /** Median value minus median position times slope (Conover 1980): the line's value at the first step. */
  readonly intercept: number;
  /** Two-sided confidence limits of the slope (Gilbert 1987, p. 218). */
  readonly low: number;
  readonly high: number;
}

/** Longest series: the slopes of all pairs must fit in memory. */
const MOST_VALUES = 5000;

/**
 * Theil–Sen slope of a series of equal steps in which NaN marks a missing value. Gaps keep their length: the step from
 * the third to the sixth value counts three. Source: Theil 1950; Sen 1968, JASA 63:1379–1389.
 *
 * `variance` is that of Kendall's S, for the limits at `significance`. With `period`, only pairs in the same season
 * are compared and the slope is per period (Hirsch, Slack & Smith 1982).
 */
export function senSlope(series: ArrayLike<number>, variance: number, significance: number, period = 1): SenSlope {
  const present: number[] = [];
  for (let i = 0; i < series.length; i++) if (!Number.isNaN(series[i])) present.push(i);
  if (present.length > MOST_VALUES)
    throw new MethodInputError('method.error.tooMany', { n: present.length, most: MOST_VALUES });
  const slopes: number[] = [];
  present.forEach((later, index) => {
    for (let k = 0; k < index; k++) {
      const earlier = present[k]!;
      if ((later - earlier) % period === 0)
        slopes.push((series[later]! - series[earlier]!) / ((later - earlier) / period));
    }
  });
  const sorted = Float64Array.from(slopes).sort();
  const slope = medianOfSorted(sorted);
  const values = Float64Array.from(present, (i) => series[i]!).sort();
  const intercept = medianOfSorted(values) - (medianOfSorted(Float64Array.from(present)) / period) * slope;
  const half = normalQuantile(1 - significance / 2) * Math.sqrt(variance);
  return {
    slope,
    intercept,
    low: orderStatistic(sorted, (sorted.length - half) / 2 - 1),
    high: orderStatistic(sorted, (sorted.length + half) / 2),
  };
}

/** Value at a position between two order statistics; the outermost where the position lies outside. */
function orderStatistic(sorted: Float64Array, position: number): number {
  const within = Math.min(sorted.length - 1, Math.max(0, position));
  const below = Math.floor(within);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (within - below) * (sorted[above]! - sorted[below]!);
}

function medianOfSorted(sorted: Float64Array): number {
  const half = sorted.length / 2;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
