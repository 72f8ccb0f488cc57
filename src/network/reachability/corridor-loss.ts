import Flatbush from 'flatbush';
import { nearestOnSegment } from '../graph/segment-boxes.ts';
import { EdgeLocator } from '../snapping/edge-locator.ts';
import { AreaLocator, type ClosedArea } from './closed-area.ts';
import type { SplitGraph } from './split-graph.ts';

/** Incidents that an area should cover; a weight may be harm or a count. Points in project metres, NaN = no place. */
export interface CoverPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
}

/**
 * What opening streets inside an area costs in cover: the weight of the incidents within half the corridor's width of
 * them. `byNearestEdge` gives each incident to the nearest street inside only; added up over a walk it can only be too
 * low, which makes it a lower bound to search with, and `exact` tells the truth about a found walk.
 */
export class CorridorLoss {
  readonly byNearestEdge: Float64Array;
  readonly weightInArea: number;
  private readonly tree: Flatbush | null;
  private readonly inside: { readonly x: number; readonly y: number; readonly weight: number }[] = [];

  constructor(
    private readonly split: SplitGraph,
    area: ClosedArea,
    points: CoverPoints,
    private readonly halfWidthMetres: number,
  ) {
    const locator = new AreaLocator(area);
    const streets = new EdgeLocator(split.graph, (edge) => split.closed[edge] === 1);
    this.byNearestEdge = new Float64Array(split.graph.edgeCount);
    let weightInArea = 0;
    for (let i = 0; i < points.x.length; i++) {
      const [x, y, weight] = [points.x[i]!, points.y[i]!, points.weight[i]!];
      if (!Number.isFinite(x) || !Number.isFinite(y) || !locator.holds(x, y)) continue;
      weightInArea += weight;
      const near = streets.locate(x, y, halfWidthMetres);
      if (!near) continue;
      this.byNearestEdge[near.edge]! += weight;
      this.inside.push({ x, y, weight });
    }
    this.weightInArea = weightInArea;
    this.tree = this.inside.length > 0 ? new Flatbush(this.inside.length) : null;
    for (const { x, y } of this.inside) this.tree!.add(x, y, x, y);
    this.tree?.finish();
  }

  /** Weight of the incidents within half the width of any of these streets, each counted once. */
  exact(edges: Iterable<number>): number {
    if (!this.tree) return 0;
    const lost = new Set<number>();
    const { graph } = this.split;
    const g = graph.geometry;
    const half = this.halfWidthMetres;
    for (const edge of edges) {
      for (let i = graph.geometryStarts[edge]!; i < graph.geometryStarts[edge + 1]! - 1; i++) {
        const [ax, ay, bx, by] = [g[2 * i]!, g[2 * i + 1]!, g[2 * i + 2]!, g[2 * i + 3]!];
        const found = this.tree.search(
          Math.min(ax, bx) - half,
          Math.min(ay, by) - half,
          Math.max(ax, bx) + half,
          Math.max(ay, by) + half,
        );
        for (const item of found) {
          const { x, y } = this.inside[item]!;
          if (nearestOnSegment(x, y, ax, ay, bx, by).distance <= half) lost.add(item);
        }
      }
    }
    let sum = 0;
    for (const item of lost) sum += this.inside[item]!.weight;
    return sum;
  }
}
