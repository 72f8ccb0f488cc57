import { IncidentFlag } from '../../domain/incident/incident-table.ts';
import type { IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { SqlValue } from '../engine/query-engine.ts';
import { TimeKind } from '../tables/incident-times.ts';

/** Which incidents a query counts. */
export interface Selected {
  readonly filter: IncidentFilter;
  /** Leave out rows with these flags, as the map does. */
  readonly withoutDuplicates: boolean;
  readonly withoutPileUps: boolean;
  /** `IncidentTable.categories` and `.sources`: the filter names them, the table holds their indices. */
  readonly categories: readonly string[];
  readonly sources: readonly string[];
}

/**
 * The values of `$1` … `$7`: period from and to, 168 flags of the hours, flags of the categories and of the sources, excluded
 * flags, and whether the table `inside` holds the incidents of the filter's area. A list is a text of ones and zeros.
 */
export function bindSelected({ filter, withoutDuplicates, withoutPileUps, categories, sources }: Selected): SqlValue[] {
  const { period, hoursOfWeek, area } = filter;
  const allHours = !hoursOfWeek || hoursOfWeek.every((on) => on !== 0);
  return [
    period?.from ?? null,
    period?.to ?? null,
    allHours ? null : Array.from(hoursOfWeek, (on) => (on ? '1' : '0')).join(''),
    flagsOf(categories, filter.categories),
    flagsOf(sources, filter.sources),
    (withoutDuplicates ? IncidentFlag.duplicate : 0) | (withoutPileUps ? IncidentFlag.pileUp : 0),
    area !== null,
  ];
}

function flagsOf(names: readonly string[], wanted: readonly string[] | null): string | null {
  if (!wanted) return null;
  const kept = new Set(wanted);
  return names.map((name) => (kept.has(name) ? '1' : '0')).join('');
}

/** Rows that pass category, source, flags and area; how much of their time passes is still to be seen. */
const MATCHING = `
  matching AS (
    SELECT * FROM incident
    WHERE ($4::VARCHAR IS NULL OR substr($4::VARCHAR, category + 1, 1) = '1')
      AND ($5::VARCHAR IS NULL OR substr($5::VARCHAR, source + 1, 1) = '1')
      AND (flags & $6::INTEGER) = 0
      AND (NOT $7::BOOLEAN OR id IN (SELECT id FROM inside))
  )`;

/** Hours of the week, whether they are wanted, and how many wanted ones come before in the week and in all. */
const WANTED_HOURS = `
  wanted_hour AS (
    SELECT hour, wanted,
      coalesce(sum(wanted) OVER (ORDER BY hour ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::DOUBLE AS before,
      (sum(wanted) OVER ())::DOUBLE AS a_week
    FROM (
      SELECT range::INTEGER AS hour, ($3::VARCHAR IS NULL OR substr($3::VARCHAR, range::INTEGER + 1, 1) = '1')::DOUBLE AS wanted
      FROM range(168)
    )
  )`;

// Hours since the Monday 72 hours before the epoch, cut into whole weeks, a whole hour of the week and the rest.
const HOURS = (time: string) => `(${time} / 3600000 + 72)`;
const HOUR_OF_WEEK = (time: string) => `(floor(${HOURS(time)})::BIGINT % 168 + 168) % 168`;
/** Wanted hours from the Monday up to a time; `table` is its row of wanted_hour. */
const WANTED_UNTIL = (time: string, table: string) =>
  `(floor(${HOURS(time)} / 168) * ${table}.a_week + ${table}.before + ${table}.wanted * (${HOURS(time)} - floor(${HOURS(time)})))`;

/**
 * Adds `weight` to rows that have a window [`window_from`, `window_to`): 0 or 1 for a moment, for a span the share of it in
 * the window and in the wanted hours (aoristic). A span without an hour passes only when all hours are wanted, a row
 * without a time only when nothing is asked of it.
 */
const weigh = (rows: string) => `
  weighed AS (
    SELECT rows.*,
      CASE
        WHEN time_kind = ${TimeKind.none} THEN
          ($1::DOUBLE IS NULL AND $2::DOUBLE IS NULL AND $3::VARCHAR IS NULL)::DOUBLE
        WHEN time_kind = ${TimeKind.exact} THEN
          (start_ms >= window_from AND start_ms < window_to AND at_start.wanted = 1)::DOUBLE
        WHEN low >= high THEN 0
        WHEN $3::VARCHAR IS NULL THEN (high - low) / (end_ms - start_ms)
        WHEN time_kind = ${TimeKind.hours} THEN
          (${WANTED_UNTIL('high', 'at_high')} - ${WANTED_UNTIL('low', 'at_low')}) * 3600000 / (end_ms - start_ms)
        ELSE 0
      END AS weight
    FROM (
      SELECT *, greatest(start_ms, window_from) AS low, least(end_ms, window_to) AS high FROM ${rows}
    ) AS rows
    LEFT JOIN wanted_hour AS at_start ON at_start.hour = hour_of_week
    LEFT JOIN wanted_hour AS at_low ON at_low.hour = ${HOUR_OF_WEEK('low')}
    LEFT JOIN wanted_hour AS at_high ON at_high.hour = ${HOUR_OF_WEEK('high')}
  ),
  passing AS (SELECT * FROM weighed WHERE weight > 0)`;

/** Largest and smallest civil time: a period without an edge. */
const EVER = 1e15;

/** The start of a query: makes `passing`, the incidents under the filter with their `weight` (0–1]. */
export const WITH_PASSING = `WITH ${MATCHING}, ${WANTED_HOURS},
  windowed AS (
    SELECT *, coalesce($1::DOUBLE, -${EVER}) AS window_from, coalesce($2::DOUBLE, ${EVER}) AS window_to FROM matching
  ), ${weigh('windowed')}`;

/** The same, with a row for each calendar month (`month`, months since year 0) that an incident's window touches. */
export const WITH_PASSING_BY_MONTH = `WITH ${MATCHING}, ${WANTED_HOURS},
  by_month AS (SELECT *, unnest(range(first_month, last_month + 1)) AS month FROM matching WHERE first_month IS NOT NULL),
  windowed AS (
    SELECT *,
      greatest(coalesce($1::DOUBLE, -${EVER}), epoch_ms(make_timestamp(month // 12, month % 12 + 1, 1, 0, 0, 0))) AS window_from,
      least(coalesce($2::DOUBLE, ${EVER}), epoch_ms(make_timestamp((month + 1) // 12, (month + 1) % 12 + 1, 1, 0, 0, 0))) AS window_to
    FROM by_month
  ), ${weigh('windowed')}`;
