import { HOUR_MS, HOURS_PER_WEEK, hourOfWeek } from '../../domain/incident/incident-filter.ts';

const WEEK_MS = HOURS_PER_WEEK * HOUR_MS;

/**
 * Hour-of-week profile of incidents with a time window, exact to its definition (Ratcliffe 2002, Journal of
 * Quantitative Criminology 18:23–43): each incident has weight 1, spread evenly over its window.
 *
 * A window without length or with its end before its start counts whole in its first hour; a window of a week or more
 * says nothing of the hour and counts 1/168 in every one; a start of NaN is skipped.
 *
 * @param start civil ms, as `IncidentTable.start`
 * @param end civil ms, as `IncidentTable.end`
 * @returns 168 sums of weights, Monday 00–01 first
 */
export function deriveAoristicHourOfWeek(start: Float64Array, end: Float64Array): Float64Array {
  const hours = new Float64Array(HOURS_PER_WEEK);
  for (let i = 0; i < start.length; i++) {
    const from = start[i]!;
    const to = end[i]!;
    if (Number.isNaN(from)) continue;
    if (!(to > from)) hours[hourOfWeek(from)]! += 1;
    else if (to - from >= WEEK_MS) for (let hour = 0; hour < HOURS_PER_WEEK; hour++) hours[hour]! += 1 / HOURS_PER_WEEK;
    else addWindow(hours, from, to);
  }
  return hours;
}

function addWindow(hours: Float64Array, from: number, to: number): void {
  for (let hour = Math.floor(from / HOUR_MS) * HOUR_MS; hour < to; hour += HOUR_MS) {
    hours[hourOfWeek(hour)]! += (Math.min(to, hour + HOUR_MS) - Math.max(from, hour)) / (to - from);
  }
}
