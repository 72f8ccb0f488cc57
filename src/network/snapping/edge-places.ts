import type { StreetGraph } from '../graph/street-graph.ts';
import type { SnappedPoints } from './snap-points.ts';

/** Places on the network, and which lie on each edge. */
export interface EdgePlaces {
  readonly length: number;
  readonly edge: Uint32Array;
  readonly offsetMetres: Float64Array;
  /** edges + 1: edge e holds the places order[starts[e]] … order[starts[e + 1] - 1], by ascending offset. */
  readonly starts: Uint32Array;
  readonly order: Uint32Array;
}

/** Groups places by the edge on which they lie. Throws a RangeError on an edge that the graph has not. */
export function groupByEdge(graph: StreetGraph, edge: Uint32Array, offsetMetres: Float64Array): EdgePlaces {
  const starts = new Uint32Array(graph.edgeCount + 1);
  for (const number of edge) {
    if (number >= graph.edgeCount) throw new RangeError(`no edge ${number} in this graph`);
    starts[number + 1]!++;
  }
  for (let i = 0; i < graph.edgeCount; i++) starts[i + 1]! += starts[i]!;
  const order = Uint32Array.from({ length: edge.length }, (_, i) => i).sort(
    (a, b) => edge[a]! - edge[b]! || offsetMetres[a]! - offsetMetres[b]! || a - b,
  );
  return { length: edge.length, edge, offsetMetres, starts, order };
}

/** The snapped points alone, grouped; `row[i]` is the number of place i among all points that were given. */
export function placesOfSnapped(graph: StreetGraph, snapped: SnappedPoints): { places: EdgePlaces; row: Uint32Array } {
  const rows: number[] = [];
  for (let i = 0; i < snapped.length; i++) if (snapped.edge[i]! >= 0) rows.push(i);
  const row = Uint32Array.from(rows);
  const edge = Uint32Array.from(row, (i) => snapped.edge[i]!);
  const offset = Float64Array.from(row, (i) => snapped.offsetMetres[i]!);
  return { places: groupByEdge(graph, edge, offset), row };
}
