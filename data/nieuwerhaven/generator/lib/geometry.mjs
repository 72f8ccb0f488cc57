/** Small planar geometry on points [x, y] in metres. Rings are open lists of points (first not repeated). */

export const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
export const mix = (a, b, t) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
export const plus = (a, b, scale = 1) => [a[0] + b[0] * scale, a[1] + b[1] * scale];
export const minus = (a, b) => [a[0] - b[0], a[1] - b[1]];
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1];
export const cross = (a, b) => a[0] * b[1] - a[1] * b[0];
export const unit = (v) => {
  const length = Math.hypot(v[0], v[1]) || 1;
  return [v[0] / length, v[1] / length];
};
/** Normal to the left of a direction. */
export const leftOf = (v) => [-v[1], v[0]];
export const direction = (angle) => [Math.cos(angle), Math.sin(angle)];
export const round2 = (value) => Math.round(value * 100) / 100;
export const roundPoint = (p) => [round2(p[0]), round2(p[1])];

export function lineLength(points) {
  let sum = 0;
  for (let i = 1; i < points.length; i++) sum += distance(points[i - 1], points[i]);
  return sum;
}

/** Signed area of a ring, positive when counter-clockwise. */
export function ringArea(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += cross(ring[j], ring[i]);
  return sum / 2;
}

export function ringCentroid(ring) {
  const origin = ring[0];
  let x = 0;
  let y = 0;
  let total = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = minus(ring[j], origin);
    const b = minus(ring[i], origin);
    const c = cross(a, b);
    x += (a[0] + b[0]) * c;
    y += (a[1] + b[1]) * c;
    total += c;
  }
  if (Math.abs(total) < 1e-9) return origin.slice();
  return [origin[0] + x / (3 * total), origin[1] + y / (3 * total)];
}

export function insideRing(p, ring) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i];
    const b = ring[j];
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

/** Nearest point on a segment: { point, t, distance }. */
export function nearestOnSegment(p, a, b) {
  const d = minus(b, a);
  const squared = dot(d, d);
  const t = squared === 0 ? 0 : Math.max(0, Math.min(1, dot(minus(p, a), d) / squared));
  const point = plus(a, d, t);
  return { point, t, distance: distance(p, point) };
}

/** Nearest point on a polyline: { point, index, t, distance } with index of the segment's first point. */
export function nearestOnLine(p, points, closed = false) {
  const last = closed ? points.length : points.length - 1;
  let best = Infinity;
  let index = 0;
  for (let i = 0; i < last; i++) {
    const a = points[i];
    const b = points[i + 1 < points.length ? i + 1 : 0];
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const squared = dx * dx + dy * dy;
    let t = squared === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const d = (a[0] + dx * t - p[0]) ** 2 + (a[1] + dy * t - p[1]) ** 2;
    if (d < best) [best, index] = [d, i];
  }
  return { ...nearestOnSegment(p, points[index], points[(index + 1) % points.length]), index };
}

/** Proper crossing of two segments: { point, s, t } or null. */
export function crossSegments(a, b, c, d) {
  const r = minus(b, a);
  const q = minus(d, c);
  const denominator = cross(r, q);
  if (Math.abs(denominator) < 1e-12) return null;
  const ac = minus(c, a);
  const s = cross(ac, q) / denominator;
  const t = cross(ac, r) / denominator;
  if (s < 0 || s > 1 || t < 0 || t > 1) return null;
  return { point: plus(a, r, s), s, t };
}

/** Bounding box [minX, minY, maxX, maxY]. */
export function boundsOf(points, margin = 0) {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const p of points) {
    if (p[0] < minX) minX = p[0];
    if (p[1] < minY) minY = p[1];
    if (p[0] > maxX) maxX = p[0];
    if (p[1] > maxY) maxY = p[1];
  }
  return [minX - margin, minY - margin, maxX + margin, maxY + margin];
}

/** Do two convex rings overlap by more than `slack` metres (separating axes)? Touching walls are no overlap. */
export function convexOverlap(a, b, slack = 0.05) {
  for (const ring of [a, b]) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const axis = unit(leftOf(minus(ring[i], ring[j])));
      let [minA, maxA, minB, maxB] = [Infinity, -Infinity, Infinity, -Infinity];
      for (const p of a) {
        const v = dot(p, axis);
        if (v < minA) minA = v;
        if (v > maxA) maxA = v;
      }
      for (const p of b) {
        const v = dot(p, axis);
        if (v < minB) minB = v;
        if (v > maxB) maxB = v;
      }
      if (maxA - minB < slack || maxB - minA < slack) return false;
    }
  }
  return true;
}

/** Smallest distance between a ring's outline and a segment; 0 when they cross or the segment lies inside. */
export function ringToSegment(ring, a, b) {
  if (insideRing(a, ring)) return 0;
  let best = Infinity;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    if (crossSegments(ring[j], ring[i], a, b)) return 0;
    best = Math.min(
      best,
      nearestOnSegment(ring[i], a, b).distance,
      nearestOnSegment(a, ring[j], ring[i]).distance,
      nearestOnSegment(b, ring[j], ring[i]).distance,
    );
  }
  return best;
}

/** A rectangle by centre, angle of its length, length and width; counter-clockwise. */
export function rectangle(centre, angle, length, width) {
  const u = direction(angle);
  const v = leftOf(u);
  const corner = (s, t) => plus(plus(centre, u, (s * length) / 2), v, (t * width) / 2);
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}
