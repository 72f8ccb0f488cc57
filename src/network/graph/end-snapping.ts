import { indexSegments, nearestOnSegment } from './segment-boxes.ts';
import { noInsertions, rewriteLines, type VertexLines } from './vertex-lines.ts';

interface Target {
  readonly segment: number;
  readonly along: number;
  readonly distance: number;
}

/** Along one and the same line an end may only close a ring, not eat its own beginning. */
const OWN_LINE_TOLERANCES = 4;

/**
 * Ties loose street ends to the nearest street within `toleranceMetres`: to a vertex when one is that near, otherwise to
 * a new vertex on the segment, which keeps the other street's shape. Ends are taken in order of vertex number.
 * An end is only tied into the middle of a street on the same layer.
 */
export function snapLooseEnds(
  lines: VertexLines,
  toleranceMetres: number,
  layers: Int8Array | null,
): { lines: VertexLines; snapped: number } {
  const { tree, segment: segments } = indexSegments(lines);
  const loose = looseEnds(lines);
  if (!tree || toleranceMetres <= 0 || loose.size === 0) return { lines, snapped: 0 };
  const { x, y } = lines.vertices;
  const along = distanceAlongLines(lines);
  const insertions = noInsertions();
  const target = new Map<number, number>();
  const resolve = (vertex: number): number => {
    let at = vertex;
    for (let next = target.get(at); next !== undefined; next = target.get(at)) at = next;
    return at;
  };
  for (const [vertex, position] of loose) {
    const found = tree.search(
      x[vertex]! - toleranceMetres,
      y[vertex]! - toleranceMetres,
      x[vertex]! + toleranceMetres,
      y[vertex]! + toleranceMetres,
    );
    found.sort((p, q) => p - q);
    let best: Target | null = null;
    for (const item of found) {
      const candidate = candidateOn(lines, along, position, segments[item]!, toleranceMetres, layers);
      if (candidate && (!best || candidate.distance < best.distance)) best = candidate;
    }
    if (!best) continue;
    const goal = vertexFor(lines, best, vertex, toleranceMetres);
    if (goal.inserted) {
      insertions.segment.push(best.segment);
      insertions.along.push(best.along);
      insertions.vertex.push(goal.vertex);
    }
    if (resolve(goal.vertex) !== vertex) target.set(vertex, goal.vertex);
  }
  return { lines: rewriteLines(lines, insertions, resolve), snapped: target.size };
}

/** Vertices where exactly one line ends and nothing else passes, with their position, by vertex number. */
function looseEnds(lines: VertexLines): Map<number, number> {
  const uses = new Uint32Array(lines.vertices.length);
  for (const vertex of lines.vertex) uses[vertex]!++;
  const ends: [vertex: number, position: number][] = [];
  for (let i = 0; i < lines.source.length; i++) {
    for (const position of [lines.starts[i]!, lines.starts[i + 1]! - 1]) {
      if (uses[lines.vertex[position]!] === 1) ends.push([lines.vertex[position]!, position]);
    }
  }
  return new Map(ends.sort((a, b) => a[0] - b[0]));
}

function distanceAlongLines(lines: VertexLines): Float64Array {
  const { x, y } = lines.vertices;
  const along = new Float64Array(lines.vertex.length);
  for (let position = 1; position < along.length; position++) {
    if (lines.run[position] !== lines.run[position - 1]) continue;
    const a = lines.vertex[position - 1]!;
    const b = lines.vertex[position]!;
    along[position] = along[position - 1]! + Math.hypot(x[b]! - x[a]!, y[b]! - y[a]!);
  }
  return along;
}

function candidateOn(
  lines: VertexLines,
  along: Float64Array,
  end: number,
  segment: number,
  toleranceMetres: number,
  layers: Int8Array | null,
): Target | null {
  const { x, y } = lines.vertices;
  const vertex = lines.vertex[end]!;
  const a = lines.vertex[segment]!;
  const b = lines.vertex[segment + 1]!;
  if (a === vertex || b === vertex) return null;
  const near = nearestOnSegment(x[vertex]!, y[vertex]!, x[a]!, y[a]!, x[b]!, y[b]!);
  if (near.distance > toleranceMetres) return null;
  if (lines.run[segment] === lines.run[end]) {
    const place = along[segment]! + near.along * (along[segment + 1]! - along[segment]!);
    if (Math.abs(place - along[end]!) <= OWN_LINE_TOLERANCES * toleranceMetres) return null;
  }
  const atVertex = near.along === 0 || near.along === 1;
  const layerOf = (position: number) => layers![lines.source[lines.run[position]!]!];
  if (layers && !atVertex && layerOf(segment) !== layerOf(end)) return null;
  return { segment, along: near.along, distance: near.distance };
}

function vertexFor(
  lines: VertexLines,
  target: Target,
  from: number,
  toleranceMetres: number,
): { vertex: number; inserted: boolean } {
  const { x, y } = lines.vertices;
  const a = lines.vertex[target.segment]!;
  const b = lines.vertex[target.segment + 1]!;
  const toA = Math.hypot(x[a]! - x[from]!, y[a]! - y[from]!);
  const toB = Math.hypot(x[b]! - x[from]!, y[b]! - y[from]!);
  if (Math.min(toA, toB) <= toleranceMetres) return { vertex: toA <= toB ? a : b, inserted: false };
  const vertex = lines.vertices.at(x[a]! + target.along * (x[b]! - x[a]!), y[a]! + target.along * (y[b]! - y[a]!));
  return { vertex, inserted: true };
}
