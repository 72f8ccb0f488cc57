import FlatQueue from 'flatqueue';
import { EdgePartList, type EdgeParts, type NetworkPoint, type StreetGraph } from '../graph/street-graph.ts';

/** A walk over the network from one place to another; pieces in walking order, backwards ones with `from` > `to`. */
export interface NetworkPath {
  readonly parts: EdgeParts;
  readonly lengthMetres: number;
  /** In the unit of the edge costs that were searched; equal to the length when those are lengths. */
  readonly cost: number;
}

export interface SearchOptions {
  /** Cost of walking each edge in full, spread evenly over its length; metres when left out. Not negative. */
  readonly edgeCost?: Float64Array;
  /** Nothing beyond this cost is reached. */
  readonly limit?: number;
  /** The search may stop once these places have their final cost. Other places may then be unknown. */
  readonly targets?: readonly NetworkPoint[];
}

const FROM_SIDE = 1;
const TO_SIDE = 2;

/**
 * Exact shortest paths from one or more places on the network (Dijkstra 1959, lazy deletion). One object holds the
 * arrays for a graph and is used again for each search, so that only the nodes that were touched are cleared.
 */
export class PathSearch {
  /** Cost by node after `run`; Infinity where not reached. Exact up to the limit. */
  readonly nodeCost: Float64Array;
  /** Nodes reached by the last search, in order of first touch: `reached[0 … reachedCount - 1]`. */
  readonly reached: Uint32Array;
  reachedCount = 0;
  private readonly arrivingEdge: Int32Array;
  private readonly arrivingFrom: Uint32Array;
  private readonly seedSource: Int32Array;
  private readonly seedSide: Uint8Array;
  private readonly wanted: Uint8Array;
  private readonly queue: FlatQueue;
  private edgeCost: Float64Array;
  private sources: readonly NetworkPoint[] = [];
  private limit = Infinity;
  private frontier = Infinity;

  constructor(readonly graph: StreetGraph) {
    const { nodeCount, edgeCount } = graph;
    this.nodeCost = new Float64Array(nodeCount).fill(Infinity);
    this.reached = new Uint32Array(nodeCount);
    this.arrivingEdge = new Int32Array(nodeCount);
    this.arrivingFrom = new Uint32Array(nodeCount);
    this.seedSource = new Int32Array(nodeCount);
    this.seedSide = new Uint8Array(nodeCount);
    this.wanted = new Uint8Array(nodeCount);
    // Each half-edge pushes at most once, each node at most once as a seed.
    this.queue = new FlatQueue(2 * edgeCount + nodeCount + 1);
    this.edgeCost = graph.edgeLengthMetres;
  }

  /** Searches from places on edges. With several sources each place gets the cost from its nearest one. */
  run(sources: readonly NetworkPoint[], options: SearchOptions = {}): void {
    this.clear(options);
    this.sources = sources;
    sources.forEach((source, number) => {
      const { edge, offsetMetres } = source;
      const unit = this.costPerMetre(edge);
      const rest = this.graph.edgeLengthMetres[edge]! - offsetMetres;
      this.seed(this.graph.edgeFrom[edge]!, offsetMetres * unit, number, FROM_SIDE);
      this.seed(this.graph.edgeTo[edge]!, rest * unit, number, TO_SIDE);
    });
    this.spread(options.targets);
  }

  /** Searches from one node. Paths then start at that node. */
  runFromNode(node: number, options: SearchOptions = {}): void {
    this.clear(options);
    this.sources = [];
    this.seed(node, 0, -1, 0);
    this.spread(options.targets);
  }

  /** Searches from several nodes, each with a cost that has been made already. Paths start at the cheapest of them. */
  runFromNodes(nodes: ArrayLike<number>, costs: ArrayLike<number>, options: SearchOptions = {}): void {
    this.clear(options);
    this.sources = [];
    for (let i = 0; i < nodes.length; i++) this.seed(nodes[i]!, costs[i]!, -1, 0);
    this.spread(options.targets);
  }

  /** Cost to a node, Infinity when it was not reached or not settled. */
  costToNode(node: number): number {
    const cost = this.nodeCost[node]!;
    return cost <= this.frontier ? cost : Infinity;
  }

  /** Cost from the nearest source to a place on an edge; Infinity when out of reach. */
  costTo(point: NetworkPoint): number {
    return this.approach(point).cost;
  }

  /** Edge over which the cheapest way arrives at a node; -1 at a node where the search began or that was not reached. */
  arrivingEdgeOf(node: number): number {
    return this.nodeCost[node]! < Infinity ? this.arrivingEdge[node]! : -1;
  }

  /** Node before `node` on the cheapest way; meaningless where `arrivingEdgeOf` is -1. */
  nodeBefore(node: number): number {
    return this.arrivingFrom[node]!;
  }

  /** The cheapest walk from the nearest source to a place, or null when out of reach. */
  pathTo(point: NetworkPoint): NetworkPath | null {
    const approach = this.approach(point);
    if (approach.cost === Infinity) return null;
    const parts = new EdgePartList();
    if (approach.side === 0) {
      const source = this.sources[approach.source]!;
      parts.add(point.edge, source.offsetMetres, point.offsetMetres);
    } else {
      const length = this.graph.edgeLengthMetres[point.edge]!;
      const atFrom = approach.side === FROM_SIDE;
      this.appendWayTo(atFrom ? this.graph.edgeFrom[point.edge]! : this.graph.edgeTo[point.edge]!, parts);
      addUnlessEmpty(parts, point.edge, atFrom ? 0 : length, point.offsetMetres);
    }
    return pathOf(parts, approach.cost);
  }

  /** The cheapest walk to a node, or null when out of reach. */
  pathToNode(node: number): NetworkPath | null {
    const cost = this.costToNode(node);
    if (cost === Infinity) return null;
    const parts = new EdgePartList();
    this.appendWayTo(node, parts);
    return pathOf(parts, cost);
  }

  private appendWayTo(node: number, parts: EdgePartList): void {
    const way: number[] = [];
    let at = node;
    for (; this.arrivingEdge[at] !== -1; at = this.arrivingFrom[at]!) way.push(at);
    const source = this.sources[this.seedSource[at]!];
    if (source) {
      const end = this.seedSide[at] === FROM_SIDE ? 0 : this.graph.edgeLengthMetres[source.edge]!;
      addUnlessEmpty(parts, source.edge, source.offsetMetres, end);
    }
    for (let i = way.length - 1; i >= 0; i--) {
      const edge = this.arrivingEdge[way[i]!]!;
      const length = this.graph.edgeLengthMetres[edge]!;
      const ahead = this.graph.edgeFrom[edge] === this.arrivingFrom[way[i]!];
      parts.add(edge, ahead ? 0 : length, ahead ? length : 0);
    }
  }

  private approach({ edge, offsetMetres }: NetworkPoint): { cost: number; side: number; source: number } {
    const unit = this.costPerMetre(edge);
    const rest = this.graph.edgeLengthMetres[edge]! - offsetMetres;
    let best = { cost: Infinity, side: 0, source: -1 };
    this.sources.forEach((source, number) => {
      if (source.edge !== edge) return;
      const cost = Math.abs(source.offsetMetres - offsetMetres) * unit;
      if (cost < best.cost) best = { cost, side: 0, source: number };
    });
    const viaFrom = this.costToNode(this.graph.edgeFrom[edge]!) + offsetMetres * unit;
    const viaTo = this.costToNode(this.graph.edgeTo[edge]!) + rest * unit;
    if (viaFrom < best.cost) best = { cost: viaFrom, side: FROM_SIDE, source: -1 };
    if (viaTo < best.cost) best = { cost: viaTo, side: TO_SIDE, source: -1 };
    return best.cost <= this.limit ? best : { cost: Infinity, side: 0, source: -1 };
  }

  private costPerMetre(edge: number): number {
    const length = this.graph.edgeLengthMetres[edge]!;
    return length > 0 ? this.edgeCost[edge]! / length : 0;
  }

  private clear(options: SearchOptions): void {
    for (let i = 0; i < this.reachedCount; i++) this.nodeCost[this.reached[i]!] = Infinity;
    this.reachedCount = 0;
    this.queue.clear();
    this.edgeCost = options.edgeCost ?? this.graph.edgeLengthMetres;
    this.limit = options.limit ?? Infinity;
    this.frontier = Infinity;
  }

  private seed(node: number, cost: number, source: number, side: number): void {
    if (!(cost < this.nodeCost[node]!) || cost > this.limit) return;
    if (this.nodeCost[node] === Infinity) this.reached[this.reachedCount++] = node;
    this.nodeCost[node] = cost;
    this.arrivingEdge[node] = -1;
    this.seedSource[node] = source;
    this.seedSide[node] = side;
  }

  private spread(targets: readonly NetworkPoint[] | undefined): void {
    const { queue, nodeCost, reached, wanted, arrivingEdge, arrivingFrom, edgeCost, limit } = this;
    const { adjacencyStarts, adjacencyEdge, adjacencyNode } = this.graph;
    const wantedNodes = this.endNodesOf(targets);
    let pending = wantedNodes.length;
    for (let i = 0; i < this.reachedCount; i++) queue.push(reached[i]!, nodeCost[reached[i]!]!);
    while (queue.length > 0) {
      const cost = queue.peekValue()!;
      const node = queue.pop()!;
      if (cost > nodeCost[node]!) continue;
      if (wanted[node] === 1) {
        wanted[node] = 0;
        if (--pending === 0) {
          this.frontier = cost;
          break;
        }
      }
      const end = adjacencyStarts[node + 1]!;
      for (let i = adjacencyStarts[node]!; i < end; i++) {
        const edge = adjacencyEdge[i]!;
        const next = adjacencyNode[i]!;
        const nextCost = cost + edgeCost[edge]!;
        const known = nodeCost[next]!;
        if (nextCost >= known || nextCost > limit) continue;
        if (known === Infinity) reached[this.reachedCount++] = next;
        nodeCost[next] = nextCost;
        arrivingEdge[next] = edge;
        arrivingFrom[next] = node;
        queue.push(next, nextCost);
      }
    }
    for (const node of wantedNodes) wanted[node] = 0;
  }

  private endNodesOf(targets: readonly NetworkPoint[] | undefined): number[] {
    const nodes: number[] = [];
    for (const { edge } of targets ?? []) {
      for (const node of [this.graph.edgeFrom[edge]!, this.graph.edgeTo[edge]!]) {
        if (this.wanted[node] === 1) continue;
        this.wanted[node] = 1;
        nodes.push(node);
      }
    }
    return nodes;
  }
}

function addUnlessEmpty(parts: EdgePartList, edge: number, from: number, to: number): void {
  if (from !== to) parts.add(edge, from, to);
}

function pathOf(list: EdgePartList, cost: number): NetworkPath {
  const parts = list.toParts();
  let lengthMetres = 0;
  for (let i = 0; i < parts.length; i++) lengthMetres += Math.abs(parts.toMetres[i]! - parts.fromMetres[i]!);
  return { parts, lengthMetres, cost };
}
