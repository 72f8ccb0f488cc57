import { hourOfWeek, HOUR_MS, HOURS_PER_WEEK } from '../../domain/incident/incident-filter.ts';
import type { Regularity } from '../../domain/incident/regularity.ts';
import { IncidentFlag, TimePrecision, type IncidentTable } from '../../domain/incident/incident-table.ts';

export interface RegularityOptions {
  /** A report of the same kind at the same point within this time of an earlier one is a repeat. */
  readonly repeatMinutes: number;
  /** So many reports of one kind, by one source, at exactly one point make one address that reports. */
  readonly samePlaceReports: number;
}

export const DEFAULT_REGULARITIES: RegularityOptions = { repeatMinutes: 60, samePlaceReports: 24 };

/** How one source registers. */
export interface SourceHabits {
  readonly source: string;
  readonly incidents: number;
  readonly withoutPlace: number;
  /** Neither a time nor a time window within a day. */
  readonly withoutHour: number;
  /** Of those with an exact time: how many lie on the whole hour. By chance 1 in 60. */
  readonly exactTimes: number;
  readonly onTheHour: number;
  /** Hours of the week that together hold 95 % of the incidents with an hour; null when there are too few. */
  readonly busyHours: number | null;
}

export interface RegularityReport {
  readonly options: RegularityOptions;
  readonly sources: readonly SourceHabits[];
  /** A flag per row, by regularity. */
  readonly rows: Readonly<Record<Regularity, Uint8Array>>;
}

/** A source with fewer incidents than this does not show when it works. */
const LEAST_FOR_HOURS = 200;

/**
 * What the rows themselves tell about how they were registered. Descriptive: a mark says that a row looks like a booking
 * habit, not that it is wrong.
 */
export function findRegularities(table: IncidentTable, options = DEFAULT_REGULARITIES): RegularityReport {
  const flag = () => new Uint8Array(table.length);
  const rows = { pileUps: flag(), repeats: flag(), samePlace: flag(), wholeHours: flag() };
  for (let row = 0; row < table.length; row++) {
    if (table.flags[row]! & IncidentFlag.pileUp) rows.pileUps[row] = 1;
    if (isOnTheHour(table, row)) rows.wholeHours[row] = 1;
  }
  markRepeats(table, options, rows.repeats, rows.samePlace);
  return { options, sources: table.sources.map((source, index) => habitsOf(table, source, index)), rows };
}

const isExact = (table: IncidentTable, row: number) => table.precision[row] === TimePrecision.minute;
const isOnTheHour = (table: IncidentTable, row: number) => isExact(table, row) && table.start[row]! % HOUR_MS === 0;
const hasHour = (table: IncidentTable, row: number) =>
  isExact(table, row) || table.precision[row] === TimePrecision.interval;

function habitsOf(table: IncidentTable, source: string, index: number): SourceHabits {
  const hours = new Float64Array(HOURS_PER_WEEK);
  let [incidents, withoutPlace, withoutHour, exactTimes, onTheHour] = [0, 0, 0, 0, 0];
  for (let row = 0; row < table.length; row++) {
    if (table.source[row] !== index) continue;
    incidents++;
    if (Number.isNaN(table.x[row]!)) withoutPlace++;
    if (!hasHour(table, row)) withoutHour++;
    else hours[hourOfWeek(table.start[row]!)]!++;
    if (isExact(table, row)) {
      exactTimes++;
      if (isOnTheHour(table, row)) onTheHour++;
    }
  }
  const busyHours = incidents - withoutHour >= LEAST_FOR_HOURS ? fewestHours(hours, 0.95) : null;
  return { source, incidents, withoutPlace, withoutHour, exactTimes, onTheHour, busyHours };
}

/** The fewest hours of the week that hold a share of all. */
function fewestHours(hours: Float64Array, share: number): number {
  const sorted = Float64Array.from(hours).sort().reverse();
  const wanted = share * sorted.reduce((sum, n) => sum + n, 0);
  let [held, n] = [0, 0];
  while (held < wanted) held += sorted[n++]!;
  return n;
}

/** Groups rows by point and kind; a later row soon after an earlier one is a repeat, many of one source one reporter. */
function markRepeats(
  table: IncidentTable,
  { repeatMinutes, samePlaceReports }: RegularityOptions,
  repeats: Uint8Array,
  samePlace: Uint8Array,
): void {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < table.length; row++) {
    if (Number.isNaN(table.x[row]!) || table.flags[row]! & IncidentFlag.pileUp) continue;
    const key = `${Math.round(table.x[row]!)} ${Math.round(table.y[row]!)} ${table.category[row]}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const timed = group.filter((row) => isExact(table, row)).sort((a, b) => table.start[a]! - table.start[b]!);
    for (let i = 1; i < timed.length; i++)
      if (table.start[timed[i]!]! - table.start[timed[i - 1]!]! <= repeatMinutes * 60_000) repeats[timed[i]!] = 1;
    for (const source of new Set(group.map((row) => table.source[row]!))) {
      const own = group.filter((row) => table.source[row] === source);
      if (own.length >= samePlaceReports) for (const row of own) samePlace[row] = 1;
    }
  }
}
