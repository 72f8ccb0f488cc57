import type { StreetGraph } from '../graph/street-graph.ts';

/** 'discontinuous' and 'continuous' are the equal-split kernels of Okabe, Satoh and Sugihara (2009). */
export type SplitMethod = 'discontinuous' | 'continuous';

/** The half-edge slots of each edge at its two ends, which tell a loop's two ends apart. */
export interface HalfEdges {
  readonly atFrom: Uint32Array;
  readonly atTo: Uint32Array;
}

export function halfEdgesOf(graph: StreetGraph): HalfEdges {
  const atFrom = new Uint32Array(graph.edgeCount);
  const atTo = new Uint32Array(graph.edgeCount);
  // A node's slots lie in order of edge number, a loop's from-end before its to-end.
  const next = graph.adjacencyStarts.slice(0, graph.nodeCount);
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    atFrom[edge] = next[graph.edgeFrom[edge]!]!++;
    atTo[edge] = next[graph.edgeTo[edge]!]!++;
  }
  return { atFrom, atTo };
}

/** Passages over edges: entered at one end, at a distance from the start, with the share that is left of the mass. */
export class Passages {
  count = 0;
  edge = new Uint32Array(256);
  enteredAtFrom = new Uint8Array(256);
  distance = new Float64Array(256);
  share = new Float64Array(256);
  /** Mass that was left out because a whole tail held less than the tolerance. */
  leftOut = 0;

  add(edge: number, atFrom: boolean, distance: number, share: number): void {
    if (this.count === this.edge.length) this.grow();
    this.edge[this.count] = edge;
    this.enteredAtFrom[this.count] = atFrom ? 1 : 0;
    this.distance[this.count] = distance;
    this.share[this.count++] = share;
  }

  private grow(): void {
    const double = <T extends Uint32Array | Uint8Array | Float64Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    const size = 2 * this.edge.length;
    this.edge = double(this.edge, new Uint32Array(size));
    this.enteredAtFrom = double(this.enteredAtFrom, new Uint8Array(size));
    this.distance = double(this.distance, new Float64Array(size));
    this.share = double(this.share, new Float64Array(size));
  }
}

/**
 * Follows the mass of an incident that leaves `edge` at one of its ends, over all paths, to `reach` metres beyond that
 * end. At a junction of degree n a discontinuous kernel gives 1 / (n - 1) to each other street; a continuous one gives
 * 2 / n to each other street and (2 - n) / n back into the street it came from, so that it is the same from all sides
 * and no mass is lost, at dead ends either. A path is given up when all that it could still bring, share × tail mass,
 * is below `tolerance`; `tail(distance)` is the kernel's mass beyond that distance past the end.
 */
export function followSplits(
  graph: StreetGraph,
  halfEdges: HalfEdges,
  method: SplitMethod,
  edge: number,
  leavesAtFrom: boolean,
  reach: number,
  tail: (distance: number) => number,
  tolerance: number,
  into: Passages,
): void {
  into.count = 0;
  into.leftOut = 0;
  const arrivals = { edge: [edge], atFrom: [leavesAtFrom], distance: [0], share: [1] };
  while (arrivals.edge.length > 0) {
    const via = arrivals.edge.pop()!;
    const atFrom = arrivals.atFrom.pop()!;
    const distance = arrivals.distance.pop()!;
    const share = arrivals.share.pop()!;
    const node = atFrom ? graph.edgeFrom[via]! : graph.edgeTo[via]!;
    const arrivalSlot = atFrom ? halfEdges.atFrom[via]! : halfEdges.atTo[via]!;
    const first = graph.adjacencyStarts[node]!;
    const last = graph.adjacencyStarts[node + 1]!;
    const degree = last - first;
    const onward = method === 'continuous' ? (2 / degree) * share : share / (degree - 1);
    const back = method === 'continuous' ? ((2 - degree) / degree) * share : 0;
    const tailHere = tail(distance);
    for (let slot = first; slot < last; slot++) {
      const part = slot === arrivalSlot ? back : onward;
      if (part === 0) continue;
      if (Math.abs(part) * tailHere < tolerance) {
        into.leftOut += Math.abs(part) * tailHere;
        continue;
      }
      const next = graph.adjacencyEdge[slot]!;
      const entersAtFrom = halfEdges.atFrom[next] === slot;
      into.add(next, entersAtFrom, distance, part);
      const beyond = distance + graph.edgeLengthMetres[next]!;
      if (beyond >= reach) continue;
      arrivals.edge.push(next);
      arrivals.atFrom.push(!entersAtFrom);
      arrivals.distance.push(beyond);
      arrivals.share.push(part);
    }
  }
}
