import type { BaseLayers, LineSet, PoiRecord, StreetRecord } from '../domain/place/base-layers.ts';
import { deriveStreetFunctions } from './corridor/street-function.ts';
import { lineThroughParts } from './graph/edge-geometry.ts';
import { deriveStreetGraph, type StreetGraphReport } from './graph/derive-street-graph.ts';
import { fingerprintOf } from './graph/fingerprint.ts';
import type { NetworkPoint, StreetGraph } from './graph/street-graph.ts';
import { PathSearch, type NetworkPath } from './paths/path-search.ts';
import { joinPaths } from './routes/join-paths.ts';
import { EdgeLocator } from './snapping/edge-locator.ts';

/** What the network room needs of a place: streets, points of interest, and where people live (project metres). */
export interface NetworkPlace {
  readonly streets: { readonly shapes: LineSet; readonly records: readonly StreetRecord[] };
  readonly pois: readonly PoiRecord[];
  readonly homeX: Float64Array;
  readonly homeY: Float64Array;
}

/** Null where there are no streets. Homes are the addresses with a dwelling function. */
export function deriveNetworkPlace({ streets, pois, addresses }: BaseLayers): NetworkPlace | null {
  if (!streets || streets.shapes.length === 0) return null;
  const homes = (addresses ?? []).filter(({ use }) => use === 'residential');
  return {
    streets,
    pois: pois ?? [],
    homeX: Float64Array.from(homes, ({ x }) => x),
    homeY: Float64Array.from(homes, ({ y }) => y),
  };
}

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

/**
 * The walk along a drawn or kept line: its points are put on the nearest street and joined by the shortest way, so a line
 * that came from this network comes back as it was. Null when a point is on no street or two of them have no way.
 */
export function walkAlong({ locator, search }: StreetNetwork, points: ArrayLike<number>): NetworkPath | null {
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
