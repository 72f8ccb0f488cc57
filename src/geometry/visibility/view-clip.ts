import { forEachTriangle, type View } from './view.ts';

/** Length of a line (flat points, project metres) that lies in view, metres. */
export function lineMetresInView(view: View, points: ArrayLike<number>, first = 0, last = points.length / 2): number {
  const { x, y, rangeMetres } = view.viewPoint;
  let sum = 0;
  for (let p = first; p + 1 < last; p++) {
    const ax = points[2 * p]! - x;
    const ay = points[2 * p + 1]! - y;
    const bx = points[2 * p + 2]! - x;
    const by = points[2 * p + 3]! - y;
    if (Math.min(ax, bx) > rangeMetres || Math.max(ax, bx) < -rangeMetres) continue;
    if (Math.min(ay, by) > rangeMetres || Math.max(ay, by) < -rangeMetres) continue;
    const length = Math.hypot(bx - ax, by - ay);
    forEachTriangle(view, (px, py, qx, qy) => {
      sum += length * shareInTriangle(ax, ay, bx, by, px, py, qx, qy);
    });
  }
  return sum;
}

/** Share of a → b inside the triangle (0, p, q), counter-clockwise (Cyrus–Beck). */
function shareInTriangle(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  px: number,
  py: number,
  qx: number,
  qy: number,
): number {
  let enter = 0;
  let leave = 1;
  const side = (ox: number, oy: number, dx: number, dy: number) => {
    const a = dx * (ay - oy) - dy * (ax - ox);
    const b = dx * (by - oy) - dy * (bx - ox);
    if (a < 0 && b < 0) leave = -1;
    else if (a < 0) enter = Math.max(enter, a / (a - b));
    else if (b < 0) leave = Math.min(leave, a / (a - b));
  };
  side(0, 0, px, py);
  side(px, py, qx - px, qy - py);
  side(qx, qy, -qx, -qy);
  return Math.max(0, leave - enter);
}

/**
 * Square metres of an area that lie in view. Rings: outer counter-clockwise, holes clockwise, closed. Each ring is cut
 * by each triangle of the view (Sutherland–Hodgman; the degenerate edges that it leaves enclose no area).
 */
export function areaInView(view: View, rings: readonly ArrayLike<number>[]): number {
  const { x, y, rangeMetres } = view.viewPoint;
  let area = 0;
  for (const ring of rings) {
    const local: number[] = [];
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const px = ring[i]! - x;
      const py = ring[i + 1]! - y;
      local.push(px, py);
      minX = Math.min(minX, px);
      maxX = Math.max(maxX, px);
      minY = Math.min(minY, py);
      maxY = Math.max(maxY, py);
    }
    if (minX > rangeMetres || maxX < -rangeMetres || minY > rangeMetres || maxY < -rangeMetres) continue;
    forEachTriangle(view, (px, py, qx, qy) => {
      if (Math.max(0, px, qx) < minX || Math.min(0, px, qx) > maxX) return;
      if (Math.max(0, py, qy) < minY || Math.min(0, py, qy) > maxY) return;
      let cut = clip(local, 0, 0, px, py);
      cut = clip(cut, px, py, qx, qy);
      area += signedArea(clip(cut, qx, qy, 0, 0));
    });
  }
  return Math.max(0, area);
}

/** The part of a polygon to the left of the line o → d. */
function clip(polygon: readonly number[], ox: number, oy: number, dx: number, dy: number): number[] {
  const out: number[] = [];
  const n = polygon.length;
  for (let i = 0; i < n; i += 2) {
    const [ax, ay, bx, by] = [polygon[i]!, polygon[i + 1]!, polygon[(i + 2) % n]!, polygon[(i + 3) % n]!];
    const a = (dx - ox) * (ay - oy) - (dy - oy) * (ax - ox);
    const b = (dx - ox) * (by - oy) - (dy - oy) * (bx - ox);
    if (a >= 0) out.push(ax, ay);
    if (a >= 0 !== b >= 0) {
      const t = a / (a - b);
      out.push(ax + t * (bx - ax), ay + t * (by - ay));
    }
  }
  return out;
}

function signedArea(polygon: readonly number[]): number {
  let sum = 0;
  for (let i = 0, n = polygon.length; i < n; i += 2)
    sum += polygon[i]! * polygon[(i + 3) % n]! - polygon[(i + 2) % n]! * polygon[i + 1]!;
  return sum / 2;
}
