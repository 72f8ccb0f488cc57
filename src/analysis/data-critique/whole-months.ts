import { DAY_MS } from '../../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../../domain/incident/incident-table.ts';

export interface MonthsBySource {
  /** A row of counts per source, aligned with `IncidentTable.sources`. */
  readonly counts: readonly Float64Array[];
  /** Civil start of each month, epoch ms. */
  readonly monthStarts: readonly number[];
}

/** A month whose last days hold nothing still counts as whole, up to so many days. */
const QUIET_DAYS = 2;

/** Incidents per calendar month and source, without a last month that the files do not reach the end of. */
export function wholeMonthsBySource(table: IncidentTable): MonthsBySource {
  let [first, last] = [Infinity, -Infinity];
  for (let row = 0; row < table.length; row++) {
    const at = table.start[row]!;
    if (at < first) first = at;
    if (at > last) last = at;
  }
  if (!Number.isFinite(first)) return { counts: table.sources.map(() => new Float64Array(0)), monthStarts: [] };
  const origin = monthNumber(first);
  const lastNumber = monthNumber(last);
  const isWhole = last >= startOf(lastNumber + 1) - QUIET_DAYS * DAY_MS - DAY_MS;
  const months = lastNumber - origin + (isWhole ? 1 : 0);
  const counts = table.sources.map(() => new Float64Array(months));
  for (let row = 0; row < table.length; row++) {
    if (Number.isNaN(table.start[row]!)) continue;
    const month = monthNumber(table.start[row]!) - origin;
    if (month < months) counts[table.source[row]!]![month]!++;
  }
  return { counts, monthStarts: Array.from({ length: months }, (_, i) => startOf(origin + i)) };
}

const monthNumber = (civilMs: number) => {
  const date = new Date(civilMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const startOf = (month: number) => Date.UTC(Math.floor(month / 12), month % 12, 1);
