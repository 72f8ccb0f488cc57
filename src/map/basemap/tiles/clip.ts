/** Clipping of flat coordinates [x0, y0, …] to the square lower … upper on both axes. */

/**
 * Clips a closed ring, one side of the square after another (Sutherland and Hodgman 1974). Where a ring leaves and
 * enters again, its pieces stay joined along the side of the square; that side lies outside what is drawn.
 */
export function clipRing(ring: readonly number[], lower: number, upper: number): number[] {
  let current = ring as number[];
  for (const axis of [0, 1] as const) {
    current = clipSide(current, axis, lower, 1);
    if (current.length === 0) return current;
    current = clipSide(current, axis, upper, -1);
    if (current.length === 0) return current;
  }
  return current;
}

function clipSide(ring: readonly number[], axis: 0 | 1, limit: number, sign: 1 | -1): number[] {
  const out: number[] = [];
  const points = ring.length / 2;
  for (let i = 0; i + 1 < points; i++) {
    const a = sign * (ring[2 * i + axis]! - limit);
    const b = sign * (ring[2 * i + 2 + axis]! - limit);
    if (a >= 0) out.push(ring[2 * i]!, ring[2 * i + 1]!);
    if (a >= 0 !== b >= 0) {
      const t = a / (a - b);
      out.push(
        ring[2 * i]! + t * (ring[2 * i + 2]! - ring[2 * i]!),
        ring[2 * i + 1]! + t * (ring[2 * i + 3]! - ring[2 * i + 1]!),
      );
    }
  }
  if (out.length > 0) out.push(out[0]!, out[1]!);
  return out;
}

/** Clips a line into the pieces that lie inside (Liang and Barsky 1984, segment by segment). */
export function clipLine(line: readonly number[], lower: number, upper: number): number[][] {
  const pieces: number[][] = [];
  let piece: number[] | null = null;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const inside = clipSegment(line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!, lower, upper);
    if (!inside) {
      piece = null;
      continue;
    }
    const [ax, ay, bx, by] = inside;
    if (!piece || piece[piece.length - 2] !== ax || piece[piece.length - 1] !== ay) pieces.push((piece = [ax, ay]));
    piece.push(bx, by);
  }
  return pieces;
}

function clipSegment(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  lower: number,
  upper: number,
): [number, number, number, number] | null {
  let from = 0;
  let to = 1;
  for (const [start, span] of [
    [ax, bx - ax],
    [ay, by - ay],
  ] as const) {
    if (span === 0) {
      if (start < lower || start > upper) return null;
      continue;
    }
    const low = (lower - start) / span;
    const high = (upper - start) / span;
    from = Math.max(from, Math.min(low, high));
    to = Math.min(to, Math.max(low, high));
    if (from > to) return null;
  }
  return [
    from === 0 ? ax : ax + from * (bx - ax),
    from === 0 ? ay : ay + from * (by - ay),
    to === 1 ? bx : ax + to * (bx - ax),
    to === 1 ? by : ay + to * (by - ay),
  ];
}
