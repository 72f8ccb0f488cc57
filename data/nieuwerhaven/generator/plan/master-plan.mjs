/** The sketch becomes lines: smoothed, with quays along the water, ends joined, crossings noded, faces found. */
import { parallel, pointAlong, resample, smooth, subline } from '../lib/curves.mjs';
import { lineLength, nearestOnLine } from '../lib/geometry.mjs';
import { facesOf, nodeLines, snapEnds } from '../lib/planar.mjs';
import * as sketch from './town-plan.mjs';

const QUAY_MARGIN = 6;

/** Cuts a closed line into named arcs at the points nearest to the given marks. */
function arcsOf(ring, marks) {
  const loop = [...ring, ring[0]];
  const total = lineLength(loop);
  const positions = marks.map(({ at, name }) => {
    const hit = nearestOnLine(at, loop);
    return {
      name,
      at:
        lineLength(loop.slice(0, hit.index + 1)) +
        Math.hypot(hit.point[0] - loop[hit.index][0], hit.point[1] - loop[hit.index][1]),
    };
  });
  const twice = [...loop, ...loop.slice(1)];
  return positions.map(({ name, at }, i) => {
    const end = positions[(i + 1) % positions.length].at;
    return { name, points: subline(twice, at, end > at ? end : end + total) };
  });
}

function quays() {
  const ring = smooth(sketch.RING_CANAL.points, { closed: true });
  // The control points run clockwise, so left is outside.
  const outward = sketch.RING_CANAL.halfWidth + QUAY_MARGIN;
  const marks = (names) => [
    { at: [-327, 46], name: names[0] },
    { at: [15, 313], name: names[1] },
    { at: [331, -30], name: names[2] },
    { at: [4, -306], name: names[3] },
  ];
  const lines = [];
  for (const [sign, names, roadClass] of [
    [1, ['Noordersingel', 'Oostersingel', 'Zuidersingel', 'Westersingel'], 'residential'],
    [-1, ['Noorderkade', 'Oosterkade', 'Zuiderkade', 'Westerkade'], 'living-street'],
  ]) {
    const line = parallel(ring, sign * outward, true);
    for (const arc of arcsOf(line, marks(names))) {
      lines.push({
        freeEnds: true,
        id: arc.name,
        kind: 'street',
        roadClass,
        name: arc.name,
        points: arc.points,
        quay: true,
      });
    }
  }
  const along = (canal, id, names, margin, from, to) => {
    const middle = smooth(canal.points);
    const part = subline(middle, from, lineLength(middle) - to);
    for (const [sign, name] of [
      [1, names[0]],
      [-1, names[1]],
    ]) {
      lines.push({
        id: `${id}${sign}`,
        kind: 'street',
        roadClass: 'residential',
        name,
        points: parallel(part, sign * (canal.halfWidth + margin)),
        quay: true,
      });
    }
  };
  along(sketch.HARBOUR_CANAL, 'havenkanaal', ['Havenkade Noordzijde', 'Havenkade Zuidzijde'], 7, 106, 18);
  along(sketch.OLD_CANAL, 'oude-gracht', ['Oude Gracht Noordzijde', 'Oude Gracht Zuidzijde'], 5, 16, 16);
  for (const canal of sketch.SINGELS) along(canal, canal.id, canal.names, 9, 4, 4);
  const harbour = smooth(sketch.INNER_HARBOUR.points);
  const wide = sketch.INNER_HARBOUR.halfWidth + 7;
  const north = parallel(subline(harbour, 18, lineLength(harbour)), wide);
  const south = parallel(subline(harbour, 18, lineLength(harbour)), -wide);
  const end = pointAlong(harbour, lineLength(harbour));
  const corner = (p) => [p[0] + end.along[0] * 26, p[1] + end.along[1] * 26];
  lines.push({
    id: 'binnenhaven',
    kind: 'street',
    roadClass: 'living-street',
    name: 'Binnenhaven',
    quay: true,
    points: [...north, corner(north[north.length - 1]), corner(south[south.length - 1]), ...south.reverse()],
  });
  return lines;
}

function trafficLines() {
  const rail = smooth(sketch.RAILWAY, { step: 25 });
  const dike = smooth(sketch.DIKE, { step: 25 });
  const provincial = smooth(sketch.PROVINCIAL, { step: 25 });
  return [
    { id: 'rail', kind: 'rail', points: rail, freeEnds: true },
    { id: 'shore', kind: 'shore', points: parallel(dike, 14), freeEnds: true },
    {
      id: 'dijkweg',
      kind: 'street',
      roadClass: 'service',
      name: 'Markerdijk',
      points: parallel(dike, -6),
      freeEnds: true,
    },
    {
      id: 'n901',
      kind: 'street',
      roadClass: 'primary',
      name: 'Provincialeweg N901',
      points: provincial,
      freeEnds: true,
    },
    {
      id: 'municipality',
      kind: 'border',
      closed: true,
      points: resample([...sketch.MUNICIPALITY, sketch.MUNICIPALITY[0]], 200),
    },
    ...sketch.BORDERS.map((b) => ({ ...b, kind: 'border', points: resample(b.points, 50) })),
  ];
}

/** All lines of the plan, noded, with its faces (districts, canals, plots of polder) and the parts that others need. */
export function buildMasterPlan() {
  const streets = sketch.STREETS.map((s) => ({
    ...s,
    points: s.straight ? resample(s.points, 20) : smooth(s.points),
  }));
  const lines = snapEnds([...trafficLines(), ...quays(), ...streets], 60);
  const graph = nodeLines(lines);
  const faces = facesOf(graph);
  return { lines, graph, faces };
}
