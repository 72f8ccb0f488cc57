import type {
  BaseLayers,
  BuildingUse,
  LineSet,
  PoiKind,
  PolygonSet,
  StreetClass,
} from '../../../domain/place/base-layers.ts';
import { bordersOf } from './border-lines.ts';
import { builtUpOf } from './built-up.ts';
import { signedArea } from '../../rings.ts';
import { ringsOf } from '../../../domain/place/polygon-rings.ts';
import { onlyAreas, toLineSet, toPolygonSet } from './flat-shapes.ts';
import { areaNames, surfaceNames, type PlacedName } from './place-names.ts';
import {
  createTileFeatures,
  GeometryKind,
  identityStarts,
  type FeatureInput,
  type TileFeatures,
} from './tile-features.ts';

/** Project metres → Mercator, flat arrays. */
export type ToMercator = (coordinates: ArrayLike<number>) => Float64Array;

/** How a building is toned: what is open to the public a touch darker, work between. */
const BUILDING_TONE: Readonly<Record<BuildingUse, 'home' | 'work' | 'public'>> = {
  residential: 'home',
  office: 'work',
  industry: 'work',
  other: 'home',
  lodging: 'public',
  reception: 'public',
  detention: 'public',
  retail: 'public',
  horeca: 'public',
  education: 'public',
  health: 'public',
  meeting: 'public',
  sport: 'public',
};

/** First tile zoom of a street class; what is smaller than a pixel is left out of small scales. */
const STREET_FROM_ZOOM: Readonly<Record<StreetClass, number>> = {
  motorway: 5,
  trunk: 6,
  primary: 8,
  rail: 9,
  secondary: 9,
  tertiary: 10,
  unknown: 11,
  residential: 12,
  'living-street': 12,
  pedestrian: 12,
  cycleway: 13,
  track: 13,
  service: 14,
  footway: 14,
  path: 14,
  steps: 15,
};

/** 1 = a town is known by it, 2 = people go there on purpose, 3 = there are many. */
export const POI_RANK: Readonly<Record<PoiKind, 1 | 2 | 3>> = {
  station: 1,
  hospital: 1,
  'municipal-office': 1,
  police: 1,
  school: 2,
  supermarket: 2,
  library: 2,
  park: 2,
  azc: 2,
  worship: 2,
  gp: 2,
  pharmacy: 2,
  'community-centre': 2,
  sport: 2,
  parking: 2,
  lodging: 2,
  shop: 3,
  horeca: 3,
  'bus-stop': 3,
  lawyer: 3,
  other: 3,
};
const POI_FROM_ZOOM = { 1: 12, 2: 14, 3: 15 } as const;

/** Buildings above this show at a scale where houses are only tone. */
const LANDMARK_SQUARE_METRES = 500;

/** Everything that the project knows about the place, ready to be cut into tiles. */
export function deriveTileFeatures(base: BaseLayers, toMercator: ToMercator): TileFeatures[] {
  const features: TileFeatures[] = [];
  const add = (input: Omit<FeatureInput, 'coordinates'> & { readonly metres: ArrayLike<number> }) => {
    const { metres, ...rest } = input;
    features.push(createTileFeatures({ ...rest, coordinates: toMercator(metres) }));
  };
  const polygons = (
    name: string,
    shapes: PolygonSet,
    attributesOf: FeatureInput['attributesOf'],
    fromZoom: number | ((i: number) => number),
  ) =>
    add({
      name,
      kind: GeometryKind.polygon,
      partStarts: shapes.polygonStarts,
      pointStarts: shapes.ringStarts,
      metres: shapes.coordinates,
      attributesOf,
      fromZoomOf: typeof fromZoom === 'number' ? () => fromZoom : fromZoom,
    });
  const lines = (
    name: string,
    shapes: LineSet,
    attributesOf: FeatureInput['attributesOf'],
    fromZoomOf: (i: number) => number,
  ) =>
    add({
      name,
      kind: GeometryKind.line,
      partStarts: identityStarts(shapes.length),
      pointStarts: shapes.starts,
      metres: shapes.coordinates,
      attributesOf,
      fromZoomOf,
    });
  const points = (name: string, places: readonly PlacedName[]) =>
    add({
      name,
      kind: GeometryKind.point,
      partStarts: identityStarts(places.length),
      pointStarts: identityStarts(places.length),
      metres: places.flatMap(({ x, y }) => [x, y]),
      attributesOf: (i) => places[i]!.attributes,
      fromZoomOf: (i) => places[i]!.fromZoom,
    });

  const { areas, streets, buildings, water, green, waterNames, greenNames, ground, pois, addresses } = base;
  if (areas) {
    const municipal = onlyAreas(areas.shapes, (i) => areas.records[i]!.kind === 'municipality');
    polygons('land', municipal, () => ({}), 0);
    const borders = bordersOf(areas.shapes, areas.records);
    lines(
      'border',
      toLineSet(borders.map(({ points: line }) => line)),
      (i) => ({ kind: borders[i]!.kind }),
      (i) => (borders[i]!.kind === 'municipality' ? 0 : borders[i]!.kind === 'district' ? 9 : 11),
    );
  }
  const builtUp = builtUpOf(buildings?.shapes ?? null, streets);
  if (builtUp.length > 0) polygons('built-up', toPolygonSet(builtUp), () => ({}), 0);
  if (areas) points('area-name', areaNames(areas, builtUp, new Set(waterNames ?? [])));
  if (ground) polygons('ground', ground.shapes, (i) => ({ kind: ground.records[i]!.kind }), 10);
  if (green) polygons('green', green, () => ({}), 8);
  if (water) polygons('water', water, () => ({}), 6);
  for (const [name, shapes, texts] of [
    ['water-name', water, waterNames],
    ['green-name', green, greenNames],
  ] as const) {
    if (!shapes || !texts) continue;
    const { points: wide, lines: narrow } = surfaceNames(shapes, texts);
    points(name, wide);
    lines(
      `${name}-line`,
      toLineSet(narrow.map((line) => line.points)),
      (i) => narrow[i]!.attributes,
      () => 13,
    );
  }
  if (buildings) {
    const { shapes, records } = buildings;
    const toneOf = (i: number) => BUILDING_TONE[records[i]!.use];
    polygons(
      'building',
      shapes,
      (i) => ({ tone: toneOf(i) }),
      (i) => (Math.abs(signedArea(ringsOf(shapes, i)[0] ?? [])) > LANDMARK_SQUARE_METRES ? 13 : 14),
    );
  }
  if (streets) {
    const { shapes, records } = streets;
    lines(
      'street',
      shapes,
      (i) => ({ class: records[i]!.class, ...(records[i]!.name ? { name: records[i]!.name } : {}) }),
      (i) => STREET_FROM_ZOOM[records[i]!.class],
    );
  }
  if (pois) {
    points(
      'poi',
      pois.map(({ x, y, kind, name }) => {
        const rank = POI_RANK[kind];
        return { x, y, attributes: { kind, rank, ...(name ? { name } : {}) }, fromZoom: POI_FROM_ZOOM[rank] };
      }),
    );
  }
  if (addresses) {
    points(
      'address',
      addresses.map(({ x, y, number }) => ({ x, y, attributes: { number }, fromZoom: 16 })),
    );
  }
  return features;
}
