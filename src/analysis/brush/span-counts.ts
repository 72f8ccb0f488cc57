import { DAY_MS, HOUR_MS, HOURS_PER_WEEK } from '../../domain/incident/incident-filter.ts';
import { passedAt, shareBetween, shareScale } from '../aoristic/aoristic-share.ts';
import { addToMap, NOT_HOURS, type CountContext } from './charts.ts';
import { CODE_SHIFT, type FilterChange } from './filter-change.ts';
import { Fails, type FilterState } from './filter-state.ts';
import { SpanKind, type IncidentStore } from './incident-store.ts';
import { addDays, addMonths, addToProfile } from './row-profile.ts';

/** 1 if a row with these fails shows in a chart that does not follow the filter `own`, else 0. */
const shows = (fails: number, own: number): number => ((fails & ~own) === 0 ? 1 : 0);

/** Counts the spans anew whose fate a change can touch. */
export function visitSpans(context: CountContext, change: FilterChange): void {
  const { store } = context;
  if (!change.base && !change.sources && !change.hours && change.categories.length === 0) {
    visitEdges(context, change);
    return;
  }
  for (let row = store.exactRows; row < store.timedRows; row++) {
    const code = change.kindCodes[store.kind[row]!]!;
    const before = (code >> CODE_SHIFT) & NOT_HOURS;
    const after = code & NOT_HOURS;
    if (before !== after || change.base || change.period) moveSpan(context, change, row, before, after);
    else if (hoursChange(store, change, row)) moveSpan(context, change, row, before, after);
  }
}

/** Only the period moved: looks at the spans that can reach the time between its old and new edges. */
function visitEdges(context: CountContext, change: FilterChange): void {
  const { store } = context;
  for (const { longestDays, starts } of store.spanClasses) {
    // Two edges that lie close together must not move a row twice, so the second range starts where the first ended.
    let reached = 0;
    for (const [from, to] of change.periodRanges) {
      const firstDay = Math.floor(Math.max(from, store.firstDay * DAY_MS) / DAY_MS) - store.firstDay - longestDays;
      const endDay = Math.ceil(Math.min(to, (store.firstDay + store.days) * DAY_MS) / DAY_MS) - store.firstDay;
      for (let day = Math.max(reached, firstDay); day < endDay; day++) {
        for (let row = starts[day]!; row < starts[day + 1]!; row++) {
          const fails = change.kindCodes[store.kind[row]!]! & NOT_HOURS;
          moveSpan(context, change, row, fails, fails);
        }
      }
      reached = Math.max(reached, endDay);
    }
  }
}

/** Whether the filter on hours changed for a span: one of its hours, or for a span without, that there is one. */
function hoursChange(store: IncidentStore, change: FilterChange, row: number): boolean {
  const hours = store.spanHours[row - store.exactRows]!;
  if (hours === 0) return change.hoursActive;
  const first = store.kinds.hour[store.kind[row]!]!;
  return change.changedHours[first + hours] !== change.changedHours[first];
}

/**
 * Takes a span out as it counted and puts it back as it counts now: in one go where only its fails changed, hour by hour
 * where only the hours did. `kindBefore` and `kindAfter` are its fails but for base.
 */
function moveSpan(
  context: CountContext,
  change: FilterChange,
  row: number,
  kindBefore: number,
  kindAfter: number,
): void {
  const before = kindBefore | change.baseBefore[row]!;
  const after = kindAfter | change.baseAfter[row]!;
  const hours = change.hours && hoursChange(context.store, change, row);
  if (!change.period && !hours) {
    if (before === after) return;
    addSpan(
      context,
      row,
      change.after,
      shows(after, 0) - shows(before, 0),
      shows(after, Fails.category) - shows(before, Fails.category),
      shows(after, Fails.source) - shows(before, Fails.source),
      true,
    );
    return;
  }
  if (!change.period && before === after && context.store.spanHours[row - context.store.exactRows]! > 0) {
    moveHours(context, change, row, after);
    return;
  }
  // The charts of days do not follow the period, so they need not be touched while only that moves.
  const withDays = hours || before !== after;
  addSpanAs(context, row, change.before, before, -1, withDays);
  addSpanAs(context, row, change.after, after, 1, withDays);
}

function addSpanAs(
  context: CountContext,
  row: number,
  state: FilterState,
  fails: number,
  sign: number,
  withDays: boolean,
): void {
  const inCategories = sign * shows(fails, Fails.category);
  addSpan(context, row, state, sign * shows(fails, 0), inCategories, sign * shows(fails, Fails.source), withDays);
}

/**
 * Adds a span, as far as it passes period and hours of `state`: times `all` to the charts of time and the map, times
 * `inCategories` and `inSources` to those.
 */
function addSpan(
  context: CountContext,
  row: number,
  state: FilterState,
  all: number,
  inCategories: number,
  inSources: number,
  withDays: boolean,
): void {
  if (all === 0 && inCategories === 0 && inSources === 0) return;
  const { store, charts } = context;
  const span = row - store.exactRows;
  // Outside the period a span counts in the charts of days only.
  if (!withDays && (store.spanStart[span]! >= state.to || store.spanEnd[span]! <= state.from)) return;
  const hourly = store.spanHours[span]! > 0;
  let passing: number;
  if (hourly && (all !== 0 || state.hoursActive)) passing = addHourParts(context, row, all, state, withDays);
  else passing = shareBetween(store.spanStart[span]!, store.spanEnd[span]!, state.from, state.to);
  if (!hourly) {
    charts.withoutHour += all * passing;
    if (state.hoursActive) passing = 0;
    else if (withDays && all !== 0) addLongSpan(context, span, all);
  }
  if (passing === 0) return;
  const kind = store.kind[row]!;
  charts.categories[store.kinds.category[kind]!]! += inCategories * passing;
  charts.sources[store.kinds.source[kind]!]! += inSources * passing;
  if (all === 0) return;
  const { profiles } = context;
  const slot = profiles.slotOfPlace[addToMap(context, row, all * passing)]!;
  if (slot > 0) addToProfile(store, row, all, state, profiles.values, profiles.offsetOf(slot));
}

function addLongSpan({ store, charts }: CountContext, span: number, sign: number): void {
  if (store.spanKind[span] === SpanKind.days) addDays(store, span, sign, charts.days);
  else addMonths(store, span, sign, -Infinity, Infinity, charts.monthOnly, 0);
}

/** Adds the hours of a short span to the charts of hours and days; returns the share that passes period and hours. */
function addHourParts(
  { store, charts }: CountContext,
  row: number,
  sign: number,
  { hourFails, from, to }: FilterState,
  withDays: boolean,
): number {
  const { hours, days } = charts;
  const start = store.spanStart[row - store.exactRows]!;
  const end = store.spanEnd[row - store.exactRows]!;
  const scale = shareScale(start, end);
  const whole = from <= start && to >= end;
  let hour = store.kinds.hour[store.kind[row]!]!;
  let day = store.day[row]!;
  let passing = 0;
  let passed = 0;
  for (let at = Math.floor(start / HOUR_MS) * HOUR_MS; at < end; at += HOUR_MS) {
    const now = passedAt(start, end, scale, at + HOUR_MS);
    const share = now - passed;
    passed = now;
    const covered = whole ? share : shareBetween(start, end, Math.max(at, from), Math.min(at + HOUR_MS, to));
    hours[hour]! += sign * covered;
    if (hourFails[hour] === 0) {
      passing += covered;
      if (withDays) days[day]! += sign * share;
    }
    hour = hour + 1 === HOURS_PER_WEEK ? 0 : hour + 1;
    if (hour % 24 === 0) day++;
  }
  return passing;
}

/** A short span of which only hours came or went: counts those, and nothing else of it. */
function moveHours(context: CountContext, { before, after }: FilterChange, row: number, fails: number): void {
  if (fails !== 0 && fails !== Fails.category && fails !== Fails.source) return;
  const { store, charts, profiles } = context;
  const { from, to } = after;
  const start = store.spanStart[row - store.exactRows]!;
  const end = store.spanEnd[row - store.exactRows]!;
  let hour = store.kinds.hour[store.kind[row]!]!;
  let day = store.day[row]!;
  let gained = 0;
  for (let at = Math.floor(start / HOUR_MS) * HOUR_MS; at < end; at += HOUR_MS) {
    if (before.hourFails[hour] !== after.hourFails[hour]) {
      const sign = after.hourFails[hour] === 0 ? 1 : -1;
      gained += sign * shareBetween(start, end, Math.max(at, from), Math.min(at + HOUR_MS, to));
      if (fails === 0) charts.days[day]! += sign * shareBetween(start, end, at, at + HOUR_MS);
    }
    hour = hour + 1 === HOURS_PER_WEEK ? 0 : hour + 1;
    if (hour % 24 === 0) day++;
  }
  // Hours may change places with equal shares, so even a gain of nothing can move a profile.
  if (start >= to || end <= from) return;
  const kind = store.kind[row]!;
  charts.categories[store.kinds.category[kind]!]! += shows(fails, Fails.category) * gained;
  charts.sources[store.kinds.source[kind]!]! += shows(fails, Fails.source) * gained;
  if (fails !== 0) return;
  const slot = profiles.slotOfPlace[addToMap(context, row, gained)]!;
  if (slot === 0) return;
  addToProfile(store, row, -1, before, profiles.values, profiles.offsetOf(slot));
  addToProfile(store, row, 1, after, profiles.values, profiles.offsetOf(slot));
}
