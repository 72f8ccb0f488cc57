import type { CellGrid } from '../brush/brush-contract.ts';
import { cellIndexAt, centreOf } from './cell-grid.ts';

/** Rings in project metres, [x0, y0, x1, y1, …], inside by the even-odd rule. A ring need not repeat its first point. */
export type Rings = readonly Float64Array[];

/** Whether a point lies inside `rings`. Points exactly on a border fall on one side of it, always the same one. */
export function pointInRings(rings: Rings, x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    let fromX = ring[ring.length - 2]!;
    let fromY = ring[ring.length - 1]!;
    for (let k = 0; k < ring.length; k += 2) {
      const toX = ring[k]!;
      const toY = ring[k + 1]!;
      if (fromY > y !== toY > y && x < ((fromX - toX) * (y - toY)) / (fromY - toY) + toX) inside = !inside;
      fromX = toX;
      fromY = toY;
    }
  }
  return inside;
}

/** Flags (one per cell of `grid`) of the cells whose centre lies inside `rings`. Works a row of cells at a time. */
export function cellsWithCentreIn(grid: CellGrid, rings: Rings): Uint8Array {
  const flags = new Uint8Array(grid.columns * grid.rows);
  for (let row = 0; row < grid.rows; row++) {
    const [firstX, y] = centreOf(grid, 0, row);
    const crossings = crossingsAt(rings, y);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      // A centre x is inside from the first crossing not left of it, as in `pointInRings`.
      const from = Math.max(0, Math.ceil((crossings[k]! - firstX) / grid.cellSizeMetres));
      const to = Math.min(grid.columns, Math.ceil((crossings[k + 1]! - firstX) / grid.cellSizeMetres));
      if (to > from) flags.fill(1, row * grid.columns + from, row * grid.columns + to);
    }
  }
  return flags;
}

function crossingsAt(rings: Rings, y: number): number[] {
  const crossings: number[] = [];
  for (const ring of rings) {
    let fromX = ring[ring.length - 2]!;
    let fromY = ring[ring.length - 1]!;
    for (let k = 0; k < ring.length; k += 2) {
      const toX = ring[k]!;
      const toY = ring[k + 1]!;
      if (fromY > y !== toY > y) crossings.push(((fromX - toX) * (y - toY)) / (fromY - toY) + toX);
      fromX = toX;
      fromY = toY;
    }
  }
  return crossings.sort((a, b) => a - b);
}

/**
 * Calls `visit` with points along a line [x0, y0, x1, y1, …] (points `from` to `to`, exclusive), both ends of every
 * segment among them and never more than `spacing` metres apart.
 */
export function walkLine(
  coordinates: Float64Array,
  from: number,
  to: number,
  spacing: number,
  visit: (x: number, y: number) => void,
): void {
  if (to > from) visit(coordinates[2 * from]!, coordinates[2 * from + 1]!);
  for (let k = from + 1; k < to; k++) {
    const x0 = coordinates[2 * k - 2]!;
    const y0 = coordinates[2 * k - 1]!;
    const dx = coordinates[2 * k]! - x0;
    const dy = coordinates[2 * k + 1]! - y0;
    const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / spacing));
    for (let step = 1; step <= steps; step++) visit(x0 + (dx * step) / steps, y0 + (dy * step) / steps);
  }
}

/** Flags of the cells that the borders of `rings` run through (to within an eighth of a cell). */
export function cellsOnBorder(grid: CellGrid, rings: Rings): Uint8Array {
  const flags = new Uint8Array(grid.columns * grid.rows);
  const mark = (x: number, y: number) => {
    const cell = cellIndexAt(grid, x, y);
    if (cell >= 0) flags[cell] = 1;
  };
  for (const ring of rings) walkLine(closed(ring), 0, closed(ring).length / 2, grid.cellSizeMetres / 8, mark);
  return flags;
}

/** The ring with its first point repeated at the end. */
export function closed(ring: Float64Array): Float64Array {
  const last = ring.length - 2;
  if (last < 0 || (ring[0] === ring[last] && ring[1] === ring[last + 1])) return ring;
  return Float64Array.of(...ring, ring[0]!, ring[1]!);
}
