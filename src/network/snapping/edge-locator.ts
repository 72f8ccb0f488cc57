import Flatbush from 'flatbush';
import type { StreetGraph } from '../graph/street-graph.ts';

/** Finds the nearest place on the network to a point in project metres. Build once for a graph. */
export class EdgeLocator {
  private readonly tree: Flatbush | null;
  /** By tree item: edge, geometry point at the segment's start, and metres along the edge up to there. */
  private readonly edge: Uint32Array;
  private readonly point: Uint32Array;
  private readonly along: Float64Array;

  /** `takesPart` restricts the search to some edges; left out, all take part. */
  constructor(
    private readonly graph: StreetGraph,
    takesPart: (edge: number) => boolean = () => true,
  ) {
    let count = 0;
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      if (takesPart(edge)) count += graph.geometryStarts[edge + 1]! - graph.geometryStarts[edge]! - 1;
    }
    this.edge = new Uint32Array(count);
    this.point = new Uint32Array(count);
    this.along = new Float64Array(count);
    this.tree = count > 0 ? new Flatbush(count) : null;
    const g = graph.geometry;
    let item = 0;
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      if (!takesPart(edge)) continue;
      let along = 0;
      for (let i = graph.geometryStarts[edge]!; i < graph.geometryStarts[edge + 1]! - 1; i++) {
        const [x0, y0, x1, y1] = [g[2 * i]!, g[2 * i + 1]!, g[2 * i + 2]!, g[2 * i + 3]!];
        this.tree!.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
        this.edge[item] = edge;
        this.point[item] = i;
        this.along[item++] = along;
        along += Math.hypot(x1 - x0, y1 - y0);
      }
    }
    this.tree?.finish();
  }

  /**
   * Nearest place within `limitMetres`, or null. Exact: boxes are only a first sieve. Of equally near places the one on
   * the lowest edge number is taken, then the lowest offset.
   */
  locate(
    x: number,
    y: number,
    limitMetres: number,
  ): { edge: number; offsetMetres: number; distanceMetres: number } | null {
    if (!this.tree || !Number.isFinite(x) || !Number.isFinite(y)) return null;
    let reach = limitMetres;
    // The box nearest to the point bounds the answer, and spares the wide search where streets lie close.
    const [nearest] = this.tree.neighbors(x, y, 1, limitMetres);
    if (nearest === undefined) return null;
    reach = Math.min(reach, Math.sqrt(this.measure(nearest, x, y).squared) + 1e-9);
    let best = { squared: limitMetres * limitMetres, edge: -1, offset: 0 };
    for (const item of this.tree.search(x - reach, y - reach, x + reach, y + reach)) {
      const { squared, offset } = this.measure(item, x, y);
      const edge = this.edge[item]!;
      const better =
        squared < best.squared ||
        (squared === best.squared &&
          (best.edge < 0 || edge < best.edge || (edge === best.edge && offset < best.offset)));
      if (better) best = { squared, edge, offset };
    }
    if (best.edge < 0) return null;
    return { edge: best.edge, offsetMetres: best.offset, distanceMetres: Math.sqrt(best.squared) };
  }

  private measure(item: number, x: number, y: number): { squared: number; offset: number } {
    const g = this.graph.geometry;
    const i = this.point[item]!;
    const dx = g[2 * i + 2]! - g[2 * i]!;
    const dy = g[2 * i + 3]! - g[2 * i + 1]!;
    const squaredLength = dx * dx + dy * dy;
    const share = ((x - g[2 * i]!) * dx + (y - g[2 * i + 1]!) * dy) / squaredLength;
    const along = Math.min(1, Math.max(0, share));
    const ex = x - g[2 * i]! - along * dx;
    const ey = y - g[2 * i + 1]! - along * dy;
    const offset = Math.min(
      this.along[item]! + along * Math.sqrt(squaredLength),
      this.graph.edgeLengthMetres[this.edge[item]!]!,
    );
    return { squared: ex * ex + ey * ey, offset };
  }
}
