import { DAY_MS, hourOfWeek } from '../../domain/incident/incident-filter.ts';
import { TimePrecision, type IncidentTable } from '../../domain/incident/incident-table.ts';

/** How the time of a row counts; the same division as the moving filter's (analysis/brush). */
export const TimeKind = {
  /** A moment: in a window or not. */
  exact: 0,
  /** At most 24 hours, spread over its hours. */
  hours: 1,
  /** A day or longer, spread over its days; has no hour. */
  days: 2,
  month: 3,
  none: 4,
} as const;

/** Civil times made ready for SQL, which has no time zones here. One entry a row; MISSING or NaN where unknown. */
export interface IncidentTimes {
  readonly timeKind: Uint8Array;
  /** Civil ms; `end` lies after `start` unless the row is exact. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** Hour of week of `start`. */
  readonly hourOfWeek: Int32Array;
  /** Months since year 0 (12 × year + month, January = 0) that the window touches. */
  readonly firstMonth: Int32Array;
  readonly lastMonth: Int32Array;
}

/** 1900-01-01 and 2079-06-06: dates outside count as unknown, as in the moving filter. */
const FIRST_VALID = -25_567 * DAY_MS;
const END_VALID = 39_968 * DAY_MS;

/** Derives the time columns of the table `incident`. */
export function deriveIncidentTimes(table: IncidentTable): IncidentTimes {
  const { length } = table;
  const times: IncidentTimes = {
    timeKind: new Uint8Array(length).fill(TimeKind.none),
    start: new Float64Array(length).fill(NaN),
    end: new Float64Array(length).fill(NaN),
    hourOfWeek: new Int32Array(length).fill(-1),
    firstMonth: new Int32Array(length).fill(-1),
    lastMonth: new Int32Array(length).fill(-1),
  };
  const monthOf = createMonthOf();
  for (let row = 0; row < length; row++) {
    const precision = table.precision[row]!;
    const start = table.start[row]!;
    if (precision === TimePrecision.none || !(start >= FIRST_VALID && start < END_VALID)) continue;
    const end = Math.min(windowEnd(precision, start, table.end[row]!), END_VALID);
    times.start[row] = start;
    times.end[row] = end;
    times.timeKind[row] = kindOf(precision, start, end);
    times.hourOfWeek[row] = hourOfWeek(start);
    times.firstMonth[row] = monthOf(start);
    times.lastMonth[row] = monthOf(end > start ? end - 1 : start);
  }
  return times;
}

function kindOf(precision: number, start: number, end: number): number {
  if (!(end > start)) return TimeKind.exact;
  if (precision === TimePrecision.month) return TimeKind.month;
  return precision === TimePrecision.day || end - start > DAY_MS ? TimeKind.days : TimeKind.hours;
}

/** A day or month without an end ends with the day or month; an end before the start is no window. */
function windowEnd(precision: number, start: number, end: number): number {
  if (end > start) return end;
  if (precision === TimePrecision.day) return start + DAY_MS;
  if (precision === TimePrecision.month) {
    const date = new Date(start);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  }
  return start;
}

/** Month number of a civil time; remembers each day, because rows share their days. */
function createMonthOf(): (civilMs: number) => number {
  const known = new Map<number, number>();
  return (civilMs) => {
    const day = Math.floor(civilMs / DAY_MS);
    let month = known.get(day);
    if (month === undefined) {
      const date = new Date(day * DAY_MS);
      known.set(day, (month = 12 * date.getUTCFullYear() + date.getUTCMonth()));
    }
    return month;
  };
}
