import { DAY_MS } from '../../domain/incident/incident-filter.ts';
import type { BandLabel } from '../near-repeat/bands.ts';
import { nearRepeatChains } from '../near-repeat/near-repeat-chains.ts';
import { nearRepeat, type NearRepeatResult } from '../near-repeat/near-repeat.ts';
import type { AnalysisTask } from '../task.ts';
import { selectIncidents } from './selected-incidents.ts';
import {
  recordOf,
  type Message,
  type ToolData,
  type ToolFrame,
  type ToolResult,
  type ToolTable,
} from './tool-types.ts';

export interface NearRepeatChoice {
  readonly bandMetres: number;
  readonly bandDays: number;
  readonly permutations: number;
}

const BANDS = 4;

/** Are incidents followed by others nearby, soon after, more often than by chance? Day bands: [0, 1) is the same day. */
export async function nearRepeatTool(
  { table }: ToolData,
  frame: ToolFrame,
  { bandMetres, bandDays, permutations }: NearRepeatChoice,
  task: AnalysisTask,
): Promise<ToolResult> {
  const { x, y, time, n, leftOut } = selectIncidents(table, frame, { place: true, longestDays: 2 });
  const days = time.map((moment) => Math.floor(moment / DAY_MS));
  const steps = Array.from({ length: BANDS }, (_, k) => k + 1);
  const result = await nearRepeat(
    x,
    y,
    days,
    {
      space: { breaks: [0, 1, ...steps.map((k) => k * bandMetres), Infinity], interval: '[a,b)' },
      time: { breaks: [0, ...steps.map((k) => k * bandDays), Infinity], interval: '[a,b)' },
      metric: 'euclidean',
      permutations,
      seed: frame.seed,
    },
    task,
  );
  const chains = nearRepeatChains(x, y, days, {
    distanceMetres: bandMetres,
    duration: bandDays,
    borderIncluded: false,
  });
  const sizes = chains.sizes.filter((size) => size > 1);
  return {
    sentence: sentenceOf(result),
    uncertainty: {
      key: 'tool.nearRepeat.uncertainty',
      values: { permutations, chains: sizes.length, longest: Math.max(0, ...sizes) },
    },
    n,
    leftOut,
    tables: [
      matrix('tool.nearRepeat.ratios', result, (cell) => result.ratio[cell]!, 'number'),
      matrix('tool.nearRepeat.p', result, (cell) => result.p[cell]!, 'p'),
      matrix('tool.nearRepeat.observed', result, (cell) => result.observed[cell]!, 'count'),
    ],
    curve: null,
    shapes: null,
    records: [recordOf(result), recordOf(chains)],
  };
}

/** The strongest excess among the cells that are near in space and time; 5 % divided over the cells that are looked at. */
function sentenceOf({ ratio, p, spaceLabels, timeLabels, observed }: NearRepeatResult): Message {
  const columns = timeLabels.length;
  const looked = Array.from(ratio.keys()).filter(
    (cell) => Math.floor(cell / columns) < spaceLabels.length - 1 && cell % columns < columns - 1,
  );
  const significant = looked.filter(
    (cell) => p[cell]! <= Math.max(0.05 / looked.length, Math.min(...p)) && p[cell]! <= 0.01 && ratio[cell]! > 1,
  );
  const best = significant.sort((a, b) => ratio[b]! - ratio[a]!)[0];
  if (best === undefined) return { key: 'tool.nearRepeat.none' };
  const space = spaceLabels[Math.floor(best / columns)]!;
  const time = timeLabels[best % columns]!;
  const values = {
    times: ratio[best]!,
    fromMetres: space.from,
    toMetres: space.to,
    fromDays: time.firstWhole,
    toDays: time.lastWhole,
    pairs: observed[best]!,
    p: p[best]!,
  };
  return { key: space.to <= 1 ? 'tool.nearRepeat.samePlace' : 'tool.nearRepeat.found', values };
}

function matrix(
  key: string,
  { spaceLabels, timeLabels }: NearRepeatResult,
  value: (cell: number) => number,
  kind: 'number' | 'p' | 'count',
): ToolTable {
  return {
    title: { key },
    columns: [
      { title: { key: 'tool.nearRepeat.distance' }, kind: 'text' },
      ...timeLabels.map((label) => ({ title: daysLabel(label), kind })),
    ],
    rows: spaceLabels.map((label, row) => [
      metresLabel(label),
      ...timeLabels.map((_, column) => value(row * timeLabels.length + column)),
    ]),
  };
}

function daysLabel({ firstWhole, lastWhole }: BandLabel): Message {
  if (lastWhole === Infinity) return { key: 'tool.days.more', values: { days: firstWhole } };
  if (lastWhole === 0) return { key: 'tool.days.same' };
  return { key: 'tool.days.between', values: { from: firstWhole, to: lastWhole } };
}

function metresLabel({ from, to }: BandLabel): Message {
  if (to <= 1) return { key: 'tool.metres.same' };
  if (to === Infinity) return { key: 'tool.metres.more', values: { from } };
  return { key: 'tool.metres.between', values: { from, to } };
}
