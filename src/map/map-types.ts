import type { CellGrid } from '../analysis/brush/brush-contract.ts';
import type { AreaKind, BaseLayers, PoiKind } from '../domain/place/base-layers.ts';
import type { ProjectCrs } from '../domain/place/project-crs.ts';
import type { Bounds } from '../geometry/projection/lattice.ts';

/** Closed rings in project metres, flat; outer counter-clockwise, holes clockwise. */
export type Rings = readonly ArrayLike<number>[];

export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;
export type Locale = 'nl' | 'en';

export interface MapView {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
  /** Degrees clockwise from north. */
  readonly bearing: number;
}

/** The place on which the map works. */
export interface MapProject {
  readonly crs: ProjectCrs;
  /** What the project covers, in project metres; the map opens on it. */
  readonly bounds: Bounds;
  readonly base: BaseLayers;
  /** Names of the sources of the base layers, shown in the corner ("bron: …"). */
  readonly sources: readonly string[];
}

export type DensityLayer =
  /** Values at the cell centres of a square grid, row 0 in the south; drawn as bands in the theme's colours. */
  | {
      readonly grid: CellGrid;
      readonly values: Float32Array;
      /** Upper bounds of the steps, ascending; the last may be the maximum. */
      readonly breaks: ArrayLike<number>;
    }
  /** A finished picture, RGBA, row 0 in the north (BrushResult.picture on densityGrid). */
  | { readonly grid: CellGrid; readonly picture: Uint8ClampedArray; readonly breaks: ArrayLike<number> };

export interface CellsLayer {
  readonly grid: CellGrid;
  readonly counts: Float32Array;
  /** SignificanceClass per cell; null while not computed. */
  readonly significance: Int8Array | null;
}

export interface MapHotspot {
  readonly id: string;
  /** 1 = first of the list; shown in the badge. */
  readonly rank: number;
  readonly name: string;
  readonly rings: Rings;
  readonly centre: readonly [x: number, y: number];
  /** False: hatched. Null: not yet known, drawn as solid line without hatch. */
  readonly robust: boolean | null;
}

export interface MapKeptHotspot {
  readonly id: string;
  readonly name: string;
  readonly rings: Rings;
  readonly status: 'concept' | 'decided' | 'stale';
}

/** Incidents that pass the filter and have a place. Struct of arrays, project metres; never more than a place. */
export interface MapPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The outside: tiles that the user brings. Off by default. */
export type ExternalBasemap =
  | { readonly kind: 'pmtiles'; readonly file: File; readonly attribution: string }
  /** Template with {z}, {x}, {y} in the Web Mercator tile matrix (EPSG:3857). */
  | { readonly kind: 'wmts'; readonly urlTemplate: string; readonly attribution: string };

export const MAP_LAYERS = [
  'density',
  'counts',
  'significance',
  'cold',
  'hotspots',
  'kept',
  'points',
  'names',
  'pois',
  'buildings',
  'borders',
] as const;
export type MapLayerName = (typeof MAP_LAYERS)[number];
export type LayerVisibility = Readonly<Record<MapLayerName, boolean>>;

export type HotspotRef =
  { readonly kind: 'hotspot'; readonly id: string } | { readonly kind: 'kept-hotspot'; readonly id: string };

/** What lies under a place on the map. */
export type MapFeature =
  | { readonly kind: 'overlay'; readonly slot: string; readonly id: string; readonly label: string }
  | (HotspotRef & { readonly name: string })
  | { readonly kind: 'cell'; readonly index: number; readonly count: number; readonly significance: number | null }
  | { readonly kind: 'poi'; readonly name: string; readonly poiKind: PoiKind }
  | { readonly kind: 'street'; readonly name: string }
  | { readonly kind: 'area'; readonly code: string; readonly name: string; readonly areaKind: AreaKind };

export interface MapPointer {
  /** Project metres. */
  readonly x: number;
  readonly y: number;
  /** Pixels from the map's top left corner. */
  readonly screenX: number;
  readonly screenY: number;
  /** Everything under the pointer, the most particular first. */
  readonly features: readonly MapFeature[];
}

export type DrawMode = 'rectangle' | 'polygon';

export interface PointsInfo {
  /** Points drawn, and points that lie in view. */
  readonly drawn: number;
  readonly inView: number;
  readonly sampled: boolean;
}

export interface MapMessage {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface MapEvents {
  /** Pointer or cursor moved; null when it left the map. */
  hover: MapPointer | null;
  /** Click or Enter. `features` may be empty: the user chose nothing. */
  select: MapPointer;
  /** After each move. */
  view: MapView;
  /** A drawing is finished: closed rings in project metres. */
  drawn: readonly Float64Array[];
  /** While drawing: the rings so far (closed), so that figures can follow the hand; null when it was given up. */
  drawing: readonly Float64Array[] | null;
  points: PointsInfo;
  /** For an aria-live region. */
  announce: MapMessage;
  /** Something of the map failed that the user should know (e.g. an unreadable basemap file). */
  problem: MapMessage;
}

export interface SnapshotOptions {
  /** Size in CSS pixels; the picture has `pixelRatio` times as many each way. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelRatio: number;
  /** Project metres that must be in the picture; default: what is on screen. */
  readonly bounds?: Bounds;
}

export interface LegendItem {
  readonly group: 'density' | 'counts' | 'significance' | 'hotspots' | 'kept' | 'points' | 'area';
  readonly swatch:
    | { readonly type: 'fill'; readonly colour: string; readonly opacity: number }
    | { readonly type: 'line'; readonly colour: string; readonly dashed: boolean }
    | { readonly type: 'hatch'; readonly colour: string }
    | { readonly type: 'point'; readonly colour: string }
    | { readonly type: 'badge'; readonly colour: string; readonly textColour: string };
  readonly labelKey: string;
  readonly values: Readonly<Record<string, string | number>>;
}
