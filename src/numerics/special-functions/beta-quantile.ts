import { regularisedBeta } from './beta.ts';
import { searchQuantile } from './quantile-search.ts';
import { binomialDensity } from './saddle-point.ts';

/** Quantile of the beta distribution: the x with I_x(a, b) = p. NaN outside a, b > 0 and 0 ≤ p ≤ 1. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(a > 0) || !(b > 0) || !(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return 0;
  if (p === 1) return 1;
  const density = (x: number) => ((a * b) / (a + b) / (x * (1 - x))) * binomialDensity(a, a + b, x, 1 - x);
  return searchQuantile((x) => regularisedBeta(a, b, x) - p, density, 0, 1, a / (a + b));
}
