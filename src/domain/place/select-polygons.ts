import type { PolygonSet } from './base-layers.ts';

/** The areas for which `isWanted` holds, in their order; null when there is none. */
export function selectPolygons(
  { length, polygonStarts, ringStarts, coordinates }: PolygonSet,
  isWanted: (index: number) => boolean,
): PolygonSet | null {
  const starts = [0];
  const rings = [0];
  const points: number[] = [];
  for (let i = 0; i < length; i++) {
    if (!isWanted(i)) continue;
    for (let ring = polygonStarts[i]!; ring < polygonStarts[i + 1]!; ring++) {
      for (let at = 2 * ringStarts[ring]!; at < 2 * ringStarts[ring + 1]!; at++) points.push(coordinates[at]!);
      rings.push(points.length / 2);
    }
    starts.push(rings.length - 1);
  }
  if (starts.length === 1) return null;
  return {
    length: starts.length - 1,
    polygonStarts: Uint32Array.from(starts),
    ringStarts: Uint32Array.from(rings),
    coordinates: Float64Array.from(points),
  };
}
