import { appendPart } from '../graph/edge-geometry.ts';
import type { Pause } from '../pause.ts';
import {
  deriveWalkingModel,
  type RouteCorrection,
  type WalkingModel,
  type WalkingModelSettings,
} from '../routes/walking-model.ts';
import {
  lineOf,
  streetsAlong,
  walkEnd,
  type PlanePoint,
  type StreetNetwork,
  type WalkedStreet,
} from '../street-network.ts';
import type { NetworkPoint } from '../graph/street-graph.ts';

export interface RoutesOrigin extends PlanePoint {
  readonly id: string;
  readonly walksPerDay: number;
}
export interface RoutesDestination extends PlanePoint {
  readonly id: string;
  readonly attractiveness: number;
  readonly hourShares: readonly number[] | null;
}
/** The walks of this pair go by these places. */
export interface RoutesCorrection {
  readonly originId: string;
  readonly destinationId: string;
  readonly via: readonly (readonly [x: number, y: number])[];
}
export interface RoutesRequest {
  readonly origins: readonly RoutesOrigin[];
  readonly destinations: readonly RoutesDestination[];
  readonly corrections: readonly RoutesCorrection[];
  readonly settings: Partial<WalkingModelSettings>;
}

export interface FoundRoute {
  /** "origin|destination|rank". */
  readonly id: string;
  readonly originId: string;
  readonly destinationId: string;
  /** 1 = the easiest of its pair. */
  readonly rank: number;
  readonly points: Float64Array;
  readonly lengthMetres: number;
  /** The shortest walk there is between the two, whatever the streets. */
  readonly shortestMetres: number;
  readonly streets: readonly WalkedStreet[];
  readonly share: number;
  readonly walksPerDay: number;
  readonly corrected: boolean;
}
export interface UsedStreet {
  readonly points: Float64Array;
  readonly walksPerDay: number;
}
export interface RoutesAnswer {
  readonly routes: readonly FoundRoute[];
  /** Streets with expected walks, each a line of its own. */
  readonly use: readonly UsedStreet[];
  readonly leftOut: WalkingModel['leftOut'];
  /** Ends without a connected street near them. */
  readonly offNetwork: readonly string[];
}

/** Routes, alternatives and expected use between origins and destinations, and the model itself for the corridor. */
export async function answerRoutes(
  network: StreetNetwork,
  { origins, destinations, corrections, settings }: RoutesRequest,
  pause?: Pause,
): Promise<{ answer: RoutesAnswer; model: WalkingModel }> {
  const offNetwork: string[] = [];
  const placed = <End extends PlanePoint & { readonly id: string }>(ends: readonly End[]) =>
    ends.flatMap((end) => {
      const place = walkEnd(network, end);
      if (!place) offNetwork.push(end.id);
      return place ? [{ ...end, place }] : [];
    });
  const starts = placed(origins);
  const goals = placed(destinations);
  const model = await deriveWalkingModel(
    network.graph,
    starts,
    goals,
    settings,
    corrections.map((correction) => placeCorrection(network, correction)),
    pause,
  );
  const ranks = new Map<string, number>();
  const shortest = new Map<string, number>();
  for (const start of starts) {
    network.search.run([start.place], { targets: goals.map(({ place }) => place) });
    for (const goal of goals) shortest.set(`${start.id}|${goal.id}`, network.search.costTo(goal.place));
  }
  const routes = model.routes.map(({ path, ...route }) => {
    const pair = `${route.originId}|${route.destinationId}`;
    const rank = (ranks.get(pair) ?? 0) + 1;
    ranks.set(pair, rank);
    return {
      ...route,
      id: `${pair}|${rank}`,
      rank,
      points: lineOf(network, path),
      streets: streetsAlong(network, path),
      lengthMetres: path.lengthMetres,
      shortestMetres: shortest.get(pair)!,
    };
  });
  return { answer: { routes, use: usedStreets(network, model), leftOut: model.leftOut, offNetwork }, model };
}

function placeCorrection(network: StreetNetwork, { originId, destinationId, via }: RoutesCorrection): RouteCorrection {
  const places = via.map(([x, y]) => walkEnd(network, { x, y }));
  return { originId, destinationId, via: places.filter((place): place is NetworkPoint => place !== null) };
}

/** Fewer expected walks a day than this are not drawn. */
const LEAST_WALKS = 0.01;

function usedStreets({ graph }: StreetNetwork, { routes, walksPerDay }: WalkingModel): UsedStreet[] {
  /** By edge the outermost metres that some route walks: the first and last street are walked in part. */
  const reach = new Map<number, [number, number]>();
  for (const { path } of routes) {
    for (let i = 0; i < path.parts.length; i++) {
      const [from, to] = [path.parts.fromMetres[i]!, path.parts.toMetres[i]!];
      const known = reach.get(path.parts.edge[i]!) ?? [Infinity, -Infinity];
      reach.set(path.parts.edge[i]!, [Math.min(known[0], from, to), Math.max(known[1], from, to)]);
    }
  }
  return [...reach].flatMap(([edge, [from, to]]) => {
    if (!(to > from)) return [];
    const walks = (walksPerDay[edge]! * graph.edgeLengthMetres[edge]!) / (to - from);
    if (walks < LEAST_WALKS) return [];
    const points: number[] = [];
    appendPart(graph, edge, from, to, points);
    return [{ points: Float64Array.from(points), walksPerDay: walks }];
  });
}
