import { EdgePartList, partsLengthMetres, type EdgeParts, type NetworkPoint } from '../graph/street-graph.ts';
import { uniteIntervals } from './intervals.ts';
import type { PathSearch } from './path-search.ts';

export interface Isochrone {
  readonly limitMetres: number;
  /** The pieces of street within the distance, cut exactly where it is reached; ascending edge, then offset. */
  readonly parts: EdgeParts;
  readonly lengthMetres: number;
}

/** The streets within a walking distance of the nearest of `origins`, one answer for each limit (metres). */
export function deriveIsochrones(
  search: PathSearch,
  origins: readonly NetworkPoint[],
  limitsMetres: readonly number[],
): Isochrone[] {
  search.run(origins, { limit: Math.max(0, ...limitsMetres) });
  return limitsMetres.map((limitMetres) => {
    const parts = partsWithin(search, origins, limitMetres);
    return { limitMetres, parts, lengthMetres: partsLengthMetres(parts) };
  });
}

/** The pieces of street within `limitMetres` of the sources of a search that has been run at least that far. */
function partsWithin(search: PathSearch, origins: readonly NetworkPoint[], limitMetres: number): EdgeParts {
  const { graph } = search;
  const onEdge = new Map<number, number[]>();
  for (const { edge, offsetMetres } of origins) onEdge.set(edge, [...(onEdge.get(edge) ?? []), offsetMetres]);
  const candidates = new Set<number>(onEdge.keys());
  for (let i = 0; i < search.reachedCount; i++) {
    const node = search.reached[i]!;
    for (let k = graph.adjacencyStarts[node]!; k < graph.adjacencyStarts[node + 1]!; k++) {
      candidates.add(graph.adjacencyEdge[k]!);
    }
  }
  const parts = new EdgePartList();
  for (const edge of [...candidates].sort((a, b) => a - b)) {
    const length = graph.edgeLengthMetres[edge]!;
    const fromLeft = limitMetres - search.costToNode(graph.edgeFrom[edge]!);
    const toLeft = limitMetres - search.costToNode(graph.edgeTo[edge]!);
    const pieces: [number, number][] = [];
    if (fromLeft >= 0) pieces.push([0, Math.min(length, fromLeft)]);
    if (toLeft >= 0) pieces.push([Math.max(0, length - toLeft), length]);
    for (const offset of onEdge.get(edge) ?? []) {
      pieces.push([Math.max(0, offset - limitMetres), Math.min(length, offset + limitMetres)]);
    }
    for (const [from, to] of uniteIntervals(pieces)) if (to > from) parts.add(edge, from, to);
  }
  return parts.toParts();
}
