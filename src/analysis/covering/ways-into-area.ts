import { isInCameraArea, type AreaRings } from '../../domain/camera/camera-area.ts';
import type { BaseLayers } from '../../domain/place/base-layers.ts';

/** A place where a street enters an area: there a sign must tell that cameras are used (kenbaarheid). */
export interface WayIn {
  readonly x: number;
  readonly y: number;
  readonly street: string;
}

/** Entries of one street that lie nearer together than this share a sign. */
const SHARED_SIGN_METRES = 12;
const NOT_ENTERED = new Set(['rail', 'motorway']);

/** Every street, path and steps that crosses the border of the area, in order round the area (clockwise from north). */
export function findWaysIn({ streets }: BaseLayers, area: AreaRings): WayIn[] {
  const ways: WayIn[] = [];
  for (let i = 0; streets && i < streets.shapes.length; i++) {
    const record = streets.records[i]!;
    if (NOT_ENTERED.has(record.class)) continue;
    const { starts, coordinates } = streets.shapes;
    for (let p = starts[i]!; p + 1 < starts[i + 1]!; p++) {
      const [ax, ay, bx, by] = coordinates.subarray(2 * p, 2 * p + 4) as unknown as [number, number, number, number];
      for (const [x, y] of crossings(area, ax, ay, bx, by)) {
        const isKnown = ways.some(
          (way) => way.street === record.name && Math.hypot(way.x - x, way.y - y) < SHARED_SIGN_METRES,
        );
        if (!isKnown) ways.push({ x, y, street: record.name });
      }
    }
  }
  return inOrderRound(ways);
}

/** Where a piece of street goes from outside to inside or back; along the border or touching it is no entry. */
function crossings(area: AreaRings, ax: number, ay: number, bx: number, by: number): [number, number][] {
  const cuts: number[] = [];
  const [dx, dy] = [bx - ax, by - ay];
  for (const ring of area) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [cx, cy] = [ring[i]!, ring[i + 1]!];
      const [ex, ey] = [ring[i + 2]! - cx, ring[i + 3]! - cy];
      const cross = dx * ey - dy * ex;
      if (cross === 0) continue;
      const t = ((cx - ax) * ey - (cy - ay) * ex) / cross;
      const u = ((cx - ax) * dy - (cy - ay) * dx) / cross;
      if (t >= 0 && t <= 1 && u >= 0 && u <= 1) cuts.push(t);
    }
  }
  if (cuts.length === 0) return [];
  const length = Math.hypot(dx, dy);
  // A street may end on the border: then what lies a hand beyond its end tells nothing, and it counts as entry.
  const aside = Math.min(0.25, 0.05 / length);
  const isIn = (t: number) => isInCameraArea(area, ax + t * dx, ay + t * dy);
  return cuts
    .filter((t) =>
      t - aside < 0 || t + aside > 1 ? isIn(t < 0.5 ? t + aside : t - aside) : isIn(t - aside) !== isIn(t + aside),
    )
    .map((t) => [ax + t * dx, ay + t * dy]);
}

function inOrderRound(ways: readonly WayIn[]): WayIn[] {
  const middle = (of: (way: WayIn) => number) => ways.reduce((sum, way) => sum + of(way), 0) / Math.max(1, ways.length);
  const [cx, cy] = [middle(({ x }) => x), middle(({ y }) => y)];
  const bearing = ({ x, y }: WayIn) => (Math.atan2(x - cx, y - cy) + 2 * Math.PI) % (2 * Math.PI);
  return [...ways].sort((a, b) => bearing(a) - bearing(b));
}
