import type { EdgeParts } from '../graph/street-graph.ts';
import type { NetworkPath } from '../paths/path-search.ts';

/** Metres of street that two walks have in common, whichever way they are walked. */
export function sharedMetres(a: EdgeParts, b: EdgeParts): number {
  const onEdge = new Map<number, number[]>();
  for (let i = 0; i < b.length; i++) {
    const list = onEdge.get(b.edge[i]!) ?? [];
    list.push(i);
    onEdge.set(b.edge[i]!, list);
  }
  let shared = 0;
  for (let i = 0; i < a.length; i++) {
    for (const k of onEdge.get(a.edge[i]!) ?? []) {
      const low = Math.max(Math.min(a.fromMetres[i]!, a.toMetres[i]!), Math.min(b.fromMetres[k]!, b.toMetres[k]!));
      const high = Math.min(Math.max(a.fromMetres[i]!, a.toMetres[i]!), Math.max(b.fromMetres[k]!, b.toMetres[k]!));
      shared += Math.max(0, high - low);
    }
  }
  return shared;
}

/**
 * Path size of each route among its alternatives (Ben-Akiva and Bierlaire 1999): the mean over its metres of one over
 * the number of alternatives that use that metre. 1 = shares nothing, 1 / n = the same as all n.
 */
export function pathSizes(routes: readonly NetworkPath[]): number[] {
  const pieceKey = ({ edge, fromMetres, toMetres }: EdgeParts, i: number) => {
    const low = Math.min(fromMetres[i]!, toMetres[i]!);
    const high = Math.max(fromMetres[i]!, toMetres[i]!);
    return `${edge[i]!}:${low.toFixed(3)}:${high.toFixed(3)}`;
  };
  const users = new Map<string, number>();
  for (const { parts } of routes) {
    for (let i = 0; i < parts.length; i++) users.set(pieceKey(parts, i), (users.get(pieceKey(parts, i)) ?? 0) + 1);
  }
  return routes.map(({ parts, lengthMetres }) => {
    if (lengthMetres === 0) return 1;
    let size = 0;
    for (let i = 0; i < parts.length; i++) {
      const metres = Math.abs(parts.toMetres[i]! - parts.fromMetres[i]!);
      size += metres / lengthMetres / users.get(pieceKey(parts, i))!;
    }
    return size;
  });
}
