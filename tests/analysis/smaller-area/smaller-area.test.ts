import loadHighs from 'highs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IntegerSolver } from '../../../src/analysis/covering/exact-covering.ts';
import { highsSolver } from '../../../src/analysis/covering/highs-solver.ts';
import {
  cutIntoCells,
  findSmallerArea,
  outlineOfCells,
  smallestHours,
  type AreaCells,
} from '../../../src/analysis/smaller-area/smaller-area.ts';
import { areaOfRings, ringsHold } from '../../../src/geometry/rings/ring-measures.ts';

let solve: IntegerSolver;
beforeAll(async () => {
  solve = highsSolver(await loadHighs());
});

/** A lattice of columns × rows cells with these weights. */
function lattice(columns: number, rows: number, weight: readonly number[]): AreaCells {
  const cells = Array.from({ length: columns * rows }, (_, i) => i);
  return {
    sideMetres: 10,
    x: Float64Array.from(cells, (i) => 10 * (i % columns) + 5),
    y: Float64Array.from(cells, (i) => 10 * Math.floor(i / columns) + 5),
    weight: Float64Array.from(weight),
    neighbours: cells.map((i) =>
      Int32Array.from(
        cells.filter(
          (j) =>
            Math.abs((i % columns) - (j % columns)) + Math.abs(Math.floor(i / columns) - Math.floor(j / columns)) === 1,
        ),
      ),
    ),
  };
}

/** Fewest cells of any connected subset that holds the share, by looking at all. */
function byEnumeration({ weight, neighbours }: AreaCells, share: number): number {
  const total = weight.reduce((sum, value) => sum + value, 0);
  let best = Infinity;
  for (let subset = 1; subset < 1 << weight.length; subset++) {
    const members = [...weight.keys()].filter((cell) => subset & (1 << cell));
    if (members.length >= best || members.reduce((sum, cell) => sum + weight[cell]!, 0) < share * total - 1e-9)
      continue;
    const reached = new Set([members[0]!]);
    for (const cell of reached) for (const other of neighbours[cell]!) if (subset & (1 << other)) reached.add(other);
    if (reached.size === members.length) best = members.length;
  }
  return best;
}

describe('the smallest connected area that keeps a share', () => {
  it('equals enumeration, and proves it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }),
        fc.constantFrom(0.5, 0.8, 0.95),
        (weight, share) => {
          fc.pre(weight.some((value) => value > 0));
          const cells = lattice(4, 3, weight);
          const answer = findSmallerArea(cells, share, solve, 10)!;
          expect(answer.chosen.length).toBe(byEnumeration(cells, share));
          expect(answer.optimalityGap).toBe(0);
          expect(answer.keptShare).toBeGreaterThanOrEqual(share - 1e-9);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('without a solver says how far it may be from the best', () => {
    const cells = lattice(4, 3, [9, 0, 0, 9, 0, 0, 0, 0, 9, 0, 0, 9]);
    const answer = findSmallerArea(cells, 0.99, null, 1)!;
    expect(answer.optimalityGap).toBeGreaterThan(0);
    expect(byEnumeration(cells, 0.99)).toBeLessThanOrEqual(answer.chosen.length);
  });

  it('says nothing where nothing is registered', () => {
    expect(findSmallerArea(lattice(2, 2, [0, 0, 0, 0]), 0.9, solve, 1)).toBeNull();
  });
});

describe('cells of an area', () => {
  const ring = [0, 0, 400, 0, 400, 300, 0, 300, 0, 0];

  it('hold every incident inside, and their outline encloses just them', () => {
    const x = Float64Array.from({ length: 50 }, (_, i) => 5 + ((i * 37) % 390));
    const y = Float64Array.from({ length: 50 }, (_, i) => 5 + ((i * 53) % 290));
    const cells = cutIntoCells([ring], x, y, 100);
    expect(cells.weight.reduce((sum, value) => sum + value, 0)).toBe(50);
    const rings = outlineOfCells(cells, [...cells.weight.keys()]);
    expect(areaOfRings(rings)).toBeCloseTo(cells.weight.length * cells.sideMetres ** 2, 3);
    for (let i = 0; i < 50; i++) expect(ringsHold(rings, x[i]!, y[i]!)).toBe(true);
  });

  it('that touch at a corner only stay rings of their own', () => {
    const cells = lattice(2, 2, [1, 1, 1, 1]);
    const rings = outlineOfCells(cells, [0, 3]);
    expect(rings).toHaveLength(2);
    expect(areaOfRings(rings)).toBeCloseTo(200, 6);
  });
});

describe('the fewest hours', () => {
  it('keep the share with the fullest hours', () => {
    const hours = new Float64Array(168);
    hours[10] = 6;
    hours[11] = 3;
    hours[100] = 1;
    expect(smallestHours(hours, 0.9)).toEqual([10, 11]);
    expect(smallestHours(hours, 1)).toEqual([10, 11, 100]);
  });
});
