import type { FeatureCollection, Geometry, LineString, MultiPolygon, Point, Polygon, Position } from 'geojson';
import {
  NO_BASE_LAYERS,
  type BaseLayers,
  type BuildingUse,
  type GroundKind,
  type PoiKind,
  type StreetClass,
} from '../../../src/domain/place/base-layers.ts';
import { toLineSet, toPolygonSet } from '../../../src/map/basemap/tiles/flat-shapes.ts';
import { signedArea } from '../../../src/map/rings.ts';

type Properties = Readonly<Record<string, string | number>>;

const flat = (positions: readonly Position[]) => Float64Array.from(positions.flatMap(([x, y]) => [x!, y!]));
const turned = (ring: Float64Array, outer: boolean) => {
  if (signedArea(ring) > 0 === outer) return ring;
  return Float64Array.from(ring, (_, i) => ring[ring.length - 2 - (i - (i % 2)) + (i % 2)]!);
};
const rings = (geometry: Geometry) => {
  const { type, coordinates } = geometry as Polygon | MultiPolygon;
  return (type === 'Polygon' ? [coordinates] : coordinates).flatMap((polygon) =>
    polygon.map((ring, i) => turned(flat(ring), i === 0)),
  );
};
const polygons = (file: FeatureCollection) => toPolygonSet(file.features.map(({ geometry }) => rings(geometry)));
const properties = (file: FeatureCollection) =>
  file.features.map((feature) => (feature.properties ?? {}) as Properties);

const STREET: Readonly<Record<string, StreetClass>> = { living_street: 'living-street' };
const USE: Readonly<Record<string, BuildingUse>> = {
  woonfunctie: 'residential',
  winkelfunctie: 'retail',
  bijeenkomstfunctie: 'meeting',
  kantoorfunctie: 'office',
  onderwijsfunctie: 'education',
  sportfunctie: 'sport',
  logiesfunctie: 'lodging',
  industriefunctie: 'industry',
  gezondheidszorgfunctie: 'health',
};
const POI: Readonly<Record<string, PoiKind>> = {
  station: 'station',
  bushalte: 'bus-stop',
  supermarkt: 'supermarket',
  winkel: 'shop',
  horeca: 'horeca',
  school: 'school',
  huisarts: 'gp',
  apotheek: 'pharmacy',
  gemeentehuis: 'municipal-office',
  gebedshuis: 'worship',
  park: 'park',
  bibliotheek: 'library',
  advocatenkantoor: 'lawyer',
  azc: 'azc',
  buurthuis: 'community-centre',
  sportvoorziening: 'sport',
  parkeerterrein: 'parking',
  politiebureau: 'police',
  hotel: 'lodging',
};
const GROUND: Readonly<Record<string, GroundKind>> = {
  plein: 'square',
  erf: 'yard',
  bedrijfsterrein: 'industrial',
  akkerland: 'arable',
  grasland: 'grassland',
  boomgaard: 'orchard',
};

/** The demo municipality's files as base layers, read the short way for pictures. */
export function nieuwerhavenBase(files: Readonly<Record<string, FeatureCollection>>): BaseLayers {
  const { gebieden, wegvakken, spoorbaan, panden, water, groen, terrein, voorzieningen } = files as Record<
    string,
    FeatureCollection
  > & { gebieden: FeatureCollection };
  const lines = [...wegvakken!.features, ...spoorbaan!.features];
  return {
    ...NO_BASE_LAYERS,
    areas: {
      shapes: polygons(gebieden),
      records: properties(gebieden).map((p) => ({
        code: String(p['statcode']),
        name: String(p['statnaam']),
        kind: p['regio'] === 'gemeente' ? 'municipality' : p['regio'] === 'wijk' ? 'district' : 'neighbourhood',
        parentCode: null,
        population: Number(p['AANT_INW']),
        year: 2025,
      })),
    },
    streets: {
      shapes: toLineSet(lines.map(({ geometry }) => flat((geometry as LineString).coordinates))),
      records: lines.map(({ properties: p }, i) => {
        const highway = String(p?.['highway'] ?? p?.['railway']);
        return {
          id: String(i),
          name: String(p?.['STT_NAAM'] ?? ''),
          class: STREET[highway] ?? (highway as StreetClass),
        };
      }),
    },
    buildings: {
      shapes: polygons(panden!),
      records: properties(panden!).map((p) => ({
        id: String(p['identificatie']),
        use: USE[String(p['gebruiksdoel']).split(',')[0]!] ?? 'other',
        addresses: Number(p['aantal_verblijfsobjecten']),
      })),
    },
    water: polygons(water!),
    waterNames: properties(water!).map((p) => String(p['naam'] ?? '')),
    green: polygons(groen!),
    greenNames: properties(groen!).map((p) => String(p['naam'] ?? '')),
    ground: {
      shapes: polygons(terrein!),
      records: properties(terrein!).map((p) => ({
        kind: GROUND[String(p['typelandgebruik'])] ?? 'other',
        name: String(p['naam'] ?? ''),
      })),
    },
    pois: voorzieningen!.features.map(({ geometry, properties: p }) => {
      const [x, y] = (geometry as Point).coordinates;
      return { x: x!, y: y!, kind: POI[String(p?.['soort'])] ?? 'other', name: String(p?.['naam'] ?? '') };
    }),
  };
}
