import type { NetworkPoint, StreetGraph } from '../graph/street-graph.ts';
import { PathSearch, type NetworkPath } from '../paths/path-search.ts';
import { joinPaths } from '../routes/join-paths.ts';
import type { ClosedArea } from './closed-area.ts';
import { metresInside, splitAtArea, toOriginal, toSplit, type SplitGraph } from './split-graph.ts';

/** A start or goal: a reception site, a station, a shop. A start point of one's own lives in memory only. */
export interface ReachabilityPlace {
  readonly id: string;
  readonly place: NetworkPoint;
}

export type ReachStatus =
  /** As near as before, to within a metre. */
  | 'unchanged'
  /** Reachable without entering, by a longer walk. */
  | 'longer'
  /** Only by entering the area. */
  | 'cut-off'
  /** Lies in the area itself. */
  | 'inside'
  /** Not reachable without the area either. */
  | 'never';

export interface ReachResult {
  readonly originId: string;
  readonly destinationId: string;
  readonly status: ReachStatus;
  /** Walk without the area; null for 'never'. */
  readonly openMetres: number | null;
  /** Walk that does not enter the area (or leaves it once, for an origin inside); null when there is none. */
  readonly closedMetres: number | null;
  /** closedMetres / openMetres. */
  readonly detourFactor: number | null;
  /** Fewest metres that must be walked inside the area; 0 when it need not be entered. */
  readonly unavoidableMetresInside: number;
  readonly openPath: NetworkPath | null;
  readonly closedPath: NetworkPath | null;
}

export interface Reachability {
  readonly results: readonly ReachResult[];
  /** Origins that lie in the area: their walks may leave it, not enter it again. */
  readonly originsInside: readonly string[];
  /** Street inside the area. */
  readonly closedStreetMetres: number;
}

/** A difference in walking distance below this is not called longer. */
const SAME_METRES = 1;
/** Makes a metre inside worse than any number of metres outside. */
const INSIDE_WEIGHT = 1e6;

/**
 * What a closed area does to people's ways: for each origin and destination the walk before and after, exact along the
 * streets. A walk along the border street counts as entering when border streets belong to the area.
 */
export function checkReachability(
  graph: StreetGraph,
  area: ClosedArea,
  origins: readonly ReachabilityPlace[],
  destinations: readonly ReachabilityPlace[],
): Reachability {
  const split = splitAtArea(graph, area);
  const searches = new ReachSearches(split);
  const goals = destinations.map(({ place }) => toSplit(split, place));
  const results: ReachResult[] = [];
  const originsInside: string[] = [];
  for (const origin of origins) {
    const start = toSplit(split, origin.place);
    const startsInside = split.closed[start.edge] === 1;
    if (startsInside) originsInside.push(origin.id);
    searches.runFrom(start, startsInside);
    destinations.forEach((destination, i) => {
      results.push({ originId: origin.id, destinationId: destination.id, ...searches.resultFor(goals[i]!) });
    });
  }
  const closedStreetMetres = split.graph.edgeLengthMetres.reduce(
    (sum, length, edge) => sum + (split.closed[edge] === 1 ? length : 0),
    0,
  );
  return { results, originsInside, closedStreetMetres };
}

/** The three searches that a question needs: without the area, around it, and through as little of it as possible. */
class ReachSearches {
  private readonly open: PathSearch;
  private readonly around: PathSearch;
  private readonly through: PathSearch;
  private readonly leaving: PathSearch;
  private readonly aroundCost: Float64Array;
  private readonly throughCost: Float64Array;
  private readonly leavingCost: Float64Array;
  private startsInside = false;

  constructor(private readonly split: SplitGraph) {
    const { graph, closed } = split;
    [this.open, this.around, this.through, this.leaving] = [1, 2, 3, 4].map(() => new PathSearch(graph)) as [
      PathSearch,
      PathSearch,
      PathSearch,
      PathSearch,
    ];
    this.aroundCost = graph.edgeLengthMetres.map((length, edge) => (closed[edge] === 1 ? Infinity : length));
    this.leavingCost = graph.edgeLengthMetres.map((length, edge) => (closed[edge] === 1 ? length : Infinity));
    this.throughCost = graph.edgeLengthMetres.map((length, edge) => length * (closed[edge] === 1 ? INSIDE_WEIGHT : 1));
  }

  runFrom(start: NetworkPoint, startsInside: boolean): void {
    this.startsInside = startsInside;
    this.open.run([start]);
    this.through.run([start], { edgeCost: this.throughCost });
    if (!startsInside) {
      this.around.run([start], { edgeCost: this.aroundCost });
      return;
    }
    // Leave the area once, by whichever exit, then stay out of it.
    this.leaving.run([start], { edgeCost: this.leavingCost });
    const exits = this.leaving.reached.slice(0, this.leaving.reachedCount);
    const costs = Array.from(exits, (node) => this.leaving.costToNode(node));
    this.around.runFromNodes(exits, costs, { edgeCost: this.aroundCost });
  }

  resultFor(goal: NetworkPoint): Omit<ReachResult, 'originId' | 'destinationId'> {
    const openSplit = this.open.pathTo(goal);
    if (!openSplit) return NEVER;
    const through = this.through.pathTo(goal);
    const aroundSplit = this.split.closed[goal.edge] === 1 ? null : this.pathAround(goal);
    const openMetres = openSplit.lengthMetres;
    const closedMetres = aroundSplit?.lengthMetres ?? null;
    return {
      status: this.statusOf(goal, openMetres, closedMetres),
      openMetres,
      closedMetres,
      detourFactor: closedMetres !== null && openMetres > 0 ? closedMetres / openMetres : null,
      unavoidableMetresInside: through ? metresInside(this.split, through) : 0,
      openPath: toOriginal(this.split, openSplit),
      closedPath: aroundSplit ? toOriginal(this.split, aroundSplit) : null,
    };
  }

  private statusOf(goal: NetworkPoint, openMetres: number, closedMetres: number | null): ReachStatus {
    if (this.split.closed[goal.edge] === 1) return 'inside';
    if (closedMetres === null) return 'cut-off';
    return closedMetres - openMetres < SAME_METRES ? 'unchanged' : 'longer';
  }

  private pathAround(goal: NetworkPoint): NetworkPath | null {
    const path = this.around.pathTo(goal);
    if (!path || !this.startsInside) return path;
    const [edge, offset] =
      path.parts.length > 0 ? [path.parts.edge[0]!, path.parts.fromMetres[0]!] : [goal.edge, goal.offsetMetres];
    const exit = offset === 0 ? this.split.graph.edgeFrom[edge]! : this.split.graph.edgeTo[edge]!;
    const out = this.leaving.pathToNode(exit);
    return out ? joinPaths([out, path]) : null;
  }
}

const NEVER: Omit<ReachResult, 'originId' | 'destinationId'> = {
  status: 'never',
  openMetres: null,
  closedMetres: null,
  detourFactor: null,
  unavoidableMetresInside: 0,
  openPath: null,
  closedPath: null,
};
