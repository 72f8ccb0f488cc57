import { orientation } from '../overlay/orientation.ts';

/** Closed rings in metres, flat; outer counter-clockwise, holes clockwise. */
export type Rings = readonly ArrayLike<number>[];

/** Signed area of a ring in m²: above 0 when it runs counter-clockwise. Taken from its first point, so large coordinates lose no digits. */
export function signedRingArea(ring: ArrayLike<number>): number {
  const [x0, y0] = [ring[0] ?? 0, ring[1] ?? 0];
  let twice = 0;
  for (let i = 0; i + 3 < ring.length; i += 2)
    twice += (ring[i]! - x0) * (ring[i + 3]! - y0) - (ring[i + 2]! - x0) * (ring[i + 1]! - y0);
  return twice / 2;
}

/** Area of rings in m², holes taken off. */
export const areaOfRings = (rings: Rings): number => rings.reduce((sum, ring) => sum + signedRingArea(ring), 0);

/** West, south, east and north of rings. */
export function boxOf(rings: Rings): readonly [west: number, south: number, east: number, north: number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      [west, east] = [Math.min(west, ring[i]!), Math.max(east, ring[i]!)];
      [south, north] = [Math.min(south, ring[i + 1]!), Math.max(north, ring[i + 1]!)];
    }
  }
  return [west, south, east, north];
}

export function perimeterOfRings(rings: Rings): number {
  let sum = 0;
  for (const ring of rings)
    for (let i = 0; i + 3 < ring.length; i += 2)
      sum += Math.hypot(ring[i + 2]! - ring[i]!, ring[i + 3]! - ring[i + 1]!);
  return sum;
}

/** Whether a point lies in rings, by the even-odd rule. */
export function ringsHold(rings: Rings, x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** Metres of a line (points flat) that lie in rings: cut where it crosses a border, each piece judged by its middle. */
export function lengthInside(rings: Rings, line: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [ax, ay, bx, by] = [line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!];
    const length = Math.hypot(bx - ax, by - ay);
    if (length === 0) continue;
    const cuts = [0, ...crossingsOf(rings, ax, ay, bx, by), 1];
    for (let k = 0; k + 1 < cuts.length; k++) {
      const middle = (cuts[k]! + cuts[k + 1]!) / 2;
      if (ringsHold(rings, ax + middle * (bx - ax), ay + middle * (by - ay))) sum += (cuts[k + 1]! - cuts[k]!) * length;
    }
  }
  return sum;
}

/** Where a segment crosses the rings, as parts of its length, ascending. */
function crossingsOf(rings: Rings, ax: number, ay: number, bx: number, by: number): number[] {
  const [dx, dy] = [bx - ax, by - ay];
  const cuts: number[] = [];
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [ex, ey] = [ring[i + 2]! - ring[i]!, ring[i + 3]! - ring[i + 1]!];
      const cross = dx * ey - dy * ex;
      if (cross === 0) continue;
      const [wx, wy] = [ring[i]! - ax, ring[i + 1]! - ay];
      const along = (wx * ey - wy * ex) / cross;
      const across = (wx * dy - wy * dx) / cross;
      if (along > 0 && along < 1 && across >= 0 && across <= 1) cuts.push(along);
    }
  }
  return cuts.sort((a, b) => a - b);
}

/** Places where a ring crosses itself or another; ends that merely touch are no crossing. */
export function crossingsOfRings(rings: Rings): { readonly x: number; readonly y: number }[] {
  const segments = rings.flatMap((ring, r) =>
    Array.from({ length: Math.max(0, ring.length / 2 - 1) }, (_, i) => ({
      ring: r,
      at: i,
      last: ring.length / 2 - 2,
      ax: ring[2 * i]!,
      ay: ring[2 * i + 1]!,
      bx: ring[2 * i + 2]!,
      by: ring[2 * i + 3]!,
    })),
  );
  const found: { x: number; y: number }[] = [];
  for (let i = 0; i < segments.length; i++) {
    for (let j = i + 1; j < segments.length; j++) {
      const [p, q] = [segments[i]!, segments[j]!];
      const neighbours = p.ring === q.ring && (q.at - p.at === 1 || (p.at === 0 && q.at === q.last));
      if (neighbours || Math.max(p.ax, p.bx) < Math.min(q.ax, q.bx) || Math.max(q.ax, q.bx) < Math.min(p.ax, p.bx))
        continue;
      const first = orientation(p.ax, p.ay, p.bx, p.by, q.ax, q.ay) * orientation(p.ax, p.ay, p.bx, p.by, q.bx, q.by);
      const second = orientation(q.ax, q.ay, q.bx, q.by, p.ax, p.ay) * orientation(q.ax, q.ay, q.bx, q.by, p.bx, p.by);
      if (first >= 0 || second >= 0) continue;
      const cross = (p.bx - p.ax) * (q.by - q.ay) - (p.by - p.ay) * (q.bx - q.ax);
      const t = ((q.ax - p.ax) * (q.by - q.ay) - (q.ay - p.ay) * (q.bx - q.ax)) / cross;
      found.push({ x: p.ax + t * (p.bx - p.ax), y: p.ay + t * (p.by - p.ay) });
    }
  }
  return found;
}

/** A ring with its first point repeated at the end, counter-clockwise, points that repeat dropped, rounded to millimetres. */
export function normaliseRing(points: ArrayLike<number>, clockwise = false): number[] {
  const ring: number[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [Math.round(points[i]! * 1000) / 1000, Math.round(points[i + 1]! * 1000) / 1000];
    if (ring.length >= 2 && ring.at(-2) === x && ring.at(-1) === y) continue;
    ring.push(x, y);
  }
  if (ring.length >= 4 && ring[0] === ring.at(-2) && ring[1] === ring.at(-1)) ring.splice(-2);
  const closed = [...ring, ...ring.slice(0, 2)];
  const turned = signedRingArea(closed) > 0 === clockwise;
  if (!turned) return closed;
  const reversed: number[] = [];
  for (let i = closed.length - 2; i >= 0; i -= 2) reversed.push(closed[i]!, closed[i + 1]!);
  return reversed;
}

/** A circle as a ring of 64 points that holds the area of the true circle. */
export function circleRing(x: number, y: number, radiusMetres: number): number[] {
  const corners = 64;
  const radius = radiusMetres * Math.sqrt((2 * Math.PI) / corners / Math.sin((2 * Math.PI) / corners));
  return normaliseRing(
    Array.from({ length: corners }, (_, k) => (2 * Math.PI * k) / corners).flatMap((angle) => [
      x + radius * Math.cos(angle),
      y + radius * Math.sin(angle),
    ]),
  );
}
