import type { CellGrid } from '../brush/brush-contract.ts';

/** Smallest rectangle around something, in project metres. */
export interface Extent {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export interface GridChoice {
  readonly grid: CellGrid;
  readonly requestedCellSizeMetres: number;
  /** True where the cells had to be made larger to stay under the maximum. */
  readonly coarsened: boolean;
}

/** Number of cells above which a grid is made coarser. */
export const MAXIMUM_CELLS = 1_000_000;
/** Rows of pointy-top hexagons lie this part of their width apart. */
export const HEXAGON_ROW = Math.sqrt(3) / 2;
const HEXAGON_HALF_HEIGHT = 1 / Math.sqrt(3);

/**
 * The grid of cells over an extent. Its corner lies on a whole multiple of the cell size, so that next month's data fall
 * into the same cells. Where the extent needs more than `maximumCells`, the cells grow by whole factors.
 */
export function deriveGrid(
  extent: Extent,
  shape: CellGrid['shape'],
  cellSizeMetres: number,
  maximumCells = MAXIMUM_CELLS,
): GridChoice {
  for (let factor = 1; ; factor++) {
    const grid = gridOver(extent, shape, cellSizeMetres * factor);
    if (grid.columns * grid.rows <= maximumCells) {
      return { grid, requestedCellSizeMetres: cellSizeMetres, coarsened: factor > 1 };
    }
    const needed = Math.sqrt((grid.columns * grid.rows) / maximumCells);
    factor = Math.max(factor, Math.floor(factor * needed * 0.9));
  }
}

/** A grid over `extent` shifted by a part of a cell (0–1 on both axes), for the sensitivity to where cells happen to lie. */
export function gridOver(extent: Extent, shape: CellGrid['shape'], cellSizeMetres: number, shift = 0): CellGrid {
  const size = cellSizeMetres;
  const rowStep = shape === 'square' ? size : size * HEXAGON_ROW;
  // Pairs of hexagon rows repeat, so the corner of a hexagon grid lies on an even row.
  const period = shape === 'square' ? rowStep : 2 * rowStep;
  const originX = (Math.floor(extent.minX / size - shift) + shift) * size - (shape === 'square' ? 0 : size);
  const originY = (Math.floor(extent.minY / period - shift) + shift) * period - (shape === 'square' ? 0 : period);
  return {
    shape,
    cellSizeMetres: size,
    originX,
    originY,
    columns: Math.floor((extent.maxX - originX) / size) + (shape === 'square' ? 1 : 2),
    rows: Math.floor((extent.maxY - originY) / rowStep) + (shape === 'square' ? 1 : 2),
    cellAreaSquareMetres: shape === 'square' ? size * size : HEXAGON_ROW * size * size,
  };
}

/** Index (row × columns + column) of the cell that holds a point, or -1 outside the grid or without a place (NaN). */
export function cellIndexAt(grid: CellGrid, x: number, y: number): number {
  return grid.shape === 'square' ? squareAt(grid, x, y) : hexagonAt(grid, x, y);
}

function squareAt({ cellSizeMetres, originX, originY, columns, rows }: CellGrid, x: number, y: number): number {
  const column = Math.floor((x - originX) / cellSizeMetres);
  const row = Math.floor((y - originY) / cellSizeMetres);
  return column >= 0 && row >= 0 && column < columns && row < rows ? row * columns + column : -1;
}

/** The hexagon with the nearest centre; on a border the lower index. */
function hexagonAt(grid: CellGrid, x: number, y: number): number {
  const size = grid.cellSizeMetres;
  const east = (x - grid.originX) / size;
  const north = (y - grid.originY) / size - HEXAGON_HALF_HEIGHT;
  const below = Math.floor(north / HEXAGON_ROW);
  let best = -1;
  let bestDistance = Infinity;
  for (let row = below; row <= below + 1; row++) {
    const shift = row & 1 ? 1 : 0.5;
    const column = Math.round(east - shift);
    const dx = east - shift - column;
    const dy = north - row * HEXAGON_ROW;
    const distance = dx * dx + dy * dy;
    if (distance < bestDistance) {
      bestDistance = distance;
      best = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows ? row * grid.columns + column : -1;
    }
  }
  return best;
}

/** Centre of a cell in project metres. */
export function cellCentre(grid: CellGrid, index: number): [x: number, y: number] {
  const row = Math.floor(index / grid.columns);
  const column = index - row * grid.columns;
  return centreOf(grid, column, row);
}

/** Centre of the cell in a column and row, which may lie outside the grid. */
export function centreOf(grid: CellGrid, column: number, row: number): [x: number, y: number] {
  const size = grid.cellSizeMetres;
  if (grid.shape === 'square') return [grid.originX + (column + 0.5) * size, grid.originY + (row + 0.5) * size];
  return [
    grid.originX + (column + (row & 1 ? 1 : 0.5)) * size,
    grid.originY + (HEXAGON_HALF_HEIGHT + row * HEXAGON_ROW) * size,
  ];
}

/** The rectangle that all cells of a grid lie in. */
export function gridExtent(grid: CellGrid): Extent {
  const size = grid.cellSizeMetres;
  const square = grid.shape === 'square';
  return {
    minX: grid.originX,
    minY: grid.originY,
    maxX: grid.originX + (grid.columns + (square ? 0 : 0.5)) * size,
    maxY: grid.originY + (square ? grid.rows : (grid.rows - 1) * HEXAGON_ROW + 2 * HEXAGON_HALF_HEIGHT) * size,
  };
}
