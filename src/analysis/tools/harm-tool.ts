import { harmWeights } from '../harm/harm-weights.ts';
import { MethodInputError, requireAtLeast } from '../method-record.ts';
import { selectIncidents } from './selected-incidents.ts';
import { deriveStudyGrid } from './study-grid.ts';
import { recordOf, type ToolData, type ToolFrame, type ToolResult } from './tool-types.ts';

export interface HarmChoice {
  /** Weight of one incident by category; what is not named weighs 1. */
  readonly weights: Readonly<Record<string, number>>;
  /** Where the weights come from, e.g. a sentencing guideline; shown with the result. */
  readonly source: string;
}

const SHOWN = 10;

/**
 * The same incidents weighed by harm. There is no published Dutch table of weights, so the municipality gives its own
 * with their source, and every weight stands in the table beside the counts.
 *
 * Errors: `tool.error.noHarmSource` when a weight differs from 1 and no source is given.
 */
export function harmTool(data: ToolData, frame: ToolFrame, { weights, source }: HarmChoice): ToolResult {
  const selected = selectIncidents(data.table, frame, { place: true, longestDays: null });
  requireAtLeast(1, selected.n, 'harm-weights');
  const isWeighed = Object.values(weights).some((weight) => weight !== 1);
  if (isWeighed && !source.trim()) throw new MethodInputError('tool.error.noHarmSource');
  const { categories } = data.table;
  const categoryOf = Uint16Array.from(selected.rows, (row) => data.table.category[row]!);
  const result = harmWeights(categoryOf, categories, { source, weights, otherwise: 1 });
  const study = deriveStudyGrid(data, frame);
  const counts = new Float64Array(study.count);
  const harm = new Float64Array(study.count);
  for (let i = 0; i < selected.n; i++) {
    const cell = study.at(selected.x[i]!, selected.y[i]!);
    if (cell < 0) continue;
    counts[cell]!++;
    harm[cell]! += result.perIncident[i]!;
  }
  const busiest = (values: Float64Array) =>
    Array.from(values.keys())
      .filter((cell) => values[cell]! > 0)
      .sort((a, b) => values[b]! - values[a]!)
      .slice(0, SHOWN);
  const byHarm = busiest(harm);
  const byCount = new Set(busiest(counts));
  const both = byHarm.filter((cell) => byCount.has(cell)).length;
  const first = result.rows[0]!;
  return {
    sentence: {
      key: isWeighed ? 'tool.harm.found' : 'tool.harm.unweighed',
      values: { both, shown: byHarm.length },
    },
    uncertainty: {
      key: 'tool.harm.uncertainty',
      values: { source: source || '–', totalShare: first.total / result.total },
    },
    n: selected.n,
    leftOut: selected.leftOut,
    tables: [
      {
        title: { key: 'tool.harm.table' },
        columns: [
          { title: { key: 'tool.harm.category' }, kind: 'category' },
          { title: { key: 'tool.harm.count' }, kind: 'count' },
          { title: { key: 'tool.harm.weight' }, kind: 'number' },
          { title: { key: 'tool.harm.share' }, kind: 'share' },
        ],
        rows: result.rows
          .filter(({ count }) => count > 0)
          .map(({ category, count, weight, total }) => [category, count, weight, total / result.total]),
      },
    ],
    curve: null,
    shapes: {
      places: [],
      areas: byHarm.map((cell) => ({
        id: `harm-${cell}`,
        rings: [study.ring(cell)],
        tone: byCount.has(cell) ? 'accent' : 'caution',
      })),
    },
    records: [recordOf(result)],
  };
}
