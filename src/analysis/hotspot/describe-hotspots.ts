import type { Hotspot } from '../../domain/hotspot/hotspot.ts';
import type { CellGrid } from '../brush/brush-contract.ts';
import { cellCentre, centreOf, HEXAGON_ROW } from '../grid/cell-grid.ts';
import { gridIndexOf, type Lattice } from '../grid/lattice.ts';

/** A joined group of significant cells that holds enough incidents, before it is described. */
export interface HotspotGroup {
  /** Lattice entries, in order. */
  readonly cells: Int32Array;
  readonly incidents: number;
}

/** Groups with at least `minimumIncidents`, most incidents first, no more than `most`. */
export function selectGroups(
  groups: readonly Int32Array[],
  counts: Float64Array,
  minimumIncidents: number,
  most: number,
): { selected: HotspotGroup[]; leftOut: number } {
  const large: HotspotGroup[] = [];
  for (const cells of groups) {
    let incidents = 0;
    for (let i = 0; i < cells.length; i++) incidents += counts[cells[i]!]!;
    if (incidents >= minimumIncidents) large.push({ cells, incidents });
  }
  large.sort((a, b) => b.incidents - a.incidents || a.cells[0]! - b.cells[0]!);
  return { selected: large.slice(0, most), leftOut: Math.max(0, large.length - most) };
}

type Place = Pick<Hotspot, 'id' | 'cells' | 'centre'>;

/**
 * Where a group lies: its grid cells, its centre (that of its incidents, taken at cell centres) and an id that follows
 * from the cell with the most incidents, so that the same place keeps its id when a neighbouring cell joins or leaves.
 */
export function describePlace(grid: CellGrid, lattice: Lattice, counts: Float64Array, cells: Int32Array): Place {
  const indices = new Uint32Array(cells.length);
  const shift = grid.shape === 'hexagon' ? 0.5 : 0;
  let densest = 0;
  let [sumColumn, sumRow, sum] = [0, 0, 0];
  for (let i = 0; i < cells.length; i++) {
    const count = counts[cells[i]!]!;
    const index = gridIndexOf(lattice, cells[i]!);
    const row = Math.floor(index / lattice.columns);
    indices[i] = index;
    if (count > counts[cells[densest]!]!) densest = i;
    sumColumn += (index - row * lattice.columns + (row & 1 ? shift : 0)) * count;
    sumRow += row * count;
    sum += count;
  }
  const [x, y] = cellCentre(grid, indices[densest]!);
  const [firstX, firstY] = centreOf(grid, 0, 0);
  const rowStep = grid.cellSizeMetres * (grid.shape === 'hexagon' ? HEXAGON_ROW : 1);
  const kind = grid.shape === 'square' ? 's' : 'h';
  return {
    id: `${kind}${grid.cellSizeMetres}-${Math.round(x)}-${Math.round(y)}`,
    cells: indices,
    centre: sum > 0 ? [firstX + (sumColumn / sum) * grid.cellSizeMetres, firstY + (sumRow / sum) * rowStep] : [x, y],
  };
}
