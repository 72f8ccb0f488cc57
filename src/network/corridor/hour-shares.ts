import { HOUR_MS } from '../../domain/incident/incident-filter.ts';

const HOURS = 24;

/**
 * Spreads a time window over the hours of the day (aoristic, Ratcliffe 2002): adds to `into` (24 values) what share of
 * [start, end) falls in each hour; an exact moment (end = start) counts in full in its hour. Civil time in epoch ms.
 * Windows longer than `longestHours` say nothing about the hour: returns false and adds nothing, as for unknown times.
 */
export function addHourShares(start: number, end: number, longestHours: number, into: Float64Array): boolean {
  if (!Number.isFinite(start) || !(end >= start) || end - start > longestHours * HOUR_MS) return false;
  const hourOf = (time: number) => ((Math.floor(time / HOUR_MS) % HOURS) + HOURS) % HOURS;
  if (end === start) {
    into[hourOf(start)]! += 1;
    return true;
  }
  for (let time = start; time < end;) {
    const next = Math.min(end, (Math.floor(time / HOUR_MS) + 1) * HOUR_MS);
    into[hourOf(time)]! += (next - time) / (end - start);
    time = next;
  }
  return true;
}
