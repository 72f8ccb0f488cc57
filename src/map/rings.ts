/** Area of a closed ring; positive when counter-clockwise. */
export function signedArea(ring: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    sum += (ring[i]! - ring[0]!) * (ring[i + 3]! - ring[1]!) - (ring[i + 2]! - ring[0]!) * (ring[i + 1]! - ring[1]!);
  }
  return sum / 2;
}

/** Whether a point lies inside one ring (even-odd). */
export function ringContains(ring: ArrayLike<number>, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const ay = ring[i + 1]!;
    const by = ring[i + 3]!;
    if (ay > y !== by > y && x < ((ring[i + 2]! - ring[i]!) * (y - ay)) / (by - ay) + ring[i]!) inside = !inside;
  }
  return inside;
}

/** Whether a point lies inside an area of rings, holes taken out. */
export function ringsContain(rings: readonly ArrayLike<number>[], x: number, y: number): boolean {
  return rings.reduce((inside, ring) => inside !== ringContains(ring, x, y), false);
}
