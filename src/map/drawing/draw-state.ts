import type { DrawMode } from '../map-types.ts';

/** A drawing in progress, in project metres. Pure: the same acts give the same drawing, by pointer or by keyboard. */
export interface DrawState {
  readonly mode: DrawMode;
  /** Placed vertices, flat; for a rectangle only its first corner. */
  readonly vertices: readonly number[];
  /** Where the hand is now. */
  readonly at: readonly [x: number, y: number] | null;
}

export type DrawAct =
  | { readonly kind: 'move'; readonly at: readonly [number, number] }
  | { readonly kind: 'place'; readonly at: readonly [number, number] }
  | { readonly kind: 'undo' };

export const beginDrawing = (mode: DrawMode): DrawState => ({ mode, vertices: [], at: null });

export function draw(state: DrawState, act: DrawAct): DrawState {
  switch (act.kind) {
    case 'move':
      return { ...state, at: act.at };
    case 'place':
      return { ...state, at: act.at, vertices: [...state.vertices, ...act.at] };
    case 'undo':
      return { ...state, vertices: state.vertices.slice(0, -2) };
  }
}

/**
 * The outline as it stands with the hand where it is: vertices, flat and open. `rectangle` says how two opposite
 * corners make four, because a rectangle follows the screen, and the map may be turned.
 */
export function outlineOf(
  { mode, vertices, at }: DrawState,
  rectangle: (a: readonly [number, number], b: readonly [number, number]) => readonly number[],
): readonly number[] {
  if (mode === 'rectangle') {
    const corner: readonly [number, number] = [vertices[0]!, vertices[1]!];
    if (vertices.length >= 4) return rectangle(corner, [vertices[2]!, vertices[3]!]);
    return vertices.length === 2 && at ? rectangle(corner, at) : vertices;
  }
  return at ? [...vertices, ...at] : vertices;
}

/** Closed ring, counter-clockwise, without repeated points; null when it encloses nothing. */
export function closeOutline(outline: readonly number[]): Float64Array | null {
  const points: number[] = [];
  for (let i = 0; i < outline.length; i += 2) {
    const last = points.length - 2;
    if (last >= 0 && Math.hypot(outline[i]! - points[last]!, outline[i + 1]! - points[last + 1]!) < 0.01) continue;
    points.push(outline[i]!, outline[i + 1]!);
  }
  while (points.length > 2 && Math.hypot(points[0]! - points.at(-2)!, points[1]! - points.at(-1)!) < 0.01) {
    points.splice(-2);
  }
  if (points.length < 6) return null;
  const area = ringArea(points);
  if (Math.abs(area) < 1) return null;
  const forward: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const at = area > 0 ? i : points.length - 2 - i;
    forward.push(points[at]!, points[at + 1]!);
  }
  return Float64Array.from([...forward, forward[0]!, forward[1]!]);
}

function ringArea(points: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    const next = (i + 2) % points.length;
    sum += (points[i]! - points[0]!) * (points[next + 1]! - points[1]!);
    sum -= (points[next]! - points[0]!) * (points[i + 1]! - points[1]!);
  }
  return sum / 2;
}
