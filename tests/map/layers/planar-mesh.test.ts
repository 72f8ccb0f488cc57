import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellGrid } from '../../../src/analysis/brush/brush-contract.ts';
import { gridExtent } from '../../../src/analysis/grid/cell-grid.ts';
import { createPlanarProjection, mercatorOf } from '../../../src/geometry/projection/planar-projection.ts';
import { createPlanarMesh } from '../../../src/map/layers/planar-mesh.ts';
import { RD } from '../synthetic-town.ts';

/** Rotterdam's size, far from the middle of the projection: where a four-cornered picture is 40 m off. */
const grid: CellGrid = {
  shape: 'square',
  cellSizeMetres: 125,
  originX: 60_000,
  originY: 428_000,
  columns: 320,
  rows: 160,
  cellAreaSquareMetres: 15_625,
};
const projection = createPlanarProjection(RD, { west: 60_000, south: 428_000, east: 100_000, north: 448_000 });
const METRES_OF_WORLD = 40_075_016.686 * Math.cos((51.9 * Math.PI) / 180);

describe('a planar grid on the map', () => {
  const mesh = createPlanarMesh(grid, projection.projectToLngLat);
  const columns = 41;

  it('covers the whole grid', () => {
    const last = mesh.local.length / 2 - 1;
    const { minX, maxX, minY, maxY } = gridExtent(grid);
    expect([mesh.local[0], mesh.local[1]]).toEqual([0, 0]);
    expect([mesh.local[2 * last], mesh.local[2 * last + 1]]).toEqual([maxX - minX, maxY - minY]);
    expect(mesh.indices.length).toBe(40 * 20 * 6);
  });

  it('lies within 0.05 m of the truth everywhere, also between its vertices', () => {
    const vertex = (index: number) => mercatorOf(mesh.positions[index * 3]!, mesh.positions[index * 3 + 1]!);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 39 }),
        fc.integer({ min: 0, max: 19 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (column, row, s, t) => {
          // A point of the south-west triangle, as the graphics card finds it.
          const [a, b] = s + t <= 1 ? [s, t] : [1 - s, 1 - t];
          const sw = vertex(row * columns + column);
          const se = vertex(row * columns + column + 1);
          const nw = vertex((row + 1) * columns + column);
          const drawn = [0, 1].map((k) => sw[k]! + a * (se[k]! - sw[k]!) + b * (nw[k]! - sw[k]!));
          const [lng, lat] = projection.toLngLat(60_000 + (column + a) * 1000, 428_000 + (row + b) * 1000);
          const [u, v] = mercatorOf(lng, lat);
          expect(Math.hypot(drawn[0]! - u, drawn[1]! - v) * METRES_OF_WORLD).toBeLessThan(0.05);
        },
      ),
    );
  });

  it('covers hexagons with their shifted rows and points', () => {
    const hexagons = { ...grid, shape: 'hexagon' as const };
    const local = createPlanarMesh(hexagons, projection.projectToLngLat).local;
    expect(local[local.length - 2]).toBeCloseTo(320.5 * 125, 1);
    expect(local[local.length - 1]).toBeCloseTo(((160 - 1) * 1.5 + 2) * (125 / Math.sqrt(3)), 1);
  });
});
