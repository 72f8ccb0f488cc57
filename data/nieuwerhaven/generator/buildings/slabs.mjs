/** Blocks that are not lined with houses: flats in parallel slabs with lawns between, halls on the industrial estate. */
import {
  insideRing,
  nearestOnLine,
  plus,
  rectangle,
  direction,
  ringCentroid,
  boundsOf,
  distance,
} from '../lib/geometry.mjs';
import { sidesOf } from '../lib/rings.mjs';
import { placeShape } from './shapes.mjs';

/** Angle of the longest side of a ring. */
export function longSideAngle(ring) {
  let best = { length: 0, angle: 0 };
  for (const side of sidesOf(ring)) {
    const [a, b] = [side[0], side[side.length - 1]];
    const length = distance(a, b);
    if (length > best.length) best = { length, angle: Math.atan2(b[1] - a[1], b[0] - a[0]) };
  }
  return best.angle;
}

const keepsInside = (ring, part, margin) =>
  part.every((p) => insideRing(p, ring) && nearestOnLine(p, ring, true).distance >= margin);

/** Lattice of centres over a ring, turned by angle. */
function lattice(ring, angle, stepLong, stepShort, random) {
  const centre = ringCentroid(ring);
  const [minX, minY, maxX, maxY] = boundsOf(ring);
  const reach = Math.hypot(maxX - minX, maxY - minY) / 2;
  const [u, v] = [direction(angle), direction(angle + Math.PI / 2)];
  const points = [];
  const shift = random.between(-0.25, 0.25);
  for (let j = -Math.ceil(reach / stepShort); j <= reach / stepShort; j++) {
    for (let i = -Math.ceil(reach / stepLong); i <= reach / stepLong; i++) {
      points.push(plus(plus(centre, u, (i + shift) * stepLong), v, (j + 0.5) * stepShort));
    }
  }
  return points;
}

/** Flats: four-storey slabs, now and then a tower. Adds what fits, in both directions; returns the number built. */
export function placeSlabs(site, block, random, attributes) {
  const first = longSideAngle(block.ring) + (random.chance(0.5) ? 0 : Math.PI / 2);
  return (
    slabsAlong(site, block, first, random, attributes) +
    slabsAlong(site, block, first + Math.PI / 2, random, attributes)
  );
}

function slabsAlong(site, block, along, random, attributes) {
  let built = 0;
  for (const length of [66, 48]) {
    for (const centre of lattice(block.ring, along, length + 16, 37, random)) {
      const tower = random.chance(0.07);
      const [l, w] = tower ? [26, 22] : [length, 11.5];
      const ring = rectangle(centre, along, l, w);
      if (!keepsInside(block.ring, ring, 13)) continue;
      const apron = rectangle(centre, along, l + 14, w + 30);
      if (!site.fits([ring], { garden: apron, extra: 3 })) continue;
      const floors = tower ? 10 : 4;
      site.add({
        ring,
        front: [ring[0], ring[1]],
        ...attributes(random),
        flat: true,
        floors,
        dwellings: Math.round((floors * l) / (tower ? 6 : 8.2)),
      });
      built++;
    }
  }
  return built;
}

/** Halls of the industrial estate: a big one with its office in front where there is room, smaller ones beside. */
export function placeHalls(site, block, random, attributes) {
  const angle = longSideAngle(block.ring);
  const sizes = [
    [118, 74],
    [92, 58],
    [70, 46],
    [52, 36],
    [38, 28],
    [30, 20],
    [22, 15],
  ];
  for (const [length, width] of sizes) {
    if (length > 60 && random.chance(0.35)) continue;
    for (const centre of random.shuffle(lattice(block.ring, angle, length * 0.72, width * 0.8, random))) {
      const [l, w] = [length * random.between(0.85, 1.1), width * random.between(0.8, 1.1)];
      const turned = angle + (random.chance(0.25) ? Math.PI / 2 : 0);
      const shape = placeShape(length > 40 && random.chance(0.3) ? 'angle' : 'bar', centre, turned, l, w);
      const outline = rectangle(centre, turned, l, w);
      if (!keepsInside(block.ring, outline, 13)) continue;
      if (!site.fits(shape.parts, { extra: 5, garden: rectangle(centre, turned, l + 16, w + 16) })) continue;
      site.add({ ...shape, front: [shape.ring[0], shape.ring[1]], ...attributes(random), hall: true });
    }
  }
}

/** A terrace of lock-ups or sheds: small boxes in a row, used behind flats. */
export function placeGarages(site, block, random, attributes) {
  const angle = longSideAngle(block.ring);
  const centre = plus(ringCentroid(block.ring), direction(random.between(0, 6)), 12);
  const ring = rectangle(centre, angle, 24, 6);
  if (keepsInside(block.ring, ring, 9) && site.fits([ring], { extra: 1 })) {
    site.add({ ring, front: [ring[0], ring[1]], ...attributes(random), annex: true });
  }
}
