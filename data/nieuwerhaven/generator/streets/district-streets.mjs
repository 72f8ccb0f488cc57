/** Fills every district of the plan with streets and blocks, in the style of its time. */
import { createRandom } from '../lib/random.mjs';
import { insideRing, lineLength, nearestOnLine, ringCentroid } from '../lib/geometry.mjs';
import { createSpatialHash } from '../lib/spatial-hash.mjs';
import { smooth } from '../lib/curves.mjs';
import { STYLES } from '../plan/styles.mjs';
import { ZONES, polderBuurt } from '../plan/zones.mjs';
import * as sketch from '../plan/town-plan.mjs';
import { createCrossField } from './cross-field.mjs';
import { subdivide } from './subdivide.mjs';
import { layCourt } from './courts.mjs';

const canalLines = () =>
  [sketch.HARBOUR_CANAL, sketch.INNER_HARBOUR, sketch.OLD_CANAL, ...sketch.SINGELS].map((canal) => ({
    ...canal,
    line: smooth(canal.points),
  }));

/** Gives every face its zone: by seed, else canal when a canal runs through its middle, else polder or lake. */
export function assignZones(faces) {
  const canals = canalLines();
  const ordered = faces.slice().sort((a, b) => a.area - b.area);
  for (const zone of ZONES) {
    for (const seed of zone.seeds) {
      const face = ordered.find((f) => insideRing(seed, f.ring));
      if (face && !face.zone) face.zone = zone;
    }
  }
  for (const face of faces) {
    const centre = ringCentroid(face.ring);
    const inCanal = canals.find(
      (c) => face.area < 60000 && c.line.some((p) => insideRing(p, face.ring)) && isBand(face, c),
    );
    if (inCanal) {
      const buurt = face.zone?.buurt ?? nearestZone(faces, centre).buurt;
      face.zone = { style: 'water', buurt, theme: 'core' };
    }
    if (face.zone) continue;
    const lake = face.halfEdges.some((h) => h.edge.line.kind === 'shore') && centre[0] < -2200;
    const small = face.area < 100;
    face.zone = small
      ? nearestZone(faces, centre)
      : {
          style: lake ? 'lake' : face.area < 150000 ? 'verge' : 'polder',
          buurt: polderBuurt(centre, lake),
          theme: 'polder',
        };
  }
}

/** A face is a canal's band when all its outline lies close to the canal's middle line. */
function isBand(face, canal) {
  const reach = canal.halfWidth + 24;
  return face.ring.every((p) => nearestOnLine(p, canal.line).distance < reach);
}

function nearestZone(faces, point) {
  let best = null;
  for (const face of faces) {
    if (!face.zone?.seeds) continue;
    const d = nearestOnLine(point, face.ring, true).distance;
    if (!best || d < best.d) best = { d, zone: face.zone };
  }
  return best.zone;
}

/** Streets and blocks of all districts: { streets: [{ points, roadClass, zone, level }], blocks: [{ ring, zone }] }. */
export function fillDistricts(master) {
  const junctions = createSpatialHash(40);
  const degree = new Map();
  for (const e of master.graph.edges) {
    if (e.line.kind !== 'street') continue;
    for (const node of [e.a, e.b]) degree.set(node, (degree.get(node) ?? 0) + 1);
  }
  for (const [node, count] of degree) {
    if (count > 2) junctions.add([master.graph.nodes[node]], master.graph.nodes[node]);
  }
  const streets = [];
  const blocks = [];
  master.faces.forEach((face, index) => {
    const style = STYLES[face.zone.style];
    if (!style) return;
    const random = createRandom(`streets:${face.zone.buurt}:${index}`);
    const field = createCrossField(face.ring, { sway: style.sway, phase: random.between(0, 6) });
    const cuts = [];
    const rings = subdivide(face.ring, field, {
      ...style,
      snapMetres: style.snap,
      random,
      isJunction: (p) => junctions.near(p, 0.5).length > 0,
      onCut: (points, level) => {
        cuts.push({ points, level });
        for (const end of [points[0], points[points.length - 1]]) junctions.add([end], end);
      },
    });
    for (const { points, level } of cuts) {
      streets.push({
        points,
        level,
        zone: face.zone,
        roadClass: classOfCut(style, face.zone.style, level, points, random),
      });
    }
    for (const ring of rings) {
      const block = { ring, zone: face.zone, court: null };
      blocks.push(block);
      if (!style.courts) continue;
      block.court = layCourt(ring, field, random);
      for (const street of block.court) streets.push({ ...street, level: 9, zone: face.zone, court: block });
    }
  });
  return { streets, blocks };
}

/** Short late cuts are now and then a path only: alleys in the core, footpaths elsewhere. */
function classOfCut(style, name, level, points, random) {
  const length = lineLength(points);
  if (level >= 2 && length < 130 && random.chance(style.pathShare)) return 'footway';
  if (name === 'core') return level >= 2 || random.chance(0.3) ? 'living-street' : 'residential';
  if (['seventies', 'eighties', 'vinex'].includes(name) && level >= 3 && random.chance(0.25)) return 'living-street';
  return 'residential';
}
