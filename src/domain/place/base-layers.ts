/**
 * The place itself: borders, streets, buildings, water, green, points of interest. Coordinates are metres in the
 * project's planar CRS, flat: [x0, y0, x1, y1, …].
 */

/** n lines; line i has the points starts[i] … starts[i + 1] - 1. */
export interface LineSet {
  readonly length: number;
  /** n + 1 point indices. */
  readonly starts: Uint32Array;
  readonly coordinates: Float64Array;
}

/**
 * n areas, each of one or more rings. Outer rings run counter-clockwise, holes clockwise, so parts and holes need no
 * further bookkeeping. Rings are closed (last point = first).
 */
export interface PolygonSet {
  readonly length: number;
  /** n + 1 ring indices: area i has the rings polygonStarts[i] … polygonStarts[i + 1] - 1. */
  readonly polygonStarts: Uint32Array;
  /** rings + 1 point indices. */
  readonly ringStarts: Uint32Array;
  readonly coordinates: Float64Array;
}

export type AreaKind = 'municipality' | 'district' | 'neighbourhood' | 'other';
/** CBS naming: municipality = gemeente (GM), district = wijk (WK), neighbourhood = buurt (BU). */
export interface AreaRecord {
  readonly code: string;
  readonly name: string;
  readonly kind: AreaKind;
  readonly parentCode: string | null;
  /** Inhabitants; null is withheld or unknown, never zero. */
  readonly population: number | null;
  /** Year of the boundary (CBS peiljaar). */
  readonly year: number | null;
}

export const STREET_CLASSES = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'residential',
  'living-street',
  'pedestrian',
  'service',
  'track',
  'cycleway',
  'footway',
  'path',
  'steps',
  'rail',
  'unknown',
] as const;
export type StreetClass = (typeof STREET_CLASSES)[number];
export interface StreetRecord {
  readonly id: string;
  readonly name: string;
  readonly class: StreetClass;
}

export const BUILDING_USES = [
  'residential',
  'retail',
  'horeca',
  'office',
  'industry',
  'education',
  'health',
  'meeting',
  'sport',
  'lodging',
  'detention',
  'reception',
  'other',
] as const;
/** BAG gebruiksdoelen in English; `meeting` = bijeenkomstfunctie, `lodging` = logiesfunctie, `reception` = azc. */
export type BuildingUse = (typeof BUILDING_USES)[number];
export interface BuildingRecord {
  readonly id: string;
  readonly use: BuildingUse;
  /** Number of addresses in the building. */
  readonly addresses: number;
}
export interface AddressRecord {
  readonly x: number;
  readonly y: number;
  readonly street: string;
  readonly number: string;
  readonly use: BuildingUse;
}

export const POI_KINDS = [
  'station',
  'bus-stop',
  'supermarket',
  'shop',
  'horeca',
  'school',
  'gp',
  'pharmacy',
  'hospital',
  'municipal-office',
  'worship',
  'park',
  'library',
  'lawyer',
  'azc',
  'community-centre',
  'sport',
  'parking',
  'police',
  'lodging',
  'other',
] as const;
export type PoiKind = (typeof POI_KINDS)[number];
export interface PoiRecord {
  readonly x: number;
  readonly y: number;
  readonly kind: PoiKind;
  readonly name: string;
}

export const GROUND_KINDS = [
  'arable',
  'grassland',
  'orchard',
  'square',
  'yard',
  'industrial',
  'sport',
  'other',
] as const;
/** What ground is used for, where it is neither street, building, water nor green. Drawing only. */
export type GroundKind = (typeof GROUND_KINDS)[number];
export interface GroundRecord {
  readonly kind: GroundKind;
  readonly name: string;
}

export interface BaseLayers {
  readonly areas: { readonly shapes: PolygonSet; readonly records: readonly AreaRecord[] } | null;
  readonly streets: { readonly shapes: LineSet; readonly records: readonly StreetRecord[] } | null;
  readonly buildings: { readonly shapes: PolygonSet; readonly records: readonly BuildingRecord[] } | null;
  readonly addresses: readonly AddressRecord[] | null;
  readonly water: PolygonSet | null;
  readonly green: PolygonSet | null;
  readonly pois: readonly PoiRecord[] | null;
  /** Names of the areas of `water` and `green`, in their order; '' where there is none. */
  readonly waterNames?: readonly string[] | null;
  readonly greenNames?: readonly string[] | null;
  readonly ground?: { readonly shapes: PolygonSet; readonly records: readonly GroundRecord[] } | null;
}

export const NO_BASE_LAYERS: BaseLayers = {
  areas: null,
  streets: null,
  buildings: null,
  addresses: null,
  water: null,
  green: null,
  pois: null,
};
