import { regularisedBeta } from './beta.ts';
import { regularisedGammaP, regularisedGammaQ } from './gamma.ts';
import { searchCount } from './quantile-search.ts';
import { binomialDensity, poissonDensity } from './saddle-point.ts';

/** Chance of exactly k events when `mean` are expected. */
export function poissonProbability(k: number, mean: number): number {
  return Number.isInteger(k) && k >= 0 ? poissonDensity(k, mean) : 0;
}

/** Chance of at most k events when `mean` are expected. */
export function poissonCdf(k: number, mean: number): number {
  if (k < 0) return 0;
  return mean === 0 ? 1 : regularisedGammaQ(Math.floor(k) + 1, mean);
}

/** Chance of k events or more when `mean` are expected (k itself included). */
export function poissonAtLeast(k: number, mean: number): number {
  if (k <= 0) return 1;
  return mean === 0 ? 0 : regularisedGammaP(Math.ceil(k), mean);
}

/** The smallest count whose Poisson distribution function reaches p. Infinity at p = 1. */
export function poissonQuantile(p: number, mean: number): number {
  if (!(p >= 0 && p <= 1) || !(mean >= 0)) return NaN;
  if (p === 1) return Infinity;
  return searchCount((k) => poissonCdf(k, mean) >= p, mean + 1);
}

/** Chance of exactly k successes in n trials with chance p. */
export function binomialProbability(k: number, n: number, p: number): number {
  return Number.isInteger(k) && k >= 0 && k <= n ? binomialDensity(k, n, p, 1 - p) : 0;
}

/** Chance of at most k successes in n trials with chance p. */
export function binomialCdf(k: number, n: number, p: number): number {
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  if (whole >= n) return 1;
  return regularisedBeta(n - whole, whole + 1, 1 - p, p);
}

/** Chance of k successes or more in n trials with chance p (k itself included). */
export function binomialAtLeast(k: number, n: number, p: number): number {
  const whole = Math.ceil(k);
  if (whole <= 0) return 1;
  if (whole > n) return 0;
  return regularisedBeta(whole, n - whole + 1, p);
}

/** The smallest number of successes whose binomial distribution function reaches `probability`. */
export function binomialQuantile(probability: number, n: number, p: number): number {
  if (!(probability >= 0 && probability <= 1)) return NaN;
  return searchCount((k) => k >= n || binomialCdf(k, n, p) >= probability, n * p);
}
