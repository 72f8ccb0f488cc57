/** What this room uses of JSTS, which ships without types of its own. */
declare module 'jsts/org/locationtech/jts/geom/Geometry.js' {
  export interface Geometry {
    getGeometryType(): string;
    getNumGeometries(): number;
    getGeometryN(at: number): Geometry;
    getCoordinates(): { readonly x: number; readonly y: number }[];
    getArea(): number;
    isEmpty(): boolean;
  }
  export interface LineString extends Geometry {
    getLength(): number;
  }
  export type LinearRing = LineString;
  export interface Polygon extends Geometry {
    getExteriorRing(): LineString;
    getNumInteriorRing(): number;
    getInteriorRingN(at: number): LineString;
  }
}
declare module 'jsts/org/locationtech/jts/algorithm/InteriorPointArea.js' {
  import type { Geometry } from 'jsts/org/locationtech/jts/geom/Geometry.js';
  export default class InteriorPointArea {
    constructor(area: Geometry);
    getInteriorPoint(): { readonly x: number; readonly y: number };
  }
}
declare module 'jsts/org/locationtech/jts/geom/Coordinate.js' {
  export default class Coordinate {
    constructor(x: number, y: number);
    readonly x: number;
    readonly y: number;
  }
}
declare module 'jsts/org/locationtech/jts/geom/PrecisionModel.js' {
  export default class PrecisionModel {
    constructor(scale: number);
  }
}
declare module 'jsts/org/locationtech/jts/geom/GeometryFactory.js' {
  import type Coordinate from 'jsts/org/locationtech/jts/geom/Coordinate.js';
  import type PrecisionModel from 'jsts/org/locationtech/jts/geom/PrecisionModel.js';
  import type { Geometry, LinearRing, LineString, Polygon } from 'jsts/org/locationtech/jts/geom/Geometry.js';
  export default class GeometryFactory {
    constructor(precision: PrecisionModel);
    createLineString(points: Coordinate[]): LineString;
    createLinearRing(points: Coordinate[]): LinearRing;
    createPolygon(shell: LinearRing, holes: LinearRing[]): Polygon;
    createMultiPolygon(polygons: Polygon[]): Geometry;
    createGeometryCollection(parts: Geometry[]): Geometry;
    createMultiLineString(lines: LineString[]): Geometry;
  }
}
declare module 'jsts/org/locationtech/jts/operation/buffer/BufferOp.js' {
  import type { Geometry } from 'jsts/org/locationtech/jts/geom/Geometry.js';
  export default class BufferOp {
    static bufferOp(geometry: Geometry, distance: number, segments: number): Geometry;
  }
}
declare module 'jsts/org/locationtech/jts/operation/overlay/OverlayOp.js' {
  export default class OverlayOp {
    static readonly INTERSECTION: number;
    static readonly UNION: number;
    static readonly DIFFERENCE: number;
    static readonly SYMDIFFERENCE: number;
  }
}
declare module 'jsts/org/locationtech/jts/operation/overlay/snap/SnapIfNeededOverlayOp.js' {
  import type { Geometry } from 'jsts/org/locationtech/jts/geom/Geometry.js';
  export default class SnapIfNeededOverlayOp {
    static overlayOp(a: Geometry, b: Geometry, operation: number): Geometry;
  }
}
declare module 'jsts/org/locationtech/jts/operation/polygonize/Polygonizer.js' {
  import type { Geometry, Polygon } from 'jsts/org/locationtech/jts/geom/Geometry.js';
  export default class Polygonizer {
    add(geometry: Geometry): void;
    getPolygons(): { size(): number; get(at: number): Polygon };
  }
}
declare module 'jsts/org/locationtech/jts/operation/union/UnaryUnionOp.js' {
  import type { Geometry } from 'jsts/org/locationtech/jts/geom/Geometry.js';
  export default class UnaryUnionOp {
    static union(geometry: Geometry): Geometry;
  }
}
