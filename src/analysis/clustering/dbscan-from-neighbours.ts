import { MethodInputError } from '../method-record.ts';
import { UnionFind } from '../union-find/union-find.ts';
import type { Neighbours } from '../spatial-autocorrelation/neighbours.ts';
import { PointKind, type DbscanResult } from './dbscan.ts';

/**
 * DBSCAN from lists of who lies within the radius of whom (the point itself left out), for distances that are not those
 * of the plane: over streets, or on the globe. Same definition and numbering as `dbscan`.
 *
 * Errors: `method.error.notWhole` for minimumPoints.
 */
export function dbscanFromNeighbours(
  neighbours: Neighbours,
  minimumPoints: number,
  radiusMetres: number,
): DbscanResult {
  if (!Number.isInteger(minimumPoints) || minimumPoints < 1) {
    throw new MethodInputError('method.error.notWhole', { name: 'minimumPoints', value: minimumPoints });
  }
  const { n, starts, indices } = neighbours;
  const kind = new Uint8Array(n);
  for (let i = 0; i < n; i++) if (starts[i + 1]! - starts[i]! + 1 >= minimumPoints) kind[i] = PointKind.core;
  const sets = new UnionFind(n);
  const cores = (i: number) => indices.subarray(starts[i], starts[i + 1]).filter((j) => kind[j] === PointKind.core);
  for (let i = 0; i < n; i++) if (kind[i] === PointKind.core) for (const j of cores(i)) sets.join(i, j);
  const { cluster, clusters } = numberClusters(kind, sets);
  const sharedBorderPoints = placeBorderPoints(kind, cluster, cores);
  const sizes = new Uint32Array(clusters);
  for (const id of cluster) if (id >= 0) sizes[id]!++;
  const parameters = { radiusMetres, minimumPoints };
  return { method: 'dbscan', parameters, seed: null, n, cluster, kind, sizes, sharedBorderPoints };
}

function numberClusters(kind: Uint8Array, sets: UnionFind): { cluster: Int32Array; clusters: number } {
  const cluster = new Int32Array(kind.length).fill(-1);
  const idOfRoot = new Map<number, number>();
  for (let i = 0; i < kind.length; i++) {
    if (kind[i] !== PointKind.core) continue;
    const root = sets.rootOf(i);
    if (!idOfRoot.has(root)) idOfRoot.set(root, idOfRoot.size);
    cluster[i] = idOfRoot.get(root)!;
  }
  return { cluster, clusters: idOfRoot.size };
}

/** Gives points that touch a core the lowest-numbered of its clusters; returns how many touch several. */
function placeBorderPoints(kind: Uint8Array, cluster: Int32Array, cores: (i: number) => Uint32Array): number {
  let shared = 0;
  for (let i = 0; i < kind.length; i++) {
    if (kind[i] === PointKind.core) continue;
    const touched = new Set(Array.from(cores(i), (j) => cluster[j]!));
    if (touched.size === 0) continue;
    kind[i] = PointKind.border;
    cluster[i] = Math.min(...touched);
    if (touched.size > 1) shared++;
  }
  return shared;
}
