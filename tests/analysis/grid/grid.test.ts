import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellCentre,
  cellIndexAt,
  deriveGrid,
  gridExtent,
  gridOver,
  type Extent,
} from '../../../src/analysis/grid/cell-grid.ts';
import { cellsOnBorder, cellsWithCentreIn, pointInRings } from '../../../src/analysis/grid/cells-in-rings.ts';
import { extentWithoutStrays } from '../../../src/analysis/grid/data-extent.ts';
import { discRows } from '../../../src/analysis/grid/disc-windows.ts';
import { deriveStudyCells, NO_STUDY_PLACES } from '../../../src/analysis/grid/study-cells.ts';

const extent: Extent = { minX: 150_012, minY: 504_321, maxX: 153_777, maxY: 506_003 };
const inside = fc.tuple(
  fc.double({ min: extent.minX, max: extent.maxX, noNaN: true }),
  fc.double({ min: extent.minY, max: extent.maxY, noNaN: true }),
);

describe.each(['square', 'hexagon'] as const)('a grid of %ss', (shape) => {
  const { grid } = deriveGrid(extent, shape, 125);

  it('holds every point of its extent, in the cell with the nearest centre', () => {
    fc.assert(
      fc.property(inside, ([x, y]) => {
        const cell = cellIndexAt(grid, x, y);
        expect(cell).toBeGreaterThanOrEqual(0);
        const distanceTo = (other: number) => {
          const [cx, cy] = cellCentre(grid, other);
          return Math.hypot(cx - x, cy - y);
        };
        const nearest = Math.min(...Array.from({ length: grid.columns * grid.rows }, (_, k) => distanceTo(k)));
        expect(distanceTo(cell)).toBeLessThanOrEqual(nearest + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('finds each centre in its own cell, inside the outer rectangle', () => {
    const { minX, minY, maxX, maxY } = gridExtent(grid);
    for (let cell = 0; cell < grid.columns * grid.rows; cell++) {
      const [x, y] = cellCentre(grid, cell);
      expect(cellIndexAt(grid, x, y)).toBe(cell);
      expect(x > minX && x < maxX && y > minY && y < maxY).toBe(true);
    }
    expect(cellIndexAt(grid, minX - 200, minY)).toBe(-1);
    expect(cellIndexAt(grid, NaN, NaN)).toBe(-1);
  });

  it('keeps its cells when the extent grows', () => {
    const wider = deriveGrid({ ...extent, minX: extent.minX - 4000, minY: extent.minY - 999 }, shape, 125).grid;
    const [x, y] = cellCentre(grid, 37);
    const [otherX, otherY] = cellCentre(wider, cellIndexAt(wider, x, y));
    expect(otherX).toBeCloseTo(x, 6);
    expect(otherY).toBeCloseTo(y, 6);
  });

  it('counts a disc as all cells with their centre within the radius', () => {
    const middle = cellIndexAt(grid, 151_900, 505_150);
    const row = Math.floor(middle / grid.columns);
    for (const radius of [0, 125, 250, 400, 625]) {
      const [x, y] = cellCentre(grid, middle);
      let expected = 0;
      for (let cell = 0; cell < grid.columns * grid.rows; cell++) {
        const [cx, cy] = cellCentre(grid, cell);
        if (Math.hypot(cx - x, cy - y) <= radius * (1 + 1e-9) + 1e-9) expected++;
      }
      const counted = discRows(grid, radius, row % 2 === 1).reduce((sum, { from, to }) => sum + to - from + 1, 0);
      expect(counted).toBe(expected);
    }
  });
});

describe('deriveGrid', () => {
  it('makes cells larger by whole factors to stay under the maximum, and says so', () => {
    const choice = deriveGrid({ minX: 0, minY: 0, maxX: 600_000, maxY: 1_000_000 }, 'square', 125);
    expect(choice.coarsened).toBe(true);
    expect(choice.grid.columns * choice.grid.rows).toBeLessThanOrEqual(1_000_000);
    expect(choice.grid.cellSizeMetres % 125).toBe(0);
    expect(choice.grid.cellSizeMetres).toBe(875);
  });

  it('shifts a grid by half a cell', () => {
    const plain = gridOver(extent, 'square', 100);
    const shifted = gridOver(extent, 'square', 100, 0.5);
    expect(Math.abs(plain.originX - shifted.originX)).toBeCloseTo(50, 9);
    expect(shifted.originX).toBeLessThanOrEqual(extent.minX);
  });
});

describe('extentWithoutStrays', () => {
  it('leaves a swapped coordinate out', () => {
    const x = Float64Array.from({ length: 5000 }, (_, k) => (k === 77 ? 505_000 : 150_000 + (k % 997)));
    const y = Float64Array.from({ length: 5000 }, (_, k) => (k === 77 ? 150_000 : 505_000 + (k % 991)));
    const { extent: kept, leftOut } = extentWithoutStrays(x, y)!;
    expect(leftOut).toBe(1);
    expect(kept.maxX).toBeLessThan(152_000);
  });
});

describe('cells in rings', () => {
  const ring = Float64Array.of(1, 2, 9, 1, 8, 9, 4.5, 4.2, 2, 8);
  const hole = Float64Array.of(6, 3, 7, 3, 7, 5, 6, 5);

  it('marks the cells whose centre is inside', () => {
    for (const shape of ['square', 'hexagon'] as const) {
      const grid = gridOver({ minX: 0, minY: 0, maxX: 10, maxY: 10 }, shape, 0.31);
      const flags = cellsWithCentreIn(grid, [ring, hole]);
      flags.forEach((flag, cell) => {
        const [x, y] = cellCentre(grid, cell);
        expect(flag === 1).toBe(pointInRings([ring, hole], x, y));
      });
    }
  });

  it('marks the cells on the border', () => {
    const grid = gridOver({ minX: 0, minY: 0, maxX: 10, maxY: 10 }, 'square', 1);
    const flags = cellsOnBorder(grid, [Float64Array.of(1.5, 1.5, 4.5, 1.5, 4.5, 3.5, 1.5, 3.5)]);
    expect(flags.reduce((sum, flag) => sum + flag, 0)).toBe(10);
  });
});

describe('study cells', () => {
  const grid = gridOver({ minX: 0, minY: 0, maxX: 999, maxY: 999 }, 'square', 100);
  const x = Float64Array.of(150, 850, 850, 150, NaN);
  const y = Float64Array.of(150, 150, 850, 850, NaN);
  const street = { length: 1, starts: Uint32Array.of(0, 2), coordinates: Float64Array.of(50, 550, 950, 550) };

  it('built: cells with a street in or within reach', () => {
    const { mask, basis } = deriveStudyCells(grid, 'built', { ...NO_STUDY_PLACES, streets: street }, x, y);
    expect(basis).toBe('built');
    const cellOf = (px: number, py: number) => mask[cellIndexAt(grid, px, py)];
    expect(cellOf(450, 550)).toBe(1);
    expect(cellOf(450, 650)).toBe(1);
    expect(cellOf(450, 750)).toBe(0);
    const ten = deriveStudyCells(grid, 'built', { ...NO_STUDY_PLACES, addresses: Float64Array.of(50, 50) }, x, y);
    expect(ten.count).toBe(3);
  });

  it('municipality: its cells and those on its border', () => {
    const ring = Float64Array.of(120, 120, 480, 120, 480, 480, 120, 480, 120, 120);
    const municipality = {
      length: 1,
      polygonStarts: Uint32Array.of(0, 1),
      ringStarts: Uint32Array.of(0, 5),
      coordinates: ring,
    };
    const { count, basis } = deriveStudyCells(grid, 'municipality', { ...NO_STUDY_PLACES, municipality }, x, y);
    expect([count, basis]).toEqual([16, 'municipality']);
  });

  it('falls back to the hull of the incidents', () => {
    const { count, basis } = deriveStudyCells(grid, 'built', NO_STUDY_PLACES, x, y);
    expect([count, basis]).toEqual([64, 'extent']);
  });
});
