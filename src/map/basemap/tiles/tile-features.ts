/** Geometry kinds of the vector tile format. */
export const GeometryKind = { point: 1, line: 2, polygon: 3 } as const;
export type GeometryKind = (typeof GeometryKind)[keyof typeof GeometryKind];

export type Attributes = Readonly<Record<string, string | number>>;

/**
 * The features of one tile layer as flat arrays. Feature i has the parts partStarts[i] … partStarts[i + 1] - 1 (rings,
 * lines or points); part p has the points pointStarts[p] … pointStarts[p + 1] - 1.
 */
export interface TileFeatures {
  readonly name: string;
  readonly kind: GeometryKind;
  readonly length: number;
  readonly partStarts: Uint32Array;
  readonly pointStarts: Uint32Array;
  /** Web Mercator, fractions of the world's width from its north-west corner. */
  readonly coordinates: Float64Array;
  readonly attributes: readonly Attributes[];
  /** First tile zoom at which a feature is put into tiles. */
  readonly fromZoom: Uint8Array;
  /** West, north, east, south of each feature, Mercator. */
  readonly boxes: Float64Array;
}

export interface FeatureInput {
  readonly name: string;
  readonly kind: GeometryKind;
  readonly partStarts: Uint32Array;
  readonly pointStarts: Uint32Array;
  readonly coordinates: Float64Array;
  readonly attributesOf: (feature: number) => Attributes;
  readonly fromZoomOf: (feature: number) => number;
}

/** Completes flat arrays with attributes, zooms and boxes. */
export function createTileFeatures(input: FeatureInput): TileFeatures {
  const { partStarts, pointStarts, coordinates } = input;
  const length = partStarts.length - 1;
  const boxes = new Float64Array(length * 4);
  const fromZoom = new Uint8Array(length);
  const attributes: Attributes[] = [];
  for (let i = 0; i < length; i++) {
    boxes.set([Infinity, Infinity, -Infinity, -Infinity], i * 4);
    for (let p = pointStarts[partStarts[i]!]!; p < pointStarts[partStarts[i + 1]!]!; p++) {
      const x = coordinates[2 * p]!;
      const y = coordinates[2 * p + 1]!;
      boxes[i * 4] = Math.min(boxes[i * 4]!, x);
      boxes[i * 4 + 1] = Math.min(boxes[i * 4 + 1]!, y);
      boxes[i * 4 + 2] = Math.max(boxes[i * 4 + 2]!, x);
      boxes[i * 4 + 3] = Math.max(boxes[i * 4 + 3]!, y);
    }
    fromZoom[i] = input.fromZoomOf(i);
    attributes.push(input.attributesOf(i));
  }
  return {
    name: input.name,
    kind: input.kind,
    length,
    partStarts,
    pointStarts,
    coordinates,
    attributes,
    fromZoom,
    boxes,
  };
}

/** 0, 1, 2, …, n: the starts of n things of one piece each. */
export function identityStarts(length: number): Uint32Array {
  return Uint32Array.from({ length: length + 1 }, (_, i) => i);
}
