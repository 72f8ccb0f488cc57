import { discKernel } from '../density/disc-kernel.ts';
import { deriveExposures } from '../expectation/exposure.ts';
import { MethodInputError, requireAtLeast } from '../method-record.ts';
import { selectIncidents } from './selected-incidents.ts';
import { deriveStudyGrid, type StudyGrid } from './study-grid.ts';
import type { ToolData, ToolFrame, ToolResult } from './tool-types.ts';

export const DENOMINATORS = ['addresses', 'shops', 'streetMetres', 'incidents'] as const;
export type Denominator = (typeof DENOMINATORS)[number];

export interface RatioChoice {
  readonly denominator: Denominator;
  readonly bandwidthMetres: number;
}

/** Below this part of the mean denominator a ratio says more about the denominator than about the place. */
const LEAST_SHARE_OF_MEAN = 0.1;
const [CLEAR, STRONG] = [2, 4];

/**
 * Dual kernel density: incidents over a denominator, both smoothed by the same kernel (quartic) over the study cells
 * (Bithell 1990, Statistics in Medicine 9:691–701; Levine, CrimeStat, ratio of densities), as times the ratio of the
 * whole. A picture of where there is more than there are addresses, shops, streets or incidents of any kind; no test.
 */
export function ratioTool(data: ToolData, frame: ToolFrame, { denominator, bandwidthMetres }: RatioChoice): ToolResult {
  const selected = selectIncidents(data.table, frame, { place: true, longestDays: null });
  requireAtLeast(10, selected.n, 'ratio-density');
  const study = deriveStudyGrid(data, frame);
  const counts = countIn(study, selected.x, selected.y);
  const below = amountsOf(data, frame, study, denominator);
  const [top, bottom] = [counts, below].map((amounts) => smooth(study, amounts, bandwidthMetres));
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const whole = sum(counts) / sum(below);
  const least = (LEAST_SHARE_OF_MEAN * sum(bottom!)) / study.count;
  const ratio = Float64Array.from(top!, (value, cell) =>
    bottom![cell]! >= least ? value / bottom![cell]! / whole : NaN,
  );
  const cells = Array.from(ratio.keys()).filter((cell) => ratio[cell]! >= CLEAR);
  const masked = Array.from(ratio.keys()).filter((cell) => Number.isNaN(ratio[cell])).length;
  const order = [...cells].sort((a, b) => ratio[b]! - ratio[a]!);
  const held = cells.reduce((total, cell) => total + counts[cell]!, 0);
  const method = {
    method: 'ratio-density',
    parameters: { denominator, bandwidthMetres, kernel: 'quartic', leastShareOfMean: LEAST_SHARE_OF_MEAN },
    seed: null,
    n: sum(counts),
  };
  return {
    sentence: {
      key: cells.length > 0 ? 'tool.ratio.found' : 'tool.ratio.none',
      values: { cells: cells.length, placeShare: cells.length / study.count, incidentShare: held / method.n },
    },
    uncertainty: { key: 'tool.ratio.uncertainty', values: { masked, widthMetres: bandwidthMetres } },
    n: method.n,
    leftOut: selected.leftOut,
    tables: [
      {
        title: { key: 'tool.ratio.table' },
        columns: [
          { title: { key: 'tool.ratio.times' }, kind: 'number' },
          { title: { key: 'tool.ratio.incidents' }, kind: 'count' },
          { title: { key: `tool.ratio.denominator.${denominator}` }, kind: 'count' },
        ],
        rows: order.slice(0, 10).map((cell) => [ratio[cell]!, counts[cell]!, below[cell]!]),
      },
    ],
    curve: null,
    shapes: {
      places: [],
      areas: cells.map((cell) => ({
        id: `ratio-${cell}`,
        rings: [study.ring(cell)],
        tone: ratio[cell]! >= STRONG ? 'bad' : 'caution',
      })),
    },
    records: [method],
  };
}

function countIn(study: StudyGrid, x: Float64Array, y: Float64Array): Float64Array {
  const counts = new Float64Array(study.count);
  for (let i = 0; i < x.length; i++) {
    const cell = study.at(x[i]!, y[i]!);
    if (cell >= 0) counts[cell]!++;
  }
  return counts;
}

function amountsOf(data: ToolData, frame: ToolFrame, study: StudyGrid, denominator: Denominator): Float64Array {
  if (denominator === 'incidents') {
    const all = selectIncidents(
      data.table,
      { ...frame, filter: { period: null, hoursOfWeek: null, categories: null, sources: null, area: null } },
      { place: true, longestDays: null },
    );
    return countIn(study, all.x, all.y);
  }
  const kinds: readonly string[] = denominator === 'addresses' ? ['homes', 'shops', 'others'] : [denominator];
  const exposures = deriveExposures(study.grid, data.places).filter(({ kind }) => kinds.includes(kind));
  if (exposures.length === 0) throw new MethodInputError('tool.error.noDenominator');
  return Float64Array.from(study.cells, (cell) => exposures.reduce((sum, { amounts }) => sum + amounts[cell]!, 0));
}

/** Kernel sums at the study cells; what lies outside the study area has no weight on either side of the ratio. */
function smooth(study: StudyGrid, amounts: Float64Array, bandwidthMetres: number): Float64Array {
  const { columns, rows, cellSizeMetres } = study.grid;
  const kernel = discKernel('quartic', bandwidthMetres, cellSizeMetres);
  const on = new Float64Array(columns * rows);
  study.cells.forEach((cell, k) => (on[cell] = amounts[k]!));
  const starts: number[] = [];
  for (let dy = 0, at = 0; dy <= kernel.radius; at += kernel.halfWidths[dy]! + 1, dy++) starts.push(at);
  return Float64Array.from(study.cells, (cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    let sum = 0;
    for (let dy = -kernel.radius; dy <= kernel.radius; dy++) {
      const other = row + dy;
      if (other < 0 || other >= rows) continue;
      const line = Math.abs(dy);
      const half = kernel.halfWidths[line]!;
      for (let dx = Math.max(-half, -column); dx <= Math.min(half, columns - 1 - column); dx++)
        sum += on[other * columns + column + dx]! * kernel.weights[starts[line]! + Math.abs(dx)]!;
    }
    return sum;
  });
}
