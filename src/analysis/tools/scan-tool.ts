import { DAY_MS } from '../../domain/incident/incident-filter.ts';
import { MethodInputError } from '../method-record.ts';
import { spaceTimeScan } from '../scan/space-time-scan.ts';
import type { AnalysisTask } from '../task.ts';
import { circle } from './clusters-tool.ts';
import { selectIncidents } from './selected-incidents.ts';
import { recordOf, type ToolData, type ToolFrame, type ToolResult } from './tool-types.ts';

export interface ScanChoice {
  readonly radiusMetres: number;
  readonly days: number;
  readonly permutations: number;
}

/** More incidents than this take minutes; a shorter period or fewer categories is the way out, and the message says so. */
const MOST_INCIDENTS = 12_000;

/** Is a cluster going on at the end of the period, that neither the places nor the times explain by themselves? */
export async function scanTool(
  { table }: ToolData,
  frame: ToolFrame,
  { radiusMetres, days, permutations }: ScanChoice,
  task: AnalysisTask,
): Promise<ToolResult> {
  const { x, y, time, n, leftOut } = selectIncidents(table, frame, { place: true, longestDays: 2 });
  if (n > MOST_INCIDENTS) throw new MethodInputError('tool.error.tooManyToScan', { n, most: MOST_INCIDENTS });
  const result = await spaceTimeScan(
    x,
    y,
    time.map((moment) => Math.floor(moment / DAY_MS)),
    {
      maximumRadiusMetres: radiusMetres,
      maximumSteps: days,
      permutations,
      seed: frame.seed,
    },
    task,
  );
  const [top] = result.clusters;
  const values = top
    ? {
        count: top.count,
        expected: top.expected,
        radiusMetres: top.radiusMetres,
        fromDate: top.from * DAY_MS,
        toDate: (top.to - 1) * DAY_MS,
        p: top.p,
      }
    : { p: 1 };
  const shown = result.clusters.filter(({ p }, k) => k === 0 || p <= 0.1);
  return {
    sentence: { key: top && top.p <= 0.05 ? 'tool.scan.found' : top ? 'tool.scan.weak' : 'tool.scan.none', values },
    uncertainty: { key: 'tool.scan.uncertainty', values: { permutations, circles: result.circles } },
    n,
    leftOut,
    tables: [
      {
        title: { key: 'tool.scan.table' },
        columns: [
          { title: { key: 'tool.scan.from' }, kind: 'date' },
          { title: { key: 'tool.scan.to' }, kind: 'date' },
          { title: { key: 'tool.scan.radius' }, kind: 'metres' },
          { title: { key: 'tool.scan.count' }, kind: 'count' },
          { title: { key: 'tool.scan.expected' }, kind: 'number' },
          { title: { key: 'tool.scan.p' }, kind: 'p' },
        ],
        rows: result.clusters.map((cluster) => [
          cluster.from * DAY_MS,
          (cluster.to - 1) * DAY_MS,
          cluster.radiusMetres,
          cluster.count,
          cluster.expected,
          cluster.p,
        ]),
      },
    ],
    curve: null,
    shapes: {
      areas: shown.map((cluster, k) => ({
        id: `scan-${k}`,
        rings: [circle(cluster.x, cluster.y, Math.max(15, cluster.radiusMetres))],
        tone: cluster.p <= 0.05 ? 'bad' : 'muted',
      })),
      places: shown.map((cluster, k) => ({ id: `scan-centre-${k}`, x: cluster.x, y: cluster.y, text: String(k + 1) })),
    },
    records: [recordOf(result)],
  };
}
