import { requireAtLeast } from '../method-record.ts';
import { mannKendall } from '../trend/mann-kendall.ts';
import { selectIncidents } from './selected-incidents.ts';
import { recordOf, type ToolData, type ToolFrame, type ToolResult } from './tool-types.ts';
import { countByMonth, wholeMonths } from '../months/whole-months.ts';

/** Is the number a month rising or falling? Two named tests, as they may differ, and the slope with its interval. */
export function trendTool({ table }: ToolData, frame: ToolFrame): ToolResult {
  const { time, leftOut } = selectIncidents(table, frame, { place: false, longestDays: 31 });
  const borders = wholeMonths(table, frame);
  requireAtLeast(6, borders.length - 1, 'mann-kendall');
  const counts = countByMonth(borders, time);
  const plain = mannKendall(counts, { test: 'plain' });
  const corrected = mannKendall(counts, { test: 'hamed-rao' });
  const { slope, low, high } = plain.slope;
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const agree = plain.verdict === corrected.verdict;
  return {
    sentence: {
      key: agree ? `tool.trend.${plain.verdict}` : 'tool.trend.differ',
      values: { slope, low, high, months: counts.length, mean, p: plain.p, otherP: corrected.p },
    },
    uncertainty: {
      key: 'tool.trend.uncertainty',
      values: { slope, low, high, yearShare: mean > 0 ? (12 * slope) / mean : 0 },
    },
    n: counts.reduce((sum, count) => sum + count, 0),
    leftOut,
    tables: [
      {
        title: { key: 'tool.trend.tests' },
        columns: [
          { title: { key: 'tool.trend.test' }, kind: 'text' },
          { title: { key: 'tool.trend.s' }, kind: 'count' },
          { title: { key: 'tool.trend.z' }, kind: 'number' },
          { title: { key: 'tool.trend.p' }, kind: 'p' },
        ],
        rows: [plain, corrected].map(({ parameters, s, z, p }) => [
          { key: `tool.trend.test.${parameters.test}` },
          s,
          z,
          p,
        ]),
      },
      {
        title: { key: 'tool.trend.months' },
        columns: [
          { title: { key: 'tool.trend.month' }, kind: 'date' },
          { title: { key: 'tool.trend.count' }, kind: 'count' },
        ],
        rows: Array.from(counts, (count, month) => [borders[month]!, count]),
      },
    ],
    curve: null,
    shapes: null,
    records: [recordOf(plain), recordOf(corrected)],
  };
}
