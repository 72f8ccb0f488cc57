import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionalPermutation } from '../../../src/analysis/spatial-autocorrelation/conditional-permutation.ts';
import { localGetisOrd } from '../../../src/analysis/spatial-autocorrelation/getis-ord-points.ts';
import { globalG } from '../../../src/analysis/spatial-autocorrelation/global-g.ts';
import { moranPermutation } from '../../../src/analysis/spatial-autocorrelation/moran-permutation.ts';
import { localMoran, moran, MoranQuadrant } from '../../../src/analysis/spatial-autocorrelation/moran.ts';
import {
  neighboursFromLists,
  neighboursWithinBand,
  rowStandardised,
  weightAt,
  type Neighbours,
} from '../../../src/analysis/spatial-autocorrelation/neighbours.ts';
import { unwatchedTask } from '../../../src/analysis/task.ts';
import { exactMoments } from './exhaustive.ts';

const values = [2, 3, 3.2, 5, 8, 7, 1];
/** Not symmetric, not equally many neighbours: formulas that silently assume either fail here. */
const lists = [[1, 3], [0, 3, 2], [4], [0, 1, 5, 6], [2, 5], [3, 4], [0]];
const binary = neighboursFromLists(lists);
const shared = rowStandardised(binary);

function lag(neighbours: Neighbours, x: readonly number[], i: number): number {
  let sum = 0;
  for (let at = neighbours.starts[i]!; at < neighbours.starts[i + 1]!; at++) {
    if (neighbours.indices[at] !== i) sum += weightAt(neighbours, at) * x[neighbours.indices[at]!]!;
  }
  return sum;
}

describe.each([
  ['binary weights', binary],
  ['row-standardised weights', shared],
])('moments over all permutations, %s', (_, neighbours) => {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b) / n;
  const m2 = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / n;

  it("global Moran's I", () => {
    const s0 = values.reduce((sum, _, i) => sum + lag(neighbours, new Array<number>(n).fill(1), i), 0);
    const statistic = (x: number[]) => {
      const z = x.map((v) => v - mean);
      return z.reduce((sum, v, i) => sum + v * lag(neighbours, z, i), 0) / (m2 * s0);
    };
    const truth = exactMoments(values, statistic);
    const result = moran(values, neighbours);
    expect(result.i).toBeCloseTo(statistic(values), 12);
    expect(result.expected).toBeCloseTo(truth.mean, 12);
    expect(result.randomisation.variance).toBeCloseTo(truth.variance, 12);
  });

  it('global G', () => {
    const statistic = (x: number[]) => {
      const total = x.reduce((a, b) => a + b);
      const pairs = x.reduce((sum, v) => sum + v * (total - v), 0);
      return x.reduce((sum, v, i) => sum + v * lag(neighbours, x, i), 0) / pairs;
    };
    const truth = exactMoments(values, statistic);
    const result = globalG(values, neighbours);
    expect(result.g).toBeCloseTo(statistic(values), 12);
    expect(result.expected).toBeCloseTo(truth.mean, 12);
    expect(result.variance).toBeCloseTo(truth.variance, 12);
  });

  it("local Moran's I: total, and conditional on the own value", () => {
    const total = localMoran(values, neighbours, 'total');
    const conditional = localMoran(values, neighbours, 'conditional');
    for (let i = 0; i < n; i++) {
      const statistic = (x: number[]) =>
        ((x[i]! - mean) / m2) *
        lag(
          neighbours,
          x.map((v) => v - mean),
          i,
        );
      expect(total.i[i]).toBeCloseTo(statistic(values), 12);
      const all = exactMoments(values, statistic);
      expect(total.expected[i]).toBeCloseTo(all.mean, 12);
      expect(total.variance[i]).toBeCloseTo(all.variance, 12);
      const others = values.filter((_, j) => j !== i);
      const given = exactMoments(others, (rest) => statistic([...rest.slice(0, i), values[i]!, ...rest.slice(i)]));
      expect(conditional.expected[i]).toBeCloseTo(given.mean, 12);
      expect(conditional.variance[i]).toBeCloseTo(given.variance, 12);
    }
  });

  it('Gi is the standard score over permutations of the others; Gi* over permutations of all', () => {
    const gi = localGetisOrd(values, neighbours, 'Gi');
    const star = localGetisOrd(values, neighbours, 'Gi*');
    for (let i = 0; i < n; i++) {
      const others = values.filter((_, j) => j !== i);
      const place = (rest: number[]) => [...rest.slice(0, i), values[i]!, ...rest.slice(i)];
      const plain = exactMoments(others, (rest) => lag(neighbours, place(rest), i));
      expect(gi.z[i]).toBeCloseTo((lag(neighbours, values, i) - plain.mean) / Math.sqrt(plain.variance), 10);
      const withSelf = (x: number[]) => lag(neighbours, x, i) + x[i]!;
      const all = exactMoments(values, withSelf);
      expect(star.z[i]).toBeCloseTo((withSelf(values) - all.mean) / Math.sqrt(all.variance), 10);
    }
  });
});

describe('permutation inference', () => {
  it('ranks like listing every permutation', async () => {
    for (const neighbours of [binary, shared]) {
      const permutations = 20_000;
      const result = await conditionalPermutation(values, neighbours, { permutations, seed: 4 }, unwatchedTask());
      for (let i = 0; i < values.length; i++) {
        const others = values.filter((_, j) => j !== i);
        const observed = lag(neighbours, values, i);
        const place = (rest: number[]) => [...rest.slice(0, i), values[i]!, ...rest.slice(i)];
        const truth = exactMoments(others, (rest) => (lag(neighbours, place(rest), i) >= observed - 1e-9 ? 1 : 0)).mean;
        expect(Math.abs(result.pGreater[i]! - truth)).toBeLessThan(0.015);
        const low = exactMoments(others, (rest) => (lag(neighbours, place(rest), i) <= observed + 1e-9 ? 1 : 0)).mean;
        expect(Math.abs(result.pLess[i]! - low)).toBeLessThan(0.015);
      }
    }
  });

  it('takes general weights the same way', async () => {
    const uneven: Neighbours = { ...binary, weights: Float64Array.from(binary.indices, (_, at) => 1 + (at % 3)) };
    const result = await conditionalPermutation(values, uneven, { permutations: 20_000, seed: 4 }, unwatchedTask());
    const observed = lag(uneven, values, 3);
    const place = (rest: number[]) => [...rest.slice(0, 3), values[3]!, ...rest.slice(3)];
    const others = values.filter((_, j) => j !== 3);
    const truth = exactMoments(others, (rest) => (lag(uneven, place(rest), 3) >= observed - 1e-9 ? 1 : 0)).mean;
    expect(Math.abs(result.pGreater[3]! - truth)).toBeLessThan(0.015);
  });

  it('of the global I has the mean and variance of randomisation', async () => {
    const result = await moranPermutation(values, binary, { permutations: 20_000, seed: 2 }, unwatchedTask());
    const analytic = moran(values, binary);
    const mean = result.simulated.reduce((a, b) => a + b) / 20_000;
    const variance = result.simulated.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 20_000;
    expect(result.i).toBeCloseTo(analytic.i, 12);
    expect(Math.abs(mean - analytic.expected)).toBeLessThan(0.01);
    expect(Math.abs(variance / analytic.randomisation.variance - 1)).toBeLessThan(0.05);
  });

  it('gives the same answer for the same seed, and stops when cancelled', async () => {
    const run = (seed: number) => conditionalPermutation(values, binary, { permutations: 99, seed }, unwatchedTask());
    expect((await run(1)).atLeast).toEqual((await run(1)).atLeast);
    expect((await run(1)).atLeast).not.toEqual((await run(2)).atLeast);
    const controller = new AbortController();
    const many = Float64Array.from({ length: 20_000 }, (_, i) => i % 7);
    const line = neighboursWithinBand(
      many.map((_, i) => i),
      many.map(() => 0),
      2,
    );
    const task = {
      signal: controller.signal,
      progress: () => controller.abort(new DOMException('cancelled', 'AbortError')),
      breathe: () => Promise.resolve(),
    };
    await expect(conditionalPermutation(many, line, { permutations: 99_999, seed: 1 }, task)).rejects.toThrow(
      'cancelled',
    );
  });
});

describe('what cannot be determined', () => {
  it('is NaN, not a number that looks like an answer', () => {
    const constant = [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1];
    expect([...localGetisOrd(constant, binary, 'Gi*').z]).toEqual(constant.map(() => NaN));
    expect([...localGetisOrd([5, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], binary, 'Gi').z][0]).toBeNaN();
    const lonely = neighboursFromLists([[1], [0], [], [0]]);
    expect(localGetisOrd([1, 2, 3, 4], lonely, 'Gi').z[2]).toBeNaN();
    expect(() => globalG([1, -1, 2, 3, 1, 2, 3], binary)).toThrow('method.error.negative');
    expect(() => moran([1, 2], neighboursFromLists([[1], [0]]))).toThrow('method.error.tooFew');
  });

  it('does not depend on the unit or the zero of the values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 7, maxLength: 7 }),
        fc.integer({ min: -1000, max: 1000 }),
        (x, shift) => {
          const moved = x.map((v) => 3 * v + shift);
          for (const statistic of ['Gi', 'Gi*'] as const) {
            const a = localGetisOrd(x, binary, statistic).z;
            const b = localGetisOrd(moved, binary, statistic).z;
            a.forEach((z, i) => expect(Object.is(z, b[i]) || Math.abs(z - b[i]!) < 1e-6).toBe(true));
          }
        },
      ),
      { numRuns: 200, seed: 6 },
    );
  });

  it('names the quadrants own value first', () => {
    const quadrants = localMoran([9, 8, 1, 1, 1, 9], neighboursFromLists([[1], [0], [3], [2], [0], [2]])).quadrant;
    const { highHigh, lowLow, lowHigh, highLow } = MoranQuadrant;
    expect([...quadrants]).toEqual([highHigh, highHigh, lowLow, lowLow, lowHigh, highLow]);
  });
});
