import { DAY_MS } from '../../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import type { ToolFrame } from '../tools/tool-types.ts';

/** A month of which this much is missing at either end still counts as whole: the first incident may come a day late. */
const SLACK_MS = 3 * DAY_MS;

/** Borders of the whole calendar months within the period of the screen (or of the data): k + 1 for k months. */
export function wholeMonths(
  table: IncidentTable,
  { filter, incompleteFrom }: Pick<ToolFrame, 'filter' | 'incompleteFrom'>,
): Float64Array {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < table.length; row++) {
    if (table.start[row]! < first) first = table.start[row]!;
    if (table.start[row]! > last) last = table.start[row]!;
  }
  const from = Math.max(first - SLACK_MS, filter.period?.from ?? -Infinity);
  const to = Math.min(last + SLACK_MS, filter.period?.to ?? Infinity, incompleteFrom ?? Infinity);
  const borders: number[] = [];
  if (!(to > from) || !Number.isFinite(to - from)) return new Float64Array(0);
  const date = new Date(from);
  for (let month = 0; ; month++) {
    const border = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + month, 1);
    if (border > to) break;
    if (border >= from) borders.push(border);
  }
  return Float64Array.from(borders);
}

/** Index of the month that holds a time; −1 outside. */
export function monthOf(borders: Float64Array, time: number): number {
  let low = 0;
  let high = borders.length - 1;
  if (high < 1 || !(time >= borders[0]! && time < borders[high]!)) return -1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (time >= borders[middle]!) low = middle;
    else high = middle;
  }
  return low;
}

/** Number of times in each month. */
export function countByMonth(borders: Float64Array, times: Float64Array): Float64Array {
  const counts = new Float64Array(Math.max(0, borders.length - 1));
  for (const time of times) {
    const month = monthOf(borders, time);
    if (month >= 0) counts[month]!++;
  }
  return counts;
}
