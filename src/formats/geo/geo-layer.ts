import type { ReadTask } from '../task.ts';

/** A shape as flat coordinates [x0, y0, x1, y1, …] in the plane or degrees of its layer. */
export type Shape =
  | { readonly kind: 'point'; readonly point: Float64Array }
  | { readonly kind: 'line'; readonly lines: readonly Float64Array[] }
  /** One list of rings a part, the outer ring first. */
  | { readonly kind: 'polygon'; readonly polygons: readonly (readonly Float64Array[])[] };
export type ShapeKind = Shape['kind'];

/** The attributes that were asked for, by their name in lower case. */
export type Properties = Readonly<Record<string, unknown>>;

export interface GeoFeature {
  readonly properties: Properties;
  /** null: none, or of a kind that is not used; `flaw` says which. */
  readonly shape: Shape | null;
  readonly flaw: ShapeFlaw | null;
}

export type ShapeFlaw = 'noShape' | 'damagedShape' | 'unusedShape';

/** The coordinate system as a file states it. */
export interface StatedCrs {
  readonly epsg: number | null;
  readonly wkt: string | null;
  /** What the reader of a message may see: a code or a name. */
  readonly text: string;
}

/** A layer as it stands in a file. */
export interface GeoLayer {
  readonly name: string;
  readonly format: GeoFormat;
  readonly crs: StatedCrs | null;
  readonly features: readonly GeoFeature[];
  /** Names of all its attributes as the file writes them. */
  readonly attributes: readonly string[];
  /** Encoding of its text where that was a guess. */
  readonly encoding: string | null;
  /** One feature may be several things at once, as in OpenStreetMap: a building with an address and a shop. */
  readonly isManyThings: boolean;
}

export type GeoFormat = 'geojson' | 'shapefile' | 'geopackage' | 'flatgeobuf' | 'osm-pbf' | 'osm-json' | 'table';

/** What a reader needs besides the bytes. */
export interface GeoReading {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly task: ReadTask;
  /** Name under which an attribute is kept, or null when nobody will look at it: then it never leaves the reader. */
  readonly pick: (name: string) => string | null;
}
