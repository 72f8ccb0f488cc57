import { civilMinutes, termEnd, termStart } from '../zone/civil-time.ts';
import type { Zone } from '../zone/zone.ts';
import type { UsedThreshold } from './check.ts';
import { amount, type Findings } from './settle.ts';

const HOUR_MINUTES = 60;

/**
 * Orders of the public prosecutor to search (WWM art. 50–52): each at most twelve hours, never two at once, all within
 * the designation. Orders that join on to each other are shown: together they run on past the twelve hours.
 */
export function checkSearchOrders(found: Findings, zone: Zone, threshold: UsedThreshold): void {
  const limit = found.limit(threshold)!;
  const orders = zone.facts.searchOrders
    .map(({ from, to }) => ({ from: civilMinutes(from), to: civilMinutes(to), label: from }))
    .sort((a, b) => a.from - b.from);
  if (orders.some(({ from, to }) => !(to > from))) return found.fail('orderWithoutTime');
  const start = zone.term.from === null ? NaN : termStart(zone.term.from);
  const end = zone.term.to === null ? NaN : termEnd(zone.term.to);
  let runFrom = NaN;
  let runTo = NaN;
  for (const { from, to, label } of orders) {
    if (to - from > limit * HOUR_MINUTES)
      found.fail('orderTooLong', { order: label, hours: amount((to - from) / HOUR_MINUTES, 'hours') });
    if (from < start || to > end) found.fail('orderOutsideTerm', { order: label });
    if (from < runTo) found.fail('ordersOverlap', { order: label });
    const joins = from === runTo;
    runFrom = joins ? runFrom : from;
    runTo = Number.isNaN(runTo) ? to : Math.max(runTo, to);
    if (joins && runTo - runFrom > limit * HOUR_MINUTES)
      found.warn('ordersJoin', { order: label, hours: amount((runTo - runFrom) / HOUR_MINUTES, 'hours') });
  }
}
