/** Closed rings in project metres, flat; even-odd. */
export type AreaRings = readonly ArrayLike<number>[];

/** True when a place lies inside an area; the border itself counts as inside. */
export function isInCameraArea(area: AreaRings, x: number, y: number): boolean {
  let inside = false;
  for (const ring of area) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside || metresToBorder(area, x, y) < BORDER_METRES;
}

/** Half a millimetre: what coordinates rounded to millimetres may be beside the border. */
const BORDER_METRES = 0.0005;

/** Distance to the nearest border of an area, metres; Infinity when it has none. */
export function metresToBorder(area: AreaRings, x: number, y: number): number {
  let nearest = Infinity;
  for (const ring of area) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const ax = ring[i]! - x;
      const ay = ring[i + 1]! - y;
      const dx = ring[i + 2]! - x - ax;
      const dy = ring[i + 3]! - y - ay;
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
      nearest = Math.min(nearest, Math.hypot(ax + along * dx, ay + along * dy));
    }
  }
  return nearest;
}

/** Square metres inside rings (outer counter-clockwise, holes clockwise). */
export function areaSquareMetres(area: AreaRings): number {
  let twice = 0;
  for (const ring of area)
    for (let i = 0; i + 3 < ring.length; i += 2) twice += ring[i]! * ring[i + 3]! - ring[i + 2]! * ring[i + 1]!;
  return Math.abs(twice) / 2;
}
