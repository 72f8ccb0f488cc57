/**
 * The street network of the project, built once and asked many times.
 *
 * For every step: `loadNetwork(client, layers, table)` of state/load-network.ts hands over place and rows (again only when they
 * have changed) and must be awaited before anything is asked. Then, from any screen:
 *
 *   const network = clients.network();
 *   await loadNetwork(network, layers, table, options);
 *   const answer: ReachabilityAnswer = await network.reachability([{
 *     rings,                      // closed rings of the area, project metres, even-odd
 *     borderStreetsBelong: true,  // streets along the border are closed too
 *     origins: [{ id: 'azc', x, y }],          // ids are the caller's own
 *     destinations: [{ id: 'station', x, y }, { id: 'supermarket', x, y }],
 *     corridor: { widthMetres: 10, maximumDetourFactor: 1.5 },  // or null: only check
 *     filter,                     // incidents whose cover the corridor should cost least of
 *   }], options);
 *   answer.rows[]       originId, destinationId, status ('unchanged'|'longer'|'cut-off'|'inside'|'never'), openMetres,
 *                       closedMetres, detourFactor, unavoidableMetresInside, openPoints, closedPoints
 *   answer.corridors[]  originId, kind ('proposed'|'not-needed'|'impossible'), sentence {key, values},
 *                       corridor: lines (LineSet), widthMetres, metresInside, weightLost, weightInArea, ways[]
 *   answer.sentences[]  {key, values, destinationId}: texts in i18n parts routes.*
 *
 * A start point is used for the answer and not kept.
 */
import type { IncidentTable } from '../domain/incident/incident-table.ts';
import type { NetworkPlace } from '../domain/place/network-place.ts';
import type { StreetGraphReport } from '../network/graph/derive-street-graph.ts';
import {
  snapIncidents,
  summariseSnapping,
  type NetworkIncidents,
  type SnapSummary,
} from '../network/network-incidents.ts';
import { answerCorridor, type CorridorAnswer, type CorridorRequest } from '../network/questions/corridor-question.ts';
import {
  answerDensity,
  answerNetworkK,
  type DensityAnswer,
  type DensityRequest,
  type NetworkKAnswer,
  type NetworkKRequest,
} from '../network/questions/density-question.ts';
import { answerIsochrones, type ReachBand } from '../network/questions/isochrone-question.ts';
import {
  answerHotStretches,
  answerPatrol,
  type HotStretch,
  type HotStretchesRequest,
  type PatrolAnswer,
  type PatrolQuestion,
} from '../network/questions/patrol-question.ts';
import {
  answerReachability,
  type ReachabilityAnswer,
  type ReachabilityRequest,
} from '../network/questions/reachability-question.ts';
import { answerRoutes, type RoutesAnswer, type RoutesRequest } from '../network/questions/routes-question.ts';
import { derivePlaceWalks } from '../network/routes/place-walks.ts';
import {
  lineOf,
  prepareStreetNetwork,
  walkAlong,
  type PlanePoint,
  type StreetNetwork,
} from '../network/street-network.ts';
import { serve, type Task } from './protocol.ts';

export interface NetworkSummary {
  readonly report: StreetGraphReport;
  readonly fingerprint: string;
  readonly snapping: SnapSummary | null;
  readonly buildMilliseconds: number;
}

let network: StreetNetwork | null = null;
let incidents: NetworkIncidents | null = null;
/** Walks of residents, computed when a corridor first asks; `undefined` = not yet. */
let everyday: Float64Array | null | undefined;
/** Walks between the origins and destinations of the last routes. */
let routeWalks: Float64Array | null = null;

const ready = (): StreetNetwork => {
  if (!network) throw new Error('the street network was asked before it was loaded');
  return network;
};
const rows = (): NetworkIncidents => {
  if (!incidents) throw new Error('incidents were asked before they were loaded');
  return incidents;
};
const pauseOf = (task: Task, stage: string) => async (fraction: number) => {
  task.progress({ stage, fraction });
  await task.breathe();
};

const api = {
  /** Builds the graph and puts the rows on it; replaces what was there. Call it through `loadNetwork`. */
  async load(place: NetworkPlace, table: IncidentTable | null, task: Task): Promise<NetworkSummary> {
    task.progress({ stage: 'routes.stage.network', fraction: null });
    const started = performance.now();
    network = prepareStreetNetwork(place);
    const buildMilliseconds = performance.now() - started;
    everyday = undefined;
    routeWalks = null;
    await task.breathe();
    incidents = table && snapIncidents(network.locator, table);
    const { report, fingerprint } = network;
    return { report, fingerprint, buildMilliseconds, snapping: incidents && summariseSnapping(incidents) };
  },

  /** Routes with alternatives and expected use. */
  async routes(request: RoutesRequest, task: Task): Promise<RoutesAnswer> {
    const { answer, model } = await answerRoutes(ready(), request, pauseOf(task, 'routes.stage.routes'));
    routeWalks = model.metresPerDayByHour;
    return answer;
  },

  /** Streets within walking distances of points, in bands. */
  isochrones(from: readonly PlanePoint[], limitsMetres: readonly number[], _task: Task): ReachBand[] {
    return answerIsochrones(ready(), from, limitsMetres);
  },

  /** A drawn or kept line as a walk over this network; null where it cannot be walked. */
  along(points: ArrayLike<number>, _task: Task): { points: Float64Array; lengthMetres: number } | null {
    const path = walkAlong(ready(), points);
    return path && { points: lineOf(ready(), path), lengthMetres: path.lengthMetres };
  },

  /** Recorded incidents along a route beside its comparisons, or a refusal. */
  async corridor(request: CorridorRequest, task: Task): Promise<CorridorAnswer> {
    everyday ??= await derivePlaceWalks(ready(), pauseOf(task, 'routes.stage.everyday'));
    await pauseOf(task, 'routes.stage.corridor')(0);
    const walks = everyday && routeWalks ? everyday.map((metres, i) => metres + routeWalks![i]!) : everyday;
    return answerCorridor(ready(), incidents, walks, request);
  },

  density(request: DensityRequest, task: Task): Promise<DensityAnswer> {
    return answerDensity(ready(), rows(), request, pauseOf(task, 'routes.stage.density'));
  },

  networkK(request: NetworkKRequest, task: Task): Promise<NetworkKAnswer> {
    return answerNetworkK(ready(), rows(), request, pauseOf(task, 'routes.stage.k'));
  },

  /** What closing an area does to people's ways, and the access corridors that would mend it. */
  reachability(request: ReachabilityRequest, task: Task): Promise<ReachabilityAnswer> {
    return answerReachability(ready(), incidents, request, pauseOf(task, 'routes.stage.reachability'));
  },

  hotStretches(request: HotStretchesRequest, _task: Task): HotStretch[] {
    return answerHotStretches(ready(), rows(), request);
  },

  async patrol(question: PatrolQuestion, task: Task): Promise<PatrolAnswer> {
    await pauseOf(task, 'routes.stage.patrol')(0);
    return answerPatrol(ready(), question);
  },
};

export type NetworkApi = typeof api;

serve(api, globalThis);
