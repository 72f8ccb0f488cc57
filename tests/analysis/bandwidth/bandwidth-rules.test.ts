import { describe, expect, it } from 'vitest';
import {
  bandwidthByRule,
  normalReferenceBandwidth,
  quantileOfSorted,
} from '../../../src/analysis/bandwidth/bandwidth-rules.ts';

describe('bandwidth rules', () => {
  it('take the mean of both directions, not the easting alone', () => {
    const x = [0, 10, 20, 30, 45];
    const y = [0, 100, 250, 300, 420];
    const result = bandwidthByRule(x, y, 'normal-reference');
    expect(result.xMetres).toBe(normalReferenceBandwidth(x));
    expect(result.yMetres).toBe(normalReferenceBandwidth(y));
    expect(result.metres).toBe((result.xMetres + result.yMetres) / 2);
  });

  it('interpolate quantiles as R does by default', () => {
    // quantile(c(1, 2, 4, 8), c(.25, .5, .9)) in R
    expect([0.25, 0.5, 0.9].map((p) => quantileOfSorted([1, 2, 4, 8], p))).toEqual([1.75, 3, 6.800000000000001]);
  });

  it('fall back on the standard deviation when the quartiles coincide, and refuse one point', () => {
    expect(normalReferenceBandwidth([5, 5, 5, 5, 5, 5, 90])).toBeGreaterThan(0);
    expect(normalReferenceBandwidth([5, 5, 5])).toBe(0);
    expect(() => bandwidthByRule([1], [1], 'scott')).toThrow('method.error.tooFew');
  });
});
