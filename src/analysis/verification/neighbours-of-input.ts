import {
  nearestNeighbours,
  neighboursFromLists,
  neighboursWithinBand,
  rowStandardised,
  type Neighbours,
} from '../spatial-autocorrelation/neighbours.ts';
import {
  MalformedCaseError,
  numbersOf,
  optionalNumber,
  pick,
  pointsOf,
  textOf,
  type Json,
  type JsonObject,
} from './reference-case.ts';

const BAND = ['threshold', 'band', 'distance_band', 'bandwidth', 'distance', 'd', 'max_distance', 'dmax', 'upper'];
const LISTS = [
  'neighbours_incl_self_index0',
  'neighbours_index0',
  'neighbours',
  'neighbors',
  'nb',
  'neighbours_index1',
];

export function hasNeighbours(input: JsonObject): boolean {
  const list = [...LISTS, 'w', 'W', 'weights_matrix', 'matrix'].some((key) => Array.isArray(input[key]));
  const grid = gridOf(input) !== null;
  const points = pointsOf(input) !== null && pick(input, ...BAND, 'k', 'knn') !== undefined;
  return list || grid || points;
}

/**
 * Who is whose neighbour, as a published case tells it: lists, a matrix of weights, a grid with rook or queen contiguity,
 * points with a distance band, or points with their k nearest. `self` adds each place to its own row.
 */
export function neighboursOf(input: JsonObject, self: boolean): Neighbours {
  const neighbours = plainNeighbours(input, self);
  return /row|style.?w|\bW\b|1\/card/i.test(styleOf(input)) ? rowStandardised(neighbours) : neighbours;
}

function styleOf(input: JsonObject): string {
  return textOf(input, 'style', 'weights', 'transform');
}

function plainNeighbours(input: JsonObject, self: boolean): Neighbours {
  const matrix = pick(input, 'w', 'W', 'weights_matrix', 'matrix');
  if (Array.isArray(matrix)) return fromMatrix(matrix as readonly Json[], self);
  const key = LISTS.find((name) => Array.isArray(input[name]));
  if (key) {
    const base = /1$/.test(key) || input.index_base === 1 ? 1 : 0;
    const lists = (input[key] as readonly Json[]).map((list, i) =>
      Array.from(numbersOf(list, `${key}[${i}]`), (j) => j - base),
    );
    return neighboursFromLists(lists.map((list, i) => (self && !list.includes(i) ? [...list, i] : list)));
  }
  const grid = gridOf(input);
  if (grid) return gridNeighbours(grid.rows, grid.columns, /rook/i.test(textOf(input, 'contiguity', 'weights')), self);
  const points = pointsOf(input);
  if (!points) throw new MalformedCaseError('neither neighbours nor points');
  const k = optionalNumber(input, NaN, 'k', 'knn');
  const band = optionalNumber(input, NaN, ...BAND);
  if (band > 0) return neighboursWithinBand(points.x, points.y, band, self);
  if (!(k >= 1)) throw new MalformedCaseError(`input.${BAND[0]} or k is missing`);
  return nearestNeighbours(points.x, points.y, k);
}

function fromMatrix(matrix: readonly Json[], self: boolean): Neighbours {
  const rows = matrix.map((row, i) => numbersOf(row, `w[${i}]`));
  const lists = rows.map((row, i) => Array.from(row.keys()).filter((j) => row[j] !== 0 || (self && i === j)));
  const neighbours = neighboursFromLists(lists);
  const weights = Float64Array.from(lists.flatMap((list, i) => list.map((j) => rows[i]![j]! || 1)));
  return { ...neighbours, weights };
}

function gridOf(input: JsonObject): { rows: number; columns: number } | null {
  const grid = input.grid ?? input.lattice ?? input.shape;
  if (Array.isArray(grid) && grid.length === 2 && typeof grid[0] === 'number') {
    return { rows: Number(grid[0]), columns: Number(grid[1]) };
  }
  const rows = pick(input, 'rows', 'nrow', 'n_rows');
  const columns = pick(input, 'columns', 'cols', 'ncol', 'n_cols');
  return typeof rows === 'number' && typeof columns === 'number' ? { rows, columns } : null;
}

function gridNeighbours(rows: number, columns: number, rook: boolean, self: boolean): Neighbours {
  const lists = Array.from({ length: rows * columns }, (_, cell) => {
    const list: number[] = [];
    const row = Math.floor(cell / columns);
    const column = cell % columns;
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
        const own = r === row && c === column;
        if (own ? self : !rook || r === row || c === column) list.push(r * columns + c);
      }
    }
    return list;
  });
  return neighboursFromLists(lists);
}

/** The values at the places. */
export function valuesOf(input: JsonObject): Float64Array | null {
  const withPoints = pick(input, 'points', 'coords', 'coordinates', 'xy') !== undefined || !Array.isArray(input.x);
  const value = pick(input, 'values', 'value', 'attribute', 'z', 'v', 'counts', ...(withPoints ? ['y', 'x'] : []));
  return Array.isArray(value) && !Array.isArray(value[0]) ? numbersOf(value, 'values') : null;
}
