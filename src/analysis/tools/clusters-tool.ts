import { dbscan, PointKind } from '../clustering/dbscan.ts';
import { selectIncidents } from './selected-incidents.ts';
import { recordOf, type ToolData, type ToolFrame, type ToolResult } from './tool-types.ts';

export interface ClustersChoice {
  readonly radiusMetres: number;
  readonly minimumPoints: number;
}

const MOST_SHOWN = 30;

/** Dense groups of incidents by DBSCAN. Describes where points lie close together; it is no test. */
export function clustersTool({ table }: ToolData, frame: ToolFrame, choice: ClustersChoice): ToolResult {
  const { x, y, n, leftOut } = selectIncidents(table, frame, { place: true, longestDays: null });
  const result = dbscan(x, y, choice);
  const clusters = Array.from(result.sizes, (size, id) => ({ id, size })).sort((a, b) => b.size - a.size);
  const shown = clusters
    .slice(0, MOST_SHOWN)
    .map(({ id, size }) => ({ id, size, ...describe(id, result.cluster, x, y) }));
  const inside = result.sizes.reduce((sum, size) => sum + size, 0);
  const border = result.kind.reduce((sum, kind) => sum + (kind === PointKind.border ? 1 : 0), 0);
  return {
    sentence: {
      key: clusters.length > 0 ? 'tool.clusters.found' : 'tool.clusters.none',
      values: {
        clusters: clusters.length,
        inside,
        insideShare: n > 0 ? inside / n : 0,
        radiusMetres: choice.radiusMetres,
        minimum: choice.minimumPoints,
      },
    },
    uncertainty: {
      key: 'tool.clusters.uncertainty',
      values: { border, shared: result.sharedBorderPoints, noise: n - inside },
    },
    n,
    leftOut,
    tables: [
      {
        title: { key: 'tool.clusters.table' },
        columns: [
          { title: { key: 'tool.clusters.number' }, kind: 'count' },
          { title: { key: 'tool.clusters.size' }, kind: 'count' },
          { title: { key: 'tool.clusters.reach' }, kind: 'metres' },
        ],
        rows: shown.map(({ size, reach }, k) => [k + 1, size, reach]),
      },
    ],
    curve: null,
    shapes: {
      areas: shown.map(({ id, x: cx, y: cy, reach }, k) => ({
        id: `cluster-${id}`,
        rings: [circle(cx, cy, reach)],
        tone: 'accent',
        label: String(k + 1),
      })),
      places: shown.map(({ id, x: cx, y: cy }, k) => ({ id: `centre-${id}`, x: cx, y: cy, text: String(k + 1) })),
    },
    records: [recordOf(result)],
  };
}

/** Mean place of a cluster, and the distance within which 90 % of its points lie. */
function describe(id: number, cluster: Int32Array, x: Float64Array, y: Float64Array) {
  const members = Array.from(cluster.keys()).filter((i) => cluster[i] === id);
  const mean = (values: Float64Array) => members.reduce((sum, i) => sum + values[i]!, 0) / members.length;
  const [cx, cy] = [mean(x), mean(y)];
  const distances = Float64Array.from(members, (i) => Math.hypot(x[i]! - cx, y[i]! - cy)).sort();
  return { x: cx, y: cy, reach: Math.max(10, distances[Math.ceil(0.9 * distances.length) - 1]!) };
}

/** A closed ring around a centre, counter-clockwise. */
export function circle(cx: number, cy: number, radius: number): Float64Array {
  const corners = 48;
  return Float64Array.from({ length: 2 * (corners + 1) }, (_, k) => {
    const angle = (2 * Math.PI * (Math.floor(k / 2) % corners)) / corners;
    return k % 2 === 0 ? cx + radius * Math.cos(angle) : cy + radius * Math.sin(angle);
  });
}
