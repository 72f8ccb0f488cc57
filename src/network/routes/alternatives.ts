import { EdgePartList, type NetworkPoint, type StreetGraph } from '../graph/street-graph.ts';
import { PathSearch, type NetworkPath } from '../paths/path-search.ts';
import { joinPaths, reversePath } from './join-paths.ts';
import { sharedMetres } from './path-overlap.ts';

export interface AlternativeSettings {
  /** Routes wanted, the best one included. */
  readonly maximumRoutes: number;
  /** A route may cost at most so many times the best one. */
  readonly maximumStretch: number;
  /** Share of the shorter route's length that two offered routes may have in common. */
  readonly maximumOverlap: number;
  /** Shortest plateau, as a share of the best route's cost: keeps out routes with a needless detour. */
  readonly minimumPlateauShare: number;
}

export const DEFAULT_ALTERNATIVES: AlternativeSettings = {
  maximumRoutes: 3,
  maximumStretch: 1.25,
  maximumOverlap: 0.7,
  minimumPlateauShare: 0.15,
};

/** Two workspaces for a graph: searches from the origin and from the destination are looked at together. */
export class AlternativeSearch {
  private readonly forward: PathSearch;
  private readonly backward: PathSearch;

  constructor(readonly graph: StreetGraph) {
    this.forward = new PathSearch(graph);
    this.backward = new PathSearch(graph);
  }

  /**
   * The best route and plausible others, best first; empty when there is no way. Plateau method (Cambridge Vehicle
   * Information Technology, "Choice routing", 2005; properties in Abraham, Delling, Goldberg and Werneck 2013, ACM
   * Journal of Experimental Algorithmics 18): where the tree of best ways from the origin and the tree of best ways to
   * the destination run together over a stretch, the route over that stretch is locally best. Stretches are taken in
   * order of how little the route adds to them; routes that cost too much, overlap too much or cross themselves drop out.
   */
  find(
    origin: NetworkPoint,
    destination: NetworkPoint,
    settings: AlternativeSettings,
    edgeCost: Float64Array,
  ): NetworkPath[] {
    const { forward, backward } = this;
    forward.run([origin], { edgeCost, targets: [destination] });
    const best = forward.pathTo(destination);
    if (!best) return [];
    if (settings.maximumRoutes <= 1 || best.cost === 0) return [best];
    const limit = best.cost * settings.maximumStretch;
    forward.run([origin], { edgeCost, limit });
    backward.run([destination], { edgeCost, limit });
    const routes = [best];
    for (const candidate of this.plateaus(limit, settings.minimumPlateauShare * best.cost, edgeCost)) {
      if (routes.length >= settings.maximumRoutes) break;
      const route = this.routeOver(candidate, edgeCost);
      if (crossesItself(this.graph, route)) continue;
      const overlaps = routes.some(
        (other) =>
          sharedMetres(route.parts, other.parts) >
          settings.maximumOverlap * Math.min(route.lengthMetres, other.lengthMetres),
      );
      if (!overlaps) routes.push(route);
    }
    return routes.sort((a, b) => a.cost - b.cost);
  }

  /**
   * Plateaus whose route stays within `limit`, the least added cost first. Both trees reach into the middle of streets,
   * so a plateau may begin or end there, or lie within one street.
   */
  private plateaus(limit: number, minimumCost: number, edgeCost: Float64Array): Plateau[] {
    const { forward, backward, graph } = this;
    const found: Plateau[] = [];
    const offer = (plateau: number, cost: number, leave: number, edge: number) => {
      if (plateau >= minimumCost && cost <= limit) found.push({ added: cost - plateau, leave, edge });
    };
    for (let i = 0; i < forward.reachedCount; i++) {
      const node = forward.reached[i]!;
      for (let slot = graph.adjacencyStarts[node]!; slot < graph.adjacencyStarts[node + 1]!; slot++) {
        const edge = graph.adjacencyEdge[slot]!;
        const next = graph.adjacencyNode[slot]!;
        if (this.usesEdge(edge, node, next)) continue;
        const plateau = this.reachFrom(edge, node, next, edgeCost) - this.reachTo(edge, node, next, edgeCost);
        offer(plateau, forward.costToNode(node) + edgeCost[edge]! + backward.costToNode(next), node, edge);
      }
      const before = forward.arrivingEdgeOf(node) < 0 ? -1 : forward.nodeBefore(node);
      if (before >= 0 && this.continues(before) === node) continue;
      let end = node;
      for (let next = this.continues(end); next >= 0; next = this.continues(end)) end = next;
      let plateau = forward.costToNode(end) - forward.costToNode(node);
      if (before >= 0) {
        const edge = forward.arrivingEdgeOf(node);
        plateau += edgeCost[edge]! - this.reachTo(edge, before, node, edgeCost);
      }
      const onward = backward.arrivingEdgeOf(end);
      if (onward >= 0) plateau += this.reachFrom(onward, end, backward.nodeBefore(end), edgeCost);
      offer(plateau, forward.costToNode(end) + backward.costToNode(end), end, -1);
    }
    return found.sort((a, b) => a.added - b.added || a.leave - b.leave || a.edge - b.edge);
  }

  /** The next node when both trees leave `node` over the same street in the same direction; -1 otherwise. */
  private continues(node: number): number {
    const edge = this.backward.arrivingEdgeOf(node);
    if (edge < 0) return -1;
    const next = this.backward.nodeBefore(node);
    return this.forward.arrivingEdgeOf(next) === edge && this.forward.nodeBefore(next) === node ? next : -1;
  }

  private usesEdge(edge: number, node: number, next: number): boolean {
    return (
      (this.forward.arrivingEdgeOf(next) === edge && this.forward.nodeBefore(next) === node) ||
      (this.backward.arrivingEdgeOf(node) === edge && this.backward.nodeBefore(node) === next)
    );
  }

  /** How far into the edge, in cost from `node`, the best ways from the origin come by way of `node`. */
  private reachFrom(edge: number, node: number, next: number, edgeCost: Float64Array): number {
    const { forward } = this;
    const gap = forward.costToNode(next) - forward.costToNode(node);
    return Math.max(0, Math.min(edgeCost[edge]!, (gap + edgeCost[edge]!) / 2));
  }

  /** From where on in the edge, in cost from `node`, the best ways to the destination go by way of `next`. */
  private reachTo(edge: number, node: number, next: number, edgeCost: Float64Array): number {
    const { backward } = this;
    const gap = backward.costToNode(next) - backward.costToNode(node);
    return Number.isNaN(gap) ? edgeCost[edge]! : Math.max(0, Math.min(edgeCost[edge]!, (gap + edgeCost[edge]!) / 2));
  }

  private routeOver({ leave, edge }: Plateau, edgeCost: Float64Array): NetworkPath {
    const { forward, backward, graph } = this;
    const start = forward.pathToNode(leave)!;
    if (edge < 0) return joinPaths([start, reversePath(backward.pathToNode(leave)!)]);
    const ahead = graph.edgeFrom[edge] === leave;
    const lengthMetres = graph.edgeLengthMetres[edge]!;
    const across = new EdgePartList();
    across.add(edge, ahead ? 0 : lengthMetres, ahead ? lengthMetres : 0);
    const middle = { parts: across.toParts(), lengthMetres, cost: edgeCost[edge]! };
    const end = backward.pathToNode(ahead ? graph.edgeTo[edge]! : graph.edgeFrom[edge]!)!;
    return joinPaths([start, middle, reversePath(end)]);
  }
}

/** A stretch that both trees share: the route goes to `leave` on the first and, over `edge` if any, on along the second. */
interface Plateau {
  readonly added: number;
  readonly leave: number;
  /** Edge to cross between the trees; -1 when they meet in `leave`. */
  readonly edge: number;
}

function crossesItself(graph: StreetGraph, { parts }: NetworkPath): boolean {
  const nodes = new Set<number>();
  const edges = new Set<number>();
  for (let i = 0; i < parts.length; i++) {
    const edge = parts.edge[i]!;
    if (edges.has(edge)) return true;
    edges.add(edge);
    if (i === parts.length - 1) break;
    const node = parts.toMetres[i] === 0 ? graph.edgeFrom[edge]! : graph.edgeTo[edge]!;
    if (nodes.has(node)) return true;
    nodes.add(node);
  }
  return false;
}
