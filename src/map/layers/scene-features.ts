import type { Feature } from 'geojson';
import type { MapHotspot, MapKeptHotspot, Rings } from '../map-types.ts';
import { feature, toLabelPoint, toMultiPolygon, toPositions, toVeil, type Project } from './geojson.ts';

export function hotspotFeatures(hotspots: readonly MapHotspot[], project: Project): Feature[] {
  return hotspots.map(({ id, rank, name, rings, robust }) =>
    feature(toMultiPolygon(rings, project), { id, rank, name, ...(robust === null ? {} : { robust }) }),
  );
}

/** One point a hotspot, for its number and name. */
export function badgeFeatures(hotspots: readonly MapHotspot[], project: Project): Feature[] {
  return hotspots.map(({ id, rank, name, centre }) =>
    feature({ type: 'Point', coordinates: toPositions(centre, project)[0]! }, { id, rank, name }),
  );
}

export function keptFeatures(kept: readonly MapKeptHotspot[], project: Project): Feature[] {
  return kept.flatMap(({ id, name, rings, status }) => [
    feature(toMultiPolygon(rings, project), { id, status }),
    ...(rings.length > 0 ? [feature(toLabelPoint(rings, project), { id, name, status })] : []),
  ]);
}

export function filterAreaFeatures(rings: Rings | null, project: Project): Feature[] {
  if (!rings || rings.length === 0) return [];
  return [
    feature(toVeil(rings, project), { part: 'veil' }),
    feature(toMultiPolygon(rings, project), { part: 'outline' }),
  ];
}

export function highlightFeatures(point: readonly [number, number] | null, project: Project): Feature[] {
  return point ? [feature({ type: 'Point', coordinates: toPositions(point, project)[0]! }, {})] : [];
}

/** The drawing so far: vertices in project metres, flat; `closed` when it already is an area. */
export function drawingFeatures(vertices: readonly number[], closed: boolean, project: Project): Feature[] {
  if (vertices.length === 0) return [];
  const line = closed ? [...vertices, vertices[0]!, vertices[1]!] : [...vertices];
  const features: Feature[] = [];
  if (vertices.length >= 6) {
    const ring = [...vertices, vertices[0]!, vertices[1]!];
    features.push(feature({ type: 'Polygon', coordinates: [toPositions(ring, project)] }, { part: 'area' }));
  }
  if (line.length >= 4) {
    features.push(feature({ type: 'LineString', coordinates: toPositions(line, project) }, { part: 'line' }));
  }
  for (let i = 0; i < vertices.length; i += 2) {
    const coordinates = toPositions([vertices[i]!, vertices[i + 1]!], project)[0]!;
    features.push(feature({ type: 'Point', coordinates }, { part: 'vertex', first: i === 0 }));
  }
  return features;
}
