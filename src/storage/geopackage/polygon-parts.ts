import type { PolygonSet } from '../../domain/place/base-layers.ts';
import { extentOf, type Extent, type PolygonRings } from './geometry-blob.ts';

/** Twice the signed area of a closed ring; positive when it runs counter-clockwise. */
function signedArea2(ring: Float64Array): number {
  let sum = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    // Relative to the first point, so that large coordinates do not cost digits.
    const [x, y] = [ring[i]! - ring[0]!, ring[i + 1]! - ring[1]!];
    sum += x * (ring[i + 3]! - ring[1]!) - (ring[i + 2]! - ring[0]!) * y;
  }
  return sum;
}

const contains = (outer: Extent | null, inner: Extent | null) =>
  !!outer &&
  !!inner &&
  outer.minX <= inner.minX &&
  outer.minY <= inner.minY &&
  outer.maxX >= inner.maxX &&
  outer.maxY >= inner.maxY;

/**
 * Rings grouped into polygons, each an outer ring and its holes. A hole (clockwise) belongs to the outer ring before it
 * whose box holds it, the nearest one first; that keeps the order where holes follow their outer ring.
 */
export function groupRings(rings: readonly Float64Array[]): PolygonRings[] {
  const polygons: { readonly rings: Float64Array[]; readonly extent: Extent | null }[] = [];
  for (const ring of rings) {
    const extent = extentOf([ring]);
    const owner = signedArea2(ring) < 0 ? polygons.findLast((polygon) => contains(polygon.extent, extent)) : undefined;
    if (owner) owner.rings.push(ring);
    else polygons.push({ rings: [ring], extent });
  }
  return polygons.map((polygon) => polygon.rings);
}

/** Rings of polygons in the house's order and direction: outer counter-clockwise, holes clockwise. */
export function orientedRings(polygons: readonly PolygonRings[]): Float64Array[] {
  return polygons.flatMap((rings) =>
    rings.map((ring, i) => {
      const area = signedArea2(ring);
      return (i === 0 ? area < 0 : area > 0) ? reversed(ring) : ring;
    }),
  );
}

function reversed(ring: Float64Array): Float64Array {
  const out = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) {
    out[i] = ring[ring.length - 2 - i]!;
    out[i + 1] = ring[ring.length - 1 - i]!;
  }
  return out;
}

/** A set out of the rings of each area. */
export function polygonSetOf(areas: readonly (readonly Float64Array[])[]): PolygonSet {
  const rings = areas.flat();
  const polygonStarts = new Uint32Array(areas.length + 1);
  areas.forEach((own, i) => (polygonStarts[i + 1] = polygonStarts[i]! + own.length));
  const ringStarts = new Uint32Array(rings.length + 1);
  rings.forEach((ring, i) => (ringStarts[i + 1] = ringStarts[i]! + ring.length / 2));
  const coordinates = new Float64Array(2 * ringStarts[rings.length]!);
  rings.forEach((ring, i) => coordinates.set(ring, 2 * ringStarts[i]!));
  return { length: areas.length, polygonStarts, ringStarts, coordinates };
}
