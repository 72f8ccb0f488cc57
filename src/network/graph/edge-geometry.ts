import type { LineSet } from '../../domain/place/base-layers.ts';
import type { EdgeParts, NetworkPoint, StreetGraph } from './street-graph.ts';

/** The point at `offsetMetres` along an edge, clamped to its ends. Project metres. */
export function pointOnEdge(graph: StreetGraph, point: NetworkPoint): [x: number, y: number] {
  const first = graph.geometryStarts[point.edge]!;
  const last = graph.geometryStarts[point.edge + 1]! - 1;
  let left = Math.max(0, point.offsetMetres);
  for (let i = first; i < last; i++) {
    const x0 = graph.geometry[2 * i]!;
    const y0 = graph.geometry[2 * i + 1]!;
    const dx = graph.geometry[2 * i + 2]! - x0;
    const dy = graph.geometry[2 * i + 3]! - y0;
    const length = Math.hypot(dx, dy);
    if (left <= length && length > 0) return [x0 + (dx * left) / length, y0 + (dy * left) / length];
    left -= length;
  }
  return [graph.geometry[2 * last]!, graph.geometry[2 * last + 1]!];
}

/** Appends the coordinates of one piece of an edge to `into`; backwards when `from` > `to`. */
export function appendPart(graph: StreetGraph, edge: number, from: number, to: number, into: number[]): void {
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  const inside: number[] = [];
  let along = 0;
  const first = graph.geometryStarts[edge]!;
  const last = graph.geometryStarts[edge + 1]! - 1;
  for (let i = first; i <= last; i++) {
    const x = graph.geometry[2 * i]!;
    const y = graph.geometry[2 * i + 1]!;
    if (i > first) along += Math.hypot(x - graph.geometry[2 * i - 2]!, y - graph.geometry[2 * i - 1]!);
    if (along > low && along < high) inside.push(x, y);
  }
  const start = pointOnEdge(graph, { edge, offsetMetres: from });
  const end = pointOnEdge(graph, { edge, offsetMetres: to });
  into.push(...start);
  if (from <= to) into.push(...inside);
  else for (let i = inside.length - 2; i >= 0; i -= 2) into.push(inside[i]!, inside[i + 1]!);
  into.push(...end);
}

/** Each piece as a line of its own, in the order of the pieces. */
export function linesOfParts(graph: StreetGraph, parts: EdgeParts): LineSet {
  const starts = new Uint32Array(parts.length + 1);
  const coordinates: number[] = [];
  for (let i = 0; i < parts.length; i++) {
    appendPart(graph, parts.edge[i]!, parts.fromMetres[i]!, parts.toMetres[i]!, coordinates);
    starts[i + 1] = coordinates.length / 2;
  }
  return { length: parts.length, starts, coordinates: Float64Array.from(coordinates) };
}

/** Consecutive pieces joined to one line; a point that two pieces share appears once. */
export function lineThroughParts(graph: StreetGraph, parts: EdgeParts): Float64Array {
  const joined: number[] = [];
  for (let i = 0; i < parts.length; i++) {
    const piece: number[] = [];
    appendPart(graph, parts.edge[i]!, parts.fromMetres[i]!, parts.toMetres[i]!, piece);
    for (let k = 0; k < piece.length; k += 2) {
      const repeats =
        joined.length >= 2 &&
        Math.abs(joined[joined.length - 2]! - piece[k]!) < 1e-8 &&
        Math.abs(joined[joined.length - 1]! - piece[k + 1]!) < 1e-8;
      if (!repeats) joined.push(piece[k]!, piece[k + 1]!);
    }
  }
  return Float64Array.from(joined);
}
