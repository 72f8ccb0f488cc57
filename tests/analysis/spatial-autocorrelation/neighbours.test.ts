import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPointGrid, visitWithin } from '../../../src/analysis/point-grid/point-grid.ts';
import {
  nearestNeighbours,
  nearestWithDistance,
  neighboursFromLists,
  neighboursWithinBand,
  rowStandardised,
} from '../../../src/analysis/spatial-autocorrelation/neighbours.ts';
import { weightSums } from '../../../src/analysis/spatial-autocorrelation/weight-sums.ts';

const rowsOf = ({ n, starts, indices }: { n: number; starts: Uint32Array; indices: Uint32Array }) =>
  Array.from({ length: n }, (_, i) => [...indices.subarray(starts[i], starts[i + 1])]);

/** Points with many equal coordinates and distances, so that borders and ties occur. */
const latticePoints = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), {
  minLength: 2,
  maxLength: 40,
});
const freePoints = fc.array(
  fc.tuple(fc.double({ min: -1e5, max: 1e5, noNaN: true }), fc.double({ min: -1e5, max: 1e5, noNaN: true })),
  { minLength: 2, maxLength: 40 },
);

describe('neighbours of points', () => {
  it('within a band are those that comparing all pairs finds', () => {
    fc.assert(
      fc.property(
        fc.oneof(latticePoints, freePoints),
        fc.oneof(fc.integer({ min: 1, max: 6 }), fc.double({ min: 0.01, max: 3e5, noNaN: true })),
        fc.boolean(),
        (points, band, self) => {
          const x = points.map((p) => p[0]);
          const y = points.map((p) => p[1]);
          const near = (i: number, j: number) => Math.sqrt((x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2) <= band;
          const expected = points.map((_, i) => points.map((_, j) => j).filter((j) => (j !== i || self) && near(i, j)));
          expect(rowsOf(neighboursWithinBand(x, y, band, self))).toEqual(expected);
          const grid = createPointGrid(x, y, band);
          const found: number[] = [];
          visitWithin(grid, x[0]! + 1, y[0]!, band, (place) => found.push(grid.order[place]!));
          const around = points.map((_, j) => j);
          expect(found.sort((a, b) => a - b)).toEqual(
            around.filter((j) => Math.sqrt((x[0]! + 1 - x[j]!) ** 2 + (y[0]! - y[j]!) ** 2) <= band),
          );
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });

  it('nearest k are those that sorting all distances finds', () => {
    fc.assert(
      fc.property(fc.oneof(latticePoints, freePoints), fc.integer({ min: 1, max: 5 }), (points, wanted) => {
        const k = Math.min(wanted, points.length - 1);
        const x = points.map((p) => p[0]);
        const y = points.map((p) => p[1]);
        const squared = (i: number, j: number) => (x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2;
        const sorted = points.map((_, i) =>
          points
            .map((_, j) => j)
            .filter((j) => j !== i)
            .sort((a, b) => squared(i, a) - squared(i, b) || a - b)
            .slice(0, k),
        );
        expect(rowsOf(nearestNeighbours(x, y, k))).toEqual(sorted);
        const { distances } = nearestWithDistance(x, y, k);
        expect([...distances]).toEqual(sorted.flatMap((row, i) => row.map((j) => Math.sqrt(squared(i, j)))));
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('refuse missing coordinates and indices outside', () => {
    expect(() => neighboursWithinBand([0, NaN], [0, 1], 5)).toThrow('method.error.notFinite');
    expect(() => neighboursWithinBand([0, 1], [0, 1], 0)).toThrow('method.error.notPositive');
    expect(() => neighboursFromLists([[1], [2]])).toThrow('method.error.neighbourOutside');
    expect(() => nearestNeighbours([0, 1], [0, 1], 2)).toThrow('method.error.tooFew');
  });

  it('standardised by row sum to one, and the sums over weights match a full matrix', () => {
    const lists = [[1, 2], [0], [1, 3], [2, 0, 1], []];
    for (const neighbours of [neighboursFromLists(lists), rowStandardised(neighboursFromLists(lists))]) {
      const w = lists.map(() => new Array<number>(5).fill(0));
      for (let i = 0; i < 5; i++) {
        for (let at = neighbours.starts[i]!; at < neighbours.starts[i + 1]!; at++) {
          w[i]![neighbours.indices[at]!] = neighbours.weights ? neighbours.weights[at]! : 1;
        }
      }
      const all = [0, 1, 2, 3, 4];
      const sum = (f: (i: number) => number) => all.reduce((total, i) => total + f(i), 0);
      const sums = weightSums(neighbours);
      expect(sums.s0).toBeCloseTo(
        sum((i) => sum((j) => w[i]![j]!)),
        12,
      );
      expect(sums.s1).toBeCloseTo(0.5 * sum((i) => sum((j) => (w[i]![j]! + w[j]![i]!) ** 2)), 12);
      expect(sums.s2).toBeCloseTo(
        sum((i) => (sum((j) => w[i]![j]!) + sum((j) => w[j]![i]!)) ** 2),
        12,
      );
    }
  });
});
