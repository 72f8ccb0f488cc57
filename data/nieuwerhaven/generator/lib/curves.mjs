/** Curves: the town plan is drawn with few control points, the map needs smooth lines. */
import { cross, distance, leftOf, lineLength, minus, mix, nearestOnSegment, plus, unit } from './geometry.mjs';

/** Centripetal-like Catmull–Rom curve through the points, sampled about every `step` metres. */
export function smooth(points, { closed = false, step = 14 } = {}) {
  const n = points.length;
  if (n < 3 && !closed) return resample(points, step);
  const at = (i) => (closed ? points[(i + n) % n] : points[Math.max(0, Math.min(n - 1, i))]);
  const result = [];
  const spans = closed ? n : n - 1;
  for (let i = 0; i < spans; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const pieces = Math.max(2, Math.round(distance(p1, p2) / step));
    for (let k = 0; k < pieces; k++) {
      const t = k / pieces;
      const t2 = t * t;
      const t3 = t2 * t;
      result.push(
        [0, 1].map(
          (c) =>
            0.5 *
            (2 * p1[c] +
              (p2[c] - p0[c]) * t +
              (2 * p0[c] - 5 * p1[c] + 4 * p2[c] - p3[c]) * t2 +
              (3 * p1[c] - p0[c] - 3 * p2[c] + p3[c]) * t3),
        ),
      );
    }
  }
  if (!closed) result.push(points[n - 1].slice());
  return result;
}

/** Points about every `step` metres along a polyline, its own corners kept. */
export function resample(points, step) {
  const result = [points[0]];
  for (let i = 1; i < points.length; i++) {
    const pieces = Math.max(1, Math.round(distance(points[i - 1], points[i]) / step));
    for (let k = 1; k <= pieces; k++) result.push(mix(points[i - 1], points[i], k / pieces));
  }
  return result;
}

/** Parallel line at `offset` metres to the left (negative: right); for smooth lines and moderate offsets. */
export function parallel(points, offset, closed = false) {
  const n = points.length;
  const result = points.map((p, i) => {
    const before = closed ? points[(i + n - 1) % n] : points[Math.max(0, i - 1)];
    const after = closed ? points[(i + 1) % n] : points[Math.min(n - 1, i + 1)];
    const inDirection = i > 0 || closed ? unit(minus(p, before)) : unit(minus(after, p));
    const outDirection = i < n - 1 || closed ? unit(minus(after, p)) : inDirection;
    const bisector = unit(plus(leftOf(inDirection), leftOf(outDirection)));
    const cosine = Math.max(0.5, bisector[0] * -inDirection[1] + bisector[1] * inDirection[0]);
    return plus(p, bisector, offset / cosine);
  });
  return withoutFolds(points, result);
}

/** Drops points of a parallel line that run backwards where the offset is larger than the bend's radius. */
function withoutFolds(original, shifted) {
  const result = [shifted[0]];
  for (let i = 1; i < shifted.length; i++) {
    const forward = minus(original[i], original[i - 1]);
    const step = minus(shifted[i], result[result.length - 1]);
    if (forward[0] * step[0] + forward[1] * step[1] > 0) result.push(shifted[i]);
  }
  return result;
}

/** Point and direction at a distance along a polyline. */
export function pointAlong(points, metres) {
  let left = metres;
  for (let i = 1; i < points.length; i++) {
    const length = distance(points[i - 1], points[i]);
    if (left <= length || i === points.length - 1) {
      const along = unit(minus(points[i], points[i - 1]));
      return { point: plus(points[i - 1], along, Math.max(0, Math.min(length, left))), along };
    }
    left -= length;
  }
  return { point: points[0], along: [1, 0] };
}

/** The part of a polyline between two distances along it. */
export function subline(points, from, to) {
  const result = [pointAlong(points, from).point];
  let walked = 0;
  for (let i = 1; i < points.length; i++) {
    walked += distance(points[i - 1], points[i]);
    if (walked > from + 1e-6 && walked < to - 1e-6) result.push(points[i]);
  }
  result.push(pointAlong(points, to).point);
  return result;
}

/** Douglas–Peucker: leaves out points that lie within `tolerance` metres of the line through their neighbours. */
export function simplify(points, tolerance) {
  if (points.length < 3) return points;
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const stack = [[0, points.length - 1]];
  while (stack.length > 0) {
    const [first, last] = stack.pop();
    let worst = tolerance;
    let index = -1;
    for (let i = first + 1; i < last; i++) {
      const d = nearestOnSegment(points[i], points[first], points[last]).distance;
      if (d > worst) [worst, index] = [d, i];
    }
    if (index < 0) continue;
    keep[index] = 1;
    stack.push([first, index], [index, last]);
  }
  return points.filter((_, i) => keep[i]);
}

/** Band of a given half width along a line, as a ring. */
export function band(points, halfWidth) {
  return [...parallel(points, -halfWidth), ...parallel(points, halfWidth).reverse()];
}

/** Angle between the incoming and outgoing direction at point i of a line, in degrees (0 = straight on). */
export function turnAt(before, at, after) {
  const a = unit(minus(at, before));
  const b = unit(minus(after, at));
  return (Math.atan2(cross(a, b), a[0] * b[0] + a[1] * b[1]) * 180) / Math.PI;
}
