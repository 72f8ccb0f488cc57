import { describe, expect, it } from 'vitest';
import { concentration } from '../../../src/analysis/concentration/concentration.ts';
import { Random } from '../../../src/numerics/random/random.ts';

describe('concentration', () => {
  it('counts the fewest places that hold a share', () => {
    const result = concentration([1, 0, 7, 0, 2], { incidentShares: [0.5, 0.7, 0.8, 1], simulations: 0 });
    expect(result.holding.map(({ places }) => places)).toEqual([1, 1, 2, 3]);
    expect(result.holding[0]!.placeShare).toBe(0.2);
    expect([...result.curve]).toEqual([0, 0.7, 0.9, 1, 1, 1]);
  });

  it('Gini is that of the mean difference, and 0 when all are equal', () => {
    const values = [1, 0, 7, 0, 2];
    let differences = 0;
    for (const a of values) for (const b of values) differences += Math.abs(a - b);
    const mean = 2;
    expect(concentration(values, { simulations: 0 }).gini).toBeCloseTo(differences / (2 * 25 * mean), 12);
    expect(concentration([3, 3, 3], { simulations: 0 }).gini).toBeCloseTo(0, 12);
  });

  it('shows that few incidents over many places look concentrated by chance alone', () => {
    const random = new Random(3);
    const counts = new Float64Array(1000);
    for (let i = 0; i < 200; i++) counts[random.below(1000)]!++;
    const result = concentration(counts, { incidentShares: [0.5], seed: 4 });
    expect(result.holding[0]!.placeShare).toBeLessThan(0.11);
    expect(Math.abs(result.holding[0]!.placeShare - result.holding[0]!.byChance!)).toBeLessThan(0.01);
    expect(result.gini).toBeGreaterThan(0.8);
    expect(result.generalisedGini).toBeLessThan(0.25);
    expect(concentration(counts, { seed: 4 })).toEqual(concentration(counts, { seed: 4 }));
  });
});
