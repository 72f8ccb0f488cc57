import type { LineSet } from '../../domain/place/base-layers.ts';
import { linesOfParts } from '../graph/edge-geometry.ts';
import { EdgePartList, type EdgeParts, type NetworkPoint } from '../graph/street-graph.ts';
import { deriveIsochrones } from '../paths/isochrone.ts';
import { walkEnd, type PlanePoint, type StreetNetwork } from '../street-network.ts';

export interface ReachBand {
  readonly limitMetres: number;
  /** All street within the limit. */
  readonly lengthMetres: number;
  /** Streets within this limit and beyond the one before it. */
  readonly lines: LineSet;
}

/** Streets within walking distances of the nearest of some points, in bands that do not overlap; limits ascending. */
export function answerIsochrones(
  network: StreetNetwork,
  from: readonly PlanePoint[],
  limitsMetres: readonly number[],
): ReachBand[] {
  const origins = from.map((point) => walkEnd(network, point)).filter((place): place is NetworkPoint => place !== null);
  if (origins.length === 0) return [];
  let before: EdgeParts | null = null;
  return deriveIsochrones(network.search, origins, limitsMetres).map(({ limitMetres, parts, lengthMetres }) => {
    const lines = linesOfParts(network.graph, before ? without(parts, before) : parts);
    before = parts;
    return { limitMetres, lengthMetres, lines };
  });
}

/** The pieces of `parts` that are not in `taken`; both ascending by edge and offset, as isochrones are. */
function without(parts: EdgeParts, taken: EdgeParts): EdgeParts {
  const list = new EdgePartList();
  let first = 0;
  for (let i = 0; i < parts.length; i++) {
    const edge = parts.edge[i]!;
    while (first < taken.length && taken.edge[first]! < edge) first++;
    let at = parts.fromMetres[i]!;
    const end = parts.toMetres[i]!;
    for (let k = first; k < taken.length && taken.edge[k] === edge; k++) {
      const [from, to] = [taken.fromMetres[k]!, taken.toMetres[k]!];
      if (to <= at || from >= end) continue;
      if (from > at) list.add(edge, at, from);
      at = Math.max(at, to);
    }
    if (at < end) list.add(edge, at, end);
  }
  return list.toParts();
}
