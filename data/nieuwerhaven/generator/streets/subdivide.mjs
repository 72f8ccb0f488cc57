/**
 * Cuts a district into blocks. Every cut is a street: it starts on the block's long axis and follows the cross field
 * both ways until it meets the block's edge, so the network stays connected without repair. Cuts end on junctions that
 * lie near, which makes crossroads; else they make the T-junctions of which Dutch districts are full.
 */
import {
  crossSegments,
  direction,
  distance,
  dot,
  insideRing,
  lineLength,
  minus,
  nearestOnLine,
  plus,
  ringArea,
  ringCentroid,
} from '../lib/geometry.mjs';
import { branchNear } from './cross-field.mjs';

/** Extent of a ring along an angle through a centre: [low, high]. */
function extent(ring, centre, angle) {
  const u = direction(angle);
  let [low, high] = [Infinity, -Infinity];
  for (const p of ring) {
    const v = dot(minus(p, centre), u);
    if (v < low) low = v;
    if (v > high) high = v;
  }
  return [low, high];
}

/** Follows the field from p until the ring is hit: { points, edge, t } where edge is the ring's segment that was hit. */
function trace(ring, field, p, angle, step) {
  const points = [p];
  let heading = angle;
  for (let i = 0; i < 160; i++) {
    const from = points[points.length - 1];
    heading = branchNear(field, from, heading);
    const to = plus(from, direction(heading), step);
    let best = null;
    for (let k = 0; k < ring.length; k++) {
      const hit = crossSegments(from, to, ring[k], ring[(k + 1) % ring.length]);
      if (hit && hit.s > 1e-9 && (!best || hit.s < best.s)) best = { ...hit, edge: k };
    }
    if (best) {
      if (points.length > 1 && distance(from, best.point) < step / 2) points.pop();
      points.push(best.point);
      return { points, edge: best.edge };
    }
    points.push(to);
  }
  return null;
}

/** Moves a cut's end onto a junction of the ring within reach, or returns false when it would end too near to one. */
function snapToJunction(ring, end, isJunction, reach) {
  let best = null;
  ring.forEach((p, index) => {
    if (!isJunction(p)) return;
    const d = distance(p, end.points[end.points.length - 1]);
    if (d < (best?.d ?? Infinity)) best = { d, index };
  });
  if (!best || best.d > reach) return;
  end.points[end.points.length - 1] = ring[best.index];
  end.vertex = best.index;
}

/** The two halves of a ring parted by a cut that runs from end a to end b. */
function splitRing(ring, cut, a, b) {
  const walk = (from, to) => {
    const result = [];
    let i = from.vertex !== undefined ? (from.vertex + 1) % ring.length : (from.edge + 1) % ring.length;
    const stop = to.vertex !== undefined ? to.vertex : (to.edge + 1) % ring.length;
    for (let guard = 0; i !== stop && guard <= ring.length; guard++) {
      result.push(ring[i]);
      i = (i + 1) % ring.length;
    }
    return result;
  };
  const first = [...cut, ...walk(b, a)];
  const second = [...cut.slice().reverse(), ...walk(a, b)];
  return [first, second];
}

function tryCut(ring, field, start, angle, options) {
  const forward = trace(ring, field, start, angle, options.step);
  const backward = trace(ring, field, start, angle + Math.PI, options.step);
  if (!forward || !backward) return null;
  for (const end of [forward, backward]) snapToJunction(ring, end, options.isJunction, options.snapMetres);
  if (forward.vertex !== undefined && forward.vertex === backward.vertex) return null;
  if (forward.vertex === undefined && backward.vertex === undefined && forward.edge === backward.edge) return null;
  const cut = [...backward.points.slice().reverse(), ...forward.points.slice(1)];
  if (runsAlongside(ring, cut, options)) return null;
  const halves = splitRing(ring, cut, backward, forward);
  if (halves.some((half) => half.length < 4)) return null;
  const areas = halves.map(ringArea);
  if (areas.some((area) => area < options.minimumArea)) return null;
  return { cut, halves };
}

/** A cut that runs close beside the ring would make a sliver of a block: its middle part must keep clear of it. */
function runsAlongside(ring, cut, options) {
  const clear = Math.min(24, options.short * 0.4, 0.2 * lineLength(cut));
  const middle = cut.slice(Math.ceil(cut.length * 0.3), Math.floor(cut.length * 0.7) + 1);
  return middle.some((p) => nearestOnLine(p, ring, true).distance < clear);
}

/**
 * Blocks and streets of a district. options: { long, short, step (metres between points of a cut), jitter, snapMetres, minimumArea, isJunction(p), onCut(cut,
 * level), random }. Returns the rings that are small enough.
 */
export function subdivide(ring, field, options, level = 0) {
  const { random } = options;
  let centre = ringCentroid(ring);
  if (!insideRing(centre, ring)) centre = insidePoint(ring);
  const angle = field(centre);
  const spans = [angle, angle + Math.PI / 2].map((a) => extent(ring, centre, a));
  const sizes = spans.map(([low, high]) => high - low);
  const longAxis = sizes[0] >= sizes[1] ? 0 : 1;
  const need = [sizes[longAxis] / options.long, sizes[1 - longAxis] / options.short];
  if (need[0] < 1.25 && need[1] < 1.25) return [ring];
  const order = need[0] * (level === 0 ? 1.2 : 1) >= need[1] ? [longAxis, 1 - longAxis] : [1 - longAxis, longAxis];
  for (const axis of order) {
    const pieces = Math.max(2, Math.round(sizes[axis] / (axis === longAxis ? options.long : options.short)));
    for (let attempt = 0; attempt < 6; attempt++) {
      const share = Math.round(pieces / 2) / pieces + random.between(-1, 1) * (options.jitter + attempt * 0.04);
      const along = angle + (axis * Math.PI) / 2;
      const start = plus(centre, direction(along), spans[axis][0] + sizes[axis] * Math.max(0.2, Math.min(0.8, share)));
      if (!insideRing(start, ring)) continue;
      const result = tryCut(ring, field, start, along + Math.PI / 2, options);
      if (!result) continue;
      options.onCut(result.cut, level);
      return result.halves.flatMap((half) => subdivide(half, field, options, level + 1));
    }
  }
  return [ring];
}

/** Some point inside a ring whose centroid lies outside it. */
function insidePoint(ring) {
  const n = ring.length;
  for (let i = 0; i < n; i++) {
    for (let j = Math.floor(n / 2); j > 2; j--) {
      const p = [(ring[i][0] + ring[(i + j) % n][0]) / 2, (ring[i][1] + ring[(i + j) % n][1]) / 2];
      if (insideRing(p, ring)) return p;
    }
  }
  return ring[0];
}
