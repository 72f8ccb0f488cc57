/**
 * A cross field says at every point of a district in which two directions (at right angles) its streets run. It follows
 * the district's edge, so new streets lie along or across the old roads, and it sways a little, so nothing is a grid.
 * Directions are averaged on the circle of 4θ, where a direction and its perpendicular are the same point.
 */
import { distance } from '../lib/geometry.mjs';

export function createCrossField(ring, { sway = 0.08, phase = 0, reach = 30 } = {}) {
  const samples = [];
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i];
    const b = ring[(i + 1) % ring.length];
    const length = distance(a, b);
    if (length < 0.5) continue;
    const angle = 4 * Math.atan2(b[1] - a[1], b[0] - a[0]);
    samples.push([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, Math.cos(angle) * length, Math.sin(angle) * length]);
  }
  /** Angle in radians of one of the four branches at a point. */
  return (p) => {
    let c = 0;
    let s = 0;
    for (const [x, y, cosine, sine] of samples) {
      const squared = (p[0] - x) ** 2 + (p[1] - y) ** 2 + reach * reach;
      const weight = 1 / squared;
      c += cosine * weight;
      s += sine * weight;
    }
    const swaying = Math.sin(p[0] / 130 + phase) * 0.6 + Math.sin(p[1] / 170 + 2.3 * phase) * 0.6;
    return Math.atan2(s, c) / 4 + sway * swaying;
  };
}

/** The branch of the field at p that lies nearest to the wanted angle. */
export function branchNear(field, p, wanted) {
  const angle = field(p);
  const quarter = Math.PI / 2;
  return angle + Math.round((wanted - angle) / quarter) * quarter;
}
