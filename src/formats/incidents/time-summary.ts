import { DAY_MS, HOUR_MS } from '../../domain/incident/incident-filter.ts';
import { TimePrecision, type IncidentTable } from '../../domain/incident/incident-table.ts';
import { startOfMonth, startOfNextMonth } from '../cells/civil-days.ts';

/** Windows of incidents known as from–to, by length; the last is open. */
export const INTERVAL_LIMITS_HOURS = [1, 4, 8, 24, 72, 168] as const;

export interface TimeSummary {
  readonly withTime: number;
  readonly withoutTime: number;
  readonly byPrecision: Readonly<Record<'minute' | 'interval' | 'day' | 'month', number>>;
  /** Earliest start and latest end, civil epoch ms; null without times. */
  readonly first: number | null;
  readonly last: number | null;
  /** Counts for up to 1, 4, 8, 24, 72 and 168 hours, and longer. */
  readonly intervalLengths: readonly number[];
  readonly medianIntervalHours: number | null;
  readonly lastMonth: LastMonth | null;
}

export interface LastMonth {
  /** Civil epoch ms of its first day. */
  readonly month: number;
  readonly incidents: number;
  /** Median of the months before it. */
  readonly usual: number;
  /** Whether it looks unfinished: see `isUnfinished`. */
  readonly incomplete: boolean;
}

/** Counts times by how exactly they are known, how long windows are, and whether the last month is all there. */
export function summariseTimes(table: IncidentTable): TimeSummary {
  const { start, end, precision, length } = table;
  const counts = new Uint32Array(5);
  const intervalLengths = new Array<number>(INTERVAL_LIMITS_HOURS.length + 1).fill(0);
  const hours: number[] = [];
  let first = Infinity;
  let last = -Infinity;
  let lastStart = -Infinity;
  for (let i = 0; i < length; i++) {
    counts[precision[i]!]!++;
    if (precision[i] === TimePrecision.none) continue;
    if (start[i]! < first) first = start[i]!;
    if (end[i]! > last) last = end[i]!;
    if (start[i]! > lastStart) lastStart = start[i]!;
    if (precision[i] !== TimePrecision.interval) continue;
    const lengthHours = (end[i]! - start[i]!) / HOUR_MS;
    const bin = INTERVAL_LIMITS_HOURS.findIndex((limit) => lengthHours <= limit);
    intervalLengths[bin < 0 ? INTERVAL_LIMITS_HOURS.length : bin]!++;
    hours.push(lengthHours);
  }
  const withTime = length - counts[TimePrecision.none]!;
  return {
    withTime,
    withoutTime: length - withTime,
    byPrecision: {
      minute: counts[TimePrecision.minute]!,
      interval: counts[TimePrecision.interval]!,
      day: counts[TimePrecision.day]!,
      month: counts[TimePrecision.month]!,
    },
    first: withTime > 0 ? first : null,
    last: withTime > 0 ? last : null,
    intervalLengths,
    medianIntervalHours: hours.length > 0 ? Float64Array.from(hours).sort()[hours.length >> 1]! : null,
    lastMonth: withTime > 0 ? lastMonthOf(table, first, lastStart) : null,
  };
}

/** Fewer than this share of the usual number makes a month look unfinished. */
const FEW = 0.6;

/** Longer than any register: dates beyond it are faults, and months are then not counted. */
const MOST_DAYS = 366 * 100;

function lastMonthOf({ start, precision, length }: IncidentTable, first: number, lastStart: number): LastMonth | null {
  const firstDay = Math.floor(first / DAY_MS);
  const days = Math.floor(lastStart / DAY_MS) - firstDay + 1;
  if (days > MOST_DAYS) return null;
  const perDay = new Uint32Array(days);
  let dated = 0;
  for (let i = 0; i < length; i++) {
    if (precision[i] === TimePrecision.none) continue;
    perDay[Math.floor(start[i]! / DAY_MS) - firstDay]!++;
    if (precision[i] !== TimePrecision.month) dated++;
  }
  const months: { month: number; incidents: number }[] = [];
  for (let month = startOfMonth(first); month <= lastStart; month = startOfNextMonth(month)) {
    const from = Math.max(0, month / DAY_MS - firstDay);
    const to = startOfNextMonth(month) / DAY_MS - firstDay;
    months.push({ month, incidents: perDay.subarray(from, to).reduce((sum, count) => sum + count, 0) });
  }
  const last = months.pop()!;
  if (months.length === 0) return null;
  const usual = Float64Array.from(months, ({ incidents }) => incidents).sort()[months.length >> 1]!;
  return { ...last, usual, incomplete: isUnfinished(last.month, lastStart, last.incidents, usual, dated > length / 2) };
}

/**
 * A month is unfinished when its last days are empty although incidents come daily (more than one a day and no start in
 * the last two days), or when it has less than 60 % of the usual number.
 */
function isUnfinished(month: number, lastStart: number, incidents: number, usual: number, hasDays: boolean): boolean {
  const daysLeft = (startOfNextMonth(month) - lastStart) / DAY_MS;
  return (hasDays && usual > 30 && daysLeft > 2) || incidents < FEW * usual;
}
