import { betaQuantile } from './special-functions/beta-quantile.ts';

/** 97.5 % quantile of the standard normal distribution. */
const NORMAL_975 = 1.959963984540054;

export interface RatioInterval {
  readonly ratio: number;
  readonly low: number;
  /** Infinity when the second count is zero. */
  readonly high: number;
  readonly confidence: number;
}

/**
 * Ratio of two rates (count / exposure) with the exact conditional interval: given the total, the first count is
 * binomial (Clopper and Pearson 1934; the method of R's `poisson.test`). Counts may be fractional (aoristic shares); the
 * beta quantiles then interpolate. Needs a positive total and positive exposures, otherwise a RangeError.
 */
export function exactRateRatio(
  countOne: number,
  exposureOne: number,
  countTwo: number,
  exposureTwo: number,
  confidence = 0.95,
): RatioInterval {
  if (!(exposureOne > 0) || !(exposureTwo > 0)) throw new RangeError('rates need positive exposures');
  if (!(countOne + countTwo > 0)) throw new RangeError('a rate ratio needs at least one incident');
  const tail = (1 - confidence) / 2;
  const shareLow = countOne > 0 ? betaQuantile(tail, countOne, countTwo + 1) : 0;
  const shareHigh = countTwo > 0 ? betaQuantile(1 - tail, countOne + 1, countTwo) : 1;
  const toRatio = (share: number) => (share >= 1 ? Infinity : ((share / (1 - share)) * exposureTwo) / exposureOne);
  return {
    ratio: countTwo > 0 ? countOne / exposureOne / (countTwo / exposureTwo) : Infinity,
    low: toRatio(shareLow),
    high: toRatio(shareHigh),
    confidence,
  };
}

/** One class of comparable streets: counts and exposures of the two groups in it. */
export interface RateStratum {
  readonly countOne: number;
  readonly exposureOne: number;
  readonly countTwo: number;
  readonly exposureTwo: number;
}

/**
 * Rate ratio over strata after Mantel and Haenszel, with the variance of its logarithm of Greenland and Robins (1985,
 * Biometrics 41: 55–68). `dispersion` > 1 widens the interval where counts vary more than Poisson (quasi-likelihood).
 * Null when either group has no incidents in any stratum in which both have exposure.
 */
export function stratifiedRateRatio(strata: readonly RateStratum[], dispersion = 1): RatioInterval | null {
  let one = 0;
  let two = 0;
  let variance = 0;
  for (const { countOne, exposureOne, countTwo, exposureTwo } of strata) {
    const exposure = exposureOne + exposureTwo;
    if (!(exposureOne > 0) || !(exposureTwo > 0)) continue;
    one += (countOne * exposureTwo) / exposure;
    two += (countTwo * exposureOne) / exposure;
    variance += ((countOne + countTwo) * exposureOne * exposureTwo) / (exposure * exposure);
  }
  if (one <= 0 || two <= 0) return null;
  const ratio = one / two;
  const half = NORMAL_975 * Math.sqrt((variance / (one * two)) * Math.max(1, dispersion));
  return { ratio, low: ratio * Math.exp(-half), high: ratio * Math.exp(half), confidence: 0.95 };
}

/**
 * Change of one group against the change of another: (a / b) / (c / d), with the interval of its logarithm
 * (variance 1/a + 1/b + 1/c + 1/d, Woolf 1955). Exposures cancel. Null when a count is zero.
 */
export function ratioOfRatios(a: number, b: number, c: number, d: number): RatioInterval | null {
  if (!(a > 0) || !(b > 0) || !(c > 0) || !(d > 0)) return null;
  const ratio = a / b / (c / d);
  const half = NORMAL_975 * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return { ratio, low: ratio * Math.exp(-half), high: ratio * Math.exp(half), confidence: 0.95 };
}
