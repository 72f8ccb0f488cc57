import type { PoiKind } from '../../domain/place/base-layers.ts';
import type { NetworkPoint } from '../graph/street-graph.ts';
import type { PathSearch } from '../paths/path-search.ts';
import type { Pause } from '../pause.ts';
import { HOURS_PER_DAY } from './walking-model.ts';

/** Homes that are taken together at one place on the network. */
export interface HomeGroup {
  readonly place: NetworkPoint;
  readonly homes: number;
}

export interface EverydayGoal {
  readonly place: NetworkPoint;
  readonly kind: PoiKind;
}

export interface EverydaySettings {
  /** Walks from a home on a day. Multiplies all exposure alike, so no ratio depends on it. */
  readonly walksPerHomePerDay: number;
  readonly decayPerMetre: number;
  readonly maximumMetres: number;
}

/** Design choices, to be seen in the method record; not measurements. */
export const DEFAULT_EVERYDAY: EverydaySettings = {
  walksPerHomePerDay: 2,
  decayPerMetre: 0.001,
  maximumMetres: 3000,
};

/** Pull of a goal by kind, relative; kinds that are not named draw no everyday walks. Design choices. */
export const EVERYDAY_PULL: Readonly<Partial<Record<PoiKind, number>>> = {
  supermarket: 8,
  station: 8,
  shop: 2,
  school: 5,
  horeca: 2,
  'bus-stop': 2,
  park: 2,
  sport: 2,
  library: 1,
  'municipal-office': 1,
  gp: 1,
  pharmacy: 1,
  hospital: 2,
  worship: 1,
  'community-centre': 1,
};

type Profile = 'day' | 'evening' | 'commute';
const PROFILE_OF: Readonly<Partial<Record<PoiKind, Profile>>> = {
  horeca: 'evening',
  station: 'commute',
  'bus-stop': 'commute',
  school: 'commute',
};
const PROFILES: Readonly<Record<Profile, readonly number[]>> = {
  day: [0, 0, 0, 0, 0, 0, 1, 2, 4, 7, 9, 9, 8, 8, 9, 9, 9, 8, 6, 4, 3, 2, 1, 1],
  evening: [5, 4, 2, 1, 0, 0, 0, 0, 1, 1, 2, 3, 5, 5, 4, 4, 5, 7, 9, 9, 9, 9, 8, 7],
  commute: [1, 1, 0, 0, 0, 1, 4, 9, 10, 5, 4, 4, 5, 5, 6, 7, 9, 9, 6, 4, 3, 3, 2, 2],
};

/**
 * Expected metres walked per day by edge and hour (edge × 24 + hour) of all residents: from homes to everyday goals, there
 * and back, divided over goals by pull × exp(-β felt metres) (origin-constrained gravity model, Wilson 1971) along the
 * easiest way. It says where people would walk, and is no count of people: use it to compare streets with streets only.
 */
export async function deriveEverydayWalks(
  search: PathSearch,
  groups: readonly HomeGroup[],
  goals: readonly EverydayGoal[],
  settings: Partial<EverydaySettings> = {},
  pause?: Pause,
): Promise<Float64Array> {
  const { walksPerHomePerDay, decayPerMetre, maximumMetres } = { ...DEFAULT_EVERYDAY, ...settings };
  const { graph } = search;
  const metres = new Float64Array(graph.edgeCount * HOURS_PER_DAY);
  const profiles = (Object.keys(PROFILES) as Profile[]).map((name) => normalised(PROFILES[name]));
  const profileOf = goals.map(({ kind }) => (Object.keys(PROFILES) as Profile[]).indexOf(PROFILE_OF[kind] ?? 'day'));
  const walks = profiles.map(() => new Float64Array(graph.nodeCount));
  for (const [number, { place, homes }] of groups.entries()) {
    search.run([place], { edgeCost: graph.edgeWalkingCost, limit: maximumMetres });
    const pulls = goals.map((goal) => {
      const cost = search.costTo(goal.place);
      return cost === Infinity ? 0 : (EVERYDAY_PULL[goal.kind] ?? 0) * Math.exp(-decayPerMetre * cost);
    });
    const total = pulls.reduce((sum, pull) => sum + pull, 0);
    if (total > 0) {
      goals.forEach((goal, i) => {
        // The last piece of street before the goal is shared by both its ends; the nearer end carries the walk.
        const [from, to] = [graph.edgeFrom[goal.place.edge]!, graph.edgeTo[goal.place.edge]!];
        const end = search.costToNode(from) <= search.costToNode(to) ? from : to;
        // There and back.
        if (pulls[i]! > 0 && search.costToNode(end) < Infinity) {
          walks[profileOf[i]!]![end]! += (2 * homes * walksPerHomePerDay * pulls[i]!) / total;
        }
      });
      pourBack(search, walks, profiles, metres);
    }
    if (number % 16 === 15) await pause?.((number + 1) / groups.length);
  }
  return metres;
}

/** Takes the walks from each node to the node before it, furthest first, and leaves their metres on the edge between. */
function pourBack(search: PathSearch, walks: Float64Array[], profiles: Float64Array[], metres: Float64Array): void {
  const { graph } = search;
  const nodes = search.reached.slice(0, search.reachedCount).sort((a, b) => search.nodeCost[b]! - search.nodeCost[a]!);
  for (const node of nodes) {
    const edge = search.arrivingEdgeOf(node);
    walks.forEach((flow, p) => {
      const passing = flow[node]!;
      if (passing === 0) return;
      flow[node] = 0;
      if (edge < 0) return;
      flow[search.nodeBefore(node)]! += passing;
      const walked = passing * graph.edgeLengthMetres[edge]!;
      for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
        metres[edge * HOURS_PER_DAY + hour]! += walked * profiles[p]![hour]!;
      }
    });
  }
}

function normalised(values: readonly number[]): Float64Array {
  const sum = values.reduce((total, value) => total + value, 0);
  return Float64Array.from(values, (value) => value / sum);
}
