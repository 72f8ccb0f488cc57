import { describe, expect, it } from 'vitest';
import { eTest } from '../../../src/analysis/rates/e-test.ts';
import { poissonInterval } from '../../../src/analysis/rates/poisson-interval.ts';
import { rateChange } from '../../../src/analysis/rates/rate-change.ts';

describe('rates', () => {
  it('E-test gives the published p-values, whichever count comes first', () => {
    // Krishnamoorthy & Thomson's statistic as computed by Wheeler's ptools (tests/testthat/test-etest.R).
    expect(eTest(0, 3).p).toBeCloseTo(0.08837900945483522, 10);
    expect(eTest(6, 2).p).toBeCloseTo(0.17487482094370765, 10);
    expect(eTest(2, 6).p).toBeCloseTo(eTest(6, 2).p, 12);
    expect(eTest(0, 0).p).toBe(1);
  });

  it('E-test keeps its level with unequal exposures', () => {
    expect(eTest(20, 10, { exposureOne: 2, exposureTwo: 1 }).p).toBeGreaterThan(0.9);
    expect(() => eTest(1.5, 2)).toThrow('method.error.notWhole');
  });

  it('Poisson interval is Garwood’s', () => {
    // R: poisson.test(10)$conf.int; poisson.test(0)$conf.int
    expect(poissonInterval(10).low).toBeCloseTo(4.795389, 6);
    expect(poissonInterval(10).high).toBeCloseTo(18.39036, 5);
    expect(poissonInterval(0)).toMatchObject({ low: 0, rate: 0 });
    expect(poissonInterval(0).high).toBeCloseTo(3.688879, 6);
  });

  it('change comes with an interval, and not as a percentage of nothing', () => {
    const change = rateChange(100, 80);
    expect(change.percentage).toBeCloseTo(-20, 12);
    // R: poisson.test(c(80, 100))$conf.int is the interval of the ratio.
    expect(change.low).toBeCloseTo(-41.0, 0);
    expect(change.high).toBeGreaterThan(0);
    expect(rateChange(0, 4)).toMatchObject({ percentage: null, high: Infinity });
  });
});
