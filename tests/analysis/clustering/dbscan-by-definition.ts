import { PointKind } from '../../../src/analysis/clustering/dbscan.ts';

/** DBSCAN straight from its definition, for any distance: compares all pairs. Border points may touch several clusters. */
export function dbscanByDefinition(n: number, near: (i: number, j: number) => boolean, minimumPoints: number) {
  const all = Array.from({ length: n }, (_, i) => i);
  const neighbours = all.map((i) => all.filter((j) => near(i, j)));
  const isCore = neighbours.map((list) => list.length >= minimumPoints);
  const cluster = new Array<number>(n).fill(-1);
  let count = 0;
  for (const start of all) {
    if (!isCore[start] || cluster[start]! >= 0) continue;
    const open = [start];
    cluster[start] = count;
    while (open.length > 0) {
      for (const j of neighbours[open.pop()!]!) {
        if (isCore[j] && cluster[j]! < 0) {
          cluster[j] = count;
          open.push(j);
        }
      }
    }
    count++;
  }
  const touching = all.map((i) =>
    isCore[i] ? [cluster[i]!] : [...new Set(neighbours[i]!.filter((j) => isCore[j]).map((j) => cluster[j]!))],
  );
  const kind = all.map((i) =>
    isCore[i] ? PointKind.core : touching[i]!.length > 0 ? PointKind.border : PointKind.noise,
  );
  return { count, kind, touching };
}
