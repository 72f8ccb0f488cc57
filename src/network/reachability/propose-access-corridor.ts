import type { LineSet } from '../../domain/place/base-layers.ts';
import { linesOfParts } from '../graph/edge-geometry.ts';
import { EdgePartList, type EdgeParts, type NetworkPoint, type StreetGraph } from '../graph/street-graph.ts';
import { PathSearch, type NetworkPath } from '../paths/path-search.ts';
import type { ReachabilityPlace } from './check-reachability.ts';
import type { ClosedArea } from './closed-area.ts';
import { CorridorLoss, type CoverPoints } from './corridor-loss.ts';
import { splitAtArea, toOriginal, toSplit, type SplitGraph } from './split-graph.ts';

export interface AccessCorridorSettings {
  /** Width of the opened strip, over the middle of the street. */
  readonly widthMetres: number;
  /** The walk through the corridor may be at most so many times the walk without the area. */
  readonly maximumDetourFactor: number;
  /** Up to so many destinations every order of opening is tried; above it they are opened in the given order. */
  readonly ordersUpTo: number;
}

export const DEFAULT_ACCESS_CORRIDOR: AccessCorridorSettings = {
  widthMetres: 10,
  maximumDetourFactor: 1.5,
  ordersUpTo: 3,
};

export interface AccessWay {
  readonly destinationId: string;
  readonly path: NetworkPath;
  readonly openMetres: number;
  readonly metres: number;
  readonly detourFactor: number;
}

/** Streets of the area that should stay open, with the numbers that the motivation needs. */
export interface AccessCorridor {
  readonly ways: readonly AccessWay[];
  /** Opened streets as pieces of the uncut graph and as lines; a strip of `widthMetres` around them is left out. */
  readonly parts: EdgeParts;
  readonly lines: LineSet;
  readonly widthMetres: number;
  readonly metresInside: number;
  /** Incident weight that the area no longer covers, of how much. */
  readonly weightLost: number;
  readonly weightInArea: number;
  readonly shareLost: number;
  /** No corridor of this width and detour can lose less than this; equal to `weightLost` when the proposal is proven best. */
  readonly lowerBoundWeightLost: number;
}

export type AccessCorridorOutcome =
  | { readonly kind: 'proposed'; readonly corridor: AccessCorridor }
  | { readonly kind: 'not-needed' }
  | { readonly kind: 'impossible'; readonly reason: string; readonly destinationIds: readonly string[] };

/** Weight that opening a metre counts for when walks lose equally much: the least street is opened, and ways are shared. */
const OPENING_PRICE = 1e-4;
/** Price of a metre in lost weight, from "any detour" to "the shortest way through". */
const PRICES = [1e-7, ...Array.from({ length: 25 }, (_, i) => 10 ** (-4 + i / 4))];

/**
 * Proposes the access corridor (aanlooproute): the streets through a closed area that make the destinations reachable
 * from `origin` again while the least incident weight falls outside the area's cover. For one destination it sweeps
 * Lagrange prices on length (a constrained shortest path), keeps the walk with the least true loss, and reports the dual
 * bound beside it; several destinations share opened streets and are tried in all orders while they are few. Destinations
 * that need no corridor are passed over. Nothing of the start point is kept but what the returned walk shows.
 */
export function proposeAccessCorridor(
  graph: StreetGraph,
  area: ClosedArea,
  origin: NetworkPoint,
  destinations: readonly ReachabilityPlace[],
  points: CoverPoints,
  settings: Partial<AccessCorridorSettings> = {},
): AccessCorridorOutcome {
  const full = { ...DEFAULT_ACCESS_CORRIDOR, ...settings };
  const split = splitAtArea(graph, area);
  const task = new CorridorTask(split, new CorridorLoss(split, area, points, full.widthMetres / 2), origin, full);
  const needed = destinations.filter((destination) => task.needsCorridor(destination));
  const hopeless = needed.filter((destination) => task.openMetres(destination) === null);
  if (hopeless.length > 0) {
    const destinationIds = hopeless.map((destination) => destination.id);
    return { kind: 'impossible', reason: 'network.access.impossible.noWayAtAll', destinationIds };
  }
  if (needed.length === 0) return { kind: 'not-needed' };
  let best: Opened | null = null;
  for (const order of needed.length <= full.ordersUpTo ? ordersOf(needed) : [needed]) {
    const opened = task.open(order);
    if (!best || compareRanks([opened.loss, opened.metres], [best.loss, best.metres]) < 0) best = opened;
  }
  const bound = Math.max(...needed.map((destination) => task.lowerBound(destination)));
  return { kind: 'proposed', corridor: corridorOf(graph, split, task, best!, full.widthMetres, bound) };
}

interface Opened {
  readonly ways: { destination: ReachabilityPlace; path: NetworkPath }[];
  readonly edges: ReadonlySet<number>;
  readonly loss: number;
  readonly metres: number;
}

class CorridorTask {
  private readonly search: PathSearch;
  private readonly start: NetworkPoint;

  constructor(
    private readonly split: SplitGraph,
    readonly loss: CorridorLoss,
    origin: NetworkPoint,
    private readonly settings: AccessCorridorSettings,
  ) {
    this.search = new PathSearch(split.graph);
    this.start = toSplit(split, origin);
  }

  needsCorridor({ place }: ReachabilityPlace): boolean {
    const { graph, closed } = this.split;
    const edgeCost = graph.edgeLengthMetres.map((length, edge) => (closed[edge] === 1 ? Infinity : length));
    this.search.run([this.start], { edgeCost });
    return this.search.costTo(toSplit(this.split, place)) === Infinity;
  }

  openMetres({ place }: ReachabilityPlace): number | null {
    const goal = toSplit(this.split, place);
    this.search.run([this.start], { targets: [goal] });
    const metres = this.search.costTo(goal);
    return metres === Infinity ? null : metres;
  }

  /** Opens ways one after another; streets that were opened for one cost nothing for the next. */
  open(order: readonly ReachabilityPlace[]): Opened {
    const edges = new Set<number>();
    const ways = order.map((destination) => {
      const path = this.bestWay(destination, edges);
      for (const edge of this.closedEdges(path)) edges.add(edge);
      return { destination, path };
    });
    return { ways, edges, loss: this.loss.exact(edges), metres: this.metresOf(edges) };
  }

  /** The least weight that any walk within the detour limit must lose (Lagrangian dual over nearest-street losses). */
  lowerBound(destination: ReachabilityPlace): number {
    const limit = this.limitMetres(destination);
    let bound = 0;
    for (const price of PRICES) {
      const path = this.pricedWay(destination, price, 0, new Set());
      bound = Math.max(bound, path.cost - price * limit);
    }
    return bound;
  }

  closedEdges({ parts }: NetworkPath): number[] {
    return Array.from(parts.edge).filter((edge) => this.split.closed[edge] === 1);
  }

  private bestWay(destination: ReachabilityPlace, opened: ReadonlySet<number>): NetworkPath {
    const limit = this.limitMetres(destination);
    let best: { path: NetworkPath; rank: number[] } | null = null;
    for (const price of PRICES) {
      const path = this.pricedWay(destination, price, OPENING_PRICE, opened);
      if (path.lengthMetres > limit + 1e-6) continue;
      const edges = new Set([...opened, ...this.closedEdges(path)]);
      const rank = [this.loss.exact(edges), this.metresOf(edges), path.lengthMetres];
      if (!best || compareRanks(rank, best.rank) < 0) best = { path, rank };
    }
    // Where even the highest price went round too far, the shortest way itself is within the limit.
    return best?.path ?? this.pricedWay(destination, Infinity, 0, opened);
  }

  private metresOf(edges: ReadonlySet<number>): number {
    let sum = 0;
    for (const edge of edges) sum += this.split.graph.edgeLengthMetres[edge]!;
    return sum;
  }

  private pricedWay(
    { place }: ReachabilityPlace,
    price: number,
    openingPrice: number,
    opened: ReadonlySet<number>,
  ): NetworkPath {
    const { graph, closed } = this.split;
    const goal = toSplit(this.split, place);
    const edgeCost =
      price === Infinity
        ? graph.edgeLengthMetres
        : graph.edgeLengthMetres.map((length, edge) => {
            const free = closed[edge] === 0 || opened.has(edge);
            return price * length + (free ? 0 : this.loss.byNearestEdge[edge]! + openingPrice * length);
          });
    this.search.run([this.start], { edgeCost, targets: [goal] });
    return this.search.pathTo(goal)!;
  }

  private limitMetres(destination: ReachabilityPlace): number {
    return this.openMetres(destination)! * this.settings.maximumDetourFactor;
  }
}

/** The first number that differs decides. */
function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}

function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, i) =>
    ordersOf([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

function corridorOf(
  graph: StreetGraph,
  split: SplitGraph,
  task: CorridorTask,
  { ways, edges, loss, metres }: Opened,
  widthMetres: number,
  lowerBound: number,
): AccessCorridor {
  const list = new EdgePartList();
  for (const edge of [...edges].sort((a, b) => a - b)) {
    const from = split.originFromMetres[edge]!;
    list.add(split.originEdge[edge]!, from, from + split.graph.edgeLengthMetres[edge]!);
  }
  const parts = list.toParts();
  const { weightInArea } = task.loss;
  return {
    ways: ways.map(({ destination, path }) => {
      const openMetres = task.openMetres(destination)!;
      return {
        destinationId: destination.id,
        path: toOriginal(split, path),
        openMetres,
        metres: path.lengthMetres,
        detourFactor: openMetres > 0 ? path.lengthMetres / openMetres : 1,
      };
    }),
    parts,
    lines: linesOfParts(graph, parts),
    widthMetres,
    metresInside: metres,
    weightLost: loss,
    weightInArea,
    shareLost: weightInArea > 0 ? loss / weightInArea : 0,
    lowerBoundWeightLost: Math.min(lowerBound, loss),
  };
}
