/** Rings as blocks: their sides, and the way through the middle. */
import { turnAt } from './curves.mjs';

const CORNER_DEGREES = 34;

/** Sides of a block, from corner to corner, counter-clockwise: the block lies to the left. */
export function sidesOf(ring) {
  const n = ring.length;
  const corners = [];
  for (let i = 0; i < n; i++) {
    const before = ring[(i + n - 1) % n];
    const after = ring[(i + 1) % n];
    if (Math.abs(turnAt(before, ring[i], after)) > CORNER_DEGREES) corners.push(i);
  }
  if (corners.length === 0) return [[...ring, ring[0]]];
  return corners.map((start, k) => {
    const end = corners[(k + 1) % corners.length];
    const side = [];
    for (let i = start; ; i = (i + 1) % n) {
      side.push(ring[i]);
      if (i === end && side.length > 1) break;
    }
    return side;
  });
}
