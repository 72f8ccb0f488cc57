import Flatbush from 'flatbush';
import type { PolygonSet } from '../../domain/place/base-layers.ts';
import { orientation } from './orientation.ts';

/**
 * Which area a point lies in: even-odd over all rings of the area, decided exactly.
 *
 * A point on a border belongs to the area on its east or north side: west and south borders are in, east and north
 * borders are out. So a point on a border that two areas share, point for point, lies in exactly one of them.
 */

/** Strips of equal height over an area, each with the edges that touch it: a point meets only those of its own strip. */
interface StripIndex {
  readonly minY: number;
  readonly stripsPerMetre: number;
  readonly strips: number;
  /** strips + 1 indices into `edges`. */
  readonly starts: Uint32Array;
  /** Edges as [x0, y0, x1, y1] with y0 < y1, copied to each strip that they touch. */
  readonly edges: Float64Array;
}

const EDGES_PER_STRIP = 2;
const MOST_STRIPS = 4096;

/**
 * Index of the area that holds each point, or -1 where none does (or the place is unknown). Where areas overlap, the one
 * that comes first wins. `only` limits the search to some areas, such as those of one kind. Coordinates in metres.
 */
export function assignPointsToPolygons(
  x: Float64Array,
  y: Float64Array,
  polygons: PolygonSet,
  only: readonly number[] = Array.from({ length: polygons.length }, (_, i) => i),
): Int32Array {
  const assigned = new Int32Array(x.length).fill(-1);
  const found = indexAreas(polygons, only);
  if (!found) return assigned;
  const { boxes, areas, strips } = found;
  for (let i = 0; i < x.length; i++) {
    const px = x[i]!;
    const py = y[i]!;
    if (!Number.isFinite(px) || !Number.isFinite(py)) continue;
    let first = -1;
    for (const candidate of boxes.search(px, py, px, py)) {
      const area = areas[candidate]!;
      if ((first === -1 || area < first) && isInside(strips[candidate]!, px, py)) first = area;
    }
    assigned[i] = first;
  }
  return assigned;
}

function indexAreas(polygons: PolygonSet, only: readonly number[]) {
  const areas = only.filter((area) => pointsOf(polygons, area).length > 0);
  if (areas.length === 0) return null;
  const boxes = new Flatbush(areas.length);
  const strips: StripIndex[] = [];
  for (const area of areas) {
    const points = pointsOf(polygons, area);
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < points.length; i += 2) {
      minX = Math.min(minX, points[i]!);
      maxX = Math.max(maxX, points[i]!);
      minY = Math.min(minY, points[i + 1]!);
      maxY = Math.max(maxY, points[i + 1]!);
    }
    boxes.add(minX, minY, maxX, maxY);
    strips.push(indexEdges(polygons, area, minY, maxY));
  }
  boxes.finish();
  return { boxes, areas, strips };
}

/** All points of an area, ring after ring. */
function pointsOf({ polygonStarts, ringStarts, coordinates }: PolygonSet, area: number): Float64Array {
  const from = ringStarts[polygonStarts[area]!]!;
  const to = ringStarts[polygonStarts[area + 1]!]!;
  return coordinates.subarray(2 * from, 2 * to);
}

/** Calls `edge` with the ends of every edge that is not horizontal, the lower end first. */
function forEachRisingEdge(
  { polygonStarts, ringStarts, coordinates }: PolygonSet,
  area: number,
  edge: (x0: number, y0: number, x1: number, y1: number) => void,
): void {
  for (let ring = polygonStarts[area]!; ring < polygonStarts[area + 1]!; ring++) {
    for (let i = 2 * ringStarts[ring]!; i + 3 < 2 * ringStarts[ring + 1]!; i += 2) {
      const [x0, y0, x1, y1] = [coordinates[i]!, coordinates[i + 1]!, coordinates[i + 2]!, coordinates[i + 3]!];
      if (y0 < y1) edge(x0, y0, x1, y1);
      else if (y1 < y0) edge(x1, y1, x0, y0);
    }
  }
}

function indexEdges(polygons: PolygonSet, area: number, minY: number, maxY: number): StripIndex {
  const points = pointsOf(polygons, area).length / 2;
  const strips = Math.max(1, Math.min(MOST_STRIPS, Math.floor(points / EDGES_PER_STRIP)));
  const perMetre = maxY > minY ? strips / (maxY - minY) : 0;
  const shape = { minY, strips, stripsPerMetre: Number.isFinite(perMetre) ? perMetre : 0 };
  const starts = new Uint32Array(strips + 1);
  forEachRisingEdge(polygons, area, (_x0, y0, _x1, y1) => {
    for (let strip = stripOf(shape, y0), last = stripOf(shape, y1); strip <= last; strip++) starts[strip + 1]!++;
  });
  for (let strip = 0; strip < strips; strip++) starts[strip + 1]! += starts[strip]!;
  const edges = new Float64Array(4 * starts[strips]!);
  const next = starts.slice();
  forEachRisingEdge(polygons, area, (x0, y0, x1, y1) => {
    for (let strip = stripOf(shape, y0), last = stripOf(shape, y1); strip <= last; strip++) {
      edges.set([x0, y0, x1, y1], 4 * next[strip]!++);
    }
  });
  return { ...shape, starts, edges };
}

// Grows with y, so an edge from y0 to y1 is in the strip of every y between them, whatever the rounding.
function stripOf({ minY, stripsPerMetre, strips }: Pick<StripIndex, 'minY' | 'stripsPerMetre' | 'strips'>, y: number) {
  return Math.max(0, Math.min(strips - 1, Math.floor((y - minY) * stripsPerMetre)));
}

/** Even-odd: an odd number of edges lies east of the point. An edge takes its lower end in and its upper end out. */
function isInside(index: StripIndex, px: number, py: number): boolean {
  const { starts, edges } = index;
  const strip = stripOf(index, py);
  let inside = false;
  for (let i = 4 * starts[strip]!; i < 4 * starts[strip + 1]!; i += 4) {
    const y0 = edges[i + 1]!;
    const y1 = edges[i + 3]!;
    if (py < y0 || py >= y1) continue;
    if (orientation(edges[i]!, y0, edges[i + 2]!, y1, px, py) > 0) inside = !inside;
  }
  return inside;
}
