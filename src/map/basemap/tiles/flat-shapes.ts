import type { LineSet, PolygonSet } from '../../../domain/place/base-layers.ts';
import { ringsOf } from '../../../domain/place/polygon-rings.ts';

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
