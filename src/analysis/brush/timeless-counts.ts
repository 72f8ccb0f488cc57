import { addToMap, CODE_WITHOUT_HOURS, type CountContext } from './charts.ts';
import { CODE_SHIFT, EFFECTS, Gains, LOSES, type FilterChange } from './filter-change.ts';
import { Fails, type FilterState } from './filter-state.ts';

const timeFails = (state: FilterState): number =>
  (state.hoursActive ? Fails.hours : 0) | (state.periodActive ? Fails.period : 0);

/** Counts the rows without a time anew: they pass only while neither the period nor the hours are filtered. */
export function visitTimelessRows(context: CountContext, change: FilterChange): void {
  const { store, charts } = context;
  const { before, after, hoursActive, periodActive } = change;
  if (!(change.base || change.sources || hoursActive || periodActive || change.categories.length > 0)) return;
  const time = (timeFails(before) << CODE_SHIFT) | timeFails(after);
  for (let row = store.timedRows; row < store.length; row++) {
    const kind = store.kind[row]!;
    const base = (change.baseBefore[row]! << CODE_SHIFT) | change.baseAfter[row]!;
    const effect = EFFECTS[(change.kindCodes[kind]! & CODE_WITHOUT_HOURS) | base | time]!;
    if (effect === 0) continue;
    const weightOf = (chart: number) => (effect & chart ? 1 : effect & (chart << LOSES) ? -1 : 0);
    charts.withoutHour += weightOf(Gains.hours);
    charts.categories[store.kinds.category[kind]!]! += weightOf(Gains.categories);
    charts.sources[store.kinds.source[kind]!]! += weightOf(Gains.sources);
    const weight = weightOf(Gains.all);
    if (weight !== 0) addToMap(context, row, weight);
  }
}
