import type { CellGrid } from './brush-contract.ts';
import { cellIndexAt } from '../grid/cell-grid.ts';
import { BLOCK, entryOf, latticeIndex, type Lattice } from '../grid/lattice.ts';
import type { IncidentStore } from './incident-store.ts';

/**
 * Where each row counts. The base lattice is the finer of the square count grid and the density grid; the coarser of
 * the two follows by adding up blocks of it. Hexagons do not fit squares, so with them each row has a second place.
 */
export interface Placement {
  /** Entry in the base lattice, per row. */
  readonly baseEntry: Int32Array;
  readonly baseCounts: Float64Array;
  /** 1 for each block of 32 base entries in which a count changed since the flags were last cleared. */
  readonly dirtyBlocks: Uint8Array;
  /** Entry per row and counts in the lattice of hexagons; null with squares. */
  readonly hexagons: { readonly entry: Int32Array; readonly counts: Float64Array } | null;
}

export function createPlacement(
  store: IncidentStore,
  base: { grid: CellGrid; lattice: Lattice; counts: Float64Array },
  hexagons: { grid: CellGrid; lattice: Lattice; counts: Float64Array } | null,
): Placement {
  return {
    baseEntry: entriesOf(store, base.grid, base.lattice),
    baseCounts: base.counts,
    dirtyBlocks: new Uint8Array(Math.ceil(base.lattice.length / BLOCK)),
    hexagons: hexagons && { entry: entriesOf(store, hexagons.grid, hexagons.lattice), counts: hexagons.counts },
  };
}

function entriesOf(store: IncidentStore, grid: CellGrid, lattice: Lattice): Int32Array {
  const { x, y } = store;
  const entries = new Int32Array(store.length);
  for (let row = 0; row < store.length; row++) {
    const unknown = Number.isNaN(x[row]!) || Number.isNaN(y[row]!);
    entries[row] = unknown ? lattice.withoutPlace : entryOf(lattice, cellIndexAt(grid, x[row]!, y[row]!));
  }
  return entries;
}

/** The rows of each place: those of entry e are rows[starts[e]] … rows[starts[e + 1] − 1]. */
export interface RowsOfPlace {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** @param entries place of each row; @param places number of places */
export function groupRows(entries: Int32Array, places: number): RowsOfPlace {
  const starts = new Uint32Array(places + 2);
  for (let row = 0; row < entries.length; row++) starts[entries[row]! + 2]!++;
  for (let place = 2; place < places + 2; place++) starts[place]! += starts[place - 1]!;
  const rows = new Uint32Array(entries.length);
  for (let row = 0; row < entries.length; row++) rows[starts[entries[row]! + 1]!++] = row;
  return { starts: starts.subarray(0, places + 1), rows };
}

/** Adds up blocks of `size` × `size` entries of the finer lattice into one entry of the coarser. */
export function addUpBlocks(
  fine: Lattice,
  fineCounts: Float64Array,
  coarse: Lattice,
  coarseCounts: Float64Array,
  size: number,
): void {
  coarseCounts.fill(0, 0, coarse.cells);
  for (let row = 0; row < fine.rows; row++) {
    const from = latticeIndex(fine, 0, row);
    const to = latticeIndex(coarse, 0, Math.floor(row / size));
    for (let column = 0, target = to, rest = size; column < fine.columns; column++) {
      coarseCounts[target]! += fineCounts[from + column]!;
      if (--rest === 0) {
        rest = size;
        target++;
      }
    }
  }
  coarseCounts[coarse.withoutPlace] = fineCounts[fine.withoutPlace]!;
  coarseCounts[coarse.outside] = fineCounts[fine.outside]!;
}
