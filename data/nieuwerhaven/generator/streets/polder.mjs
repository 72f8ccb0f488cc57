/** The polder: long straight plots, parted by ditches, with a broader drain (tocht) now and then. */
import { createRandom } from '../lib/random.mjs';
import { band, subline } from '../lib/curves.mjs';
import { distance, lineLength, ringArea } from '../lib/geometry.mjs';
import { subdivide } from './subdivide.mjs';

/** Direction of the longest straight stretch of a ring: plots lie along the road they were dug from. */
function mainAngle(ring) {
  const sums = new Map();
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length];
    const angle = (Math.atan2(q[1] - p[1], q[0] - p[0]) + 2 * Math.PI) % (Math.PI / 2);
    const bin = Math.round(angle / 0.05);
    const entry = sums.get(bin) ?? { length: 0, angle: 0 };
    const d = distance(p, q);
    entry.angle = (entry.angle * entry.length + angle * d) / (entry.length + d);
    entry.length += d;
    sums.set(bin, entry);
  });
  return [...sums.values()].reduce((best, entry) => (entry.length > best.length ? entry : best)).angle;
}

const CROPS = ['grasland', 'grasland', 'grasland', 'akkerland', 'akkerland', 'grasland', 'boomgaard'];

/** Fields and ditches of the polder faces: { fields: [{ ring, crop, buurt }], ditches: [{ ring }] }. */
export function fillPolder(faces) {
  const fields = [];
  const ditches = [];
  faces.forEach((face, index) => {
    if (face.zone.style !== 'polder') return;
    const random = createRandom(`polder:${index}`);
    const angle = mainAngle(face.ring);
    const rings = subdivide(face.ring, () => angle, {
      long: random.between(520, 760),
      short: random.between(120, 185),
      step: 28,
      jitter: 0.03,
      snapMetres: 0,
      minimumArea: 6000,
      random,
      isJunction: () => false,
      onCut: (points, level) => {
        const length = lineLength(points);
        if (length < 60) return;
        const halfWidth = level < 2 && length > 500 ? 3.6 : 1.5;
        ditches.push({ ring: band(subline(points, 11, length - 11), halfWidth), broad: halfWidth > 2 });
      },
    });
    for (const ring of rings) {
      if (ringArea(ring) < 1500) continue;
      fields.push({ ring, crop: random.pick(CROPS), buurt: face.zone.buurt });
    }
  });
  return { fields, ditches };
}
