/** Union, difference and intersection of areas by JSTS. An area is { rings: [outer, ...holes] } with open rings. */
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js';
import Coordinate from 'jsts/org/locationtech/jts/geom/Coordinate.js';
import OverlayOp from 'jsts/org/locationtech/jts/operation/overlay/OverlayOp.js';
import UnionOp from 'jsts/org/locationtech/jts/operation/union/UnaryUnionOp.js';
import BufferOp from 'jsts/org/locationtech/jts/operation/buffer/BufferOp.js';
import { ringArea } from './geometry.mjs';

const factory = new GeometryFactory();

const toRing = (ring) => factory.createLinearRing([...ring, ring[0]].map(([x, y]) => new Coordinate(x, y)));
/** The buffer by zero mends the small self-crossings that a parallel line makes in a sharp bend. */
const toGeometry = (area) =>
  BufferOp.bufferOp(factory.createPolygon(toRing(area.rings[0]), area.rings.slice(1).map(toRing)), 0);

const fromRing = (line, clockwise) => {
  const points = line
    .getCoordinates()
    .slice(0, -1)
    .map((c) => [c.x, c.y]);
  return ringArea(points) > 0 === clockwise ? points.reverse() : points;
};

function fromGeometry(geometry) {
  const areas = [];
  for (let i = 0; i < geometry.getNumGeometries(); i++) {
    const polygon = geometry.getGeometryN(i);
    if (polygon.getGeometryType() !== 'Polygon' || polygon.isEmpty()) continue;
    const rings = [fromRing(polygon.getExteriorRing(), false)];
    for (let h = 0; h < polygon.getNumInteriorRing(); h++) rings.push(fromRing(polygon.getInteriorRingN(h), true));
    areas.push({ rings });
  }
  return areas;
}

const collect = (areas) => UnionOp.union(factory.createGeometryCollection(areas.map(toGeometry)));

export const unionAreas = (areas) => fromGeometry(collect(areas));
export const subtractAreas = (areas, cut) => fromGeometry(OverlayOp.difference(collect(areas), collect(cut)));
export const intersectAreas = (areas, others) => fromGeometry(OverlayOp.intersection(collect(areas), collect(others)));

/** An area drawn in by some metres on all sides, or null when nothing is left; the largest piece when it falls apart. */
export function shrinkArea(area, metres) {
  const pieces = fromGeometry(BufferOp.bufferOp(toGeometry(area), -metres));
  return pieces.sort((a, b) => areaSize(b) - areaSize(a))[0] ?? null;
}

/** Area in square metres, holes taken off. */
export const areaSize = (area) => area.rings.reduce((sum, ring) => sum + ringArea(ring), 0);
