import { binomialDensity } from './saddle-point.ts';

/**
 * Regularised incomplete beta function I_x(a, b), for a, b > 0 and 0 ≤ x ≤ 1: the chance that a beta(a, b) variable is
 * at most x. Continued fraction (Press et al., Numerical Recipes, 6.4) with the leading factor by Loader's saddle-point
 * expansion. Relative error about 1e-14 on the smaller side. `complement` = 1 − x, given where x is near 1.
 */
export function regularisedBeta(a: number, b: number, x: number, complement = 1 - x): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(x <= 1)) return NaN;
  if (x === 0) return 0;
  if (complement === 0) return 1;
  return x < (a + 1) / (a + b + 2) ? betaLeft(a, b, x, complement) : 1 - betaLeft(b, a, complement, x);
}

/** I_x(a, b) where the continued fraction converges fast: x below the mean. */
function betaLeft(a: number, b: number, x: number, y: number): number {
  // xᵃ yᵇ / (a B(a, b)) = b/(a+b) · [Γ(a+b+1) / (Γ(a+1) Γ(b+1)) xᵃ yᵇ]
  const front = (b / (a + b)) * binomialDensity(a, a + b, x, y);
  return front === 0 ? 0 : front * betaContinuedFraction(a, b, x);
}

function betaContinuedFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  const guard = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 1_000_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const delta = d * c;
    fraction *= delta;
    if (Math.abs(delta - 1) < 1e-16) break;
  }
  return fraction;
}
