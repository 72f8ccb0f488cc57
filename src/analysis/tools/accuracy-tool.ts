import { accuracyCurve } from '../accuracy/forecast-accuracy.ts';
import { deriveBandwidth } from '../density/bandwidth.ts';
import { densityAtPlaces } from '../density-reference/point-density.ts';
import { requireAtLeast } from '../method-record.ts';
import { Random } from '../../numerics/random/random.ts';
import { selectIncidents } from './selected-incidents.ts';
import { deriveStudyGrid } from './study-grid.ts';
import { recordOf, type ToolData, type ToolFrame, type ToolResult } from './tool-types.ts';
import { wholeMonths } from '../months/whole-months.ts';

export interface AccuracyChoice {
  /** Whole months at the end that are kept out of the forecast. */
  readonly heldOutMonths: number;
}

const AREA_SHARES = [0.01, 0.02, 0.05, 0.1] as const;

/**
 * How well would the map of the earlier months have told where the incidents of the last months fell? Two forecasts, the
 * count per cell and the kernel density, each at four sizes: hit rate, PAI and PEI never without the area.
 */
export function accuracyTool(data: ToolData, frame: ToolFrame, { heldOutMonths }: AccuracyChoice): ToolResult {
  const selected = selectIncidents(data.table, frame, { place: true, longestDays: 31 });
  const borders = wholeMonths(data.table, frame);
  requireAtLeast(2 * heldOutMonths, borders.length - 1, 'forecast-accuracy');
  const end = borders.length - 1;
  const [first, split, last] = [borders[0]!, borders[end - heldOutMonths]!, borders[end]!];
  const grid = deriveStudyGrid(data, frame);
  const earlier = { x: [] as number[], y: [] as number[] };
  const before = new Float64Array(grid.count);
  const after = new Float64Array(grid.count);
  selected.time.forEach((moment, i) => {
    const cell = grid.at(selected.x[i]!, selected.y[i]!);
    if (cell < 0 || moment < first || moment >= last) return;
    (moment < split ? before : after)[cell]!++;
    if (moment >= split) return;
    earlier.x.push(selected.x[i]!);
    earlier.y.push(selected.y[i]!);
  });
  const centres = Array.from({ length: grid.count }, (_, cell) => grid.centre(cell));
  const places = { x: centres.map(([x]) => x), y: centres.map(([, y]) => y) };
  const { bandwidthMetres } = deriveBandwidth(
    Float64Array.from(earlier.x),
    Float64Array.from(earlier.y),
    'quartic',
    frame.cellSizeMetres,
  );
  const density = densityAtPlaces(earlier, places, { kernel: 'quartic', bandwidthMetres, edge: 'none' });
  const areas = new Float64Array(grid.count).fill(grid.grid.cellAreaSquareMetres);
  const random = new Random(frame.seed);
  const curves = [
    ['counts', accuracyCurve(after, before, areas)],
    ['density', accuracyCurve(after, density.perSquareMetre, areas)],
    [
      'chance',
      accuracyCurve(
        after,
        Float64Array.from(before, () => random.uniform()),
        areas,
      ),
    ],
  ] as const;
  const at = (share: number) => Math.max(0, Math.round(share * grid.count) - 1);
  const best = curves.slice(0, 2).sort((a, b) => b[1].hitRate[at(0.05)]! - a[1].hitRate[at(0.05)]!)[0]!;
  const k = at(0.05);
  const n = after.reduce((sum, count) => sum + count, 0);
  return {
    sentence: {
      key: `tool.accuracy.${best[0]}`,
      values: {
        areaShare: best[1].areaShare[k]!,
        hitShare: best[1].hitRate[k]!,
        pai: best[1].pai[k]!,
        peiShare: best[1].pei[k]!,
        months: heldOutMonths,
      },
    },
    uncertainty: {
      key: 'tool.accuracy.uncertainty',
      values: { n, errorShare: Math.sqrt((best[1].hitRate[k]! * (1 - best[1].hitRate[k]!)) / n) },
    },
    n,
    leftOut: selected.leftOut,
    tables: [
      {
        title: { key: 'tool.accuracy.table' },
        columns: [
          { title: { key: 'tool.accuracy.forecast' }, kind: 'text' },
          { title: { key: 'tool.accuracy.area' }, kind: 'share' },
          { title: { key: 'tool.accuracy.hit' }, kind: 'share' },
          { title: { key: 'tool.accuracy.pai' }, kind: 'number' },
          { title: { key: 'tool.accuracy.pei' }, kind: 'share' },
        ],
        rows: curves.flatMap(([name, curve]) =>
          AREA_SHARES.map((share) => {
            const row = at(share);
            return [
              { key: `tool.accuracy.by.${name}` },
              curve.areaShare[row]!,
              curve.hitRate[row]!,
              curve.pai[row]!,
              curve.pei[row]!,
            ];
          }),
        ),
      },
    ],
    curve: null,
    shapes: null,
    records: [recordOf(best[1]), recordOf(density)],
  };
}
