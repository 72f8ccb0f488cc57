import type { IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { LineSet } from '../../domain/place/base-layers.ts';
import { weighRows, type NetworkIncidents } from '../network-incidents.ts';
import type { Pause } from '../pause.ts';
import { checkReachability, type ReachabilityPlace, type ReachResult } from '../reachability/check-reachability.ts';
import type { ClosedArea } from '../reachability/closed-area.ts';
import type { CoverPoints } from '../reachability/corridor-loss.ts';
import {
  describeAccessCorridor,
  describeReachability,
  type ReachSentence,
} from '../reachability/describe-reachability.ts';
import {
  proposeAccessCorridor,
  type AccessCorridor,
  type AccessCorridorSettings,
} from '../reachability/propose-access-corridor.ts';
import type { Sentence } from '../corridor/describe-corridor.ts';
import { lineOf, walkEnd, type PlanePoint, type StreetNetwork } from '../street-network.ts';

export interface ReachEnd extends PlanePoint {
  readonly id: string;
}

export interface ReachabilityRequest {
  /** The area that may not be entered: closed rings in project metres, even-odd. */
  readonly rings: readonly ArrayLike<number>[];
  /** Whether streets along the border belong to the area. */
  readonly borderStreetsBelong: boolean;
  readonly origins: readonly ReachEnd[];
  readonly destinations: readonly ReachEnd[];
  /** Settings of the access corridor; null = do not look for one. */
  readonly corridor: Partial<AccessCorridorSettings> | null;
  /** Incidents whose cover the corridor should cost as little of as it can. */
  readonly filter: IncidentFilter;
}

export interface ReachRow extends Omit<ReachResult, 'openPath' | 'closedPath'> {
  /** The walk without the area and around it, project metres, flat. */
  readonly openPoints: Float64Array | null;
  readonly closedPoints: Float64Array | null;
}

export interface ProposedCorridor extends Omit<AccessCorridor, 'ways' | 'parts'> {
  readonly ways: readonly {
    readonly destinationId: string;
    readonly points: Float64Array;
    readonly openMetres: number;
    readonly metres: number;
  }[];
  readonly lines: LineSet;
}

export interface CorridorFor {
  readonly originId: string;
  readonly kind: 'proposed' | 'not-needed' | 'impossible';
  readonly sentence: Sentence;
  readonly corridor: ProposedCorridor | null;
}

export interface ReachabilityAnswer {
  readonly rows: readonly ReachRow[];
  readonly sentences: readonly ReachSentence[];
  readonly originsInside: readonly string[];
  readonly closedStreetMetres: number;
  /** One for each origin, when corridors were asked for. */
  readonly corridors: readonly CorridorFor[];
  /** Ends without a connected street near them. */
  readonly offNetwork: readonly string[];
}

/** What closing an area does to the ways between origins and destinations, and the corridors that would mend it. */
export async function answerReachability(
  network: StreetNetwork,
  incidents: NetworkIncidents | null,
  request: ReachabilityRequest,
  pause?: Pause,
): Promise<ReachabilityAnswer> {
  const area: ClosedArea = {
    rings: request.rings.map((ring) => Float64Array.from(ring)),
    borderStreetsBelong: request.borderStreetsBelong,
  };
  const offNetwork: string[] = [];
  const placed = (ends: readonly ReachEnd[]): ReachabilityPlace[] =>
    ends.flatMap((end) => {
      const place = walkEnd(network, end);
      if (!place) offNetwork.push(end.id);
      return place ? [{ id: end.id, place }] : [];
    });
  const origins = placed(request.origins);
  const destinations = placed(request.destinations);
  const reach = checkReachability(network.graph, area, origins, destinations);
  const cover = coverOf(incidents, request.filter);
  const corridors: CorridorFor[] = [];
  for (const [number, origin] of (request.corridor ? origins : []).entries()) {
    await pause?.(number / origins.length);
    corridors.push(corridorFor(network, area, origin, destinations, cover, request.corridor!));
  }
  return {
    rows: reach.results.map(({ openPath, closedPath, ...row }) => ({
      ...row,
      openPoints: openPath && lineOf(network, openPath),
      closedPoints: closedPath && lineOf(network, closedPath),
    })),
    sentences: describeReachability(reach),
    originsInside: reach.originsInside,
    closedStreetMetres: reach.closedStreetMetres,
    corridors,
    offNetwork,
  };
}

function corridorFor(
  network: StreetNetwork,
  area: ClosedArea,
  origin: ReachabilityPlace,
  destinations: readonly ReachabilityPlace[],
  cover: CoverPoints,
  settings: Partial<AccessCorridorSettings>,
): CorridorFor {
  const outcome = proposeAccessCorridor(network.graph, area, origin.place, destinations, cover, settings);
  const common = { originId: origin.id, kind: outcome.kind, sentence: describeAccessCorridor(outcome) };
  if (outcome.kind !== 'proposed') return { ...common, corridor: null };
  const { ways, parts: _parts, ...corridor } = outcome.corridor;
  return {
    ...common,
    corridor: {
      ...corridor,
      ways: ways.map(({ destinationId, path, openMetres, metres }) => ({
        destinationId,
        openMetres,
        metres,
        points: lineOf(network, path),
      })),
    },
  };
}

function coverOf(incidents: NetworkIncidents | null, filter: IncidentFilter): CoverPoints {
  if (!incidents) return { x: new Float64Array(), y: new Float64Array(), weight: new Float64Array() };
  const { x, y } = incidents.table;
  return { x, y, weight: weighRows(incidents.table, { ...filter, area: null }) };
}
