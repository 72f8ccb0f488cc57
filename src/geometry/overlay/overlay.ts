/**
 * Areas joined, cut and compared, by JSTS (the JTS Topology Suite). Coordinates are rounded to the millimetre before each
 * operation, so that borders drawn along each other are the same border.
 */
import InteriorPointArea from 'jsts/org/locationtech/jts/algorithm/InteriorPointArea.js';
import Coordinate from 'jsts/org/locationtech/jts/geom/Coordinate.js';
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js';
import PrecisionModel from 'jsts/org/locationtech/jts/geom/PrecisionModel.js';
import BufferOp from 'jsts/org/locationtech/jts/operation/buffer/BufferOp.js';
import OverlayOp from 'jsts/org/locationtech/jts/operation/overlay/OverlayOp.js';
import SnapIfNeededOverlayOp from 'jsts/org/locationtech/jts/operation/overlay/snap/SnapIfNeededOverlayOp.js';
import Polygonizer from 'jsts/org/locationtech/jts/operation/polygonize/Polygonizer.js';
import UnionOp from 'jsts/org/locationtech/jts/operation/union/UnaryUnionOp.js';
import type { Geometry, LineString, LinearRing, Polygon } from 'jsts/org/locationtech/jts/geom/Geometry.js';
import { areaOfRings, normaliseRing, ringsHold, signedRingArea, type Rings } from '../rings/ring-measures.ts';

const FACTORY = new GeometryFactory(new PrecisionModel(1000));
/** Slivers below this are rounding, not ground. */
const SLIVER_SQUARE_METRES = 0.05;

/** Ground in either area. */
export const joinAreas = (a: Rings, b: Rings): number[][] => overlay(a, b, OverlayOp.UNION);
/** Ground in any of the areas. */
export function joinAll(areas: readonly Rings[]): number[][] {
  if (areas.length === 0) return [];
  const polygons = areas.map(polygonsOf);
  return ringsOfGeometry(UnionOp.union(FACTORY.createGeometryCollection(polygons)), SLIVER_SQUARE_METRES);
}
/** Ground in both. */
export const sharedGround = (a: Rings, b: Rings): number[][] => overlay(a, b, OverlayOp.INTERSECTION);
/** Ground in `a` that does not lie in `b`. */
export const cutOut = (a: Rings, b: Rings): number[][] => overlay(a, b, OverlayOp.DIFFERENCE);
/** Ground in m² that lies in one of the two only: 0 when they are the same area. */
export const differenceSquareMetres = (a: Rings, b: Rings): number =>
  areaOfRings(overlay(a, b, OverlayOp.SYMDIFFERENCE, 0));

/** Ground within `metres` of an area, or of a line (points flat, not closed); round corners in steps of 1/8 quadrant. */
export function buffer(shape: { readonly rings: Rings } | { readonly line: ArrayLike<number> }, metres: number) {
  const geometry = 'rings' in shape ? polygonsOf(shape.rings) : lineOf(shape.line);
  return ringsOfGeometry(BufferOp.bufferOp(geometry, metres, 8), SLIVER_SQUARE_METRES);
}

/**
 * The parts into which a line (points flat) cuts an area, the largest first; one part when the line does not cross it
 * from border to border.
 */
export function splitArea(rings: Rings, line: ArrayLike<number>): number[][][] {
  return facesOf([...rings, line])
    .filter((face) => {
      const inside = areaOfRings(sharedGround(face, rings));
      return inside > 0.5 * areaOfRings(face);
    })
    .sort((a, b) => areaOfRings(b) - areaOfRings(a));
}

/** Faces that lines (points flat) enclose, noded where they cross; each face outer ring first, holes behind. */
export function facesOf(lines: readonly ArrayLike<number>[]): number[][][] {
  if (lines.length === 0) return [];
  const collection = FACTORY.createMultiLineString(lines.map(lineOf));
  const polygonizer = new Polygonizer();
  // Joining lines with themselves cuts them where they cross.
  polygonizer.add(UnionOp.union(collection));
  const found = polygonizer.getPolygons();
  return Array.from({ length: found.size() }, (_, i) => ringsOfPolygon(found.get(i), SLIVER_SQUARE_METRES)).filter(
    (face) => face.length > 0,
  );
}

/** The same area without crossings of its border with itself: ground is what the even-odd rule calls inside. */
export function repairArea(rings: Rings): number[][] {
  const inside = facesOf(rings).filter((face) => {
    const [x, y] = pointInside(face);
    return ringsHold(rings, x, y);
  });
  return joinAll(inside);
}

/** A point that lies in an area (JTS `InteriorPoint`: the middle of the widest stretch of a line across it). */
export function pointInside(rings: Rings): readonly [number, number] {
  const { x, y } = new InteriorPointArea(polygonsOf(rings)).getInteriorPoint();
  return [x, y];
}

function overlay(a: Rings, b: Rings, operation: number, sliver = SLIVER_SQUARE_METRES): number[][] {
  return ringsOfGeometry(SnapIfNeededOverlayOp.overlayOp(polygonsOf(a), polygonsOf(b), operation), sliver);
}

const millimetres = (value: number) => Math.round(value * 1000) / 1000;

function coordinatesOf(points: ArrayLike<number>): Coordinate[] {
  return Array.from(
    { length: points.length / 2 },
    (_, i) => new Coordinate(millimetres(points[2 * i]!), millimetres(points[2 * i + 1]!)),
  );
}
const lineOf = (points: ArrayLike<number>): LineString => FACTORY.createLineString(coordinatesOf(points));
const ringOf = (ring: ArrayLike<number>): LinearRing => FACTORY.createLinearRing(coordinatesOf(ring));

function polygonsOf(rings: Rings): Geometry {
  const outers = rings
    .filter((ring) => signedRingArea(ring) > 0)
    .map((outer) => ({ outer, holes: [] as LinearRing[] }));
  for (const ring of rings) {
    if (signedRingArea(ring) >= 0) continue;
    const around = outers.find(({ outer }) => ringsHold([outer], (ring[0]! + ring[2]!) / 2, (ring[1]! + ring[3]!) / 2));
    (around ?? outers[0])?.holes.push(ringOf(ring));
  }
  return FACTORY.createMultiPolygon(outers.map(({ outer, holes }) => FACTORY.createPolygon(ringOf(outer), holes)));
}

function ringsOfGeometry(geometry: Geometry, sliver: number): number[][] {
  return Array.from({ length: geometry.getNumGeometries() }, (_, i) => geometry.getGeometryN(i)).flatMap((part) =>
    part.getGeometryType() === 'Polygon' ? ringsOfPolygon(part as Polygon, sliver) : [],
  );
}

function ringsOfPolygon(polygon: Polygon, sliver: number): number[][] {
  if (polygon.isEmpty() || polygon.getArea() < sliver) return [];
  const flat = (ring: LineString) => ring.getCoordinates().flatMap(({ x, y }) => [x, y]);
  const holes = Array.from({ length: polygon.getNumInteriorRing() }, (_, i) =>
    normaliseRing(flat(polygon.getInteriorRingN(i)), true),
  );
  return [
    normaliseRing(flat(polygon.getExteriorRing())),
    ...holes.filter((hole) => Math.abs(signedRingArea(hole)) >= sliver),
  ];
}
