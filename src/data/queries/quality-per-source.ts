import { IncidentFlag, TimePrecision } from '../../domain/incident/incident-table.ts';
import type { NamedQuery } from '../engine/query-engine.ts';
import { TimeKind } from '../tables/incident-times.ts';

/** How good the rows of one source are: counts of rows, whatever the filter. */
export interface SourceQuality {
  /** Index in `IncidentTable.sources`. */
  readonly source: number;
  readonly rows: number;
  readonly withoutPlace: number;
  readonly withoutTime: number;
  /** Only the day, or only the month is known. */
  readonly dayOnly: number;
  readonly monthOnly: number;
  readonly duplicates: number;
  readonly pileUps: number;
  /** Rows with a from–to window, and lengths of these windows in hours; null without such rows. */
  readonly intervals: number;
  readonly medianIntervalHours: number | null;
  readonly p90IntervalHours: number | null;
  /** Windows of more than 24 hours: they have no hour of the day. */
  readonly longIntervals: number;
}

const isInterval = `time_kind IN (${TimeKind.hours}, ${TimeKind.days}) AND precision <> ${TimePrecision.day}`;

/** Data quality per source over all rows. */
export const QUALITY_PER_SOURCE: NamedQuery<null, readonly SourceQuality[]> = {
  name: 'quality-per-source',
  sql: `
    SELECT source::DOUBLE AS source, count(*)::DOUBLE AS n,
      count(*) FILTER (x IS NULL OR y IS NULL)::DOUBLE AS without_place,
      count(*) FILTER (time_kind = ${TimeKind.none})::DOUBLE AS without_time,
      count(*) FILTER (time_kind <> ${TimeKind.none} AND precision = ${TimePrecision.day})::DOUBLE AS day_only,
      count(*) FILTER (time_kind <> ${TimeKind.none} AND precision = ${TimePrecision.month})::DOUBLE AS month_only,
      count(*) FILTER (flags & ${IncidentFlag.duplicate} <> 0)::DOUBLE AS duplicates,
      count(*) FILTER (flags & ${IncidentFlag.pileUp} <> 0)::DOUBLE AS pile_ups,
      count(*) FILTER (${isInterval})::DOUBLE AS intervals,
      quantile_cont(end_ms - start_ms, 0.5) FILTER (${isInterval}) / 3600000 AS median_hours,
      quantile_cont(end_ms - start_ms, 0.9) FILTER (${isInterval}) / 3600000 AS p90_hours,
      count(*) FILTER (${isInterval} AND time_kind = ${TimeKind.days})::DOUBLE AS long_intervals
    FROM incident GROUP BY source ORDER BY source`,
  bind: () => [],
  read(columns) {
    const of = (name: string) => columns.numbers(name);
    const [source, rows, withoutPlace, withoutTime] = [of('source'), of('n'), of('without_place'), of('without_time')];
    const [dayOnly, monthOnly, duplicates] = [of('day_only'), of('month_only'), of('duplicates')];
    const [pileUps, intervals, long] = [of('pile_ups'), of('intervals'), of('long_intervals')];
    const [median, p90] = [of('median_hours'), of('p90_hours')];
    return Array.from({ length: columns.length }, (_, i) => ({
      source: source[i]!,
      rows: rows[i]!,
      withoutPlace: withoutPlace[i]!,
      withoutTime: withoutTime[i]!,
      dayOnly: dayOnly[i]!,
      monthOnly: monthOnly[i]!,
      duplicates: duplicates[i]!,
      pileUps: pileUps[i]!,
      intervals: intervals[i]!,
      medianIntervalHours: Number.isNaN(median[i]!) ? null : median[i]!,
      p90IntervalHours: Number.isNaN(p90[i]!) ? null : p90[i]!,
      longIntervals: long[i]!,
    }));
  },
};
