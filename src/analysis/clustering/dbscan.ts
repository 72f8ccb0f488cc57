import { MethodInputError, requirePositive, type MethodRecord } from '../method-record.ts';
import { squaredLimit } from '../point-grid/point-grid.ts';
import { UnionFind } from '../union-find/union-find.ts';
import { createCellTable, type CellTable } from './cell-table.ts';

/** What a point is to the clustering. */
export const PointKind = { noise: 0, border: 1, core: 2 } as const;

export interface DbscanOptions {
  /** Radius around each point, border included. */
  readonly radiusMetres: number;
  /** Points that must lie within the radius, the point itself included, to make it a core point. */
  readonly minimumPoints: number;
}

export interface DbscanResult extends MethodRecord<DbscanOptions> {
  /** Cluster of each point, numbered by the first core point in the input; −1 for noise. */
  readonly cluster: Int32Array;
  /** `PointKind` of each point. */
  readonly kind: Uint8Array;
  /** Number of points of each cluster, border points included. */
  readonly sizes: Uint32Array;
  /** Border points that touch more than one cluster; they go to the lowest-numbered. */
  readonly sharedBorderPoints: number;
}

/**
 * DBSCAN on planar points. Source: Ester, Kriegel, Sander & Xu 1996, KDD-96. A core point has `minimumPoints` within
 * the radius; clusters are the connected sets of core points; a border point is no core point but lies within the
 * radius of one. Whether a point is core depends on nothing but its neighbours: how it was reached plays no part.
 *
 * Exact, in near-linear time (Gunawan 2013): cells of radius/√2 hold points that are all neighbours of each other, so
 * full cells need no distances, and two cells join at the first pair of core points found.
 *
 * Errors: `method.error.notPositive`, `method.error.notFinite`, `method.error.notWhole` for minimumPoints.
 */
export function dbscan(x: ArrayLike<number>, y: ArrayLike<number>, options: DbscanOptions): DbscanResult {
  const { radiusMetres, minimumPoints } = options;
  requirePositive(radiusMetres, 'radiusMetres');
  if (!Number.isInteger(minimumPoints) || minimumPoints < 1) {
    throw new MethodInputError('method.error.notWhole', { name: 'minimumPoints', value: minimumPoints });
  }
  // A hair under radius/√2, so that rounding cannot put two points of one cell farther apart than the radius.
  const table = createCellTable(x, y, (radiusMetres / Math.SQRT2) * (1 - 1e-9));
  const limit = squaredLimit(radiusMetres);
  const core = findCores(table, minimumPoints, limit);
  const sets = joinCells(table, core, limit);
  const kind = new Uint8Array(table.n);
  const cluster = new Int32Array(table.n).fill(-1);
  const clusters = numberClusters(table, core, sets, cluster, kind);
  const sharedBorderPoints = placeBorderPoints(table, core, clusters, limit, cluster, kind);
  const sizes = new Uint32Array(clusters.count);
  for (const id of cluster) if (id >= 0) sizes[id]!++;
  return { method: 'dbscan', parameters: options, seed: null, n: table.n, cluster, kind, sizes, sharedBorderPoints };
}

/** 1 for each sorted point that is a core point. Counting stops as soon as the minimum is reached. */
function findCores(table: CellTable, minimum: number, limit: number): Uint8Array {
  const { starts } = table;
  const core = new Uint8Array(table.n);
  for (let cell = 0; cell < table.cells; cell++) {
    const from = starts[cell]!;
    const to = starts[cell + 1]!;
    if (to - from >= minimum) core.fill(1, from, to);
    else for (let p = from; p < to; p++) core[p] = hasNeighbours(table, cell, p, minimum, limit) ? 1 : 0;
  }
  return core;
}

/** Whether at least `minimum` points, itself included, lie within the radius of sorted point p. */
function hasNeighbours(table: CellTable, cell: number, p: number, minimum: number, limit: number): boolean {
  const { starts, x, y, runs } = table;
  const px = x[p]!;
  const py = y[p]!;
  let count = 0;
  for (let run = cell * 10; run < cell * 10 + 10; run += 2) {
    const end = starts[runs[run + 1]!]!;
    for (let q = starts[runs[run]!]!; q < end; q++) {
      const dx = x[q]! - px;
      const dy = y[q]! - py;
      if (dx * dx + dy * dy <= limit && ++count >= minimum) return true;
    }
  }
  return false;
}

/** Joins cells that hold core points within the radius of each other. */
function joinCells(table: CellTable, core: Uint8Array, limit: number): UnionFind {
  const sets = new UnionFind(table.cells);
  for (let cell = 0; cell < table.cells; cell++) {
    // The two rows below and the own row, up to the cell itself: every pair once.
    for (let run = cell * 10; run < cell * 10 + 6; run += 2) {
      const end = Math.min(cell, table.runs[run + 1]!);
      for (let other = table.runs[run]!; other < end; other++) {
        if (sets.rootOf(cell) === sets.rootOf(other)) continue;
        if (haveCorePairWithin(table, core, cell, other, limit)) sets.join(cell, other);
      }
    }
  }
  return sets;
}

function haveCorePairWithin(table: CellTable, core: Uint8Array, a: number, b: number, limit: number): boolean {
  const { starts, x, y } = table;
  for (let p = starts[a]!; p < starts[a + 1]!; p++) {
    if (!core[p]) continue;
    for (let q = starts[b]!; q < starts[b + 1]!; q++) {
      const dx = x[q]! - x[p]!;
      const dy = y[q]! - y[p]!;
      if (core[q] && dx * dx + dy * dy <= limit) return true;
    }
  }
  return false;
}

interface Clusters {
  readonly count: number;
  /** Cluster of the core points of each cell, −1 where it holds none. */
  readonly ofCell: Int32Array;
}

/** Numbers the clusters by their first core point in the input, and labels the core points. */
function numberClusters(
  table: CellTable,
  core: Uint8Array,
  sets: UnionFind,
  cluster: Int32Array,
  kind: Uint8Array,
): Clusters {
  const ofPoint = new Int32Array(table.n).fill(-1);
  for (let cell = 0; cell < table.cells; cell++) {
    const root = sets.rootOf(cell);
    for (let p = table.starts[cell]!; p < table.starts[cell + 1]!; p++) if (core[p]) ofPoint[table.order[p]!] = root;
  }
  const idOfRoot = new Int32Array(table.cells).fill(-1);
  let count = 0;
  for (let i = 0; i < table.n; i++) {
    const root = ofPoint[i]!;
    if (root < 0) continue;
    if (idOfRoot[root]! < 0) idOfRoot[root] = count++;
    cluster[i] = idOfRoot[root]!;
    kind[i] = PointKind.core;
  }
  return { count, ofCell: Int32Array.from({ length: table.cells }, (_, cell) => idOfRoot[sets.rootOf(cell)]!) };
}

/** Labels the points that are not core but touch one; returns how many touch several clusters. */
function placeBorderPoints(
  table: CellTable,
  core: Uint8Array,
  clusters: Clusters,
  limit: number,
  cluster: Int32Array,
  kind: Uint8Array,
): number {
  let shared = 0;
  for (let cell = 0; cell < table.cells; cell++) {
    for (let p = table.starts[cell]!; p < table.starts[cell + 1]!; p++) {
      if (core[p]) continue;
      const { lowest, several } = clustersTouching(table, core, clusters, limit, cell, p);
      if (lowest < 0) continue;
      cluster[table.order[p]!] = lowest;
      kind[table.order[p]!] = PointKind.border;
      if (several) shared++;
    }
  }
  return shared;
}

/** The lowest-numbered cluster with a core point within the radius of sorted point p (−1 for none). */
function clustersTouching(
  { starts, x, y, runs }: CellTable,
  core: Uint8Array,
  clusters: Clusters,
  limit: number,
  cell: number,
  p: number,
): { lowest: number; several: boolean } {
  let lowest = -1;
  let several = false;
  for (let run = cell * 10; run < cell * 10 + 10; run += 2) {
    for (let other = runs[run]!; other < runs[run + 1]!; other++) {
      const id = clusters.ofCell[other]!;
      if (id < 0 || id === lowest) continue;
      for (let q = starts[other]!; q < starts[other + 1]!; q++) {
        const dx = x[q]! - x[p]!;
        const dy = y[q]! - y[p]!;
        if (!core[q] || dx * dx + dy * dy > limit) continue;
        several ||= lowest >= 0;
        lowest = lowest < 0 ? id : Math.min(lowest, id);
        break;
      }
    }
  }
  return { lowest, several };
}
