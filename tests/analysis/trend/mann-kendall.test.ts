import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../src/numerics/random/random.ts';
import { autocorrelation, ranks } from '../../../src/analysis/trend/autocorrelation.ts';
import { exactKendallP } from '../../../src/analysis/trend/kendall-score.ts';
import { mannKendall } from '../../../src/analysis/trend/mann-kendall.ts';
import { exactMoments, permutationsOf } from '../spatial-autocorrelation/exhaustive.ts';

const scoreOf = (x: readonly number[]) =>
  x.reduce((sum, a, i) => sum + x.slice(i + 1).reduce((s, b) => s + Math.sign(b - a), 0), 0);

describe('Mann–Kendall', () => {
  it.each([[[1, 2, 3, 4, 5, 6]], [[1, 1, 2, 2, 2, 7, 9]], [[4, 4, 4, 1, 0]]])(
    'variance of S equals that over all orders of %j',
    (values) => {
      const truth = exactMoments(values, scoreOf);
      expect(truth.mean).toBeCloseTo(0, 12);
      expect(mannKendall(values).variance).toBeCloseTo(truth.variance, 10);
    },
  );

  it('exact p equals counting all orders', () => {
    const all = [...permutationsOf([1, 2, 3, 4, 5, 6, 7])].map(scoreOf);
    for (const s of [1, 5, 9, 13, 21]) {
      expect(exactKendallP(s, 7)).toBeCloseTo(all.filter((t) => Math.abs(t) >= s).length / all.length, 12);
    }
    expect(mannKendall([1, 3, 2, 4, 6]).exactP).toBeCloseTo(exactKendallP(8, 5), 15);
    expect(mannKendall([1, 3, 3, 4, 6]).exactP).toBeNull();
  });

  it('score, taus and verdict of any series follow the definition; the opposite series mirrors', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 3, maxLength: 40 }), (values) => {
        const result = mannKendall(values);
        expect(result.s).toBe(scoreOf(values));
        const reversed = mannKendall([...values].reverse());
        expect(reversed.s === -result.s && Math.abs(reversed.p - result.p) < 1e-15).toBe(true);
        expect(result.slope.slope + reversed.slope.slope).toBeCloseTo(0, 12);
        if (result.s !== 0) expect(Math.abs(result.tauB)).toBeGreaterThanOrEqual(Math.abs(result.tauA) - 1e-12);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('drops missing values for the test and keeps the gaps for the slope', () => {
    const result = mannKendall([1, NaN, NaN, 4, 5, NaN, 7]);
    expect(result.n).toBe(4);
    expect(result.s).toBe(6);
    expect(result.slope.slope).toBe(1);
    expect(result.slope.intercept).toBe(1);
  });

  it('holds its level under independence, and plain fails under autocorrelation where the corrected tests do better', () => {
    const random = new Random(6);
    const rejections = (rho: number, test: 'plain' | 'hamed-rao' | 'pre-whitening') => {
      let count = 0;
      for (let run = 0; run < 150; run++) {
        let last = random.normal();
        const series = Array.from({ length: 60 }, () => (last = rho * last + random.normal()));
        if (mannKendall(series, { test, lags: test === 'hamed-rao' ? 3 : null }).p < 0.05) count++;
      }
      return count / 150;
    };
    expect(rejections(0, 'plain')).toBeLessThan(0.09);
    expect(rejections(0.6, 'plain')).toBeGreaterThan(0.2);
    expect(rejections(0.6, 'hamed-rao')).toBeLessThan(rejections(0.6, 'plain') - 0.1);
    expect(rejections(0.6, 'pre-whitening')).toBeLessThan(0.1);
  });

  it('adds seasons up, and takes a season of its own out of the trend', () => {
    const months = Array.from({ length: 48 }, (_, i) => 10 * Math.sin((i * Math.PI) / 6) + 0.2 * Math.floor(i / 12));
    const result = mannKendall(months, { test: 'seasonal', period: 12 });
    expect(result.verdict).toBe('increasing');
    expect(result.slope.slope).toBeCloseTo(0.2, 10);
    const bySeason = Array.from({ length: 12 }, (_, season) => scoreOf(months.filter((_, i) => i % 12 === season)));
    expect(result.s).toBe(bySeason.reduce((a, b) => a + b));
  });

  it('names its test, and says when it cannot tell', () => {
    expect(mannKendall([1, 2, 3], { test: 'hamed-rao' }).parameters.test).toBe('hamed-rao');
    // Strong alternation: the corrected variance would be negative.
    const alternating = Array.from({ length: 30 }, (_, i) => (i % 2) * 10 + i * 0.01);
    const result = mannKendall(alternating, { test: 'yue-wang', lags: 1 });
    expect(result.variance).toBeLessThan(0);
    expect(result.p).toBeNaN();
    expect(result.verdict).toBe('undetermined');
    expect(() => mannKendall([1, 2])).toThrow('method.error.tooFew');
    expect(() => mannKendall([1, 2, 3], { lags: 0 })).toThrow('method.error.notWhole');
  });

  it('slope limits hold the true slope as often as they say', () => {
    const random = new Random(2);
    let held = 0;
    for (let run = 0; run < 400; run++) {
      const { low, high } = mannKendall(Array.from({ length: 25 }, (_, i) => 0.3 * i + random.normal() * 4)).slope;
      if (low <= 0.3 && high >= 0.3) held++;
    }
    expect(held / 400).toBeGreaterThan(0.91);
    expect(held / 400).toBeLessThan(0.99);
  });
});

describe('helpers', () => {
  it('share ranks among equals and divide autocovariances by n', () => {
    expect([...ranks(Float64Array.of(5, 1, 5, 9))]).toEqual([2.5, 1, 2.5, 4]);
    // Mean 2; lag 1: (−1·0 + 0·1) / 2
    expect([...autocorrelation(Float64Array.of(1, 2, 3), 2)]).toEqual([1, 0, -0.5]);
    expect([...autocorrelation(Float64Array.of(4, 4, 4), 1)]).toEqual([0, 0]);
  });
});
