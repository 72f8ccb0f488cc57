import { DAY_MS } from '../../domain/incident/incident-filter.ts';
import { BLOCK_SHIFT, type CountContext } from './charts.ts';
import { CODE_SHIFT, EFFECTS, Gains, LOSES, type FilterChange } from './filter-change.ts';
import { dayInPeriod, Fails } from './filter-state.ts';
import { weekdayOf } from './incident-store.ts';

const either = (chart: number): number => chart | (chart << LOSES);
const ALL = either(Gains.all);
const HOURS = either(Gains.hours);
const CATEGORIES = either(Gains.categories);
const SOURCES = either(Gains.sources);
const DAYS = either(Gains.days);

/**
 * Counts the exact rows anew whose fate a change can touch: for the period those of the days between its old and new
 * edges, for an hour of the week those of that weekday, for a category its runs within the days.
 */
export function visitExactRows(context: CountContext, change: FilterChange): void {
  const { store } = context;
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
      visitDay(context, change, first, end, day, partBefore, partAfter);
    } else {
      for (const category of change.categories) {
        const run = day * perDay + category;
        visitDay(context, change, store.runs[run]!, store.runs[run + 1]!, day, partBefore, partAfter);
      }
    }
  }
}

function visitDay(
  context: CountContext,
  change: FilterChange,
  first: number,
  end: number,
  day: number,
  partBefore: number,
  partAfter: number,
): void {
  if (partBefore !== 1 && partAfter !== 1) {
    visitRows(context, change, first, end, day, partBefore ? 0 : Fails.period, partAfter ? 0 : Fails.period);
    return;
  }
  // An edge of the period cuts through the day.
  const { before, after } = change;
  const { firstDay, timeOfDay } = context.store;
  for (let row = first; row < end; row++) {
    const time = (firstDay + day) * DAY_MS + timeOfDay[row]!;
    const failsBefore = time >= before.from && time < before.to ? 0 : Fails.period;
    const failsAfter = time >= after.from && time < after.to ? 0 : Fails.period;
    visitRows(context, change, row, row + 1, day, failsBefore, failsAfter);
  }
}

/** The innermost loop: exact rows of one day, with their period bits before and after. */
function visitRows(
  { store, placement, profiles, charts }: CountContext,
  change: FilterChange,
  first: number,
  end: number,
  day: number,
  periodBefore: number,
  periodAfter: number,
): void {
  const { kindCodes, kindChanges, baseBefore, baseAfter } = change;
  const { kind: kindOf, kinds } = store;
  const { hours, categories, sources, days } = charts;
  const { baseEntry, baseCounts, dirtyBlocks, hexagons } = placement;
  const { slotOfPlace } = profiles;
  const period = (periodBefore << CODE_SHIFT) | periodAfter;
  const onlyByKind = periodBefore === periodAfter && !change.base;
  let gained = 0;
  for (let row = first; row < end; row++) {
    const kind = kindOf[row]!;
    if (onlyByKind && kindChanges[kind] === 0) continue;
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
  charts.incidents += gained;
}
