/** The building site: knows streets, water, railway and what has been built, and says whether a new building fits. */
import {
  boundsOf,
  convexOverlap,
  insideRing,
  nearestOnSegment,
  ringCentroid,
  ringToSegment,
} from '../lib/geometry.mjs';
import { createSpatialHash } from '../lib/spatial-hash.mjs';

/** Least distance in metres from the middle of a street to a wall. */
const CLEARANCE = {
  primary: 16,
  secondary: 8.5,
  tertiary: 6.8,
  residential: 3.9,
  'living-street': 3.4,
  pedestrian: 3.4,
  service: 3.6,
  cycleway: 2.4,
  footway: 1.3,
  rail: 13,
};

/** water: [{ rings: [outer, ...holes] }]; edges: street edges; railway: points. */
export function createSite({ edges, water, railway }) {
  let segments = createSpatialHash(40);
  const addLine = (points, roadClass, edge) => {
    for (let i = 1; i < points.length; i++) {
      segments.add([points[i - 1], points[i]], { a: points[i - 1], b: points[i], roadClass, edge });
    }
  };
  const layStreets = (list) => {
    segments = createSpatialHash(40);
    for (const edge of list) addLine(edge.points, edge.roadClass, edge);
    addLine(railway, 'rail', null);
  };
  layStreets(edges);
  const waterOutline = createSpatialHash(60);
  const waterAreas = createSpatialHash(400);
  for (const area of water) {
    waterAreas.add(area.rings[0], area);
    for (const ring of area.rings) {
      ring.forEach((p, i) => waterOutline.add([p, ring[(i + 1) % ring.length]], [p, ring[(i + 1) % ring.length]]));
    }
  }
  const built = createSpatialHash(40);
  const inWater = (p) =>
    waterAreas.near(p, 0).some((area) => area.rings.reduce((inside, ring) => inside !== insideRing(p, ring), false));

  const clearOfStreets = (part, extra) =>
    segments
      .query(boundsOf(part, 17))
      .every((s) => ringToSegment(part, s.a, s.b) >= CLEARANCE[s.roadClass] + (s.roadClass === 'footway' ? 0 : extra));
  const clearOfWater = (part) =>
    waterOutline.query(boundsOf(part, 2.5)).every(([a, b]) => ringToSegment(part, a, b) > 2) &&
    !inWater(ringCentroid(part));
  const clearOfBuildings = (part, slack) =>
    built.query(boundsOf(part, 1)).every((other) => !convexOverlap(part, other, slack));

  return {
    buildings: [],
    /** Replaces the streets, when paths were added between two rounds of building. */
    layStreets,
    inWater,
    /** Is a point on open ground: not in water and not inside a building? */
    isOpen: (p) => !inWater(p) && built.near(p, 0).every((part) => !insideRing(p, part)),
    /** Do these convex parts fit here? `extra` widens streets; `garden` must be free of buildings. */
    fits(parts, { extra = 0, garden = null, slack = 0.03 } = {}) {
      return (
        parts.every((part) => clearOfBuildings(part, slack) && clearOfStreets(part, extra) && clearOfWater(part)) &&
        (!garden || clearOfBuildings(garden, 0.3))
      );
    },
    /** Builds: { ring, parts, ...attributes }. */
    add(building) {
      for (const part of building.parts ?? [building.ring]) built.add(part, part);
      this.buildings.push(building);
      return building;
    },
    /** Nearest street to a point among the given classes, within `reach`: { edge, distance, point } or null. */
    nearestStreet(p, reach, accepts = () => true) {
      let best = null;
      for (const s of segments.near(p, reach)) {
        if (!s.edge || !accepts(s.edge)) continue;
        const hit = nearestOnSegment(p, s.a, s.b);
        if (hit.distance <= reach && hit.distance < (best?.distance ?? Infinity))
          best = { edge: s.edge, distance: hit.distance, point: hit.point };
      }
      return best;
    },
  };
}
