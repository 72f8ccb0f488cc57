/**
 * Poisson and binomial densities by Loader's saddle-point expansion (C. Loader 2000, "Fast and accurate computation of
 * binomial probabilities"): no cancellation of large logarithms, so the error stays near 1e-15 at any size. The
 * arguments need not be whole numbers, which makes them the leading factors of the incomplete gamma and beta functions.
 */

const TWO_PI = 6.283185307179586;
const HALF_LOG_TWO_PI = 0.918938533204672741780329736406;

/** The correction of Stirling's formula: ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], for x > 0. */
export function logGammaCorrection(x: number): number {
  if (x >= 15) {
    const xx = x * x;
    // B₂ₖ / (2k (2k−1) x²ᵏ⁻¹), seven terms: below 1e-17 at x = 15.
    return (
      (1 / 12 -
        (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360360 - 1 / 156 / xx) / xx) / xx) / xx) / xx) / xx) /
      x
    );
  }
  // δ(x) = δ(x+1) + (x + ½) ln(1 + 1/x) − 1
  let sum = 0;
  let lifted = x;
  while (lifted < 15) {
    sum += logStep(lifted);
    lifted += 1;
  }
  return sum + logGammaCorrection(lifted);
}

/** (x + ½) ln(1 + 1/x) − 1 without cancellation: with t = 1/(2x+1) it is t²/3 + t⁴/5 + t⁶/7 + … */
function logStep(x: number): number {
  if (x < 1) return (x + 0.5) * Math.log1p(1 / x) - 1;
  const t = 1 / (2 * x + 1);
  const tt = t * t;
  let power = tt;
  let sum = 0;
  for (let k = 3; power > 1e-19; k += 2) {
    sum += power / k;
    power *= tt;
  }
  return sum;
}

/** x ln(x/m) + m − x, without cancellation near x = m. */
export function deviance(x: number, m: number): number {
  const difference = x - m;
  if (Math.abs(difference) < 0.1 * (x + m)) {
    const v = difference / (x + m);
    let sum = difference * v;
    let term = 2 * x * v;
    const vv = v * v;
    for (let j = 1; j < 1000; j++) {
      term *= vv;
      const next = sum + term / (2 * j + 1);
      if (next === sum) break;
      sum = next;
    }
    return sum;
  }
  return x * Math.log(x / m) + m - x;
}

/** m^x e^(−m) / Γ(x+1) for x ≥ 0 (not necessarily whole) and m ≥ 0: the Poisson density with mean m at x. */
export function poissonDensity(x: number, m: number): number {
  if (m === 0) return x === 0 ? 1 : 0;
  if (x === 0) return Math.exp(-m);
  if (x < 0) return 0;
  return Math.exp(-logGammaCorrection(x) - deviance(x, m)) / Math.sqrt(TWO_PI * x);
}

/** Γ(n+1) / (Γ(x+1) Γ(n−x+1)) pˣ qⁿ⁻ˣ for 0 ≤ x ≤ n (not necessarily whole); q = 1 − p is given for accuracy. */
export function binomialDensity(x: number, n: number, p: number, q: number): number {
  if (p === 0) return x === 0 ? 1 : 0;
  if (q === 0) return x === n ? 1 : 0;
  if (x < 0 || x > n) return 0;
  if (x === 0) return p < 0.1 ? Math.exp(-deviance(n, n * q) - n * p) : Math.exp(n * Math.log(q));
  if (x === n) return q < 0.1 ? Math.exp(-deviance(n, n * p) - n * q) : Math.exp(n * Math.log(p));
  const corrections = logGammaCorrection(n) - logGammaCorrection(x) - logGammaCorrection(n - x);
  const exponent = corrections - deviance(x, n * p) - deviance(n - x, n * q);
  // ½ ln(n / (2π x (n−x)))
  const scale = -0.5 * (Math.log(x) + Math.log1p(-x / n)) - HALF_LOG_TWO_PI;
  return Math.exp(exponent + scale);
}
