const SQRT_HALF = 0.7071067811865476;
const TWO_OVER_SQRT_PI = 1.1283791670955126;
const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

/**
 * Complementary error function, relative error about 1e-15 (far tail included). Kummer's series below 1, Laplace's
 * continued fraction above (Abramowitz & Stegun 7.1.6 and 7.1.14).
 */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const size = Math.abs(x);
  if (size < 1) return x < 0 ? 1 + erfSeries(size) : 1 - erfSeries(size);
  return x < 0 ? 2 - erfcFraction(size) : erfcFraction(size);
}

/** erf(x) for 0 ≤ x < 1: 2/√π e^(−x²) Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!!, all terms positive. */
function erfSeries(x: number): number {
  const xx = x * x;
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * xx) / (2 * n + 1);
    sum += term;
  }
  return TWO_OVER_SQRT_PI * Math.exp(-xx) * sum;
}

/** erfc(x) for x ≥ 1: e^(−x²)/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), evaluated from the bottom. */
function erfcFraction(x: number): number {
  if (x > 27.3) return 0;
  // Levels for 1e-17: the error falls as exp(−2x √(2k)).
  let fraction = x;
  for (let k = 10 + Math.ceil(200 / (x * x)); k > 0; k--) fraction = x + k / 2 / fraction;
  return (TWO_OVER_SQRT_PI / 2) * (Math.exp(-x * x) / fraction);
}

/** Standard normal density. */
export function normalDensity(z: number): number {
  return INVERSE_SQRT_TWO_PI * Math.exp(-0.5 * z * z);
}

/** Standard normal distribution function Φ(z), relative error about 1e-14 also for very negative z. */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z * SQRT_HALF);
}

/** Two-sided p-value of a standard normal z. */
export function twoSidedNormalP(z: number): number {
  return Math.min(1, erfc(Math.abs(z) * SQRT_HALF));
}

/**
 * Quantile of the standard normal distribution. Start by Acklam's rational approximation (1e-9), then two steps of
 * Halley's method on the accurate distribution function; error about 1e-15. ±Infinity at 0 and 1, NaN outside.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  if (p > 0.5) return -lowerQuantile(1 - p);
  return lowerQuantile(p);
}

function lowerQuantile(p: number): number {
  let z = acklam(p);
  for (let i = 0; i < 2; i++) {
    const error = (normalCdf(z) - p) / normalDensity(z);
    z -= error / (1 + (z * error) / 2);
  }
  return z;
}

function acklam(p: number): number {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    const c = [-7.784894002430293e-3, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968];
    const d = [7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
    return horner([...c, 2.938163982698783], q) / horner([...d, 1], q);
  }
  const q = p - 0.5;
  const r = q * q;
  const a = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716];
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
  return (horner([...a, 2.506628277459239], r) * q) / horner([...b, 1], r);
}

function horner(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
