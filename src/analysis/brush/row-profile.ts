import { DAY_MS, HOUR_MS, HOURS_PER_WEEK } from '../../domain/incident/incident-filter.ts';
import { passedAt, shareBetween, shareScale } from '../aoristic/aoristic-share.ts';
import { Fails, type FilterState } from './filter-state.ts';
import { SpanKind, type IncidentStore } from './incident-store.ts';

/**
 * Share of a row's time (0–1) that passes the period and the hours of a filter: 0 or 1 for an exact row, the covered share
 * for a span. Category, source and base are not looked at.
 */
export function timeShare(store: IncidentStore, row: number, state: FilterState): number {
  if (row < store.exactRows) {
    if (state.kindFails[store.kind[row]!]! & Fails.hours) return 0;
    if (!state.periodActive) return 1;
    const time = (store.firstDay + store.day[row]!) * DAY_MS + store.timeOfDay[row]!;
    return time >= state.from && time < state.to ? 1 : 0;
  }
  if (row >= store.timedRows) return state.hoursActive || state.periodActive ? 0 : 1;
  const span = row - store.exactRows;
  const start = store.spanStart[span]!;
  const end = store.spanEnd[span]!;
  if (!state.hoursActive) return shareBetween(start, end, state.from, state.to);
  if (store.spanKind[span] !== SpanKind.hours) return 0;
  let share = 0;
  let hour = store.kinds.hour[store.kind[row]!]!;
  for (let at = Math.floor(start / HOUR_MS) * HOUR_MS; at < end; at += HOUR_MS) {
    if (state.hourFails[hour] === 0) {
      share += shareBetween(start, end, Math.max(at, state.from), Math.min(at + HOUR_MS, state.to));
    }
    hour = hour + 1 === HOURS_PER_WEEK ? 0 : hour + 1;
  }
  return share;
}

/** Whether a row passes category, source and base. */
export const passesTimeless = (store: IncidentStore, row: number, state: FilterState, base: Uint8Array): boolean =>
  base[row] === 0 && (state.kindFails[store.kind[row]!]! & ~Fails.hours) === 0;

/**
 * Adds `sign` × the part of a row that passes the period and the hours of a filter to a profile: 168 hours of the week from
 * `at`, then the months of the store. Rows without an hour count in months only, rows without a time nowhere.
 */
export function addToProfile(
  store: IncidentStore,
  row: number,
  sign: number,
  state: FilterState,
  profile: Float64Array,
  at: number,
): void {
  if (row < store.exactRows) {
    if (timeShare(store, row, state) === 0) return;
    profile[at + store.kinds.hour[store.kind[row]!]!]! += sign;
    profile[at + HOURS_PER_WEEK + store.monthOfDay[store.day[row]!]!]! += sign;
    return;
  }
  if (row >= store.timedRows) return;
  const span = row - store.exactRows;
  if (store.spanKind[span] === SpanKind.hours) addHours(store, row, sign, state, profile, at);
  else if (!state.hoursActive) addMonths(store, span, sign, state.from, state.to, profile, at + HOURS_PER_WEEK);
}

function addHours(
  store: IncidentStore,
  row: number,
  sign: number,
  { hourFails, from, to }: FilterState,
  profile: Float64Array,
  at: number,
): void {
  const start = store.spanStart[row - store.exactRows]!;
  const end = store.spanEnd[row - store.exactRows]!;
  let hour = store.kinds.hour[store.kind[row]!]!;
  let day = store.day[row]!;
  for (let time = Math.floor(start / HOUR_MS) * HOUR_MS; time < end; time += HOUR_MS) {
    if (hourFails[hour] === 0) {
      const share = sign * shareBetween(start, end, Math.max(time, from), Math.min(time + HOUR_MS, to));
      profile[at + hour]! += share;
      profile[at + HOURS_PER_WEEK + store.monthOfDay[day]!]! += share;
    }
    hour = hour + 1 === HOURS_PER_WEEK ? 0 : hour + 1;
    if (hour % 24 === 0) day++;
  }
}

/** Spreads a span over the months that it covers, within [from, to). */
export function addMonths(
  store: IncidentStore,
  span: number,
  sign: number,
  from: number,
  to: number,
  months: Float64Array,
  at: number,
): void {
  const start = store.spanStart[span]!;
  const end = store.spanEnd[span]!;
  const { monthStarts } = store;
  let month = store.monthOfDay[Math.floor(start / DAY_MS) - store.firstDay]!;
  for (; month < monthStarts.length && monthStarts[month]! < end; month++) {
    const next = month + 1 < monthStarts.length ? monthStarts[month + 1]! : Infinity;
    months[at + month]! += sign * shareBetween(start, end, Math.max(monthStarts[month]!, from), Math.min(next, to));
  }
}

/** Spreads a span over the days that it covers, regardless of the period. */
export function addDays(store: IncidentStore, span: number, sign: number, days: Float64Array): void {
  const start = store.spanStart[span]!;
  const end = store.spanEnd[span]!;
  const scale = shareScale(start, end);
  let passed = 0;
  for (let day = Math.floor(start / DAY_MS); day * DAY_MS < end; day++) {
    const now = passedAt(start, end, scale, (day + 1) * DAY_MS);
    days[day - store.firstDay]! += sign * (now - passed);
    passed = now;
  }
}
