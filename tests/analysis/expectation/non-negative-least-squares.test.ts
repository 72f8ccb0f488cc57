import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nonNegativeLeastSquares } from '../../../src/analysis/expectation/non-negative-least-squares.ts';

const solve = (x: number[][], y: number[]) => {
  const k = x[0]!.length;
  const gram = new Float64Array(k * k);
  const moments = new Float64Array(k);
  x.forEach((row, i) =>
    row.forEach((a, p) => {
      moments[p]! += a * y[i]!;
      row.forEach((b, q) => (gram[p * k + q]! += a * b));
    }),
  );
  return nonNegativeLeastSquares(gram, moments);
};

describe('non-negative least squares', () => {
  it('finds the coefficients that made the data', () => {
    const x = [
      [1, 0, 2],
      [0, 3, 1],
      [4, 1, 0],
      [2, 2, 2],
      [5, 0, 1],
    ];
    const truth = [2, 0.5, 3];
    const found = solve(
      x,
      x.map((row) => row.reduce((sum, a, i) => sum + a * truth[i]!, 0)),
    );
    found.forEach((value, i) => expect(value).toBeCloseTo(truth[i]!, 9));
  });

  it('meets the conditions of Karush, Kuhn and Tucker: gradient 0 where positive, not downhill where 0', () => {
    const value = fc.double({ min: 0, max: 9, noNaN: true }).map((v) => Math.round(v * 100) / 100);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value, value, value), { minLength: 6, maxLength: 20 }),
        fc.array(fc.double({ min: -5, max: 20, noNaN: true }), { minLength: 20, maxLength: 20 }),
        (x, y) => {
          const found = solve(x, y);
          const residual = x.map((row, i) => row.reduce((sum, a, k) => sum + a * found[k]!, 0) - y[i]!);
          for (let k = 0; k < 4; k++) {
            const gradient = x.reduce((sum, row, i) => sum + row[k]! * residual[i]!, 0);
            const size = 1e-6 * (1 + x.reduce((sum, row) => sum + row[k]! ** 2, 0)) * 20;
            expect(found[k]).toBeGreaterThanOrEqual(0);
            if (found[k]! > 1e-9) expect(Math.abs(gradient)).toBeLessThan(size);
            else expect(gradient).toBeGreaterThan(-size);
          }
        },
      ),
    );
  });

  it('leaves out a variable that says nothing new', () => {
    const found = solve(
      [
        [1, 2],
        [2, 4],
        [3, 6],
      ],
      [2, 4, 6],
    );
    expect(found[0]! + 2 * found[1]!).toBeCloseTo(2, 9);
  });
});
