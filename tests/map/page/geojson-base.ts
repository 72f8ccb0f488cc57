import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon, Position } from 'geojson';
import {
  NO_BASE_LAYERS,
  STREET_CLASSES,
  type BaseLayers,
  type LineSet,
  type PoiKind,
  type StreetClass,
} from '../../../src/domain/place/base-layers.ts';
import type { PlanarProjection } from '../../../src/geometry/projection/planar-projection.ts';
import { toPolygonSet } from '../../../src/map/basemap/tiles/flat-shapes.ts';

type Flat = (positions: readonly Position[]) => Float64Array;

const flatten =
  (projection: PlanarProjection): Flat =>
  (positions) =>
    projection.projectToPlanar(positions.flatMap(([lng, lat]) => [lng!, lat!]));

function lineSet(lines: readonly Float64Array[]): LineSet {
  const starts = new Uint32Array(lines.length + 1);
  lines.forEach((line, i) => (starts[i + 1] = starts[i]! + line.length / 2));
  const coordinates = new Float64Array(2 * starts[lines.length]!);
  lines.forEach((line, i) => coordinates.set(line, 2 * starts[i]!));
  return { length: lines.length, starts, coordinates };
}

const OSM_CLASS: Readonly<Record<string, StreetClass>> = {
  living_street: 'living-street',
  unclassified: 'residential',
  bridleway: 'path',
  corridor: 'footway',
  platform: 'footway',
};
const classOf = (highway: string): StreetClass =>
  OSM_CLASS[highway] ??
  ((STREET_CLASSES as readonly string[]).includes(highway) ? (highway as StreetClass) : 'unknown');

/** Groningen's open data as base layers. */
export function groningenBase(
  projection: PlanarProjection,
  files: {
    streets: FeatureCollection;
    neighbourhoods: FeatureCollection;
    stops: FeatureCollection;
    horeca: FeatureCollection;
    schools: FeatureCollection;
  },
): BaseLayers {
  const flat = flatten(projection);
  const streets = files.streets.features as Feature<LineString, { highway: string }>[];
  const areas = files.neighbourhoods.features as Feature<
    Polygon | MultiPolygon,
    { BU_CODE: string; BU_NAAM: string; AANT_INW: number }
  >[];
  const points = (file: FeatureCollection, kind: PoiKind, nameOf: (properties: Record<string, string>) => string) =>
    (file.features as Feature<Point, Record<string, string>>[]).map(({ geometry, properties }) => {
      const [x, y] = flat([geometry.coordinates]);
      return { x: x!, y: y!, kind, name: nameOf(properties) };
    });
  return {
    ...NO_BASE_LAYERS,
    areas: {
      shapes: toPolygonSet(
        areas.map(({ geometry }) =>
          (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flatMap((rings) =>
            rings.map(flat),
          ),
        ),
      ),
      records: areas.map(({ properties }) => ({
        code: properties.BU_CODE,
        name: properties.BU_NAAM,
        kind: 'neighbourhood',
        parentCode: null,
        population: properties.AANT_INW,
        year: 2017,
      })),
    },
    streets: {
      shapes: lineSet(streets.map(({ geometry }) => flat(geometry.coordinates))),
      records: streets.map(({ properties }, i) => ({ id: String(i), name: '', class: classOf(properties.highway) })),
    },
    pois: [
      ...points(files.stops, 'bus-stop', (p) => p['quayname'] ?? ''),
      ...points(files.horeca, 'horeca', (p) => p['naam'] ?? ''),
      ...points(files.schools, 'school', () => ''),
    ],
  };
}
