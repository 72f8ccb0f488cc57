import type { NetworkPoint, StreetGraph } from '../graph/street-graph.ts';
import { PathSearch, type NetworkPath } from '../paths/path-search.ts';
import type { Pause } from '../pause.ts';
import { AlternativeSearch, DEFAULT_ALTERNATIVES, type AlternativeSettings } from './alternatives.ts';
import { deriveRouteThrough } from './join-paths.ts';
import { pathSizes } from './path-overlap.ts';

export const HOURS_PER_DAY = 24;

/** A place from which people walk: a reception site, or any other place with a number of walks. */
export interface WalkingOrigin {
  readonly id: string;
  readonly place: NetworkPoint;
  readonly walksPerDay: number;
}

export interface WalkingDestination {
  readonly id: string;
  readonly place: NetworkPoint;
  /** Pull relative to the other destinations (any positive unit, e.g. shops or floor area). */
  readonly attractiveness: number;
  /** 24 shares of the day's walks by hour of the day; null = spread evenly. */
  readonly hourShares: readonly number[] | null;
}

/** A route that was corrected by hand: the walks of this pair all go by way of these places. */
export interface RouteCorrection {
  readonly originId: string;
  readonly destinationId: string;
  readonly via: readonly NetworkPoint[];
}

export interface WalkingModelSettings {
  /** β of exp(-β × felt metres); 0.001 halves the pull about every 690 m. A design choice, to be set by the user. */
  readonly decayPerMetre: number;
  /** Destinations further than this (felt metres) get no walks. */
  readonly maximumMetres: number;
  /** θ of the route choice, per felt metre; 0.01 means that 100 m longer is chosen 1 / e times as often. Design choice. */
  readonly routeChoicePerMetre: number;
  /** Exponent of the path size; 0 = plain logit, 1 = the usual correction for overlap. */
  readonly pathSizeExponent: number;
  readonly alternatives: AlternativeSettings;
}

export const DEFAULT_WALKING_MODEL: WalkingModelSettings = {
  decayPerMetre: 0.001,
  maximumMetres: 5000,
  routeChoicePerMetre: 0.01,
  pathSizeExponent: 1,
  alternatives: DEFAULT_ALTERNATIVES,
};

export interface WalkingRoute {
  readonly originId: string;
  readonly destinationId: string;
  readonly path: NetworkPath;
  /** Share of the pair's walks on this route, 0–1. */
  readonly share: number;
  readonly walksPerDay: number;
  readonly corrected: boolean;
}

export interface WalkingModel {
  readonly routes: readonly WalkingRoute[];
  /** Expected walks per day by edge, mean over its length: what is drawn as width. */
  readonly walksPerDay: Float64Array;
  /** Expected metres walked per day by edge and hour: edge × 24 + hour. */
  readonly metresPerDayByHour: Float64Array;
  /** Pairs without a way, or further than the maximum: their origin's walks go to the others. */
  readonly leftOut: readonly { readonly originId: string; readonly destinationId: string; readonly reason: string }[];
}

/**
 * Expected walks over the network. Walks of an origin are divided over destinations by attractiveness × exp(-β cost)
 * (origin-constrained gravity model, Wilson 1971, Environment and Planning 3: 1–32; exponential decay as Hansen 1959 and
 * later walking studies use) and over plausible routes by a path-size logit (Ben-Akiva and Bierlaire 1999). Costs are
 * felt metres (`edgeWalkingCost`). It is a model of where people would walk, not a count of people.
 * Throws a RangeError on a destination without attractiveness or an hour list that is not 24 long.
 */
export async function deriveWalkingModel(
  graph: StreetGraph,
  origins: readonly WalkingOrigin[],
  destinations: readonly WalkingDestination[],
  settings: Partial<WalkingModelSettings> = {},
  corrections: readonly RouteCorrection[] = [],
  pause?: Pause,
): Promise<WalkingModel> {
  const full = { ...DEFAULT_WALKING_MODEL, ...settings };
  const profiles = destinations.map(hourProfile);
  const search = new PathSearch(graph);
  const alternatives = new AlternativeSearch(graph);
  const routes: WalkingRoute[] = [];
  const leftOut: WalkingModel['leftOut'][number][] = [];
  const walksPerDay = new Float64Array(graph.edgeCount);
  const metresPerDayByHour = new Float64Array(graph.edgeCount * HOURS_PER_DAY);
  for (const [number, origin] of origins.entries()) {
    const pulls = pullsFrom(search, origin, destinations, full, graph.edgeWalkingCost);
    const total = pulls.reduce((sum, pull) => sum + Math.max(0, pull), 0);
    for (const [d, destination] of destinations.entries()) {
      const pair = { originId: origin.id, destinationId: destination.id };
      if (!(pulls[d]! >= 0)) {
        leftOut.push({ ...pair, reason: pulls[d] === NO_WAY ? 'network.model.noWay' : 'network.model.tooFar' });
        continue;
      }
      const walks = total > 0 ? (origin.walksPerDay * pulls[d]!) / total : 0;
      for (const route of routesOf(origin, destination, walks)) {
        routes.push({ ...pair, ...route });
        addUse(graph, route.path, route.walksPerDay, profiles[d]!, walksPerDay, metresPerDayByHour);
      }
    }
    await pause?.((number + 1) / origins.length);
  }
  return { routes, walksPerDay, metresPerDayByHour, leftOut };

  function routesOf(origin: WalkingOrigin, destination: WalkingDestination, walks: number) {
    const correction = corrections.find((c) => c.originId === origin.id && c.destinationId === destination.id);
    const edgeCost = graph.edgeWalkingCost;
    if (correction) {
      const path = deriveRouteThrough(search, [origin.place, ...correction.via, destination.place], { edgeCost });
      if (path) return [{ path, share: 1, walksPerDay: walks, corrected: true }];
      leftOut.push({ originId: origin.id, destinationId: destination.id, reason: 'network.model.correctionHasNoWay' });
    }
    const paths = alternatives.find(origin.place, destination.place, full.alternatives, edgeCost);
    const shares = routeShares(paths, full);
    return paths.map((path, i) => ({ path, share: shares[i]!, walksPerDay: walks * shares[i]!, corrected: false }));
  }
}

const NO_WAY = -1;
const TOO_FAR = -2;

/** Attractiveness × decay by destination; `NO_WAY` or `TOO_FAR` where there is none. */
function pullsFrom(
  search: PathSearch,
  origin: WalkingOrigin,
  destinations: readonly WalkingDestination[],
  { decayPerMetre, maximumMetres }: WalkingModelSettings,
  edgeCost: Float64Array,
): number[] {
  search.run([origin.place], { edgeCost, targets: destinations.map((destination) => destination.place) });
  return destinations.map(({ place, attractiveness }) => {
    const cost = search.costTo(place);
    if (cost === Infinity) return NO_WAY;
    return cost > maximumMetres ? TOO_FAR : attractiveness * Math.exp(-decayPerMetre * cost);
  });
}

/** Path-size logit over the routes of one pair. */
export function routeShares(
  paths: readonly NetworkPath[],
  { routeChoicePerMetre, pathSizeExponent }: Pick<WalkingModelSettings, 'routeChoicePerMetre' | 'pathSizeExponent'>,
): number[] {
  const cheapest = paths.reduce((least, path) => Math.min(least, path.cost), Infinity);
  const sizes = pathSizes(paths);
  const weights = paths.map(
    (path, i) => Math.exp(-routeChoicePerMetre * (path.cost - cheapest)) * sizes[i]! ** pathSizeExponent,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function hourProfile({ attractiveness, hourShares }: WalkingDestination): Float64Array {
  if (!(attractiveness > 0)) throw new RangeError('attractiveness must be positive');
  if (!hourShares) return new Float64Array(HOURS_PER_DAY).fill(1 / HOURS_PER_DAY);
  const sum = hourShares.reduce((total, share) => total + share, 0);
  if (hourShares.length !== HOURS_PER_DAY || !(sum > 0)) throw new RangeError('hour shares must be 24 values');
  return Float64Array.from(hourShares, (share) => share / sum);
}

function addUse(
  graph: StreetGraph,
  { parts }: NetworkPath,
  walks: number,
  profile: Float64Array,
  walksPerDay: Float64Array,
  metresPerDayByHour: Float64Array,
): void {
  for (let i = 0; i < parts.length; i++) {
    const edge = parts.edge[i]!;
    const metres = Math.abs(parts.toMetres[i]! - parts.fromMetres[i]!) * walks;
    walksPerDay[edge]! += metres / graph.edgeLengthMetres[edge]!;
    for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
      metresPerDayByHour[edge * HOURS_PER_DAY + hour]! += metres * profile[hour]!;
    }
  }
}
