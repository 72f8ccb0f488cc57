import loadHighs from 'highs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IntegerSolver } from '../../../src/analysis/covering/exact-covering.ts';
import { highsSolver } from '../../../src/analysis/covering/highs-solver.ts';
import {
  cutIntoBlocks,
  cutIntoCells,
  outlineOfPieces,
  type AreaPieces,
} from '../../../src/analysis/smaller-area/area-pieces.ts';
import { findSmallerArea } from '../../../src/analysis/smaller-area/smaller-area.ts';
import { smallestHours, smallestWindow } from '../../../src/analysis/smaller-area/smallest-hours.ts';
import { cutOut } from '../../../src/geometry/overlay/overlay.ts';
import { areaOfRings, ringsHold } from '../../../src/geometry/rings/ring-measures.ts';

let solve: IntegerSolver;
beforeAll(async () => {
  solve = highsSolver(await loadHighs());
});

/** A lattice of columns × rows cells with these weights. */
function lattice(columns: number, rows: number, weight: readonly number[]): AreaPieces {
  const cells = Array.from({ length: columns * rows }, (_, i) => i);
  return {
    kind: 'cells',
    sideMetres: 10,
    rings: cells.map((i) => {
      const [x, y] = [10 * (i % columns), 10 * Math.floor(i / columns)];
      return [[x, y, x + 10, y, x + 10, y + 10, x, y + 10, x, y]];
    }),
    squareMetres: new Float64Array(cells.length).fill(100),
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
function byEnumeration({ weight, neighbours }: AreaPieces, share: number): number {
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

describe('places that must or may not be in', () => {
  const cells = lattice(4, 3, [9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);

  it('stay in, at the price of ground', () => {
    const free = findSmallerArea(cells, 0.9, solve, 10)!;
    expect(free.chosen).toEqual([0]);
    const held = findSmallerArea(cells, 0.9, solve, 10, { required: new Set([11]), excluded: new Set() })!;
    expect(held.chosen).toContain(11);
    expect(held.chosen).toHaveLength(6);
    expect(held.optimalityGap).toBe(0);
  });

  it('stay out, and the way round is found', () => {
    const around = findSmallerArea(cells, 1, solve, 10, { required: new Set(), excluded: new Set([1, 5]) })!;
    expect(around.chosen).toEqual([0, 4, 8, 9, 10, 11]);
  });

  it('is refused when they cannot both be met', () => {
    const demands = { required: new Set([11]), excluded: new Set([10, 7]) };
    expect(findSmallerArea(cells, 0.9, solve, 10, demands)).toBeNull();
  });
});

describe('an area in two parts', () => {
  it('may stay in two parts, and each hangs together', () => {
    // Columns 0-1 and 3-4 of five; the column between is no part of the area.
    const all = lattice(5, 2, [9, 1, 0, 0, 9, 0, 0, 0, 0, 5]);
    const apart: AreaPieces = {
      ...all,
      neighbours: all.neighbours.map((beside, i) =>
        i % 5 === 2 ? new Int32Array(0) : beside.filter((other) => other % 5 !== 2),
      ),
    };
    const answer = findSmallerArea(apart, 0.95, solve, 10)!;
    expect(answer.chosen).toEqual([0, 4, 9]);
    expect(answer.optimalityGap).toBe(0);
    expect(findSmallerArea(apart, 0.3, solve, 10)!.chosen).toHaveLength(1);
  });
});

describe('pieces of unequal size', () => {
  it('are weighed by their ground, not by their number', () => {
    // Two small pieces beside one large one: either way holds the share.
    const pieces: AreaPieces = {
      ...lattice(3, 1, [5, 5, 10]),
      squareMetres: Float64Array.of(10, 10, 500),
    };
    expect(findSmallerArea(pieces, 0.5, solve, 10)!.chosen).toEqual([0, 1]);
  });
});

describe('an area cut in pieces', () => {
  const ring = [0, 0, 400, 0, 400, 300, 0, 300, 0, 0];
  const incidents = {
    x: Float64Array.from({ length: 50 }, (_, i) => 5 + ((i * 37) % 390)),
    y: Float64Array.from({ length: 50 }, (_, i) => 5 + ((i * 53) % 290)),
  };

  it('of cells holds every incident and all its ground, and never ground outside it', () => {
    const holed = cutOut([ring], [[190, 140, 233, 140, 233, 171, 190, 171, 190, 140]]);
    const cells = cutIntoCells(holed, 100, incidents);
    const inside = Array.from(incidents.x).filter((x, i) => ringsHold(holed, x, incidents.y[i]!)).length;
    expect(cells.weight.reduce((sum, value) => sum + value, 0)).toBe(inside);
    const rings = outlineOfPieces(cells, [...cells.weight.keys()]);
    expect(areaOfRings(rings)).toBeCloseTo(areaOfRings(holed), 1);
    expect(areaOfRings(cutOut(rings, holed))).toBe(0);
  });

  it('of blocks follows the streets, not their dead ends', () => {
    const streets = [
      [-50, 100, 450, 100],
      [200, -50, 200, 350],
      [300, 100, 300, 200],
    ];
    const blocks = cutIntoBlocks([ring], streets, incidents);
    expect([...blocks.squareMetres].sort((a, b) => a - b)).toEqual([20_000, 20_000, 40_000, 40_000]);
    for (const beside of blocks.neighbours) expect(beside).toHaveLength(2);
  });

  it('whose pieces touch at a corner only keeps them as rings of their own', () => {
    const rings = outlineOfPieces(lattice(2, 2, [1, 1, 1, 1]), [0, 3]);
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

  it('as a window that can be told in a sentence, past midnight too', () => {
    const hours = new Float64Array(168);
    // Friday and Saturday 22-02, and one incident on Tuesday afternoon.
    for (const day of [4, 5]) for (const hour of [22, 23, 24, 25]) hours[(24 * day + hour) % 168] = 5;
    hours[24 + 15] = 1;
    expect(smallestWindow(hours, 0.95)).toMatchObject({ days: [4, 5], fromHour: 22, length: 4, keptShare: 40 / 41 });
    expect(smallestWindow(new Float64Array(168), 0.9)).toBeNull();
  });

  it('as a window: no shorter one keeps the share', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { minLength: 168, maxLength: 168 }), (values) => {
        fc.pre(values.some((value) => value > 0));
        const window = smallestWindow(values, 0.8)!;
        const total = values.reduce((sum, value) => sum + value, 0);
        const held = window.hours.reduce((sum, hour) => sum + values[hour]!, 0);
        expect(held / total).toBeCloseTo(window.keptShare, 9);
        expect(window.hours).toHaveLength(window.days.length * window.length);
        expect(window.hours.length).toBeGreaterThanOrEqual(smallestHours(values, 0.8).length);
      }),
      { numRuns: 30 },
    );
  });
});
