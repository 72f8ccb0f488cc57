import { DAY_MS, HOUR_MS, HOURS_PER_WEEK } from '../../domain/incident/incident-filter.ts';
import { TimePrecision, type IncidentTable } from '../../domain/incident/incident-table.ts';

/** How the time of a row takes part in charts and filters. */
export const SpanKind = {
  /** A window of at most 24 hours, spread over its hours. */
  hours: 0,
  /** A longer window, or only a day: spread over its days, without hour. */
  days: 1,
  /** Only a month: in month totals and maps, not in the chart of days. */
  month: 2,
} as const;

/** Spans by length, so that a moved edge of the period needs to look only a bounded number of days back. */
const SPAN_CLASS_DAYS = [1, 32] as const;
const SPAN_CLASSES = SPAN_CLASS_DAYS.length + 1;

/** Days that a date can lie in: 1900-01-01 up to 2079-06-06, so that a day fits in 16 bits. Other dates count as unknown. */
const FIRST_VALID_DAY = -25_567;
const LAST_VALID_DAY = FIRST_VALID_DAY + 65_534;

/** Above this number of (day, category) runs rows are sorted by day only. */
const MOST_RUNS = 4_000_000;

/**
 * The incidents in the order in which filters change them: first the exact ones, sorted by day and within a day by
 * category; then the spans, by class of length and day of their start; then those without a time. Within these, in the order of
 * the table. All arrays have one entry a row unless said otherwise; 32 bytes a row in all (spans 18 more).
 */
export interface IncidentStore {
  readonly length: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /**
   * Index of the row's combination of category, source and hour of week of its start: one look-up decides what a filter
   * on these three does to it.
   */
  readonly kind: Uint16Array | Uint32Array;
  readonly kinds: RowKinds;
  /** Day of (the start of) the row, counted from `firstDay`. */
  readonly day: Uint16Array;
  /** Milliseconds since midnight of exact rows. */
  readonly timeOfDay: Uint32Array;
  readonly flags: Uint8Array;
  /** Row numbers of the table that the store was made from. */
  readonly exactRows: number;
  readonly timedRows: number;
  /** Of spans only, at row − exactRows: civil ms and `SpanKind`. */
  readonly spanStart: Float64Array;
  readonly spanEnd: Float64Array;
  readonly spanKind: Uint8Array;
  /** Hours of the week that a span of kind `hours` touches; 0 for other kinds. */
  readonly spanHours: Uint8Array;
  /** Day number (days since 1970-01-01) of day 0. */
  readonly firstDay: number;
  readonly days: number;
  /** Calendar month of each day, counted from the month of day 0, and civil ms of the start of each month. */
  readonly monthOfDay: Uint16Array;
  readonly monthStarts: Float64Array;
  readonly categories: readonly string[];
  readonly sources: readonly string[];
  /** Runs of exact rows: those of a day and category begin at runs[day × categoriesPerDay + category]. */
  readonly runs: Uint32Array;
  /** Number of categories, or 1 when there are too many to keep runs for each. */
  readonly categoriesPerDay: number;
  readonly spanClasses: readonly SpanClass[];
}

/** What each `IncidentStore.kind` stands for. */
export interface RowKinds {
  readonly hour: Uint8Array;
  readonly category: Uint16Array;
  readonly source: Uint16Array;
}

export interface SpanClass {
  /** Longest window in days, rounded up. */
  readonly longestDays: number;
  /** Store rows of day d: starts[d] … starts[d + 1] − 1. */
  readonly starts: Uint32Array;
}

/**
 * The rows that may lie, if only in part, in the civil time [from, to): ranges [first, end) of store rows. Rows without a time are
 * in none.
 */
export function rowsInPeriod(store: IncidentStore, from: number, to: number): [first: number, end: number][] {
  const { firstDay, days } = store;
  const firstOf = Math.max(0, Math.floor(Math.max(from, firstDay * DAY_MS) / DAY_MS) - firstDay);
  const endOf = Math.max(firstOf, Math.ceil(Math.min(to, (firstDay + days) * DAY_MS) / DAY_MS) - firstDay);
  if (endOf > days || firstOf >= days) return [];
  const perDay = store.categoriesPerDay;
  const ranges: [number, number][] = [[store.runs[firstOf * perDay]!, store.runs[endOf * perDay]!]];
  for (const { longestDays, starts } of store.spanClasses) {
    ranges.push([starts[Math.max(0, firstOf - longestDays)]!, starts[endOf]!]);
  }
  return ranges.filter(([first, end]) => end > first);
}

interface RowTime {
  /** 0 exact, 1 … SPAN_CLASSES span classes, then none. */
  readonly group: Uint8Array;
  readonly kind: Uint8Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  firstDay: number;
  lastDay: number;
}

const NO_TIME = SPAN_CLASSES + 1;

/** Sorts a table's rows into a store; the table is not changed and not kept. */
export function createIncidentStore(table: IncidentTable): IncidentStore {
  const time = readTimes(table);
  const firstDay = time.firstDay;
  const days = Math.max(0, time.lastDay - firstDay + 1);
  const categoriesPerDay = days * table.categories.length <= MOST_RUNS ? Math.max(1, table.categories.length) : 1;
  const order = sortRows(table, time, days, categoriesPerDay);
  const { exactRows, timedRows } = order;
  const length = table.length;
  const { pairOf, kinds } = kindsOf(table);
  const kind = kinds.hour.length <= 65_536 ? new Uint16Array(length) : new Uint32Array(length);
  const store = {
    length,
    x: new Float64Array(length),
    y: new Float64Array(length),
    day: new Uint16Array(length),
    timeOfDay: new Uint32Array(exactRows),
    flags: new Uint8Array(length),
    spanStart: new Float64Array(timedRows - exactRows),
    spanEnd: new Float64Array(timedRows - exactRows),
    spanKind: new Uint8Array(timedRows - exactRows),
    spanHours: new Uint8Array(timedRows - exactRows),
  };
  for (let from = 0; from < length; from++) {
    const to = order.target[from]!;
    store.x[to] = table.x[from]!;
    store.y[to] = table.y[from]!;
    kind[to] = HOURS_PER_WEEK * pairOf(from);
    store.flags[to] = table.flags[from]!;
    if (to >= timedRows) continue;
    const start = time.start[from]!;
    const day = Math.floor(start / DAY_MS);
    store.day[to] = day - firstDay;
    kind[to] += weekdayOf(day) * 24 + Math.floor((start - day * DAY_MS) / HOUR_MS);
    if (to < exactRows) {
      store.timeOfDay[to] = start - day * DAY_MS;
      continue;
    }
    const span = to - exactRows;
    const end = time.end[from]!;
    store.spanStart[span] = start;
    store.spanEnd[span] = end;
    store.spanKind[span] = time.kind[from]!;
    if (time.kind[from] === SpanKind.hours) {
      store.spanHours[span] = Math.ceil(end / HOUR_MS) - Math.floor(start / HOUR_MS);
    }
  }
  const { categories, sources } = table;
  const { runs, spanClasses } = order;
  const months = monthsOf(firstDay, days);
  return {
    ...store,
    ...months,
    kind,
    kinds,
    exactRows,
    timedRows,
    firstDay,
    days,
    categories,
    sources,
    runs,
    categoriesPerDay,
    spanClasses,
  };
}

/** The pairs of category and source that occur, each with the 168 hours of the week. */
function kindsOf(table: IncidentTable): { pairOf: (row: number) => number; kinds: RowKinds } {
  const pairs = new Map<number, number>();
  const pairOf = (row: number): number => {
    const key = table.category[row]! * 65_536 + table.source[row]!;
    let pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, (pair = pairs.size));
    return pair;
  };
  for (let row = 0; row < table.length; row++) pairOf(row);
  const keys = [...pairs.keys()];
  const count = HOURS_PER_WEEK * keys.length;
  const keyOf = (kind: number) => keys[Math.floor(kind / HOURS_PER_WEEK)]!;
  return {
    pairOf,
    kinds: {
      hour: Uint8Array.from({ length: count }, (_, kind) => kind % HOURS_PER_WEEK),
      category: Uint16Array.from({ length: count }, (_, kind) => Math.floor(keyOf(kind) / 65_536)),
      source: Uint16Array.from({ length: count }, (_, kind) => keyOf(kind) % 65_536),
    },
  };
}

/** Monday = 0. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

function readTimes(table: IncidentTable): RowTime {
  const { length } = table;
  const time: RowTime = {
    group: new Uint8Array(length),
    kind: new Uint8Array(length),
    start: new Float64Array(length),
    end: new Float64Array(length),
    firstDay: Infinity,
    lastDay: -Infinity,
  };
  for (let row = 0; row < length; row++) readTime(table, row, time);
  if (time.firstDay > time.lastDay) time.firstDay = 0;
  return time;
}

function readTime(table: IncidentTable, row: number, time: RowTime): void {
  const precision = table.precision[row]!;
  const start = table.start[row]!;
  const lastEnd = (LAST_VALID_DAY + 1) * DAY_MS;
  const startDay = Math.floor(start / DAY_MS);
  if (precision === TimePrecision.none || !(startDay >= FIRST_VALID_DAY && startDay <= LAST_VALID_DAY)) {
    time.group[row] = NO_TIME;
    return;
  }
  const end = Math.min(windowEnd(precision, start, table.end[row]!), lastEnd);
  time.start[row] = start;
  time.end[row] = end;
  if (end > start) {
    time.kind[row] =
      precision === TimePrecision.month
        ? SpanKind.month
        : precision === TimePrecision.day || end - start > DAY_MS
          ? SpanKind.days
          : SpanKind.hours;
    const length = SPAN_CLASS_DAYS.findIndex((most) => end - start <= most * DAY_MS);
    time.group[row] = 1 + (length < 0 ? SPAN_CLASS_DAYS.length : length);
  }
  time.firstDay = Math.min(time.firstDay, startDay);
  time.lastDay = Math.max(time.lastDay, end > start ? Math.ceil(end / DAY_MS) - 1 : startDay);
}

/** End of the window; a day or month without one ends with the day or month, and an end before the start is no window. */
function windowEnd(precision: number, start: number, end: number): number {
  if (end > start) return end;
  if (precision === TimePrecision.day) return start + DAY_MS;
  if (precision === TimePrecision.month) {
    const date = new Date(start);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  }
  return start;
}

interface RowOrder {
  /** Place in the store of each table row. */
  readonly target: Uint32Array;
  readonly exactRows: number;
  readonly timedRows: number;
  readonly runs: Uint32Array;
  readonly spanClasses: readonly SpanClass[];
}

/** A counting sort on (group, day, category); rows that are alike keep their order. */
function sortRows(table: IncidentTable, time: RowTime, days: number, categoriesPerDay: number): RowOrder {
  const exactKeys = days * categoriesPerDay;
  const keys = exactKeys + SPAN_CLASSES * days;
  const next = new Uint32Array(keys + 2);
  const keyOf = (row: number): number => {
    const group = time.group[row]!;
    if (group === NO_TIME) return keys;
    const day = Math.floor(time.start[row]! / DAY_MS) - time.firstDay;
    if (group > 0) return exactKeys + (group - 1) * days + day;
    return day * categoriesPerDay + (categoriesPerDay > 1 ? table.category[row]! : 0);
  };
  for (let row = 0; row < table.length; row++) next[keyOf(row) + 1]!++;
  for (let key = 0; key <= keys; key++) next[key + 1]! += next[key]!;
  const starts = next.slice();
  const target = new Uint32Array(table.length);
  const longest = new Float64Array(SPAN_CLASSES);
  for (let row = 0; row < table.length; row++) {
    target[row] = next[keyOf(row)]!++;
    const group = time.group[row]!;
    if (group > 0 && group < NO_TIME) {
      longest[group - 1] = Math.max(longest[group - 1]!, time.end[row]! - time.start[row]!);
    }
  }
  return {
    target,
    exactRows: starts[exactKeys]!,
    timedRows: starts[keys]!,
    runs: starts.slice(0, exactKeys + 1),
    spanClasses: Array.from(longest, (length, k) => ({
      longestDays: Math.ceil(length / DAY_MS),
      starts: starts.slice(exactKeys + k * days, exactKeys + (k + 1) * days + 1),
    })),
  };
}

function monthsOf(firstDay: number, days: number): Pick<IncidentStore, 'monthOfDay' | 'monthStarts'> {
  const first = new Date(firstDay * DAY_MS);
  const number = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
  const firstNumber = number(first);
  const monthOfDay = Uint16Array.from(
    { length: days },
    (_, day) => number(new Date((firstDay + day) * DAY_MS)) - firstNumber,
  );
  const months = days === 0 ? 0 : monthOfDay[days - 1]! + 1;
  const monthStarts = Float64Array.from({ length: months }, (_, month) =>
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1),
  );
  return { monthOfDay, monthStarts };
}
