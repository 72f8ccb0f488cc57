/**
 * Where to write the name of an area: the point inside it that lies farthest from its outline. Found by dividing
 * squares and always looking next at the one that may hold the best point (best-first branch and bound).
 */

interface Square {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  /** Distance to the outline, negative outside. */
  readonly distance: number;
  /** No point of the square can be farther than this. */
  readonly bound: number;
}

export interface LabelPoint {
  readonly x: number;
  readonly y: number;
  /** Distance to the outline. */
  readonly room: number;
}

/** `rings` are flat and closed; the answer lies within `precision` of the best distance. */
export function labelPointOf(rings: readonly ArrayLike<number>[], precision: number): LabelPoint {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      west = Math.min(west, ring[i]!);
      east = Math.max(east, ring[i]!);
      south = Math.min(south, ring[i + 1]!);
      north = Math.max(north, ring[i + 1]!);
    }
  }
  const squareAt = (x: number, y: number, half: number): Square => {
    const distance = distanceInside(rings, x, y);
    return { x, y, half, distance, bound: distance + half * Math.SQRT2 };
  };
  const size = Math.max(Math.min(east - west, north - south), precision);
  let best = squareAt((west + east) / 2, (south + north) / 2, 0);
  const waiting: Square[] = [];
  for (let x = west + size / 2; x < east + size / 2; x += size) {
    for (let y = south + size / 2; y < north + size / 2; y += size) waiting.push(squareAt(x, y, size / 2));
  }
  while (waiting.length > 0) {
    let most = 0;
    for (let i = 1; i < waiting.length; i++) if (waiting[i]!.bound > waiting[most]!.bound) most = i;
    const square = waiting[most]!;
    waiting[most] = waiting[waiting.length - 1]!;
    waiting.pop();
    if (square.distance > best.distance) best = square;
    if (square.bound - best.distance <= precision) continue;
    const half = square.half / 2;
    for (const [sx, sy] of [
      [-1, -1],
      [1, -1],
      [-1, 1],
      [1, 1],
    ] as const) {
      const child = squareAt(square.x + sx * half, square.y + sy * half, half);
      if (child.bound - best.distance > precision) waiting.push(child);
    }
  }
  return { x: best.x, y: best.y, room: Math.max(best.distance, 0) };
}

/** Direction (unit vector) of the edge nearest to a point: along a canal, for its name. */
export function directionAt(rings: readonly ArrayLike<number>[], x: number, y: number): readonly [number, number] {
  let nearest = Infinity;
  let direction: readonly [number, number] = [1, 0];
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const distance = distanceToEdge(ring, i, x, y);
      if (distance >= nearest) continue;
      nearest = distance;
      const dx = ring[i + 2]! - ring[i]!;
      const dy = ring[i + 3]! - ring[i + 1]!;
      const length = Math.hypot(dx, dy);
      if (length > 0) direction = [dx / length, dy / length];
    }
  }
  return direction;
}

/** Square of the distance from a point to the edge that starts at index i. */
function distanceToEdge(ring: ArrayLike<number>, i: number, x: number, y: number): number {
  const ax = ring[i]!;
  const ay = ring[i + 1]!;
  const dx = ring[i + 2]! - ax;
  const dy = ring[i + 3]! - ay;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return (ax + t * dx - x) ** 2 + (ay + t * dy - y) ** 2;
}

/** Distance from a point to the nearest edge; positive inside (even-odd), negative outside. */
function distanceInside(rings: readonly ArrayLike<number>[], x: number, y: number): number {
  let inside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const ax = ring[i]!;
      const ay = ring[i + 1]!;
      const bx = ring[i + 2]!;
      const by = ring[i + 3]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      nearest = Math.min(nearest, distanceToEdge(ring, i, x, y));
    }
  }
  return (inside ? 1 : -1) * Math.sqrt(nearest);
}
