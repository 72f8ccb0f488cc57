import type { CellGrid } from './brush-contract.ts';
import { cellIndexAt } from '../grid/cell-grid.ts';
import { cellsWithCentreIn, closed, pointInRings, walkLine, type Rings } from '../grid/cells-in-rings.ts';
import { boxOf } from '../../geometry/rings/ring-measures.ts';
import { Fails } from './filter-state.ts';
import type { IncidentStore } from './incident-store.ts';

const BORDER = 2;

/**
 * `Fails.base` per row: rows with one of `excludedFlags`, and rows outside the area. Whole cells of a square grid are
 * decided at once; only rows in cells near the border are tested one by one.
 */
export function baseFails(store: IncidentStore, excludedFlags: number, area: Rings | null, grid: CellGrid): Uint8Array {
  const base = new Uint8Array(store.length);
  const { flags, x, y } = store;
  if (excludedFlags) {
    for (let row = 0; row < store.length; row++) if (flags[row]! & excludedFlags) base[row] = Fails.base;
  }
  if (!area) return base;
  const cells = classifyCells(grid, area);
  const [west, south, east, north] = boxOf(area);
  for (let row = 0; row < store.length; row++) {
    // Most rows of a municipality lie far from an area; a box tells that without looking for their cell.
    if (!(x[row]! >= west && x[row]! <= east && y[row]! >= south && y[row]! <= north)) {
      base[row] = Fails.base;
      continue;
    }
    const cell = cellIndexAt(grid, x[row]!, y[row]!);
    const kind = cell < 0 ? BORDER : cells[cell]!;
    const inside = kind === BORDER ? pointInRings(area, x[row]!, y[row]!) : kind === 1;
    if (!inside) base[row] = Fails.base;
  }
  return base;
}

/** 0 outside, 1 inside, BORDER where a border may run through the cell. */
function classifyCells(grid: CellGrid, area: Rings): Uint8Array {
  const cells = cellsWithCentreIn(grid, area);
  const size = grid.cellSizeMetres;
  // Points half a cell apart lie in the cell that the border runs through or next to it.
  const mark = (x: number, y: number) => {
    const column = Math.floor((x - grid.originX) / size);
    const row = Math.floor((y - grid.originY) / size);
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const [c, r] = [column + dx, row + dy];
        if (c >= 0 && r >= 0 && c < grid.columns && r < grid.rows) cells[r * grid.columns + c] = BORDER;
      }
    }
  };
  for (const ring of area) {
    const whole = closed(ring);
    walkLine(whole, 0, whole.length / 2, size / 2, mark);
  }
  return cells;
}
