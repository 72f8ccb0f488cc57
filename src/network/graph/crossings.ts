import { indexSegments, nearestOnSegment } from './segment-boxes.ts';
import { noInsertions, rewriteLines, type Insertions, type VertexLines } from './vertex-lines.ts';

/** A vertex this near to another segment lies on it. */
const TOUCH_METRES = 0.001;

export interface CrossingResult {
  readonly lines: VertexLines;
  /** Places where two streets met without a shared vertex and were joined. */
  readonly noded: number;
  /** Crossings left open because the streets lie on different layers (bridge, tunnel). */
  readonly onDifferentLayers: number;
}

/**
 * Splits segments where they cross or touch, except where the two lines lie on different layers.
 * `layers` holds the layer of each input line (0 = ground); null = all on one level.
 */
export function nodeAtCrossings(lines: VertexLines, layers: Int8Array | null): CrossingResult {
  const { tree, segment: segments } = indexSegments(lines);
  const insertions = noInsertions();
  let noded = 0;
  let onDifferentLayers = 0;
  if (!tree) return { lines, noded, onDifferentLayers };
  const layerOf = (position: number) => (layers ? layers[lines.source[lines.run[position]!]!]! : 0);
  const { x, y } = lines.vertices;
  for (let item = 0; item < segments.length; item++) {
    const first = segments[item]!;
    const a = lines.vertex[first]!;
    const b = lines.vertex[first + 1]!;
    const found = tree.search(
      Math.min(x[a]!, x[b]!) - TOUCH_METRES,
      Math.min(y[a]!, y[b]!) - TOUCH_METRES,
      Math.max(x[a]!, x[b]!) + TOUCH_METRES,
      Math.max(y[a]!, y[b]!) + TOUCH_METRES,
      (other) => other > item,
    );
    found.sort((p, q) => p - q);
    for (const other of found) {
      const second = segments[other]!;
      const meeting = meetingsOf(lines, first, second);
      if (meeting.vertex.length === 0) continue;
      if (layerOf(first) !== layerOf(second)) {
        onDifferentLayers++;
        continue;
      }
      noded++;
      for (let i = 0; i < meeting.vertex.length; i++) {
        insertions.segment.push(meeting.segment[i]!);
        insertions.along.push(meeting.along[i]!);
        insertions.vertex.push(meeting.vertex[i]!);
      }
    }
  }
  return { lines: rewriteLines(lines, insertions), noded, onDifferentLayers };
}

/** The vertices to set into two segments so that they share their meeting points; none when they do not meet anew. */
function meetingsOf(lines: VertexLines, first: number, second: number): Insertions {
  const meetings = noInsertions();
  const touch = (vertex: number, segment: number) => {
    const a = lines.vertex[segment]!;
    const b = lines.vertex[segment + 1]!;
    if (vertex === a || vertex === b) return;
    const { x, y } = lines.vertices;
    const near = nearestOnSegment(x[vertex]!, y[vertex]!, x[a]!, y[a]!, x[b]!, y[b]!);
    if (near.distance > TOUCH_METRES || near.along <= 0 || near.along >= 1) return;
    meetings.segment.push(segment);
    meetings.along.push(near.along);
    meetings.vertex.push(vertex);
  };
  const [a, b] = [lines.vertex[first]!, lines.vertex[first + 1]!];
  const [c, d] = [lines.vertex[second]!, lines.vertex[second + 1]!];
  touch(c, first);
  touch(d, first);
  touch(a, second);
  touch(b, second);
  if (meetings.vertex.length > 0 || a === c || a === d || b === c || b === d) return meetings;
  addProperCrossing(lines, first, second, meetings);
  return meetings;
}

function addProperCrossing(lines: VertexLines, first: number, second: number, into: Insertions): void {
  const { x, y } = lines.vertices;
  const [a, b] = [lines.vertex[first]!, lines.vertex[first + 1]!];
  const [c, d] = [lines.vertex[second]!, lines.vertex[second + 1]!];
  const side = (p: number, q: number, r: number) =>
    (x[q]! - x[p]!) * (y[r]! - y[p]!) - (y[q]! - y[p]!) * (x[r]! - x[p]!);
  const c1 = side(a, b, c);
  const d1 = side(a, b, d);
  const a1 = side(c, d, a);
  const b1 = side(c, d, b);
  if (c1 * d1 >= 0 || a1 * b1 >= 0) return;
  const alongFirst = a1 / (a1 - b1);
  const alongSecond = c1 / (c1 - d1);
  const vertex = lines.vertices.at(x[a]! + alongFirst * (x[b]! - x[a]!), y[a]! + alongFirst * (y[b]! - y[a]!));
  into.segment.push(first, second);
  into.along.push(alongFirst, alongSecond);
  into.vertex.push(vertex, vertex);
}
