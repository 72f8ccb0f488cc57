/**
 * Lines that cross become a planar graph: nodes at every crossing and touching end, edges between nodes, faces between
 * edges. Coordinates are kept on a 0.01 m lattice so that equal places have equal keys.
 */
import { crossSegments, distance, nearestOnSegment, ringArea, roundPoint } from './geometry.mjs';
import { createSpatialHash } from './spatial-hash.mjs';

const TOUCH_METRES = 0.06;
export const nodeKey = (p) => `${Math.round(p[0] * 100)},${Math.round(p[1] * 100)}`;

function indexSegments(lines) {
  const hash = createSpatialHash(60);
  lines.forEach((line, l) => {
    for (let i = 1; i < line.points.length; i++) {
      const [a, b] = [line.points[i - 1], line.points[i]];
      hash.add([a, b], { l, i: i - 1, a, b });
    }
  });
  return hash;
}

/** Puts the points that each line must pass through into it, in order along the line. */
function insertPoints(lines, inserts) {
  lines.forEach((line, l) => {
    if (inserts[l].length === 0) return;
    const marks = [...line.points.map((p, i) => ({ p, at: i })), ...inserts[l]].sort((m, n) => m.at - n.at);
    const points = [];
    for (const { p } of marks) {
      const previous = points[points.length - 1];
      if (!previous || nodeKey(previous) !== nodeKey(p)) points.push(p);
    }
    line.points = points;
  });
}

/** Ends that touch another line become a point of that line. */
function insertTouches(lines) {
  const hash = indexSegments(lines);
  const inserts = lines.map(() => []);
  lines.forEach((line) => {
    for (const p of line.points) {
      for (const segment of hash.near(p, TOUCH_METRES)) {
        if (nodeKey(segment.a) === nodeKey(p) || nodeKey(segment.b) === nodeKey(p)) continue;
        const hit = nearestOnSegment(p, segment.a, segment.b);
        if (hit.distance > TOUCH_METRES || hit.t <= 0 || hit.t >= 1) continue;
        inserts[segment.l].push({ p, at: segment.i + hit.t });
      }
    }
  });
  insertPoints(lines, inserts);
}

/** Crossings of segments become a point of both lines. */
function insertCrossings(lines) {
  const hash = indexSegments(lines);
  const inserts = lines.map(() => []);
  const ids = new Map(hash.items.map(({ item }, index) => [item, index]));
  hash.items.forEach(({ bounds, item: s }, index) => {
    for (const o of hash.query(bounds)) {
      if (ids.get(o) <= index) continue;
      const hit = crossSegments(s.a, s.b, o.a, o.b);
      if (!hit) continue;
      const p = roundPoint(hit.point);
      inserts[s.l].push({ p, at: s.i + hit.s });
      inserts[o.l].push({ p, at: o.i + hit.t });
    }
  });
  insertPoints(lines, inserts);
}

/**
 * Nodes the lines. Each line is { points, ...attributes } (closed lines repeat their first point). Returns
 * { nodes: [[x, y]], edges: [{ a, b, points, line }] }: edges run from node to node, `line` is the line they came from.
 */
export function nodeLines(input) {
  const lines = input.map((line) => ({ ...line, source: line, points: line.points.map(roundPoint) }));
  insertTouches(lines);
  insertCrossings(lines);
  insertTouches(lines);
  const uses = new Map();
  const count = (p, n) => uses.set(nodeKey(p), (uses.get(nodeKey(p)) ?? 0) + n);
  for (const { points } of lines) {
    points.forEach((p, i) => count(p, i === 0 || i === points.length - 1 ? 3 : 2));
  }
  const nodeIndex = new Map();
  const nodes = [];
  const nodeOf = (p) => {
    const key = nodeKey(p);
    if (!nodeIndex.has(key)) nodeIndex.set(key, nodes.push(p) - 1);
    return nodeIndex.get(key);
  };
  const edges = [];
  const seen = new Set();
  for (const { points, source } of lines) {
    let start = 0;
    for (let i = 1; i < points.length; i++) {
      if (i < points.length - 1 && uses.get(nodeKey(points[i])) <= 2) continue;
      const piece = points.slice(start, i + 1);
      start = i;
      const a = nodeOf(piece[0]);
      const b = nodeOf(piece[piece.length - 1]);
      const middle = piece[Math.floor(piece.length / 2)];
      const identity = `${Math.min(a, b)}:${Math.max(a, b)}:${piece.length > 2 ? nodeKey(middle) : ''}`;
      if ((a === b && piece.length < 4) || seen.has(identity)) continue;
      seen.add(identity);
      edges.push({ a, b, points: piece, line: source });
    }
  }
  return { nodes, edges };
}

/** Repeatedly removes edges with a loose end: they bound no face. */
function withoutDangles(nodes, edges) {
  let kept = edges;
  for (;;) {
    const degree = new Int32Array(nodes.length);
    for (const e of kept) {
      degree[e.a]++;
      degree[e.b]++;
    }
    const next = kept.filter((e) => degree[e.a] > 1 && degree[e.b] > 1);
    if (next.length === kept.length) return kept;
    kept = next;
  }
}

/**
 * Faces of a planar graph as counter-clockwise rings: [{ ring, area, halfEdges: [{ edge, forward }] }]. The unbounded
 * face (clockwise) is left out; a component inside a face is not cut out of it.
 */
export function facesOf({ nodes, edges: allEdges }) {
  const edges = withoutDangles(nodes, allEdges);
  const outgoing = nodes.map(() => []);
  edges.forEach((e, index) => {
    const n = e.points.length;
    const angle = (p, q) => Math.atan2(q[1] - p[1], q[0] - p[0]);
    outgoing[e.a].push({ index, forward: true, angle: angle(e.points[0], e.points[1]) });
    outgoing[e.b].push({ index, forward: false, angle: angle(e.points[n - 1], e.points[n - 2]) });
  });
  for (const list of outgoing) list.sort((p, q) => p.angle - q.angle || p.index - q.index);
  const visited = new Set();
  const faces = [];
  edges.forEach((_, index) => {
    for (const forward of [true, false]) {
      const halfEdges = [];
      const ring = [];
      let [current, ahead] = [index, forward];
      while (!visited.has(`${current}${ahead}`)) {
        visited.add(`${current}${ahead}`);
        const e = edges[current];
        halfEdges.push({ edge: e, forward: ahead });
        const points = ahead ? e.points : e.points.slice().reverse();
        ring.push(...points.slice(0, -1));
        const end = ahead ? e.b : e.a;
        const list = outgoing[end];
        const back = list.findIndex((h) => h.index === current && h.forward !== ahead);
        const next = list[(back + list.length - 1) % list.length];
        [current, ahead] = [next.index, next.forward];
      }
      const area = ring.length > 2 ? ringArea(ring) : 0;
      if (area > 1) faces.push({ ring, area, halfEdges });
    }
  });
  return faces;
}

/** Cuts a line's overshoot: where it crosses the target line close to its end, it ends at that crossing. */
function trimOvershoot(line, target, atStart, reach) {
  const points = atStart ? line.points : line.points.slice().reverse();
  let walked = 0;
  let cut = null;
  for (let i = 1; i < points.length && walked < reach; i++) {
    for (let k = 1; k < target.points.length; k++) {
      const hit = crossSegments(points[i - 1], points[i], target.points[k - 1], target.points[k]);
      if (hit && walked + hit.s > 1e-6) cut = { i, point: hit.point };
    }
    walked += distance(points[i - 1], points[i]);
  }
  if (!cut || points.length - cut.i < 1) return;
  const kept = [cut.point, ...points.slice(cut.i)];
  line.points = atStart ? kept : kept.reverse();
}

/** Moves loose ends of lines onto the nearest other line within `reach` metres, so that roughly drawn plans connect. */
export function snapEnds(lines, reach) {
  const hash = indexSegments(lines);
  lines.forEach((line, l) => {
    if (line.closed || line.freeEnds) return;
    for (const atStart of [true, false]) {
      const p = line.points[atStart ? 0 : line.points.length - 1];
      let best = null;
      for (const s of hash.near(p, reach)) {
        if (s.l === l) continue;
        const hit = nearestOnSegment(p, s.a, s.b);
        if (hit.distance < (best?.distance ?? reach)) best = { ...hit, l: s.l };
      }
      if (!best) continue;
      const inner = line.points[atStart ? 1 : line.points.length - 2];
      if (distance(inner, best.point) < 1 && line.points.length > 2) line.points.splice(atStart ? 1 : -2, 1);
      line.points[atStart ? 0 : line.points.length - 1] = best.point;
      trimOvershoot(line, lines[best.l], atStart, reach);
    }
  });
  return lines;
}
