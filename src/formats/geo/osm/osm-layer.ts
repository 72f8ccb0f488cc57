import type { GeoFeature, GeoFormat, GeoLayer, Properties, Shape } from '../geo-layer.ts';
import { assemblePolygons } from './osm-rings.ts';
import type { OsmStore } from './osm-store.ts';

/** Keys with which a closed line is an area, unless the line is a road, railway or stream as well. */
const AREA_KEYS = [
  'building',
  'landuse',
  'leisure',
  'natural',
  'amenity',
  'shop',
  'tourism',
  'office',
  'water',
  'boundary',
];
const LINE_KEYS = ['highway', 'railway', 'waterway'];

/** The elements that carry a used tag, as one layer in degrees. */
export function osmLayer(store: OsmStore, name: string, format: GeoFormat): GeoLayer {
  const features: GeoFeature[] = [];
  const add = (id: number, type: string, tags: Properties, shape: Shape | null) =>
    features.push({ properties: { ...tags, '@id': `${type}/${id}` }, shape, flaw: shape ? null : 'noShape' });
  for (const { id, tags } of store.nodes) {
    const place = store.placeOf(id);
    add(id, 'node', tags, place && { kind: 'point', point: Float64Array.from(place) });
  }
  for (const way of store.ways) {
    if (!way.tags) continue;
    const line = store.lineOf(store.nodesOf(way));
    const isArea = store.isClosed(way) && isAreaByTags(way.tags);
    const shape: Shape | null =
      line.length < 4 ? null : isArea ? { kind: 'polygon', polygons: [[line]] } : { kind: 'line', lines: [line] };
    add(way.id, 'way', way.tags, shape);
  }
  for (const relation of store.relations) {
    const { polygons, isWhole } = assemblePolygons(store, relation);
    // Half a border is no border; a building or a lake on the edge of the extract may be shown as far as it is known.
    const isUsed = polygons.length > 0 && (isWhole || relation.tags.boundary === undefined);
    add(relation.id, 'relation', relation.tags, isUsed ? { kind: 'polygon', polygons } : null);
  }
  return {
    name,
    format,
    crs: { epsg: 4326, wkt: null, text: 'WGS 84' },
    features,
    attributes: [],
    encoding: null,
    isManyThings: true,
  };
}

function isAreaByTags(tags: Properties): boolean {
  if (tags.area === 'yes') return true;
  if (tags.area === 'no') return false;
  const has = (key: string) => tags[key] !== undefined;
  return AREA_KEYS.some(has) && (has('building') || !LINE_KEYS.some(has) || tags.waterway === 'riverbank');
}
