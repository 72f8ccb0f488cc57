/** Green and open ground: parks, lawns between flats, verges, sports fields, woods, fields, squares. */
import { createRandom } from '../lib/random.mjs';
import { intersectAreas, shrinkArea } from '../lib/areas.mjs';
import {
  boundsOf,
  convexOverlap,
  direction,
  distance,
  insideRing,
  nearestOnLine,
  plus,
  rectangle,
  ringArea,
  ringCentroid,
} from '../lib/geometry.mjs';
import { MUNICIPALITY, azcPoint } from '../plan/town-plan.mjs';

const NAMES = { '0400': 'Stadspark', '0703': 'Rietzoom' };

/** Sports grounds by size and number: football, hockey, tennis. */
const PITCHES = [
  { size: [104, 66], count: 5 },
  { size: [91, 55], count: 3 },
  { size: [36, 18], count: 8 },
];

/** Pitches that fit in the sports park side by side, clear of its road and buildings. */
function pitches(face, site) {
  const [minX, minY, maxX, maxY] = boundsOf(face.ring);
  const result = [];
  const angle = -0.62;
  const fits = (outline) =>
    outline.every((p) => insideRing(p, face.ring) && nearestOnLine(p, face.ring, true).distance > 10) &&
    site.fits([outline], { extra: 2 }) &&
    result.every((other) => !convexOverlap(other.outline, outline));
  for (const { size, count } of PITCHES) {
    let left = count;
    for (let x = maxX; x > minX && left > 0; x -= 8) {
      for (let y = minY; y < maxY && left > 0; y += 8) {
        const outline = rectangle([x, y], angle, size[0] + 9, size[1] + 9);
        if (!fits(outline)) continue;
        result.push({ outline, ring: rectangle([x, y], angle, ...size) });
        left--;
      }
    }
  }
  return result.map(({ ring }) => ring);
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
  for (const x of [485.5, 503]) terrain.push({ rings: [rectangle([x, -44], Math.PI / 2, 190, 5)], kind: 'perron' });
  for (const block of blocks) {
    const street = site.nearestStreet(ringCentroid(block.ring), 150)?.edge.name;
    const shrunk = (metres) => shrinkArea({ rings: [block.ring] }, metres) ?? { rings: [block.ring] };
    if (block.programme === 'green') green.push({ ...shrunk(3), kind: 'plantsoen', street });
    else if (block.programme === 'slabs') green.push({ ...shrunk(4), kind: 'gras', street });
    else if (block.programme === 'facility') terrain.push({ ...shrunk(3), kind: 'bebouwd terrein' });
    else if (block.zone.style === 'industry') terrain.push({ ...shrunk(4), kind: 'bedrijfsterrein' });
    else if (ringArea(block.ring) > 1200) terrain.push({ ...shrunk(4), kind: 'erf' });
  }
  for (const { ring, crop } of polder.fields) {
    const whole = ring.every((p) => insideRing(p, MUNICIPALITY));
    const pieces = whole ? [{ rings: [ring] }] : intersectAreas([{ rings: [ring] }], [{ rings: [MUNICIPALITY] }]);
    const wood = WOODS.some(({ at, reach }) => distance(ringCentroid(ring), at) < reach);
    for (const area of pieces) {
      if (wood) green.push({ ...area, kind: 'bos: loofbos' });
      else terrain.push({ ...area, kind: crop });
    }
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
