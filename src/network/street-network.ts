import type { NetworkPlace } from '../domain/place/network-place.ts';
import { deriveStreetFunctions } from './corridor/street-function.ts';
import { lineThroughParts, pointOnEdge } from './graph/edge-geometry.ts';
import { deriveStreetGraph, type StreetGraphReport } from './graph/derive-street-graph.ts';
import { fingerprintOf } from './graph/fingerprint.ts';
import { EdgePartList, type NetworkPoint, type StreetGraph } from './graph/street-graph.ts';
import { PathSearch, type NetworkPath } from './paths/path-search.ts';
import { joinPaths } from './routes/join-paths.ts';
import { EdgeLocator } from './snapping/edge-locator.ts';

/** The street network of a place, built once and asked many times. */
export interface StreetNetwork {
  readonly graph: StreetGraph;
  readonly report: StreetGraphReport;
  readonly fingerprint: string;
  readonly place: NetworkPlace;
  /** All streets: for incidents. */
  readonly locator: EdgeLocator;
  /** Streets of the largest component only: for ends of walks, which must be able to go somewhere. */
  readonly walkLocator: EdgeLocator;
  /** Index into `STREET_FUNCTIONS` by edge. */
  readonly functions: Uint8Array;
  readonly search: PathSearch;
}

export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

/** An end of a walk lies at most this far from a street that is connected with the rest. */
export const WALK_END_LIMIT_METRES = 300;

export function prepareStreetNetwork(place: NetworkPlace): StreetNetwork {
  const { graph, components, report } = deriveStreetGraph(place.streets.shapes, place.streets.records);
  const locator = new EdgeLocator(graph);
  return {
    graph,
    report,
    place,
    locator,
    fingerprint: fingerprintOf(graph),
    walkLocator: new EdgeLocator(graph, (edge) => components.ofNode[graph.edgeFrom[edge]!] === 0),
    functions: deriveStreetFunctions(graph, locator, place.pois),
    search: new PathSearch(graph),
  };
}

/** The place on the connected streets nearest to a point; null when there is none within the limit. */
export function walkEnd({ walkLocator }: StreetNetwork, { x, y }: PlanePoint): NetworkPoint | null {
  return walkLocator.locate(x, y, WALK_END_LIMIT_METRES);
}

/** Further than this from any street a point of a drawn route is not on the network. */
const ON_NETWORK_METRES = 50;
/** A line that came from this network lies on it to within this. */
const SAME_METRES = 0.05;

/**
 * The walk along a drawn or kept line. A line that came from this network comes back as it was; of any other the points
 * are put on the nearest street and joined by the shortest way. Null when a point is on no street or two have no way.
 */
export function walkAlong(network: StreetNetwork, points: ArrayLike<number>): NetworkPath | null {
  return retrace(network, points) ?? joinByShortest(network, points);
}

/** Each stretch of the line laid back on the street on which its middle lies; null where it does not fit. */
function retrace({ graph, locator }: StreetNetwork, points: ArrayLike<number>): NetworkPath | null {
  const legs: NetworkPath[] = [];
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [x0, y0, x1, y1] = [points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!];
    const lengthMetres = Math.hypot(x1 - x0, y1 - y0);
    if (lengthMetres === 0) continue;
    const middle = locator.locate((x0 + x1) / 2, (y0 + y1) / 2, SAME_METRES);
    if (!middle) return null;
    const { edge, offsetMetres } = middle;
    const half = lengthMetres / 2;
    const isAt = (offset: number, x: number, y: number) => {
      const [px, py] = pointOnEdge(graph, { edge, offsetMetres: offset });
      return Math.hypot(px - x, py - y) <= SAME_METRES;
    };
    const ahead = isAt(offsetMetres - half, x0, y0) && isAt(offsetMetres + half, x1, y1);
    const back = isAt(offsetMetres + half, x0, y0) && isAt(offsetMetres - half, x1, y1);
    if (!ahead && !back) return null;
    const within = (offset: number) => Math.min(graph.edgeLengthMetres[edge]!, Math.max(0, offset));
    const list = new EdgePartList();
    const way = ahead ? half : -half;
    list.add(edge, within(offsetMetres - way), within(offsetMetres + way));
    legs.push({ parts: list.toParts(), lengthMetres, cost: lengthMetres });
  }
  return legs.length === 0 ? null : joinPaths(legs);
}

function joinByShortest({ locator, search }: StreetNetwork, points: ArrayLike<number>): NetworkPath | null {
  const legs: NetworkPath[] = [];
  let last: NetworkPoint | null = null;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const here = locator.locate(points[i]!, points[i + 1]!, ON_NETWORK_METRES);
    if (!here) return null;
    if (last) {
      search.run([last], { targets: [here] });
      const leg = search.pathTo(here);
      if (!leg) return null;
      legs.push(leg);
    }
    last = here;
  }
  return legs.length === 0 ? null : joinPaths(legs);
}

export const lineOf = ({ graph }: StreetNetwork, path: NetworkPath): Float64Array =>
  lineThroughParts(graph, path.parts);

export interface WalkedStreet {
  /** '' where the street has no name. */
  readonly name: string;
  readonly metres: number;
}

/** The streets of a walk in order; pieces of one name after each other are one. */
export function streetsAlong({ graph, place }: StreetNetwork, { parts }: NetworkPath): WalkedStreet[] {
  const streets: { name: string; metres: number }[] = [];
  for (let i = 0; i < parts.length; i++) {
    const { name } = place.streets.records[graph.edgeStreet[parts.edge[i]!]!]!;
    const metres = Math.abs(parts.toMetres[i]! - parts.fromMetres[i]!);
    const last = streets[streets.length - 1];
    if (last && last.name === name) last.metres += metres;
    else streets.push({ name, metres });
  }
  return streets;
}
