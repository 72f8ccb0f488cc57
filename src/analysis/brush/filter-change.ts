import { HOURS_PER_WEEK } from '../../domain/incident/incident-filter.ts';
import { ALL_FAIL, Fails, type FilterState } from './filter-state.ts';

/** A pair of fails as one number: before in the upper, after in the lower five bits. */
export const CODE_SHIFT = 5;

/** What differs between two filters. */
export interface FilterChange {
  readonly before: FilterState;
  readonly after: FilterState;
  /** By kind of row: 32 × fails before + fails after, of hours, category and source. */
  readonly kindCodes: Uint16Array;
  /** By kind of row: 1 where its fails differ before and after. */
  readonly kindChanges: Uint8Array;
  /** `Fails.base` per row, before and after. */
  readonly baseBefore: Uint8Array;
  readonly baseAfter: Uint8Array;
  readonly base: boolean;
  readonly period: boolean;
  readonly categories: readonly number[];
  readonly sources: boolean;
  /** changedHours[h]: hours of the week that changed before hour h, over two weeks, so that a window may run past Sunday. */
  readonly changedHours: Uint16Array;
  readonly hours: boolean;
  /** Rows without an hour or a time change when the filter on hours or the period comes or goes. */
  readonly hoursActive: boolean;
  readonly periodActive: boolean;
  /** Half-open civil-time ranges in which membership of the period changed: apart from each other, in order. */
  readonly periodRanges: readonly (readonly [from: number, to: number])[];
}

export function filterChange(
  before: FilterState,
  after: FilterState,
  baseBefore: Uint8Array,
  baseAfter: Uint8Array,
): FilterChange {
  const changedHours = new Uint16Array(2 * HOURS_PER_WEEK + 1);
  for (let hour = 0; hour < 2 * HOURS_PER_WEEK; hour++) {
    const at = hour % HOURS_PER_WEEK;
    changedHours[hour + 1] = changedHours[hour]! + (before.hourFails[at] === after.hourFails[at] ? 0 : 1);
  }
  const periodRanges = rangesThatChanged(before, after);
  const categories: number[] = [];
  after.categoryFails.forEach((fails, category) => {
    if (fails !== before.categoryFails[category]) categories.push(category);
  });
  const kindCodes = new Uint16Array(after.kindFails.length);
  const kindChanges = new Uint8Array(kindCodes.length);
  for (let kind = 0; kind < kindCodes.length; kind++) {
    kindCodes[kind] = (before.kindFails[kind]! << CODE_SHIFT) | after.kindFails[kind]!;
    kindChanges[kind] = before.kindFails[kind] === after.kindFails[kind] ? 0 : 1;
  }
  return {
    before,
    after,
    kindCodes,
    kindChanges,
    baseBefore,
    baseAfter,
    base: baseBefore !== baseAfter,
    period: periodRanges.length > 0,
    categories,
    sources: after.sourceFails.some((fails, source) => fails !== before.sourceFails[source]),
    changedHours,
    hours: changedHours[HOURS_PER_WEEK]! > 0,
    hoursActive: before.hoursActive !== after.hoursActive,
    periodActive: before.periodActive !== after.periodActive,
    periodRanges,
  };
}

function rangesThatChanged(before: FilterState, after: FilterState): [number, number][] {
  const empty = (state: FilterState) => !(state.to > state.from);
  const ranges: [number, number][] =
    empty(before) || empty(after) || before.to <= after.from || after.to <= before.from
      ? [
          [before.from, before.to],
          [after.from, after.to],
        ]
      : [
          [Math.min(before.from, after.from), Math.max(before.from, after.from)],
          [Math.min(before.to, after.to), Math.max(before.to, after.to)],
        ];
  const same = before.from === after.from && before.to === after.to;
  return same ? [] : ranges.filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0]);
}

/** What a change of a row's fails does to the charts: these bits for what gains it, shifted by `LOSES` for what loses it. */
export const Gains = { all: 1, hours: 2, categories: 4, sources: 8, days: 16 } as const;
export const LOSES = 5;

/** EFFECTS[32 × fails before + fails after]: each chart shows the rows that fail nothing but perhaps its own filter. */
export const EFFECTS = (() => {
  const effects = new Uint16Array(1024);
  const own: readonly (readonly [number, number])[] = [
    [Gains.all, 0],
    [Gains.hours, Fails.hours],
    [Gains.categories, Fails.category],
    [Gains.sources, Fails.source],
    [Gains.days, Fails.period],
  ];
  for (let before = 0; before <= ALL_FAIL; before++) {
    for (let after = 0; after <= ALL_FAIL; after++) {
      for (const [chart, bit] of own) {
        const shown = (fails: number) => (fails & ~bit) === 0;
        if (shown(after) && !shown(before)) effects[before * 32 + after]! |= chart;
        if (shown(before) && !shown(after)) effects[before * 32 + after]! |= chart << LOSES;
      }
    }
  }
  return effects;
})();
