import { EmergingClass } from '../emerging/emerging-classes.ts';
import { emergingHotSpots } from '../emerging/emerging-hot-spots.ts';
import { createSpaceTimeCube, type SpaceTimeCube } from '../emerging/space-time-cube.ts';
import { requireAtLeast } from '../method-record.ts';
import { neighboursWithinBand } from '../spatial-autocorrelation/neighbours.ts';
import { expectedPerCell } from './expected-per-cell.ts';
import { selectIncidents } from './selected-incidents.ts';
import { deriveStudyGrid } from './study-grid.ts';
import { recordOf, type ShapeTone, type ToolData, type ToolFrame, type ToolResult } from './tool-types.ts';
import { wholeMonths } from '../months/whole-months.ts';

/** Fewer steps than this say nothing of a development. */
const FEWEST_MONTHS = 8;

const TONES: Readonly<Record<string, ShapeTone>> = {
  new: 'bad',
  consecutive: 'bad',
  intensifying: 'bad',
  persistent: 'caution',
  sporadic: 'compare',
  oscillating: 'compare',
  diminishing: 'good',
  historical: 'muted',
};

/** How the hot spots of the months developed: new, growing, lasting, fading. */
export function emergingTool(data: ToolData, frame: ToolFrame): ToolResult {
  const selected = selectIncidents(data.table, frame, { place: true, longestDays: 31 });
  const borders = wholeMonths(data.table, frame);
  requireAtLeast(FEWEST_MONTHS, borders.length - 1, 'emerging-hot-spots');
  const grid = deriveStudyGrid(data, frame);
  const cellOf = Int32Array.from(selected.x, (x, i) => grid.at(x, selected.y[i]!));
  const cube = createSpaceTimeCube(cellOf, selected.time, grid.count, borders);
  const centres = Array.from({ length: grid.count }, (_, cell) => grid.centre(cell));
  const neighbours = neighboursWithinBand(
    Float64Array.from(centres, ([x]) => x),
    Float64Array.from(centres, ([, y]) => y),
    frame.cellSizeMetres * 1.5,
    true,
  );
  const totals = new Float64Array(grid.count);
  cube.counts.forEach((count, bin) => (totals[bin % grid.count]! += count));
  const expected = expectedPerCell(data, frame, grid, totals);
  const result = emergingHotSpots(comparedWith(expected, cube), cube.steps, neighbours, {
    lagSteps: 1,
    baseline: 'cube',
    significance: 0.05,
    correction: 'benjamini-hochberg',
    trendSignificance: 0.05,
    trendOf: 'own-step',
  });
  const names = Object.entries(EmergingClass).filter(([, code]) => code !== 0);
  const cellsOf = (code: number) => Array.from(result.kind.keys()).filter((cell) => result.kind[cell] === code);
  const found = names.map(([name, code]) => ({ name, cells: cellsOf(code) })).filter(({ cells }) => cells.length > 0);
  const total = (...wanted: readonly string[]) =>
    found.filter(({ name }) => wanted.includes(name)).reduce((sum, { cells }) => sum + cells.length, 0);
  const values = {
    months: cube.steps,
    cells: found.reduce((sum, { cells }) => sum + cells.length, 0),
    newer: total('new', 'consecutive', 'intensifying'),
    lasting: total('persistent'),
    fading: total('diminishing', 'historical'),
  };
  return {
    sentence: { key: values.cells > 0 ? 'tool.emerging.found' : 'tool.emerging.none', values },
    uncertainty: {
      key: `tool.emerging.uncertainty.${expected ? frame.expectation : 'even'}`,
      values: { thresholdZ: result.thresholdZ, bins: result.z.length },
    },
    n: cube.n,
    leftOut:
      cube.left > 0
        ? [...selected.leftOut, { key: 'tool.leftOut.outside', values: { n: cube.left } }]
        : selected.leftOut,
    tables: [
      {
        title: { key: 'tool.emerging.table' },
        columns: [
          { title: { key: 'tool.emerging.kind' }, kind: 'text' },
          { title: { key: 'tool.emerging.cells' }, kind: 'count' },
        ],
        tones: found.map(({ name }) => TONES[name]!),
        rows: found.map(({ name, cells }) => [{ key: `tool.emerging.kind.${name}` }, cells.length]),
      },
    ],
    curve: null,
    shapes: {
      places: [],
      areas: found.flatMap(({ name, cells }) =>
        cells.map((cell) => ({ id: `${name}-${cell}`, rings: [grid.ring(cell)], tone: TONES[name]! })),
      ),
    },
    records: [recordOf(cube), recordOf(result)],
  };
}

/** Pearson residuals (count − expected) / √expected per bin; the counts themselves where nothing is expected. */
function comparedWith(expected: Float64Array | null, { counts, cells, steps }: SpaceTimeCube): Float64Array {
  if (!expected) return counts;
  return counts.map((count, bin) => {
    const each = expected[bin % cells]! / steps;
    return (count - each) / Math.sqrt(each);
  });
}
