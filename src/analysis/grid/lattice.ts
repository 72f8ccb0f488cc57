import type { CellGrid } from '../brush/brush-contract.ts';

/** Cells in a block: the unit in which changes are remembered. */
export const BLOCK = 32;

/**
 * How the cells of a grid lie in memory while they are worked on: every row is followed by empty cells, and empty rows
 * lie below and above, so that a neighbourhood of up to `guard` cells never needs to look where the grid ends. Two
 * cells past the end collect what has no place and what lies outside the grid.
 */
export interface Lattice {
  readonly columns: number;
  readonly rows: number;
  readonly guard: number;
  /** Entries from one row to the next; a whole number of blocks. */
  readonly stride: number;
  /** Entries of the cells and their guard. */
  readonly cells: number;
  readonly withoutPlace: number;
  readonly outside: number;
  /** Entries in all, the two collecting cells and room for the last vector included. */
  readonly length: number;
}

export function createLattice(grid: Pick<CellGrid, 'columns' | 'rows'>, guard: number): Lattice {
  const stride = Math.ceil((grid.columns + guard + 1) / BLOCK) * BLOCK;
  const cells = (grid.rows + 2 * guard) * stride;
  return {
    columns: grid.columns,
    rows: grid.rows,
    guard,
    stride,
    cells,
    withoutPlace: cells + BLOCK,
    outside: cells + BLOCK + 1,
    length: cells + 2 * BLOCK + guard,
  };
}

/** Entry of the cell in a column and row. */
export const latticeIndex = (lattice: Lattice, column: number, row: number): number =>
  (row + lattice.guard) * lattice.stride + column;

/** Grid index (row × columns + column) of an entry that is a cell. */
export function gridIndexOf(lattice: Lattice, entry: number): number {
  const row = Math.floor(entry / lattice.stride);
  return (row - lattice.guard) * lattice.columns + (entry - row * lattice.stride);
}

/** Entry of a grid index; -1 becomes the cell that collects what lies outside. */
export function entryOf(lattice: Lattice, index: number): number {
  if (index < 0) return lattice.outside;
  const row = Math.floor(index / lattice.columns);
  return (row + lattice.guard) * lattice.stride + (index - row * lattice.columns);
}
