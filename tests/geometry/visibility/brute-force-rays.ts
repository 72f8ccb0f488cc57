import type { ViewPoint } from '../../../src/geometry/visibility/visible-walls.ts';
import type { WallIndex } from '../../../src/geometry/visibility/walls.ts';

/** Distance to the nearest wall along a ray, by trying every wall; the range where there is none. */
export function castRay(walls: Float64Array, x: number, y: number, angle: number, range: number): number {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  let nearest = range;
  for (let k = 0; k < walls.length; k += 4) {
    const ax = walls[k]! - x;
    const ay = walls[k + 1]! - y;
    const bx = walls[k + 2]! - x;
    const by = walls[k + 3]! - y;
    const sideA = c * ay - s * ax;
    const sideB = c * by - s * bx;
    if (sideA > 0 === sideB > 0) continue;
    const share = sideA / (sideA - sideB);
    const distance = c * (ax + share * (bx - ax)) + s * (ay + share * (by - ay));
    if (distance > 0 && distance < nearest) nearest = distance;
  }
  return nearest;
}

/** Walls that come within the range, copied. */
export function wallsInRange({ coordinates, near }: WallIndex, { x, y, rangeMetres: r }: ViewPoint): Float64Array {
  return Float64Array.from(
    near(x - r, y - r, x + r, y + r).flatMap((wall) => [...coordinates.subarray(4 * wall, 4 * wall + 4)]),
  );
}

/**
 * Area in view by rays alone: `rays` evenly spread, each counted for its slice. Its own error is known: a slice in which
 * the depth jumps is wrong by at most half of range² × slice, the others by second order.
 */
export function areaByEvenRays(walls: Float64Array, viewPoint: ViewPoint, rays: number): number {
  const span = (Math.min(360, viewPoint.viewAngleDegrees) * Math.PI) / 180;
  const start = ((90 - viewPoint.directionDegrees) * Math.PI) / 180 - span / 2;
  let area = 0;
  for (let i = 0; i < rays; i++) {
    const r = castRay(walls, viewPoint.x, viewPoint.y, start + ((i + 0.5) / rays) * span, viewPoint.rangeMetres);
    area += (r * r * span) / rays / 2;
  }
  return area;
}

/**
 * Area in view by one ray in each interval between neighbouring critical directions (wall ends, crossings of walls,
 * crossings of walls and range): within an interval the same wall is nearest, so its part of the area is exact.
 */
export function areaByCriticalRays(walls: Float64Array, viewPoint: ViewPoint): number {
  const { x, y, rangeMetres: range } = viewPoint;
  const span = (Math.min(360, viewPoint.viewAngleDegrees) * Math.PI) / 180;
  const start = ((90 - viewPoint.directionDegrees) * Math.PI) / 180 - span / 2;
  const cuts = [0, span];
  const cut = (px: number, py: number) => {
    const t = (Math.atan2(py - y, px - x) - start) % (2 * Math.PI);
    const angle = t < 0 ? t + 2 * Math.PI : t;
    if (angle < span) cuts.push(angle);
  };
  for (let k = 0; k < walls.length; k += 4) {
    const [ax, ay, bx, by] = walls.subarray(k, k + 4) as unknown as [number, number, number, number];
    cut(ax, ay);
    cut(bx, by);
    const [dx, dy] = [bx - ax, by - ay];
    const a = dx * dx + dy * dy;
    const b = (ax - x) * dx + (ay - y) * dy;
    const c = (ax - x) ** 2 + (ay - y) ** 2 - range * range;
    const root = Math.sqrt(Math.max(0, b * b - a * c));
    for (const t of [(-b - root) / a, (-b + root) / a]) if (t > 0 && t < 1) cut(ax + t * dx, ay + t * dy);
    for (let j = 0; j < k; j += 4) {
      const [cx, cy, ex, ey] = walls.subarray(j, j + 4) as unknown as [number, number, number, number];
      const cross = dx * (ey - cy) - dy * (ex - cx);
      if (cross === 0) continue;
      const t = ((cx - ax) * (ey - cy) - (cy - ay) * (ex - cx)) / cross;
      const u = ((cx - ax) * dy - (cy - ay) * dx) / cross;
      if (t > 0 && t < 1 && u > 0 && u < 1) cut(ax + t * dx, ay + t * dy);
    }
  }
  cuts.sort((p, q) => p - q);
  let area = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const width = cuts[i + 1]! - cuts[i]!;
    if (width < 1e-13) continue;
    const middle = start + (cuts[i]! + cuts[i + 1]!) / 2;
    const nearest = wallAlong(walls, x, y, middle, range);
    if (nearest < 0) area += (range * range * width) / 2;
    else {
      const r0 = distanceToLine(walls, nearest, x, y, start + cuts[i]!);
      const r1 = distanceToLine(walls, nearest, x, y, start + cuts[i + 1]!);
      area += (r0 * r1 * Math.sin(width)) / 2;
    }
  }
  return area;
}

function wallAlong(walls: Float64Array, x: number, y: number, angle: number, range: number): number {
  let found = -1;
  let nearest = range;
  for (let k = 0; k < walls.length; k += 4) {
    const r = castRay(walls.subarray(k, k + 4), x, y, angle, nearest);
    if (r < nearest) [nearest, found] = [r, k];
  }
  return found;
}

function distanceToLine(walls: Float64Array, k: number, x: number, y: number, angle: number): number {
  const [ax, ay, bx, by] = walls.subarray(k, k + 4) as unknown as [number, number, number, number];
  const cross = (ax - x) * (by - ay) - (ay - y) * (bx - ax);
  return cross / (Math.cos(angle) * (by - ay) - Math.sin(angle) * (bx - ax));
}
