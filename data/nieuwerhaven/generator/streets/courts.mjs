/**
 * Courts (woonerven) of the cauliflower districts of the 1970s: from the edge of a large block a stem runs inward and
 * ends in a crooked bar; footpaths lead on from the bar's ends to the streets around, so one can walk through, not drive.
 */
import { crossSegments, direction, distance, dot, insideRing, minus, plus, ringCentroid } from '../lib/geometry.mjs';

/** First crossing of a ray with the ring: { point, distance } or null. */
function hitRing(ring, from, angle) {
  const to = plus(from, direction(angle), 1000);
  let best = null;
  for (let k = 0; k < ring.length; k++) {
    const hit = crossSegments(from, to, ring[k], ring[(k + 1) % ring.length]);
    if (hit && (!best || hit.s < best.s)) best = hit;
  }
  return best && { point: best.point, distance: distance(from, best.point) };
}

/** Streets of one court: [{ points, roadClass }], or an empty list when the block is too small. */
export function layCourt(ring, field, random) {
  const centre = ringCentroid(ring);
  if (!insideRing(centre, ring)) return [];
  let angle = field(centre);
  const reach = (a) => (hitRing(ring, centre, a)?.distance ?? 0) + (hitRing(ring, centre, a + Math.PI)?.distance ?? 0);
  if (reach(angle + Math.PI / 2) > reach(angle)) angle += Math.PI / 2;
  const across = angle + (random.chance(0.5) ? Math.PI / 2 : -Math.PI / 2);
  const gate = hitRing(ring, centre, across);
  if (!gate || gate.distance < 48 || reach(angle) < 110) return [];
  const bend = plus(centre, direction(angle), random.between(-7, 7));
  const stem = [gate.point, plus(bend, direction(across), gate.distance * 0.35), bend];
  const streets = [{ points: stem, roadClass: 'living-street' }];
  for (const side of [0, Math.PI]) {
    const along = angle + side;
    const room = hitRing(ring, bend, along);
    if (!room || room.distance < 62) continue;
    const length = room.distance - random.between(36, 44);
    const kink = plus(plus(bend, direction(along), length * 0.55), direction(across), random.between(-9, 9));
    const end = plus(kink, direction(along + random.between(-0.25, 0.25)), length * 0.45);
    if (!insideRing(end, ring)) continue;
    streets.push({ points: [bend, kink, end], roadClass: 'living-street' });
    if (random.chance(0.95)) {
      const out = hitRing(ring, end, along + random.between(-0.3, 0.3));
      if (out && out.distance < 80) streets.push({ points: [end, out.point], roadClass: 'footway', passage: true });
    }
  }
  if (random.chance(0.75)) {
    const back = hitRing(ring, bend, across + Math.PI);
    if (back && back.distance < 110 && dot(minus(back.point, bend), direction(across)) < 0) {
      streets.push({ points: [bend, back.point], roadClass: 'footway', passage: true });
    }
  }
  return streets;
}
