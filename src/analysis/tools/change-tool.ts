import { DAY_MS } from '../../domain/incident/incident-filter.ts';
import { benjaminiHochbergAdjusted } from '../multiple-testing/adjusted-p.ts';
import { requireAtLeast } from '../method-record.ts';
import { rateChange, type RateChangeResult } from '../rates/rate-change.ts';
import { selectIncidents } from './selected-incidents.ts';
import { recordOf, type ToolData, type ToolFrame, type ToolResult } from './tool-types.ts';
import { wholeMonths } from '../months/whole-months.ts';

export interface ChangeChoice {
  /** Length of both periods in whole months. */
  readonly months: number;
  /** With which period the last months are compared. */
  readonly against: 'before' | 'year';
}

/** The last months against those before them, or against the same months a year earlier: change, interval and test. */
export function changeTool({ table }: ToolData, frame: ToolFrame, { months, against }: ChangeChoice): ToolResult {
  const { time, rows, leftOut } = selectIncidents(table, frame, { place: false, longestDays: 31 });
  const borders = wholeMonths(table, frame);
  const back = against === 'year' ? 12 : months;
  requireAtLeast(back + months, borders.length - 1, 'rate-change');
  const end = borders.length - 1;
  const after = [borders[end - months]!, borders[end]!] as const;
  const before = [borders[end - months - back]!, borders[end - back]!] as const;
  const within = ([from, to]: readonly [number, number], moment: number) => moment >= from && moment < to;
  const exposures = { exposureBefore: (before[1] - before[0]) / DAY_MS, exposureAfter: (after[1] - after[0]) / DAY_MS };
  const pairs = table.categories.map(() => [0, 0] as [number, number]);
  time.forEach((moment, i) => {
    const pair = pairs[table.category[rows[i]!]!];
    if (pair && within(before, moment)) pair[0]++;
    else if (pair && within(after, moment)) pair[1]++;
  });
  const sum = (k: 0 | 1) => pairs.reduce((total, pair) => total + pair[k], 0);
  const whole = rateChange(sum(0), sum(1), exposures);
  const kinds = pairs
    .map((pair, k) => ({ name: table.categories[k]!, pair }))
    .filter(({ pair }) => pair[0] + pair[1] > 0)
    .map(({ name, pair }) => ({ name, change: rateChange(pair[0], pair[1], exposures) }))
    .sort((a, b) => b.change.n - a.change.n);
  const adjusted = benjaminiHochbergAdjusted(kinds.map(({ change }) => change.p));
  const dates = { fromDate: before[0], toDate: before[1] - 1, laterFromDate: after[0], laterToDate: after[1] - 1 };
  return {
    sentence: {
      key: sentenceKey(whole),
      values: { before: whole.before, after: whole.after, percentage: whole.percentage ?? 0, ...dates },
    },
    uncertainty: {
      key: 'tool.change.uncertainty',
      values: { lowPercent: whole.low, highPercent: whole.high, p: whole.p },
    },
    n: whole.n,
    leftOut,
    tables: [
      {
        title: { key: 'tool.change.table' },
        columns: [
          { title: { key: 'tool.change.category' }, kind: 'category' },
          { title: { key: 'tool.change.before' }, kind: 'count' },
          { title: { key: 'tool.change.after' }, kind: 'count' },
          { title: { key: 'tool.change.percentage' }, kind: 'percent' },
          { title: { key: 'tool.change.low' }, kind: 'percent' },
          { title: { key: 'tool.change.high' }, kind: 'percent' },
          { title: { key: 'tool.change.adjustedP' }, kind: 'p' },
        ],
        rows: kinds.map(({ name, change }, k) => [
          name,
          change.before,
          change.after,
          change.percentage,
          change.low,
          change.high,
          adjusted[k]!,
        ]),
      },
    ],
    curve: null,
    shapes: null,
    records: [recordOf(whole)],
  };
}

function sentenceKey({ p, percentage }: RateChangeResult): string {
  if (percentage === null) return 'tool.change.fromNothing';
  if (p >= 0.05) return 'tool.change.none';
  return percentage > 0 ? 'tool.change.more' : 'tool.change.fewer';
}
