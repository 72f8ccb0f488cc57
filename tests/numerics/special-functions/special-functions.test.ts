import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile } from '../../../src/numerics/special-functions/beta-quantile.ts';
import { regularisedBeta } from '../../../src/numerics/special-functions/beta.ts';
import {
  binomialAtLeast,
  binomialCdf,
  binomialProbability,
  binomialQuantile,
  poissonAtLeast,
  poissonCdf,
  poissonProbability,
  poissonQuantile,
} from '../../../src/numerics/special-functions/counts.ts';
import {
  chiSquaredCdf,
  chiSquaredQuantile,
  chiSquaredUpperTail,
  gammaQuantile,
} from '../../../src/numerics/special-functions/gamma-quantile.ts';
import { lnGamma, regularisedGammaP, regularisedGammaQ } from '../../../src/numerics/special-functions/gamma.ts';
import { erfc, normalCdf, normalQuantile, twoSidedNormalP } from '../../../src/numerics/special-functions/normal.ts';
import values from './values.json' with { type: 'json' };

/** Largest relative difference (absolute below `floor`, where the function crosses zero). */
function worst(rows: readonly (readonly number[])[], f: (...args: number[]) => number, floor = 1e-300): number {
  let largest = 0;
  for (const row of rows) {
    const truth = row[row.length - 1]!;
    const difference = Math.abs(f(...row.slice(0, -1)) - truth);
    largest = Math.max(largest, difference / Math.max(floor, Math.abs(truth)));
  }
  return largest;
}

describe('special functions against 40-digit values of mpmath', () => {
  it('log gamma', () => expect(worst(values.lnGamma, lnGamma, 1)).toBeLessThan(1e-14));
  it('incomplete gamma, both tails', () => {
    expect(worst(values.gammaP, regularisedGammaP)).toBeLessThan(1e-12);
    expect(worst(values.gammaQ, regularisedGammaQ)).toBeLessThan(1e-12);
  });
  it('incomplete beta', () => expect(worst(values.beta, regularisedBeta)).toBeLessThan(1e-12));
  it('complementary error function and normal distribution', () => {
    expect(worst(values.erfc, erfc)).toBeLessThan(1e-13);
    expect(worst(values.normalCdf, normalCdf)).toBeLessThan(3e-13);
  });
  it('Poisson and binomial', () => {
    for (const [k, m, density, cdf] of values.poisson as [number, number, number, number][]) {
      expect(Math.abs(poissonProbability(k, m) / density - 1)).toBeLessThan(1e-12);
      expect(Math.abs(poissonCdf(k, m) / cdf - 1)).toBeLessThan(1e-12);
    }
    for (const [k, n, p, density, cdf] of values.binomial as [number, number, number, number, number][]) {
      expect(Math.abs(binomialProbability(k, n, p) / density - 1)).toBeLessThan(1e-12);
      // At n = 10⁶ rounding 1 − p alone moves the answer by 1e-12.
      expect(Math.abs(binomialCdf(k, n, p) / cdf - 1)).toBeLessThan(n > 1e5 ? 1e-11 : 1e-12);
    }
  });
});

describe('quantiles', () => {
  it('known values', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404057, 12);
    expect(normalQuantile(0.3)).toBeCloseTo(-0.5244005127080408, 14);
    expect(chiSquaredQuantile(0.975, 20) / 2).toBeCloseTo(17.084803451419166, 11);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(1.1)).toBeNaN();
    expect(twoSidedNormalP(1.959963984540054)).toBeCloseTo(0.05, 14);
  });

  const chance = fc.double({ min: 1e-8, max: 1 - 1e-8, noNaN: true });
  const shape = fc.double({ min: 0.05, max: 5000, noNaN: true });

  it('invert their distribution function', () => {
    fc.assert(
      fc.property(chance, shape, shape, (p, a, b) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-14);
        const x = gammaQuantile(a, p);
        if (x > 1e-290) expect(Math.abs(regularisedGammaP(a, x) - p)).toBeLessThan(1e-10);
        const share = betaQuantile(p, a, b);
        // Beside 0 and 1 a double cannot hold the quantile finely enough.
        if (share > 1e-290 && share < 1 - 1e-9) {
          expect(Math.abs(regularisedBeta(a, b, share) - p)).toBeLessThan(1e-8);
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('of counts are the smallest that reach the chance', () => {
    fc.assert(
      fc.property(chance, fc.double({ min: 0.001, max: 3000, noNaN: true }), (p, mean) => {
        const k = poissonQuantile(p, mean);
        expect(poissonCdf(k, mean)).toBeGreaterThanOrEqual(p);
        if (k > 0) expect(poissonCdf(k - 1, mean)).toBeLessThan(p);
      }),
      { numRuns: 200, seed: 2 },
    );
    fc.assert(
      fc.property(chance, fc.integer({ min: 1, max: 400 }), chance, (p, n, success) => {
        const k = binomialQuantile(p, n, success);
        expect(k >= n || binomialCdf(k, n, success) >= p).toBe(true);
        if (k > 0) expect(binomialCdf(k - 1, n, success)).toBeLessThan(p);
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});

describe('identities that hold for every argument', () => {
  it('tails add up, sums of chances are the distribution function', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 60, noNaN: true }), fc.integer({ min: 0, max: 90 }), (mean, k) => {
        let sum = 0;
        for (let i = 0; i <= k; i++) sum += poissonProbability(i, mean);
        expect(Math.abs(poissonCdf(k, mean) - sum)).toBeLessThan(1e-12);
        expect(Math.abs(poissonCdf(k, mean) + poissonAtLeast(k + 1, mean) - 1)).toBeLessThan(1e-13);
        expect(chiSquaredCdf(mean, k + 1) + chiSquaredUpperTail(mean, k + 1)).toBeCloseTo(1, 13);
      }),
      { numRuns: 200, seed: 4 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
        let sum = 0;
        for (let k = 0; k <= n; k++) {
          sum += binomialProbability(k, n, p);
          expect(Math.abs(binomialCdf(k, n, p) - sum)).toBeLessThan(1e-12);
          expect(Math.abs(binomialCdf(k, n, p) + binomialAtLeast(k + 1, n, p) - 1)).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it('refuses arguments outside the domain', () => {
    expect(lnGamma(0)).toBeNaN();
    expect(regularisedGammaP(-1, 2)).toBeNaN();
    expect(regularisedGammaQ(1, -2)).toBeNaN();
    expect(regularisedBeta(1, 1, 1.5)).toBeNaN();
    expect(gammaQuantile(1, 2)).toBeNaN();
    expect(betaQuantile(0.5, 0, 1)).toBeNaN();
    expect(poissonQuantile(2, 1)).toBeNaN();
    expect(regularisedGammaP(3, Infinity)).toBe(1);
    expect(binomialProbability(1.5, 3, 0.5)).toBe(0);
  });
});
