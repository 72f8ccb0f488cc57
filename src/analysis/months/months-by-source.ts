import { NO_FILTER } from '../../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import { monthOf, wholeMonths } from './whole-months.ts';

export interface MonthsBySource {
  /** A row of counts per source, aligned with `IncidentTable.sources`. */
  readonly counts: readonly Float64Array[];
  /** Civil start of each month, epoch ms. */
  readonly monthStarts: Float64Array;
}

/** Incidents per whole calendar month and source, over all rows whatever the filter. */
export function wholeMonthsBySource(table: IncidentTable): MonthsBySource {
  const borders = wholeMonths(table, { filter: NO_FILTER, incompleteFrom: null });
  const months = Math.max(0, borders.length - 1);
  const counts = table.sources.map(() => new Float64Array(months));
  for (let row = 0; row < table.length; row++) {
    const month = monthOf(borders, table.start[row]!);
    if (month >= 0) counts[table.source[row]!]![month]!++;
  }
  return { counts, monthStarts: borders.subarray(0, months) };
}
