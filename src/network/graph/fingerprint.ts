import type { StreetGraph } from './street-graph.ts';

const PRIME = 0x01000193;

/**
 * Short fingerprint of a street graph, 16 hexadecimal figures: edges, lengths (to the millimetre) and where the nodes
 * lie. Two FNV-1a hashes side by side; it tells two networks apart, it is no protection against a forger.
 */
export function fingerprintOf(graph: StreetGraph): string {
  let a = 0x811c9dc5;
  let b = 0x9dc5811c;
  const take = (value: number) => {
    a = Math.imul(a ^ value, PRIME) >>> 0;
    b = Math.imul(b ^ ((value << 7) | (value >>> 25)), PRIME) >>> 0;
  };
  take(graph.nodeCount);
  take(graph.edgeCount);
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    take(graph.edgeFrom[edge]!);
    take(graph.edgeTo[edge]!);
    take(Math.round(graph.edgeLengthMetres[edge]! * 1000));
  }
  for (let node = 0; node < graph.nodeCount; node++) {
    take(Math.round(graph.nodeX[node]! * 1000) | 0);
    take(Math.round(graph.nodeY[node]! * 1000) | 0);
  }
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0');
}
