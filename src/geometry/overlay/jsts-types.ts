/** What this room uses of JSTS, which ships without types. */
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
