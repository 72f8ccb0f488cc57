import type { AnalysisTask } from '../task.ts';
import { benjaminiHochbergAdjusted } from '../multiple-testing/adjusted-p.ts';
import { requireAtLeast } from '../method-record.ts';
import { localMoran, moran, MoranQuadrant } from '../spatial-autocorrelation/moran.ts';
import { moranPermutation } from '../spatial-autocorrelation/moran-permutation.ts';
import { neighboursWithinBand, rowStandardised } from '../spatial-autocorrelation/neighbours.ts';
import { selectIncidents } from './selected-incidents.ts';
import { deriveStudyGrid } from './study-grid.ts';
import { recordOf, type ShapeTone, type ToolData, type ToolFrame, type ToolResult } from './tool-types.ts';

export interface AutocorrelationChoice {
  readonly permutations: number;
}

const KINDS = ['highHigh', 'lowHigh', 'lowLow', 'highLow'] as const;
const TONES: Readonly<Record<(typeof KINDS)[number], ShapeTone>> = {
  highHigh: 'bad',
  highLow: 'caution',
  lowHigh: 'compare',
  lowLow: 'muted',
};
const FALSE_DISCOVERY_RATE = 0.05;

/**
 * Whether busy cells lie beside busy cells (Moran's I with its permutation test), and which cells make it so (local
 * Moran's I, corrected for the number of cells by Benjamini–Hochberg). Neighbours: the eight cells around, each the same.
 */
export async function autocorrelationTool(
  data: ToolData,
  frame: ToolFrame,
  choice: AutocorrelationChoice,
  task: AnalysisTask,
): Promise<ToolResult> {
  const selected = selectIncidents(data.table, frame, { place: true, longestDays: null });
  requireAtLeast(10, selected.n, 'moran');
  const grid = deriveStudyGrid(data, frame);
  const counts = new Float64Array(grid.count);
  let outside = 0;
  for (let i = 0; i < selected.n; i++) {
    const cell = grid.at(selected.x[i]!, selected.y[i]!);
    if (cell >= 0) counts[cell]!++;
    else outside++;
  }
  const centres = Array.from({ length: grid.count }, (_, cell) => grid.centre(cell));
  const neighbours = rowStandardised(
    neighboursWithinBand(
      Float64Array.from(centres, ([x]) => x),
      Float64Array.from(centres, ([, y]) => y),
      frame.cellSizeMetres * 1.5,
    ),
  );
  const global = moran(counts, neighbours);
  const shuffled = await moranPermutation(
    counts,
    neighbours,
    { permutations: choice.permutations, seed: frame.seed },
    task,
  );
  const local = localMoran(counts, neighbours);
  // Cells without neighbours have no p-value; they are not tests.
  const tested = Array.from(local.p.keys()).filter((cell) => !Number.isNaN(local.p[cell]!));
  const adjusted = benjaminiHochbergAdjusted(tested.map((cell) => local.p[cell]!));
  const found = KINDS.map((kind) => ({
    kind,
    cells: tested.filter(
      (cell, k) => adjusted[k]! <= FALSE_DISCOVERY_RATE && local.quadrant[cell] === MoranQuadrant[kind],
    ),
  }));
  const p = shuffled.pGreater;
  return {
    sentence: {
      key: p <= 0.05 ? 'tool.autocorrelation.clustered' : 'tool.autocorrelation.notClustered',
      values: { i: global.i, expected: global.expected, p },
    },
    uncertainty: {
      key: 'tool.autocorrelation.uncertainty',
      values: { cells: grid.count, permutations: choice.permutations, z: global.randomisation.z },
    },
    n: selected.n - outside,
    leftOut:
      outside > 0 ? [...selected.leftOut, { key: 'tool.leftOut.outside', values: { n: outside } }] : selected.leftOut,
    tables: [
      {
        title: { key: 'tool.autocorrelation.table' },
        columns: [
          { title: { key: 'tool.autocorrelation.kind' }, kind: 'text' },
          { title: { key: 'tool.autocorrelation.cells' }, kind: 'count' },
          { title: { key: 'tool.autocorrelation.incidents' }, kind: 'count' },
        ],
        tones: found.map(({ kind }) => TONES[kind]),
        rows: found.map(({ kind, cells }) => [
          { key: `tool.autocorrelation.kind.${kind}` },
          cells.length,
          cells.reduce((sum, cell) => sum + counts[cell]!, 0),
        ]),
      },
    ],
    curve: null,
    shapes: {
      places: [],
      areas: found.flatMap(({ kind, cells }) =>
        // Quiet among quiet is most of a municipality, and no finding on a map.
        kind === 'lowLow'
          ? []
          : cells.map((cell) => ({ id: `${kind}-${cell}`, rings: [grid.ring(cell)], tone: TONES[kind] })),
      ),
    },
    records: [recordOf(global), recordOf(shuffled), recordOf(local)],
  };
}
