import type { PolygonSet } from './base-layers.ts';

/** The rings of area i of a set, [x0, y0, …] each, as views on the set: copy before keeping or sending them. */
export function ringsOf({ polygonStarts, ringStarts, coordinates }: PolygonSet, i: number): Float64Array[] {
  const rings: Float64Array[] = [];
  for (let ring = polygonStarts[i]!; ring < polygonStarts[i + 1]!; ring++)
    rings.push(coordinates.subarray(2 * ringStarts[ring]!, 2 * ringStarts[ring + 1]!));
  return rings;
}

/** The same as plain arrays, for the project document. */
export const plainRingsOf = (shapes: PolygonSet, i: number): number[][] => ringsOf(shapes, i).map((ring) => [...ring]);
