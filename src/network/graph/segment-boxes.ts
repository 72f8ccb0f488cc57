import Flatbush from 'flatbush';
import type { VertexLines } from './vertex-lines.ts';

export interface SegmentBoxes {
  readonly tree: Flatbush | null;
  /** Position (= segment number of `VertexLines`) of each item of the tree. */
  readonly segment: Uint32Array;
}

/** Bounding boxes of all segments of the lines. */
export function indexSegments(lines: VertexLines): SegmentBoxes {
  const { x, y } = lines.vertices;
  const count = lines.vertex.length - lines.source.length;
  if (count === 0) return { tree: null, segment: new Uint32Array(0) };
  const tree = new Flatbush(count);
  const segment = new Uint32Array(count);
  let item = 0;
  for (let i = 0; i < lines.source.length; i++) {
    for (let position = lines.starts[i]!; position < lines.starts[i + 1]! - 1; position++) {
      const a = lines.vertex[position]!;
      const b = lines.vertex[position + 1]!;
      tree.add(Math.min(x[a]!, x[b]!), Math.min(y[a]!, y[b]!), Math.max(x[a]!, x[b]!), Math.max(y[a]!, y[b]!));
      segment[item++] = position;
    }
  }
  tree.finish();
  return { tree, segment };
}

/** Where the point nearest to (px, py) lies on the segment a–b, as a share 0–1, and how far away it is. */
export function nearestOnSegment(
  px: number,
  py: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): { along: number; distance: number } {
  const dx = bx - ax;
  const dy = by - ay;
  const squared = dx * dx + dy * dy;
  const along = squared > 0 ? Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / squared)) : 0;
  return { along, distance: Math.hypot(px - ax - along * dx, py - ay - along * dy) };
}
