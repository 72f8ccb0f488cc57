import { DAY_MS, HOURS_PER_WEEK, type IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { IncidentStore } from './incident-store.ts';

/** One bit per filter that a row fails; 0 = passes all. */
export const Fails = { hours: 1, category: 2, source: 4, base: 8, period: 16 } as const;
export const ALL_FAIL = 31;

/** A filter made ready for the rows of one store: look-up tables of `Fails` bits. */
export interface FilterState {
  /** Hours, category and source together, by `IncidentStore.kind`. */
  readonly kindFails: Uint8Array;
  readonly hourFails: Uint8Array;
  readonly categoryFails: Uint8Array;
  readonly sourceFails: Uint8Array;
  /** True when only some hours of the week are wanted: rows without an hour then fail. */
  readonly hoursActive: boolean;
  readonly periodActive: boolean;
  /** Civil ms [from, to); −Infinity and Infinity without a period. */
  readonly from: number;
  readonly to: number;
  readonly area: IncidentFilter['area'];
}

export function compileFilter(filter: IncidentFilter, store: IncidentStore): FilterState {
  const hourFails = new Uint8Array(HOURS_PER_WEEK);
  let hoursActive = false;
  if (filter.hoursOfWeek) {
    for (let hour = 0; hour < HOURS_PER_WEEK; hour++) {
      if (filter.hoursOfWeek[hour]) continue;
      hourFails[hour] = Fails.hours;
      hoursActive = true;
    }
  }
  const categoryFails = failsOfNames(store.categories, filter.categories, Fails.category);
  const sourceFails = failsOfNames(store.sources, filter.sources, Fails.source);
  const { hour, category, source } = store.kinds;
  const kindFails = new Uint8Array(hour.length);
  for (let kind = 0; kind < kindFails.length; kind++) {
    kindFails[kind] = hourFails[hour[kind]!]! | categoryFails[category[kind]!]! | sourceFails[source[kind]!]!;
  }
  return {
    kindFails,
    hourFails,
    hoursActive,
    categoryFails,
    sourceFails,
    periodActive: filter.period !== null,
    from: filter.period?.from ?? -Infinity,
    to: filter.period?.to ?? Infinity,
    area: filter.area,
  };
}

function failsOfNames(names: readonly string[], wanted: readonly string[] | null, bit: number): Uint8Array {
  // A table without names has rows with index 0 all the same.
  const fails = new Uint8Array(Math.max(1, names.length));
  if (!wanted) return fails;
  const kept = new Set(wanted);
  names.forEach((name, index) => {
    if (!kept.has(name)) fails[index] = bit;
  });
  if (names.length === 0) fails[0] = bit;
  return fails;
}

/** A state that no row passes in any chart: the one to start counting from. */
export function nothingPasses(store: IncidentStore): FilterState {
  return {
    kindFails: new Uint8Array(store.kinds.hour.length).fill(Fails.hours | Fails.category | Fails.source),
    hourFails: new Uint8Array(HOURS_PER_WEEK).fill(Fails.hours),
    categoryFails: new Uint8Array(Math.max(1, store.categories.length)).fill(Fails.category),
    sourceFails: new Uint8Array(Math.max(1, store.sources.length)).fill(Fails.source),
    hoursActive: true,
    periodActive: true,
    from: Infinity,
    to: Infinity,
    area: null,
  };
}

/** How a day lies to a period: 0 outside, 1 cut by an edge, 2 inside. */
export function dayInPeriod({ from, to }: FilterState, dayStart: number): 0 | 1 | 2 {
  const dayEnd = dayStart + DAY_MS;
  if (from <= dayStart && to >= dayEnd) return 2;
  return to <= dayStart || from >= dayEnd || to <= from ? 0 : 1;
}
