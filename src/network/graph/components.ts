import { DisjointSets } from './disjoint-sets.ts';
import type { StreetGraph } from './street-graph.ts';

/** Parts of the network between which nobody can walk. Component 0 is the one with the most street. */
export interface NetworkComponents {
  readonly count: number;
  /** Component of each node. */
  readonly ofNode: Uint32Array;
  /** By component, longest first; ties in order of first node. */
  readonly lengthMetres: Float64Array;
  readonly edgeCounts: Uint32Array;
  /** 0–1; 1 for an empty graph. */
  readonly shareOfLengthInLargest: number;
}

export function deriveComponents(graph: StreetGraph): NetworkComponents {
  const sets = new DisjointSets(graph.nodeCount);
  for (let edge = 0; edge < graph.edgeCount; edge++) sets.join(graph.edgeFrom[edge]!, graph.edgeTo[edge]!);
  const lengths = new Float64Array(graph.nodeCount);
  const edges = new Uint32Array(graph.nodeCount);
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const root = sets.find(graph.edgeFrom[edge]!);
    lengths[root]! += graph.edgeLengthMetres[edge]!;
    edges[root]!++;
  }
  const roots: number[] = [];
  for (let node = 0; node < graph.nodeCount; node++) if (sets.find(node) === node) roots.push(node);
  roots.sort((a, b) => lengths[b]! - lengths[a]! || a - b);
  const rank = new Uint32Array(graph.nodeCount);
  roots.forEach((root, i) => (rank[root] = i));
  const lengthMetres = Float64Array.from(roots, (root) => lengths[root]!);
  const total = lengthMetres.reduce((sum, metres) => sum + metres, 0);
  return {
    count: roots.length,
    ofNode: Uint32Array.from({ length: graph.nodeCount }, (_, node) => rank[sets.find(node)]!),
    lengthMetres,
    edgeCounts: Uint32Array.from(roots, (root) => edges[root]!),
    shareOfLengthInLargest: total > 0 ? lengthMetres[0]! / total : 1,
  };
}
