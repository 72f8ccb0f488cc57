import Flatbush from 'flatbush';
import type { BaseLayers } from '../../domain/place/base-layers.ts';

/** Name of the street nearest to a point within a distance, or null. */
export type StreetFinder = (x: number, y: number, withinMetres: number) => string | null;

/** Finds the nearest named street by an index of segments: some microseconds a question in a town. Project metres. */
export function createStreetFinder(streets: BaseLayers['streets']): StreetFinder {
  if (!streets) return () => null;
  const { starts, coordinates, length } = streets.shapes;
  /** Index of the first point of each named segment, and the street it belongs to. */
  const first: number[] = [];
  const owner: number[] = [];
  for (let i = 0; i < length; i++) {
    if (!streets.records[i]!.name) continue;
    for (let point = starts[i]!; point + 1 < starts[i + 1]!; point++) {
      first.push(point);
      owner.push(i);
    }
  }
  if (first.length === 0) return () => null;
  const index = new Flatbush(first.length);
  for (const point of first) {
    const [ax, ay] = [coordinates[2 * point]!, coordinates[2 * point + 1]!];
    const [bx, by] = [coordinates[2 * point + 2]!, coordinates[2 * point + 3]!];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return (x, y, within) => {
    let nearest = within;
    let name: string | null = null;
    for (const found of index.search(x - within, y - within, x + within, y + within)) {
      const distance = distanceToSegment(coordinates, first[found]!, x, y);
      if (distance >= nearest) continue;
      nearest = distance;
      name = streets.records[owner[found]!]!.name;
    }
    return name;
  };
}

function distanceToSegment(coordinates: Float64Array, point: number, x: number, y: number): number {
  const ax = coordinates[2 * point]! - x;
  const ay = coordinates[2 * point + 1]! - y;
  const dx = coordinates[2 * point + 2]! - x - ax;
  const dy = coordinates[2 * point + 3]! - y - ay;
  const along = dx * dx + dy * dy;
  const t = along === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / along));
  return Math.hypot(ax + t * dx, ay + t * dy);
}
