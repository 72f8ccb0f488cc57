import type { CellGrid } from '../brush/brush-contract.ts';
import { HEXAGON_ROW } from './cell-grid.ts';

/** One row of a disc: the cells at columns `from` … `to` (inclusive), `row` rows up, relative to the disc's centre cell. */
export interface DiscRow {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** Cells exactly at the radius belong to the disc, also when the last bit of the arithmetic says otherwise. */
const TOLERANCE = 1e-9;

/**
 * The cells whose centre lies within `radiusMetres` of a cell's centre, itself included. Hexagon rows are shifted, so
 * the list differs for a centre in an even row (`odd` false) and in an odd one.
 */
export function discRows(grid: CellGrid, radiusMetres: number, odd = false): DiscRow[] {
  const rowStep = grid.shape === 'square' ? 1 : HEXAGON_ROW;
  const radius = (radiusMetres / grid.cellSizeMetres) * (1 + TOLERANCE);
  const most = Math.floor(radius / rowStep);
  const rows: DiscRow[] = [];
  for (let row = -most; row <= most; row++) {
    const half = Math.sqrt(Math.max(0, radius * radius - row * row * rowStep * rowStep));
    // Seen from an even hexagon row, the odd rows lie half a cell to the east, and the other way round.
    const shift = grid.shape === 'square' || row % 2 === 0 ? 0 : odd ? -0.5 : 0.5;
    const from = Math.ceil(-half - shift);
    const to = Math.floor(half - shift);
    if (from <= to) rows.push({ row, from, to });
  }
  return rows;
}

/** Cells that a disc can reach beyond its centre in any direction: the guard that its lattice needs. */
export const discReach = (grid: CellGrid, radiusMetres: number): number =>
  Math.ceil((radiusMetres / grid.cellSizeMetres) * (1 + TOLERANCE) * (grid.shape === 'square' ? 1 : 1 / HEXAGON_ROW)) +
  1;
