import { DAY_MS, HOUR_MS, HOURS_PER_WEEK } from '../../domain/incident/incident-filter.ts';
import { passedAt, shareBetween, shareScale } from '../aoristic/aoristic-share.ts';
import { BLOCK } from '../grid/lattice.ts';
import { CODE_SHIFT, EFFECTS, filterChange, Gains, LOSES, type FilterChange } from './filter-change.ts';
import { dayInPeriod, Fails, nothingPasses, type FilterState } from './filter-state.ts';
import type { HotspotProfiles } from './hotspot-profiles.ts';
import { SpanKind, weekdayOf, type IncidentStore } from './incident-store.ts';
import type { Placement } from './placement.ts';
import { addDays, addMonths, addToProfile } from './row-profile.ts';

const BLOCK_SHIFT = Math.log2(BLOCK);
const either = (chart: number): number => chart | (chart << LOSES);
const ALL = either(Gains.all);
const HOURS = either(Gains.hours);
const CATEGORIES = either(Gains.categories);
const SOURCES = either(Gains.sources);
const DAYS = either(Gains.days);

/** Masks that take out the bits of the hour in which a row starts, where it does not decide. */
const NOT_HOURS = 31 & ~Fails.hours;
const TIMELESS_CODE = (NOT_HOURS << CODE_SHIFT) | NOT_HOURS;

/** 1 if a row with these fails shows in a chart that does not follow the filter `own`, else 0. */
const shows = (fails: number, own: number): number => ((fails & ~own) === 0 ? 1 : 0);

/**
 * Counts of incidents by day, hour of week, category, source and cell under a filter, each chart following every filter
 * but its own. A changed filter is applied by looking only at the rows whose fate it can change: for the period the days
 * between its old and new edges, for an hour of the week the days with that weekday, for a category its runs within
 * the days. All weights are multiples of 2^-16, so counts are exact however many changes went before.
 */
export class IncidentCounts {
  readonly days: Float64Array;
  /** Incidents of which only the month is known, by month. They are not in `days`. */
  readonly monthOnly: Float64Array;
  readonly hours = new Float64Array(HOURS_PER_WEEK);
  readonly categories: Float64Array;
  readonly sources: Float64Array;
  incidents = 0;
  /** Incidents that pass every filter but that on hours, and have no hour. */
  withoutHour = 0;
  /** Rows that were looked at in the last change, for the bench. */
  visited = 0;
  private state: FilterState;
  private base: Uint8Array;

  constructor(
    private readonly store: IncidentStore,
    private readonly placement: Placement,
    private readonly profiles: HotspotProfiles,
  ) {
    this.days = new Float64Array(store.days);
    this.monthOnly = new Float64Array(store.monthStarts.length);
    this.categories = new Float64Array(Math.max(1, store.categories.length));
    this.sources = new Float64Array(Math.max(1, store.sources.length));
    this.state = nothingPasses(store);
    this.base = new Uint8Array(0);
  }

  /**
   * Brings all counts from the last filter to `state`.
   * @param base `Fails.base` or 0 per row; a new array whenever it differs from the last
   */
  apply(state: FilterState, base: Uint8Array): void {
    this.visited = 0;
    const known = this.base.length === base.length ? this.base : base;
    const change = filterChange(this.state, state, known, base);
    this.visitExactRows(change);
    this.visitSpans(change);
    this.visitTimeless(change);
    this.state = state;
    this.base = base;
  }

  private visitExactRows(change: FilterChange): void {
    const { store } = this;
    const { before, after, changedHours } = change;
    const perDay = store.categoriesPerDay;
    const whole = change.base || change.sources || (change.categories.length > 0 && perDay === 1);
    for (let day = 0; day < store.days; day++) {
      const dayStart = (store.firstDay + day) * DAY_MS;
      const first = store.runs[day * perDay]!;
      const end = store.runs[(day + 1) * perDay]!;
      if (first === end) continue;
      const partBefore = dayInPeriod(before, dayStart);
      const partAfter = dayInPeriod(after, dayStart);
      const moved = partBefore !== partAfter || (partAfter === 1 && change.period);
      const hour = 24 * weekdayOf(store.firstDay + day);
      if (whole || moved || changedHours[hour + 24] !== changedHours[hour]) {
        this.visitDay(change, first, end, dayStart, partBefore, partAfter);
      } else {
        for (const category of change.categories) {
          const run = day * perDay + category;
          this.visitDay(change, store.runs[run]!, store.runs[run + 1]!, dayStart, partBefore, partAfter);
        }
      }
    }
  }

  private visitDay(
    change: FilterChange,
    first: number,
    end: number,
    dayStart: number,
    partBefore: number,
    partAfter: number,
  ): void {
    const day = dayStart / DAY_MS - this.store.firstDay;
    if (partBefore !== 1 && partAfter !== 1) {
      this.visitRows(change, first, end, day, partBefore ? 0 : Fails.period, partAfter ? 0 : Fails.period);
      return;
    }
    const { before, after } = change;
    for (let row = first; row < end; row++) {
      const time = dayStart + this.store.timeOfDay[row]!;
      const failsBefore = time >= before.from && time < before.to ? 0 : Fails.period;
      const failsAfter = time >= after.from && time < after.to ? 0 : Fails.period;
      this.visitRows(change, row, row + 1, day, failsBefore, failsAfter);
    }
  }

  /** The innermost loop: exact rows of one day, with their period bits before and after. */
  private visitRows(
    { kindCodes, baseBefore, baseAfter }: FilterChange,
    first: number,
    end: number,
    day: number,
    periodBefore: number,
    periodAfter: number,
  ): void {
    const { store, profiles, hours, categories, sources, days } = this;
    const { kind: kindOf, kinds } = store;
    const { baseEntry, baseCounts, dirtyBlocks, hexagons } = this.placement;
    const { slotOfPlace } = profiles;
    const period = (periodBefore << CODE_SHIFT) | periodAfter;
    let gained = 0;
    for (let row = first; row < end; row++) {
      const kind = kindOf[row]!;
      const effect = EFFECTS[kindCodes[kind]! | (baseBefore[row]! << CODE_SHIFT) | baseAfter[row]! | period]!;
      if (effect === 0) continue;
      const hour = kinds.hour[kind]!;
      if (effect & ALL) {
        const weight = effect & Gains.all ? 1 : -1;
        gained += weight;
        const entry = baseEntry[row]!;
        baseCounts[entry]! += weight;
        dirtyBlocks[entry >> BLOCK_SHIFT] = 1;
        const place = hexagons ? hexagons.entry[row]! : entry;
        if (hexagons) hexagons.counts[place]! += weight;
        const slot = slotOfPlace[place]!;
        if (slot > 0) profiles.addExact(slot, hour, day, weight);
      }
      if (effect & HOURS) hours[hour]! += effect & Gains.hours ? 1 : -1;
      if (effect & CATEGORIES) categories[kinds.category[kind]!]! += effect & Gains.categories ? 1 : -1;
      if (effect & SOURCES) sources[kinds.source[kind]!]! += effect & Gains.sources ? 1 : -1;
      if (effect & DAYS) days[day]! += effect & Gains.days ? 1 : -1;
    }
    this.incidents += gained;
    this.visited += end - first;
  }

  private visitSpans(change: FilterChange): void {
    const { store } = this;
    const onlyPeriod = !(change.base || change.sources || change.hours || change.categories.length > 0);
    if (!onlyPeriod) {
      for (let row = store.exactRows; row < store.timedRows; row++) this.moveSpan(change, row);
      return;
    }
    for (const { longestDays, starts } of store.spanClasses) {
      // Two edges that lie close together must not move a row twice, so the second range starts where the first ended.
      let reached = 0;
      for (const [from, to] of change.periodRanges) {
        const firstDay = Math.floor(Math.max(from, store.firstDay * DAY_MS) / DAY_MS) - store.firstDay - longestDays;
        const endDay = Math.ceil(Math.min(to, (store.firstDay + store.days) * DAY_MS) / DAY_MS) - store.firstDay;
        for (let day = Math.max(reached, firstDay); day < endDay; day++) {
          for (let row = starts[day]!; row < starts[day + 1]!; row++) this.moveSpan(change, row);
        }
        reached = Math.max(reached, endDay);
      }
    }
  }

  /**
   * Takes a span out as it counted and puts it back as it counts now: in one go where only its fails changed, hour by
   * hour where only the hours did.
   */
  private moveSpan(change: FilterChange, row: number): void {
    const { store } = this;
    const { before, after } = change;
    const kind = store.kind[row]!;
    const code = change.kindCodes[kind]!;
    const failsBefore = ((code >> CODE_SHIFT) & NOT_HOURS) | change.baseBefore[row]!;
    const failsAfter = (code & NOT_HOURS) | change.baseAfter[row]!;
    const hours = store.spanHours[row - store.exactRows]!;
    const first = store.kinds.hour[kind]!;
    const otherHours =
      hours > 0 ? change.changedHours[first + hours] !== change.changedHours[first] : change.hoursActive;
    if (!change.period && !otherHours) {
      if (failsBefore === failsAfter) return;
      const all = shows(failsAfter, 0) - shows(failsBefore, 0);
      const inCategories = shows(failsAfter, Fails.category) - shows(failsBefore, Fails.category);
      const inSources = shows(failsAfter, Fails.source) - shows(failsBefore, Fails.source);
      this.addSpan(row, after, all, inCategories, inSources, true);
      return;
    }
    // The charts of days do not follow the period, so they need not be touched while only that moves.
    const withDays = otherHours || failsBefore !== failsAfter;
    this.addSpanAs(row, before, failsBefore, -1, withDays);
    this.addSpanAs(row, after, failsAfter, 1, withDays);
  }

  private addSpanAs(row: number, state: FilterState, fails: number, sign: number, withDays: boolean): void {
    const inCategories = sign * shows(fails, Fails.category);
    this.addSpan(row, state, sign * shows(fails, 0), inCategories, sign * shows(fails, Fails.source), withDays);
  }

  /**
   * Adds a span, as far as it passes period and hours of `state`: times `all` to the charts of time and the map, times
   * `inCategories` and `inSources` to those.
   */
  private addSpan(
    row: number,
    state: FilterState,
    all: number,
    inCategories: number,
    inSources: number,
    withDays: boolean,
  ): void {
    if (all === 0 && inCategories === 0 && inSources === 0) return;
    const { store, profiles } = this;
    const span = row - store.exactRows;
    // Outside the period a span counts in the chart of days only.
    if (!withDays && (store.spanStart[span]! >= state.to || store.spanEnd[span]! <= state.from)) return;
    this.visited++;
    let passing: number;
    if (store.spanKind[span] === SpanKind.hours && (all !== 0 || state.hoursActive)) {
      passing = this.addHourParts(row, all, state, withDays);
    } else {
      passing = shareBetween(store.spanStart[span]!, store.spanEnd[span]!, state.from, state.to);
      if (store.spanKind[span] !== SpanKind.hours) {
        this.withoutHour += all * passing;
        if (state.hoursActive) passing = 0;
        else if (withDays && all !== 0) this.addLongSpan(span, all);
      }
    }
    if (passing === 0) return;
    const kind = store.kind[row]!;
    this.categories[store.kinds.category[kind]!]! += inCategories * passing;
    this.sources[store.kinds.source[kind]!]! += inSources * passing;
    if (all === 0) return;
    const slot = profiles.slotOfPlace[this.addToMap(row, all * passing)]!;
    if (slot > 0) addToProfile(store, row, all, state, profiles.values, profiles.offsetOf(slot));
  }

  private addLongSpan(span: number, sign: number): void {
    const { store } = this;
    if (store.spanKind[span] === SpanKind.days) addDays(store, span, sign, this.days);
    else addMonths(store, span, sign, -Infinity, Infinity, this.monthOnly, 0);
  }

  /** Adds the hours of a short span to the charts of hours and days; returns the share that passes period and hours. */
  private addHourParts(row: number, sign: number, { hourFails, from, to }: FilterState, withDays: boolean): number {
    const { store, hours, days } = this;
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

  /** Adds a weight to the total and to the cells of a row; returns the row's place. */
  private addToMap(row: number, weight: number): number {
    const { baseEntry, baseCounts, dirtyBlocks, hexagons } = this.placement;
    this.incidents += weight;
    const entry = baseEntry[row]!;
    baseCounts[entry]! += weight;
    dirtyBlocks[entry >> BLOCK_SHIFT] = 1;
    if (!hexagons) return entry;
    hexagons.counts[hexagons.entry[row]!]! += weight;
    return hexagons.entry[row]!;
  }

  /** Rows without a time pass only while neither the period nor the hours are filtered. */
  private visitTimeless(change: FilterChange): void {
    const { before, after } = change;
    const { store } = this;
    const { base: moved, sources, hoursActive, periodActive, categories } = change;
    if (!(moved || sources || hoursActive || periodActive || categories.length > 0)) return;
    const timeFails = (state: FilterState) =>
      (state.hoursActive ? Fails.hours : 0) | (state.periodActive ? Fails.period : 0);
    const time = (timeFails(before) << CODE_SHIFT) | timeFails(after);
    for (let row = store.timedRows; row < store.length; row++) {
      const kind = store.kind[row]!;
      const base = (change.baseBefore[row]! << CODE_SHIFT) | change.baseAfter[row]!;
      const effect = EFFECTS[(change.kindCodes[kind]! & TIMELESS_CODE) | base | time]!;
      if (effect === 0) continue;
      const weightOf = (chart: number) => (effect & chart ? 1 : effect & (chart << LOSES) ? -1 : 0);
      this.visited++;
      this.withoutHour += weightOf(Gains.hours);
      this.categories[store.kinds.category[kind]!]! += weightOf(Gains.categories);
      this.sources[store.kinds.source[kind]!]! += weightOf(Gains.sources);
      const weight = weightOf(Gains.all);
      if (weight !== 0) this.addToMap(row, weight);
    }
  }
}
