import type { EdgeParts, StreetGraph } from '../graph/street-graph.ts';
import { groupByEdge, type EdgePlaces } from '../snapping/edge-places.ts';

/** Lixels: short pieces of street, the cells of a density on a network (Xie and Yan 2008). */
export interface Lixels {
  readonly parts: EdgeParts;
  /** The middle of each lixel, where the density is taken. */
  readonly centres: EdgePlaces;
}

/** Cuts every edge into equal pieces no longer than `lengthMetres`; ascending edge, then offset. */
export function deriveLixels(graph: StreetGraph, lengthMetres: number): Lixels {
  if (!(lengthMetres > 0)) throw new RangeError('a lixel needs a length');
  const piecesOf = (edge: number) => Math.max(1, Math.ceil(graph.edgeLengthMetres[edge]! / lengthMetres - 1e-9));
  let count = 0;
  for (let e = 0; e < graph.edgeCount; e++) count += piecesOf(e);
  const edge = new Uint32Array(count);
  const fromMetres = new Float64Array(count);
  const toMetres = new Float64Array(count);
  const middle = new Float64Array(count);
  let i = 0;
  for (let e = 0; e < graph.edgeCount; e++) {
    const pieces = piecesOf(e);
    const step = graph.edgeLengthMetres[e]! / pieces;
    for (let k = 0; k < pieces; k++, i++) {
      edge[i] = e;
      fromMetres[i] = k * step;
      toMetres[i] = (k + 1) * step;
      middle[i] = (k + 0.5) * step;
    }
  }
  return { parts: { length: count, edge, fromMetres, toMetres }, centres: groupByEdge(graph, edge, middle) };
}
