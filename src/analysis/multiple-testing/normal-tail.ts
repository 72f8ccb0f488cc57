/**
 * Tail of the standard normal distribution, to nearly full float64 accuracy over the whole range: Abramowitz & Stegun
 * 1964, 7.1.6 (series, all terms positive) and 7.1.14 (continued fraction).
 */

const SERIES_BELOW = 2;

/** Probability that a standard normal value lies at least as far from zero as `z`. */
export function twoSidedP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  return x < SERIES_BELOW ? 1 - seriesOfErf(x) : fractionOfErfc(x);
}

function seriesOfErf(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** Number of levels of the fraction: enough for 1e-16 at its smallest argument. */
const LEVELS = 60;

function fractionOfErfc(x: number): number {
  let denominator = x;
  for (let level = LEVELS; level > 0; level--) denominator = x + level / 2 / denominator;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * denominator);
}

/** The z ≥ 0 whose two-sided p is `p`, by halving; 0 < p ≤ 1. */
export function zOfTwoSidedP(p: number): number {
  let low = 0;
  let high = 40;
  for (let round = 0; round < 80; round++) {
    const middle = (low + high) / 2;
    if (twoSidedP(middle) > p) low = middle;
    else high = middle;
  }
  return high;
}
