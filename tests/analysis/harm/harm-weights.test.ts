import { describe, expect, it } from 'vitest';
import { harmWeights } from '../../../src/analysis/harm/harm-weights.ts';

describe('harm weights', () => {
  it('weigh each incident by its category and keep the table with the result', () => {
    const table = { source: 'chosen in the test', weights: { steken: 100 }, otherwise: 1 };
    const result = harmWeights([0, 1, 1, 0, 1], ['winkeldiefstal', 'steken', 'leeg'], table);
    expect([...result.perIncident]).toEqual([1, 100, 100, 1, 100]);
    expect(result.rows[0]).toEqual({ category: 'steken', count: 3, weight: 100, total: 300 });
    expect(result.rows).toHaveLength(2);
    expect(result.total).toBe(302);
    expect(result.parameters).toEqual(table);
  });
});
