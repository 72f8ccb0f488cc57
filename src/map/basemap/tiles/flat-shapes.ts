import type { LineSet, PolygonSet } from '../../../domain/place/base-layers.ts';

/** The rings of one area, as views on the set. */
export function ringsOf({ polygonStarts, ringStarts, coordinates }: PolygonSet, area: number): Float64Array[] {
  const rings: Float64Array[] = [];
  for (let ring = polygonStarts[area]!; ring < polygonStarts[area + 1]!; ring++) {
    rings.push(coordinates.subarray(2 * ringStarts[ring]!, 2 * ringStarts[ring + 1]!));
  }
  return rings;
}

/** The areas that `keep` wants. */
export function onlyAreas(shapes: PolygonSet, keep: (area: number) => boolean): PolygonSet {
  const kept = Array.from({ length: shapes.length }, (_, area) => area).filter(keep);
  return toPolygonSet(kept.map((area) => ringsOf(shapes, area)));
}

/** Areas as lists of rings → one flat set. */
export function toPolygonSet(polygons: readonly (readonly ArrayLike<number>[])[]): PolygonSet {
  const rings = polygons.flat();
  return { length: polygons.length, polygonStarts: startsOf(polygons, (polygon) => polygon.length), ...flatten(rings) };
}

/** Flat lines → one set. */
export function toLineSet(lines: readonly ArrayLike<number>[]): LineSet {
  const { ringStarts, coordinates } = flatten(lines);
  return { length: lines.length, starts: ringStarts, coordinates };
}

function flatten(parts: readonly ArrayLike<number>[]) {
  const ringStarts = startsOf(parts, (part) => part.length / 2);
  const coordinates = new Float64Array(2 * ringStarts[parts.length]!);
  parts.forEach((part, i) => coordinates.set(part, 2 * ringStarts[i]!));
  return { ringStarts, coordinates };
}

function startsOf<Item>(items: readonly Item[], sizeOf: (item: Item) => number): Uint32Array {
  const starts = new Uint32Array(items.length + 1);
  items.forEach((item, i) => (starts[i + 1] = starts[i]! + sizeOf(item)));
  return starts;
}
