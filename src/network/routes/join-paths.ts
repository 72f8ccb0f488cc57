import { EdgePartList, type NetworkPoint } from '../graph/street-graph.ts';
import type { NetworkPath, PathSearch, SearchOptions } from '../paths/path-search.ts';

/** Walks put end to end. Two pieces of one street that continue each other in the same direction become one. */
export function joinPaths(legs: readonly NetworkPath[]): NetworkPath {
  const joined: [edge: number, from: number, to: number][] = [];
  for (const { parts } of legs) {
    for (let i = 0; i < parts.length; i++) {
      const [edge, from, to] = [parts.edge[i]!, parts.fromMetres[i]!, parts.toMetres[i]!];
      const last = joined[joined.length - 1];
      if (last && last[0] === edge && last[2] === from && last[2] > last[1] === to > from) last[2] = to;
      else joined.push([edge, from, to]);
    }
  }
  const list = new EdgePartList();
  for (const [edge, from, to] of joined) list.add(edge, from, to);
  return {
    parts: list.toParts(),
    lengthMetres: legs.reduce((sum, leg) => sum + leg.lengthMetres, 0),
    cost: legs.reduce((sum, leg) => sum + leg.cost, 0),
  };
}

/** The same walk the other way round. */
export function reversePath({ parts, lengthMetres, cost }: NetworkPath): NetworkPath {
  const list = new EdgePartList();
  for (let i = parts.length - 1; i >= 0; i--) list.add(parts.edge[i]!, parts.toMetres[i]!, parts.fromMetres[i]!);
  return { parts: list.toParts(), lengthMetres, cost };
}

/**
 * The cheapest walk that calls at all places in the given order: how a route is corrected by hand. Null when one of the
 * legs has no way.
 */
export function deriveRouteThrough(
  search: PathSearch,
  places: readonly NetworkPoint[],
  options: Pick<SearchOptions, 'edgeCost'> = {},
): NetworkPath | null {
  const legs: NetworkPath[] = [];
  for (let i = 1; i < places.length; i++) {
    search.run([places[i - 1]!], { ...options, targets: [places[i]!] });
    const leg = search.pathTo(places[i]!);
    if (!leg) return null;
    legs.push(leg);
  }
  return joinPaths(legs);
}
