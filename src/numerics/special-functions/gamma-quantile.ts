import { lnGamma, regularisedGammaP, regularisedGammaQ } from './gamma.ts';
import { normalQuantile } from './normal.ts';
import { searchQuantile } from './quantile-search.ts';
import { poissonDensity } from './saddle-point.ts';

/**
 * Quantile of the gamma distribution with shape `a` and scale 1: the x with P(a, x) = p. Start by Wilson & Hilferty
 * (1931). Works on the upper tail where p > ½ is given as `upperTail` = 1 − p, so that small tails keep their digits.
 */
export function gammaQuantile(a: number, p: number, upperTail = 1 - p): number {
  if (!(a > 0) || !(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return 0;
  if (upperTail === 0) return Infinity;
  const error =
    p < 0.5 ? (x: number) => regularisedGammaP(a, x) - p : (x: number) => upperTail - regularisedGammaQ(a, x);
  const density = (x: number) => (a / x) * poissonDensity(a, x);
  let high = Math.max(1, 2 * a);
  while (error(high) < 0) high *= 2;
  const z = p < 0.5 ? normalQuantile(p) : -normalQuantile(upperTail);
  const wilsonHilferty = a * (1 - 1 / (9 * a) + z / (3 * Math.sqrt(a))) ** 3;
  // Near 0 the distribution function is xᵃ / Γ(a+1).
  const nearZero = Math.exp((Math.log(p) + lnGamma(a + 1)) / a);
  const start = nearZero < 0.1 || !(wilsonHilferty > 0) ? nearZero : wilsonHilferty;
  return searchQuantile(error, density, 0, high, start);
}

/** Distribution function of chi-squared with `degrees` degrees of freedom. */
export function chiSquaredCdf(x: number, degrees: number): number {
  return regularisedGammaP(degrees / 2, Math.max(0, x) / 2);
}

/** Upper tail of chi-squared: the p-value of a test statistic. */
export function chiSquaredUpperTail(x: number, degrees: number): number {
  return regularisedGammaQ(degrees / 2, Math.max(0, x) / 2);
}

/** Quantile of chi-squared with `degrees` degrees of freedom. */
export function chiSquaredQuantile(p: number, degrees: number): number {
  return 2 * gammaQuantile(degrees / 2, p);
}
