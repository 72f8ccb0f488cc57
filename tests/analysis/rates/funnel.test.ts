import { describe, expect, it } from 'vitest';
import { funnel } from '../../../src/analysis/rates/funnel.ts';
import { Random } from '../../../src/numerics/random/random.ts';

describe('a funnel plot', () => {
  it('has limits that are exact Poisson quantiles, narrower for larger areas', () => {
    const { limits } = funnel([
      { count: 10, population: 1000 },
      { count: 20, population: 2000 },
      { count: 50, population: 5000 },
    ]);
    // Poisson with mean 10: P(X ≤ 3) = 0.0103, P(X ≤ 4) = 0.0293; P(X ≤ 16) = 0.9730, P(X ≤ 17) = 0.9857.
    const { low, high } = limits(1000, 0.95);
    expect(1000 * low).toBeGreaterThan(3);
    expect(1000 * low).toBeLessThan(4);
    expect(1000 * high).toBeGreaterThan(16);
    expect(1000 * high).toBeLessThan(17);
    const large = limits(100_000, 0.95);
    expect(large.high - large.low).toBeLessThan(high - low);
    expect(limits(1000, 0.998).high).toBeGreaterThan(high);
  });

  it('calls a small area with a high rate ordinary and a large one with the same rate not', () => {
    const ordinary = Array.from({ length: 20 }, () => ({ count: 50, population: 5000 }));
    const { positions } = funnel([...ordinary, { count: 2, population: 100 }, { count: 200, population: 10_000 }]);
    expect(positions.slice(0, 20).every((one) => one === 'inside')).toBe(true);
    expect(positions[20]).toBe('inside');
    expect(positions[21]).toBe('above998');
  });

  it('sees overdispersion and widens for it', () => {
    const random = new Random(5);
    const areas = Array.from({ length: 60 }, () => ({
      count: Math.round(20 + 80 * random.uniform()),
      population: 1000,
    }));
    const { overdispersion, positions } = funnel(areas);
    expect(overdispersion).toBeGreaterThan(3);
    expect(positions.filter((one) => one !== 'inside').length).toBeLessThan(8);
    const even = funnel(Array.from({ length: 30 }, () => ({ count: 30, population: 1000 })));
    expect(even.overdispersion).toBeCloseTo(0);
  });

  it('stands with zeros and refuses no population', () => {
    const none = funnel([0, 0, 0].map((count) => ({ count, population: 10 })));
    expect(none.positions).toEqual(['inside', 'inside', 'inside']);
    expect(() => funnel([1, 2, 3].map((count) => ({ count, population: 0 })))).toThrow('method.error.notPositive');
  });
});
