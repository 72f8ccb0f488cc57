import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FalseDiscoveryRate } from '../../../src/analysis/multiple-testing/benjamini-hochberg.ts';
import { twoSidedNormalP } from '../../../src/numerics/special-functions/normal.ts';
import { adjustBySorting } from '../getis-ord/straightforward.ts';

/** Hands in the extreme values as the hot path does, and returns which tests are significant. */
function decide(z: readonly number[], rate: number, largestRate = 0.25) {
  const discovery = new FalseDiscoveryRate(largestRate);
  const extremes = Float64Array.from(z.filter((value) => Math.abs(value) >= discovery.smallestZ));
  discovery.load(extremes, extremes.length, z.length);
  const threshold = discovery.thresholdZ(rate);
  return { discovery, significant: z.map((value) => Math.abs(value) >= threshold) };
}

const zValue = fc.oneof(
  fc.double({ min: -9, max: 9, noNaN: true }),
  fc.double({ min: -60, max: 60, noNaN: true }),
  // Ties, as sums of few incidents give them.
  fc.integer({ min: -12, max: 12 }).map((value) => value * 0.37),
);

describe('Benjamini–Hochberg without sorting', () => {
  it('decides exactly as sorting all p-values does', () => {
    fc.assert(
      fc.property(fc.array(zValue, { maxLength: 300 }), fc.constantFrom(0.01, 0.05, 0.1, 0.25), (z, rate) => {
        const expected = adjustBySorting(z).map((adjusted) => adjusted <= rate);
        expect(decide(z, rate).significant).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same adjusted p up to the largest rate', () => {
    fc.assert(
      fc.property(fc.array(zValue, { minLength: 1, maxLength: 200 }), (z) => {
        const { discovery } = decide(z, 0.05);
        const expected = adjustBySorting(z);
        z.forEach((value, k) => {
          if (Math.abs(value) < discovery.smallestZ) return;
          const adjusted = discovery.adjustedP(value);
          if (expected[k]! <= 0.25) expect(Math.abs(adjusted - expected[k]!)).toBeLessThanOrEqual(1e-12 * expected[k]!);
          else expect(adjusted).toBeGreaterThan(0.25);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('follows the worked example of Benjamini & Hochberg 1995, section 3.2', () => {
    // 15 p-values of the thrombolysis trial; at 0.05 the first four are significant.
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const z = p.map(zOf);
    expect(decide(z, 0.05).significant.filter(Boolean)).toHaveLength(4);
  });

  it('finds nothing among nothing', () => {
    expect(decide([], 0.05).significant).toEqual([]);
    expect(decide(new Array<number>(500).fill(0), 0.05).significant).not.toContain(true);
  });
});

/** z of a two-sided p by halving. */
function zOf(p: number): number {
  let [low, high] = [0, 40];
  for (let k = 0; k < 100; k++) {
    const middle = (low + high) / 2;
    if (twoSidedNormalP(middle) > p) low = middle;
    else high = middle;
  }
  return high;
}
