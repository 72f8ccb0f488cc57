import { DAY_MS } from '../domain/incident/incident-filter.ts';
import type { DatasetRecord } from '../domain/project/project-document.ts';
import type { ImportReport } from '../formats/incidents/report.ts';

/** The report of an incident file, as it was stored with the project; null for other files. */
export const reportOf = ({ role, report }: DatasetRecord): ImportReport | null =>
  role === 'incidents' ? (report as ImportReport) : null;

/** First day (civil epoch ms) of a last month that a file's report calls unfinished, the earliest of all; else null. */
export function incompleteSince(datasets: readonly DatasetRecord[]): number | null {
  const months = datasets.flatMap((dataset) => {
    const lastMonth = reportOf(dataset)?.time.lastMonth;
    return lastMonth?.incomplete ? [lastMonth.month] : [];
  });
  return months.length > 0 ? Math.min(...months) : null;
}

/** Civil midnight after the last day that the files reach whole; `days` from `firstDay` on as the brush counts them. */
export function completeUntil(
  datasets: readonly DatasetRecord[],
  { days, firstDay }: { readonly days: ArrayLike<number>; readonly firstDay: number },
): number {
  const end = firstDay + days.length * DAY_MS;
  return Math.min(end, incompleteSince(datasets) ?? end);
}
