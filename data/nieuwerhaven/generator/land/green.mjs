/** Green and open ground: parks, lawns between flats, verges, sports fields, woods, fields, squares. */
import { createRandom } from '../lib/random.mjs';
import {
  distance,
  insideRing,
  nearestOnLine,
  plus,
  rectangle,
  ringArea,
  ringCentroid,
  direction,
  boundsOf,
} from '../lib/geometry.mjs';
import { MUNICIPALITY, azcPoint } from '../plan/town-plan.mjs';

const NAMES = { '0400': 'Stadspark', '0703': 'Rietzoom' };

/** Ring drawn in by a few metres where it borders streets: moves every corner along its bisector. */
export function inset(ring, metres) {
  const n = ring.length;
  return ring.map((p, i) => {
    const a = ring[(i + n - 1) % n];
    const b = ring[(i + 1) % n];
    const u = [p[0] - a[0], p[1] - a[1]];
    const v = [b[0] - p[0], b[1] - p[1]];
    const [lu, lv] = [Math.hypot(...u) || 1, Math.hypot(...v) || 1];
    const normal = [-(u[1] / lu + v[1] / lv), u[0] / lu + v[0] / lv];
    const length = Math.hypot(...normal) || 1;
    return [p[0] + (normal[0] / length) * metres, p[1] + (normal[1] / length) * metres];
  });
}

/** Pitches of 105 × 68 m that fit in the sports park, clear of its road. */
function pitches(face, site) {
  const [minX, minY, maxX, maxY] = boundsOf(face.ring);
  const result = [];
  const angle = -0.62;
  for (const [l, w] of [
    [105, 66],
    [91, 55],
    [36, 18],
  ]) {
    for (let y = minY; y < maxY; y += 12) {
      for (let x = minX; x < maxX; x += 12) {
        const ring = rectangle([x, y], angle, l, w);
        const outline = rectangle([x, y], angle, l + 10, w + 10);
        if (!outline.every((p) => insideRing(p, face.ring) && nearestOnLine(p, face.ring, true).distance > 12))
          continue;
        if (
          !site.fits([outline], { extra: 2 }) ||
          result.some((r) => distance(ringCentroid(r), [x, y]) < (l > 50 ? Math.max(w + 12, 82) : 44))
        )
          continue;
        if (result.length > (l > 100 ? 3 : l > 50 ? 6 : 12)) continue;
        result.push(ring);
      }
    }
  }
  return result;
}

/** Clumps of trees as small rounded rings inside a park. */
function copses(face, site, random, count) {
  const [minX, minY, maxX, maxY] = boundsOf(face.ring);
  const result = [];
  for (let i = 0; i < count * 12 && result.length < count; i++) {
    const centre = [random.between(minX, maxX), random.between(minY, maxY)];
    const radius = random.between(14, 34);
    const ring = Array.from({ length: 10 }, (_, k) =>
      plus(centre, direction((k * Math.PI) / 5), radius * random.between(0.7, 1.2)),
    );
    if (
      !ring.every((p) => insideRing(p, face.ring) && !site.inWater(p) && nearestOnLine(p, face.ring, true).distance > 6)
    )
      continue;
    if (site.nearestStreet(centre, radius * 1.1 + 3)) continue;
    if (result.some((other) => distance(ringCentroid(other), centre) < radius + 26)) continue;
    result.push(ring);
  }
  return result;
}

/** { green: [{ rings, kind, name?, street? }], terrain: [{ rings, kind }] }; kinds follow TOP10NL typelandgebruik. */
export function buildGreen({ master, blocks, polder, site }) {
  const random = createRandom('green');
  const green = [];
  const terrain = [];
  const named = new Set();
  for (const face of master.faces) {
    const { style, buurt } = face.zone;
    const inTown = insideRing(ringCentroid(face.ring), MUNICIPALITY);
    if (!inTown && style !== 'polder') continue;
    const name = named.has(buurt) ? undefined : NAMES[buurt];
    if (style === 'park' || style === 'greenEdge') {
      named.add(buurt);
      green.push({ rings: [face.ring], kind: 'park', name });
      for (const ring of copses(face, site, random, style === 'park' ? 26 : 22))
        green.push({ rings: [ring], kind: 'bos: loofbos' });
    }
    if (style === 'verge') green.push({ rings: [face.ring], kind: 'berm' });
    if (style === 'sport') {
      green.push({ rings: [face.ring], kind: 'sportterrein', name: 'Sportpark De Doelen' });
      for (const ring of pitches(face, site)) green.push({ rings: [ring], kind: 'sportveld' });
    }
    if (style === 'square' || style === 'stationsplein') terrain.push({ rings: [face.ring], kind: 'plein' });
    if (style === 'azc')
      terrain.push({ rings: [face.ring], kind: 'opvangterrein', name: 'Opvanglocatie De Weidezoom' });
  }
  green.push({
    rings: [
      [
        [36, 40],
        [110, 40],
        [110, 142],
        [36, 142],
      ].map(([s, t]) => azcPoint(s, t)),
    ],
    kind: 'plantsoen',
    street: 'Weidezoom',
  });
  for (const block of blocks) {
    const street = site.nearestStreet(ringCentroid(block.ring), 150)?.edge.name;
    if (block.programme === 'green') green.push({ rings: [inset(block.ring, 3)], kind: 'plantsoen', street });
    else if (block.programme === 'slabs') green.push({ rings: [inset(block.ring, 4)], kind: 'gras', street });
    else if (block.programme === 'facility') terrain.push({ rings: [inset(block.ring, 3)], kind: 'bebouwd terrein' });
    else if (block.zone.style === 'industry') terrain.push({ rings: [inset(block.ring, 4)], kind: 'bedrijfsterrein' });
    else if (ringArea(block.ring) > 1200) terrain.push({ rings: [inset(block.ring, 4)], kind: 'erf' });
  }
  for (const { ring, crop } of polder.fields) {
    if (!ring.every((p) => insideRing(p, MUNICIPALITY))) continue;
    const wood = WOODS.some(({ at, reach }) => distance(ringCentroid(ring), at) < reach);
    if (wood) green.push({ rings: [ring], kind: 'bos: loofbos' });
    else terrain.push({ rings: [ring], kind: crop });
  }
  return { green, terrain };
}

/** Woods in the polder: fields round these points are planted. */
const WOODS = [
  { at: [-900, -1500], reach: 420 },
  { at: [-800, 1650], reach: 300 },
  { at: [3300, 1500], reach: 330 },
  { at: [5300, -2900], reach: 420 },
];
