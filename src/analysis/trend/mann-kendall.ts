import { MethodInputError, requireAtLeast, type MethodRecord } from '../method-record.ts';
import { twoSidedNormalP } from '../../numerics/special-functions/normal.ts';
import { autocorrelation, hamedRaoFactor, yueWangFactor } from './autocorrelation.ts';
import { exactKendallP, kendallScore, standardScore } from './kendall-score.ts';
import { senSlope, type SenSlope } from './sen-slope.ts';

/**
 * Which Mann–Kendall test. They answer differently on the same series, so a result always names its own:
 * - 'plain': no correction; assumes that successive values are independent.
 * - 'hamed-rao': variance corrected for significant autocorrelation of the ranks.
 * - 'yue-wang': variance corrected with all autocorrelations of the values.
 * - 'pre-whitening': first-order autocorrelation taken out first (von Storch 1995).
 * - 'trend-free-pre-whitening': the same on the detrended series, the trend put back (Yue et al. 2002). Keeps the power
 *   of the plain test, and with short series nearly all of its false alarms (Bayazit & Önöz 2007).
 * - 'seasonal': sum over seasons of `period` steps (Hirsch, Slack & Smith 1982).
 */
export type TrendTest = 'plain' | 'hamed-rao' | 'yue-wang' | 'pre-whitening' | 'trend-free-pre-whitening' | 'seasonal';

export interface TrendOptions {
  readonly test: TrendTest;
  /** Two-sided significance level for the verdict, the autocorrelations that count and the limits of the slope. */
  readonly significance: number;
  /** Autocorrelation lags that are looked at; null = all (n − 1). For 'hamed-rao' and 'yue-wang'. */
  readonly lags: number | null;
  /** Steps in a year (or other cycle), for 'seasonal'. */
  readonly period: number;
}

export const DEFAULT_TREND_OPTIONS: TrendOptions = { test: 'plain', significance: 0.05, lags: null, period: 12 };

export interface TrendResult extends MethodRecord<TrendOptions> {
  readonly s: number;
  readonly variance: number;
  readonly z: number;
  /** Two-sided p-value by the normal approximation; NaN where the corrected variance is not positive. */
  readonly p: number;
  /** Exact p-value: for the plain test without ties, up to 60 values; else null. */
  readonly exactP: number | null;
  readonly tauA: number;
  readonly tauB: number;
  readonly verdict: 'increasing' | 'decreasing' | 'none' | 'undetermined';
  /** Theil–Sen slope per step (per period for 'seasonal'); gaps keep their length. */
  readonly slope: SenSlope;
}

const MOST_EXACT = 60;

/**
 * Mann–Kendall test for a monotonic trend. `series`: equal steps in time, NaN where a value is missing; the test drops
 * missing values, the slope keeps their place.
 *
 * Errors: `method.error.tooFew` below 3 values (2 for 'seasonal'), `method.error.notWhole` for lags or period.
 */
export function mannKendall(series: ArrayLike<number>, options: Partial<TrendOptions> = {}): TrendResult {
  const settings = { ...DEFAULT_TREND_OPTIONS, ...options };
  const values = Float64Array.from(series).filter((value) => !Number.isNaN(value));
  requireAtLeast(settings.test === 'seasonal' ? 2 : 3, values.length, 'mann-kendall');
  requireWhole(settings.period, 'period');
  if (settings.lags !== null) requireWhole(settings.lags, 'lags');
  const plain = kendallScore(values);
  const period = settings.test === 'seasonal' ? settings.period : 1;
  const { slope } = senSlope(series, plain.variance, settings.significance, period);
  const { s, variance, tauA, tauB } = scoreOf(settings, series, values, slope);
  const z = standardScore(s, variance);
  const p = s === 0 ? 1 : twoSidedNormalP(z);
  const exact = settings.test === 'plain' && !plain.ties && values.length <= MOST_EXACT;
  return {
    method: 'mann-kendall',
    parameters: settings,
    seed: null,
    n: values.length,
    s,
    variance,
    z,
    p,
    exactP: exact ? exactKendallP(s, values.length) : null,
    tauA,
    tauB,
    verdict: Number.isNaN(p)
      ? 'undetermined'
      : p >= settings.significance
        ? 'none'
        : s > 0
          ? 'increasing'
          : 'decreasing',
    slope: senSlope(series, Math.max(0, variance), settings.significance, period),
  };
}

type Score = ReturnType<typeof kendallScore>;

function scoreOf(settings: TrendOptions, series: ArrayLike<number>, values: Float64Array, slope: number): Score {
  const score = kendallScore(values);
  const lags = Math.min(values.length - 1, settings.lags ?? values.length - 1);
  const detrended = () => values.map((value, i) => value - (i + 1) * slope);
  switch (settings.test) {
    case 'plain':
      return score;
    case 'hamed-rao':
      return { ...score, variance: score.variance * hamedRaoFactor(detrended(), lags, settings.significance) };
    case 'yue-wang':
      return { ...score, variance: score.variance * yueWangFactor(detrended(), lags) };
    case 'pre-whitening':
      return kendallScore(whitened(values));
    case 'trend-free-pre-whitening':
      return kendallScore(whitened(detrended()).map((value, i) => value + (i + 1) * slope));
    case 'seasonal':
      return seasonalScore(series, settings.period);
  }
}

/** Each value less the first autocorrelation times the one before. */
function whitened(values: Float64Array): Float64Array {
  const first = autocorrelation(values, 1)[1]!;
  return Float64Array.from({ length: values.length - 1 }, (_, i) => values[i + 1]! - values[i]! * first);
}

/** Scores of the seasons added up; seasons are taken as independent. */
function seasonalScore(series: ArrayLike<number>, period: number): Score {
  let [s, variance, pairs, ties, root] = [0, 0, 0, false, 0];
  for (let season = 0; season < period; season++) {
    const values = Float64Array.from(series).filter((value, i) => i % period === season && !Number.isNaN(value));
    const score = kendallScore(values);
    const own = (values.length * (values.length - 1)) / 2;
    s += score.s;
    variance += score.variance;
    pairs += own;
    ties ||= score.ties;
    root += score.s === 0 ? own : score.s / score.tauB;
  }
  return { s, variance, tauA: s / pairs, tauB: s === 0 ? 0 : s / root, ties };
}

function requireWhole(value: number, name: string): void {
  if (!Number.isInteger(value) || value < 1) throw new MethodInputError('method.error.notWhole', { name, value });
}
