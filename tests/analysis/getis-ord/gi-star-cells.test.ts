import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LatticeWorkspace } from '../../../src/analysis/brush/lattice-workspace.ts';
import { GiStarField, giStarRoom } from '../../../src/analysis/getis-ord/gi-star-cells.ts';
import { cellIndexAt, gridOver } from '../../../src/analysis/grid/cell-grid.ts';
import { discReach } from '../../../src/analysis/grid/disc-windows.ts';
import { createLattice, entryOf } from '../../../src/analysis/grid/lattice.ts';
import type { CellGrid } from '../../../src/analysis/brush/brush-contract.ts';
import { sharedPath } from '../../shared-data.ts';
import { giStarByNeighbours } from './straightforward.ts';
import { randomSource } from '../brush/random-source.ts';

const SMALLEST_Z = 0.5;

function giStar(grid: CellGrid, counts: Float64Array, mask: Uint8Array, bandMetres: number) {
  const lattice = createLattice(grid, discReach(grid, bandMetres));
  const rooms = [8 * lattice.length, ...giStarRoom(lattice)];
  const workspace = new LatticeWorkspace(rooms.reduce((sum, room) => sum + LatticeWorkspace.roomFor(room), 0));
  const placed = workspace.float64(lattice.length);
  counts.forEach((count, cell) => (placed.values[entryOf(lattice, cell)] = count));
  const field = new GiStarField(workspace, lattice, grid, placed, mask, bandMetres);
  field.test(SMALLEST_Z);
  return { field, z: counts.map((_, cell) => field.zAt(entryOf(lattice, cell))) };
}

const referencePath = sharedPath('reference/gi_star_toy_esda.json');

describe('Gi* on cells', () => {
  it.skipIf(!referencePath)('gives the published values of six points, each in a cell of its own (esda, spdep)', () => {
    const reference = JSON.parse(readFileSync(referencePath!, 'utf8')) as {
      cases: {
        input: { points: [number, number][]; y: number[]; threshold: number };
        expected: { 'full_vector_from_spdep_1.2-7': { Gistar_z: number[] }; tolerance: number };
      }[];
    };
    const { input, expected } = reference.cases[0]!;
    const grid = gridOver({ minX: -20, minY: -20, maxX: 60, maxY: 60 }, 'square', 5);
    const counts = new Float64Array(grid.columns * grid.rows);
    const mask = new Uint8Array(counts.length);
    const cells = input.points.map(([x, y]) => cellIndexAt(grid, x, y));
    cells.forEach((cell, k) => {
      counts[cell] = input.y[k]!;
      mask[cell] = 1;
    });
    const { z } = giStar(grid, counts, mask, input.threshold);
    cells.forEach((cell, k) => {
      const published = expected['full_vector_from_spdep_1.2-7'].Gistar_z[k]!;
      expect(Math.abs(z[cell]! - published)).toBeLessThan(expected.tolerance);
    });
  });

  it.each(['square', 'hexagon'] as const)(
    '%ss: equals the list of neighbours, also at the edge of the study area',
    (shape) => {
      const random = randomSource(5);
      const grid = gridOver({ minX: 3, minY: 7, maxX: 1800, maxY: 1500 }, shape, 100);
      const counts = Float64Array.from({ length: grid.columns * grid.rows }, () => Math.floor(random() ** 4 * 30) / 4);
      const mask = Uint8Array.from(counts, () => (random() < 0.7 ? 1 : 0));
      for (const bandMetres of [0, 100, 200, 333, 900]) {
        const { z, field } = giStar(grid, counts, mask, bandMetres);
        const expected = giStarByNeighbours(grid, counts, mask, bandMetres);
        z.forEach((value, cell) => {
          expect(Math.abs(value - expected[cell]!)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected[cell]!)));
        });
        expect(field.extremes.length).toBe(expected.filter((value) => Math.abs(value) >= SMALLEST_Z).length);
      }
    },
  );

  it('says nothing where nothing differs', () => {
    const grid = gridOver({ minX: 0, minY: 0, maxX: 900, maxY: 900 }, 'square', 100);
    const counts = new Float64Array(grid.columns * grid.rows).fill(3.25);
    const { z } = giStar(grid, counts, new Uint8Array(counts.length).fill(1), 200);
    expect(z.every((value) => value === 0)).toBe(true);
  });
});
