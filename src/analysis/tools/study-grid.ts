import { cellCentre, cellIndexAt, deriveGrid } from '../grid/cell-grid.ts';
import { deriveStudyCells, extentOfPlaces } from '../grid/study-cells.ts';
import type { CellGrid } from '../brush/brush-contract.ts';
import { requireAtLeast } from '../method-record.ts';
import { extentOf } from '../point-grid/extent.ts';
import type { ToolData, ToolFrame } from './tool-types.ts';

/** The square cells that take part, numbered 0 … count − 1. */
export interface StudyGrid {
  readonly grid: CellGrid;
  readonly count: number;
  /** Cell of the grid of each study cell. */
  readonly cells: Uint32Array;
  /** Study cell that holds a point; −1 for none. */
  readonly at: (x: number, y: number) => number;
  readonly centre: (cell: number) => readonly [x: number, y: number];
  /** Closed ring of a study cell. */
  readonly ring: (cell: number) => Float64Array;
}

/** Square cells of the screen's size over the study area, so that cells where nothing can be registered stay out. */
export function deriveStudyGrid({ table, places }: ToolData, frame: ToolFrame): StudyGrid {
  const rows = Array.from({ length: table.length }, (_, row) => row).filter(
    (row) => Number.isFinite(table.x[row]) && Number.isFinite(table.y[row]),
  );
  requireAtLeast(1, rows.length, 'study-grid');
  const x = Float64Array.from(rows, (row) => table.x[row]!);
  const y = Float64Array.from(rows, (row) => table.y[row]!);
  const { grid } = deriveGrid(extentOfPlaces(places) ?? extentOf(x, y), 'square', frame.cellSizeMetres, 250_000);
  const { mask } = deriveStudyCells(grid, frame.studyArea, places, x, y);
  const cells = Uint32Array.from(Array.from(mask.keys()).filter((cell) => mask[cell] === 1));
  const numberOf = new Int32Array(mask.length).fill(-1);
  cells.forEach((cell, k) => (numberOf[cell] = k));
  const half = grid.cellSizeMetres / 2;
  return {
    grid,
    count: cells.length,
    cells,
    at: (px, py) => {
      const cell = cellIndexAt(grid, px, py);
      return cell < 0 ? -1 : numberOf[cell]!;
    },
    centre: (cell) => cellCentre(grid, cells[cell]!),
    ring: (cell) => {
      const [cx, cy] = cellCentre(grid, cells[cell]!);
      const [west, south, east, north] = [cx - half, cy - half, cx + half, cy + half];
      return Float64Array.of(west, south, east, south, east, north, west, north, west, south);
    },
  };
}
