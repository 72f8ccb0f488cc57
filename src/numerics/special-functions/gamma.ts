import { logGammaCorrection, poissonDensity } from './saddle-point.ts';

const HALF_LOG_TWO_PI = 0.918938533204672741780329736406;

/**
 * Natural logarithm of the gamma function for x > 0. Stirling's series with its correction; small arguments are lifted
 * by the recurrence. Absolute error below 1e-14 near the zeros at 1 and 2, relative error below 1e-14 elsewhere.
 * NaN for x ≤ 0.
 */
export function lnGamma(x: number): number {
  if (!(x > 0)) return NaN;
  if (x === Infinity) return Infinity;
  if (x < 15) {
    // Γ(x) = Γ(x + k) / (x (x+1) … (x+k-1))
    let product = 1;
    let lifted = x;
    while (lifted < 15) product *= lifted++;
    return stirling(lifted) - Math.log(product);
  }
  return stirling(x);
}

function stirling(x: number): number {
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + logGammaCorrection(x);
}

/**
 * Regularised lower incomplete gamma function P(a, x), for a > 0 and x ≥ 0: the chance that a gamma(a, 1) variable is
 * at most x. Series below x = a + 1, continued fraction above (Press et al., Numerical Recipes, 6.2), with the leading
 * factor by Loader's saddle-point expansion so that large a stays accurate. Relative error about 1e-14.
 */
export function regularisedGammaP(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return NaN;
  if (x === 0) return 0;
  if (x === Infinity) return 1;
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaContinuedFraction(a, x);
}

/** Regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), accurate in the far tail. */
export function regularisedGammaQ(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return NaN;
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaContinuedFraction(a, x);
}

/** P(a, x) = xᵃ e⁻ˣ / Γ(a+1) · Σ xⁿ / ((a+1)…(a+n)); the factor in front is a Poisson density at a. */
function gammaSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return poissonDensity(a, x) * sum;
}

/** Q(a, x) by the modified Lentz algorithm. */
function gammaContinuedFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 1_000_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + an / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const delta = d * c;
    fraction *= delta;
    if (Math.abs(delta - 1) < 1e-16) break;
  }
  // xᵃ e⁻ˣ / Γ(a) = a · xᵃ e⁻ˣ / Γ(a+1)
  return a * poissonDensity(a, x) * fraction;
}
