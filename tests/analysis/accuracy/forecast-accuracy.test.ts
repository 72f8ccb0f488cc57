import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyCurve } from '../../../src/analysis/accuracy/forecast-accuracy.ts';

describe('accuracy of a forecast', () => {
  it('is that of the worked three cells (ptools)', () => {
    const curve = accuracyCurve([6, 3, 0], [3, 2, 1], [1, 1, 1]);
    expect([...curve.pai]).toEqual([2, 1.5, 1]);
    expect([...curve.pei]).toEqual([1, 1, 1]);
    expect([...curve.hitRate]).toEqual([6 / 9, 1, 1]);
    expect(curve.rri[1]).toBeCloseTo(5 / 9, 12);
  });

  it('never beats the best of the same area, and ends at everything', () => {
    const cell = fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 1, max: 5 }),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 30 }), (cells) => {
        fc.pre(cells.some(([count]) => count > 0));
        const column = (k: 0 | 1 | 2) => cells.map((row) => row[k]);
        const curve = accuracyCurve(column(0), column(1), column(2));
        const last = cells.length - 1;
        expect(curve.hitRate[last]).toBeCloseTo(1, 12);
        expect(curve.pai[last]).toBeCloseTo(1, 12);
        for (const pei of curve.pei) expect(Number.isNaN(pei) || pei <= 1 + 1e-9).toBe(true);
      }),
      { seed: 1 },
    );
  });
});
