import type { CellGrid } from '../brush/brush-contract.ts';
import { gridExtent } from '../grid/cell-grid.ts';

/** Most cells of a density picture. */
export const MAXIMUM_DENSITY_CELLS = 300_000;
/** The kernel's reach is cut into at least this many density cells, so that the picture is smooth … */
const LEAST_CELLS_IN_REACH = 5;
/** … and at most this many, so that a wide kernel does not make every brush step slow for detail that it blurs anyway. */
const MOST_CELLS_IN_REACH = 12;
const MOST_PARTS = 5;

export interface DensityGridChoice {
  readonly grid: CellGrid;
  /** A density cell is the count cell divided by this … */
  readonly parts: number;
  /** … times this; one of both is 1. */
  readonly multiple: number;
}

/**
 * The square grid that the density is computed on: the extent of the count grid, its cell the count cell divided or
 * multiplied by a whole number.
 *
 * @param reachMetres distance beyond which the kernel is zero
 */
export function deriveDensityGrid(counts: CellGrid, reachMetres: number): DensityGridChoice {
  const size = counts.cellSizeMetres;
  const cells = (parts: number, multiple: number) => {
    const { columns, rows } = gridOfParts(counts, parts, multiple);
    return columns * rows;
  };
  let parts = 1;
  while (
    parts < MOST_PARTS &&
    reachMetres / (size / parts) < LEAST_CELLS_IN_REACH &&
    cells(parts + 1, 1) <= MAXIMUM_DENSITY_CELLS
  ) {
    parts++;
  }
  let multiple = 1;
  if (parts === 1) {
    while (cells(1, multiple) > MAXIMUM_DENSITY_CELLS || reachMetres / (size * multiple) > MOST_CELLS_IN_REACH)
      multiple++;
  }
  return { grid: gridOfParts(counts, parts, multiple), parts, multiple };
}

function gridOfParts(counts: CellGrid, parts: number, multiple: number): CellGrid {
  const size = (counts.cellSizeMetres * multiple) / parts;
  const { minX, minY, maxX, maxY } = gridExtent(counts);
  const square = counts.shape === 'square';
  return {
    shape: 'square',
    cellSizeMetres: size,
    originX: minX,
    originY: minY,
    // Squares are counted, not measured, because the two grids must fit one another exactly.
    columns: Math.ceil(square ? (counts.columns * parts) / multiple : (maxX - minX) / size),
    rows: Math.ceil(square ? (counts.rows * parts) / multiple : (maxY - minY) / size),
    cellAreaSquareMetres: size * size,
  };
}
