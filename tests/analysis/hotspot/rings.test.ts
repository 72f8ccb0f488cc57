import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellCentre, gridOver } from '../../../src/analysis/grid/cell-grid.ts';
import { pointInRings } from '../../../src/analysis/grid/cells-in-rings.ts';
import { createLattice, entryOf, gridIndexOf } from '../../../src/analysis/grid/lattice.ts';
import { clearGroups, joinCells } from '../../../src/analysis/hotspot/connected-cells.ts';
import { createRingTracer, signedArea } from '../../../src/analysis/hotspot/trace-rings.ts';

const SIZE = 50;
const grids = (['square', 'hexagon'] as const).map(
  (shape) => [shape, gridOver({ minX: 1, minY: 1, maxX: 549, maxY: 449 }, shape, SIZE)] as const,
);

function trace(grid: (typeof grids)[number][1], flags: readonly boolean[]) {
  const lattice = createLattice(grid, 2);
  const marked = Int32Array.from([...flags.keys()].filter((cell) => flags[cell]).map((cell) => entryOf(lattice, cell)));
  const groupOf = new Int32Array(lattice.length);
  const groups = joinCells(marked, grid.shape, lattice, groupOf);
  const tracer = createRingTracer(grid, lattice);
  const rings = groups.map((cells) => tracer.trace(cells, groupOf));
  clearGroups(marked, groupOf);
  expect(groupOf.some((group) => group !== 0)).toBe(false);
  return { groups: groups.map((cells) => Array.from(cells, (entry) => gridIndexOf(lattice, entry))), rings };
}

describe.each(grids)('hotspots of %ss', (shape, grid) => {
  const cells = grid.columns * grid.rows;
  const patterns = fc.array(fc.boolean(), { minLength: cells, maxLength: cells });

  it('every marked cell is in one group, and groups do not touch', () => {
    fc.assert(
      fc.property(patterns, (flags) => {
        const { groups } = trace(grid, flags);
        expect(groups.flat().sort((a, b) => a - b)).toEqual([...flags.keys()].filter((cell) => flags[cell]));
        const touching = SIZE * (shape === 'square' ? Math.SQRT2 : 1) + 1e-6;
        const centres = groups.map((group) => group.map((cell) => cellCentre(grid, cell)));
        centres.forEach((group, k) =>
          centres.slice(k + 1).forEach((other) => {
            const near = group.some(([x, y]) => other.some(([ox, oy]) => Math.hypot(ox - x, oy - y) <= touching));
            expect(near).toBe(false);
          }),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('rings enclose exactly the cells of their group, outer ones counter-clockwise and holes clockwise', () => {
    fc.assert(
      fc.property(patterns, (flags) => {
        const { groups, rings } = trace(grid, flags);
        groups.forEach((group, k) => {
          const area = rings[k]!.reduce((sum, ring) => sum + signedArea(ring), 0);
          expect(area).toBeCloseTo(group.length * grid.cellAreaSquareMetres, 4);
          const members = new Set(group);
          for (let cell = 0; cell < cells; cell++) {
            const [x, y] = cellCentre(grid, cell);
            expect(pointInRings(rings[k]!, x, y)).toBe(members.has(cell));
          }
        });
      }),
      { numRuns: 20 },
    );
  });

  it('rings are closed and pass no corner twice', () => {
    fc.assert(
      fc.property(patterns, (flags) => {
        for (const ring of trace(grid, flags).rings.flat()) {
          expect([ring[0], ring[1]]).toEqual([ring[ring.length - 2], ring[ring.length - 1]]);
          const corners = Array.from({ length: ring.length / 2 - 1 }, (_, k) =>
            [ring[2 * k]!.toFixed(3), ring[2 * k + 1]!.toFixed(3)].join(),
          );
          expect(new Set(corners).size).toBe(corners.length);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('squares', () => {
  it('a straight side is one line', () => {
    const [, grid] = grids[0]!;
    const flags = Array.from({ length: grid.columns * grid.rows }, (_, cell) => cell % grid.columns < 3 && cell < 33);
    const { rings } = trace(grid, flags);
    expect(rings[0]!.map((ring) => ring.length / 2)).toEqual([5]);
  });
});
