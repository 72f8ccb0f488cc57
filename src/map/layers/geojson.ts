import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { labelPointOf } from '../basemap/tiles/label-point.ts';
import { ringContains, signedArea } from '../rings.ts';
import type { Rings } from '../map-types.ts';

export type Project = (coordinates: ArrayLike<number>) => Float64Array;

/** Longest straight edge that Mercator draws without visible bending. */
const LONGEST_EDGE_METRES = 2000;

/** Nobody sees a name a few metres off the best place. */
const LABEL_PRECISION_METRES = 5;

export const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

export function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

export function feature(geometry: Geometry, properties: Feature['properties'], id?: string | number): Feature {
  return { type: 'Feature', geometry, properties, ...(id === undefined ? {} : { id }) };
}

/** A ring or line in degrees, with points added on edges that are too long to be straight on the map. */
export function toPositions(ring: ArrayLike<number>, project: Project): Position[] {
  const dense: number[] = [];
  for (let i = 0; i + 1 < ring.length; i += 2) {
    dense.push(ring[i]!, ring[i + 1]!);
    if (i + 3 >= ring.length) break;
    const dx = ring[i + 2]! - ring[i]!;
    const dy = ring[i + 3]! - ring[i + 1]!;
    const pieces = Math.ceil(Math.hypot(dx, dy) / LONGEST_EDGE_METRES);
    for (let k = 1; k < pieces; k++) dense.push(ring[i]! + (dx * k) / pieces, ring[i + 1]! + (dy * k) / pieces);
  }
  const degrees = project(dense);
  return Array.from({ length: dense.length / 2 }, (_, i) => [degrees[2 * i]!, degrees[2 * i + 1]!]);
}

/** Rings → one multi-polygon. Counter-clockwise rings are outer; a clockwise ring is a hole in the smallest around it. */
export function toMultiPolygon(rings: Rings, project: Project): Geometry {
  const outers = rings.filter((ring) => signedArea(ring) >= 0);
  const polygons = outers.map((ring) => [toPositions(ring, project)]);
  for (const hole of rings) {
    if (signedArea(hole) >= 0) continue;
    const around = outers
      .map((ring, index) => ({ ring, index }))
      .filter(({ ring }) => ringContains(ring, (hole[0]! + hole[2]!) / 2, (hole[1]! + hole[3]!) / 2))
      .sort((a, b) => signedArea(a.ring) - signedArea(b.ring))[0];
    if (around) polygons[around.index]!.push(toPositions(hole, project));
  }
  return { type: 'MultiPolygon', coordinates: polygons };
}

/** A point to write a name at, once for all parts of an area: where there is most room inside. */
export function toLabelPoint(rings: Rings, project: Project): Geometry {
  const { x, y } = labelPointOf(rings, LABEL_PRECISION_METRES);
  return { type: 'Point', coordinates: toPositions([x, y], project)[0]! };
}

/** Everything but the rings: a frame far around with the outer rings taken out, and the holes filled again. */
export function toVeil(rings: Rings, project: Project): Geometry {
  const frame: Position[] = [
    [-180, -85],
    [180, -85],
    [180, 85],
    [-180, 85],
    [-180, -85],
  ];
  const reversed = (ring: ArrayLike<number>) => toPositions(ring, project).reverse();
  const outers = rings.filter((ring) => signedArea(ring) >= 0);
  const holes = rings.filter((ring) => signedArea(ring) < 0);
  return {
    type: 'MultiPolygon',
    coordinates: [[frame, ...outers.map(reversed)], ...holes.map((hole) => [reversed(hole)])],
  };
}
