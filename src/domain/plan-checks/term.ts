import { addMonths, civilMinutes, daysOf, termEnd, termStart } from '../zone/civil-time.ts';
import type { Check, CheckInput } from './check.ts';
import { checkSearchOrders } from './search-orders.ts';
import { amount, Findings } from './settle.ts';

const HOUR_MINUTES = 60;

/** G8: first and last day, the longest the law or by-law allows, renewals, search orders, review and withdrawal. */
export const checkTerm: Check = (input) => {
  const { zone, measure } = input;
  const found = new Findings('G8');
  const { from, to } = zone.term;
  const start = from === null ? NaN : termStart(from);
  const end = to === null ? NaN : termEnd(to);
  const days = daysOf(end - start);
  if (Number.isNaN(start)) found.fail('noStart');
  if (Number.isNaN(end)) found.add(measure.requirements.includes('endDate') ? 'fail' : 'warning', 'noEnd');
  if (end <= start) found.fail('endBeforeStart');
  if (days > 0) checkLength(found, input, start, end);
  checkRenewals(found, input);
  const orders = measure.termRule?.searchOrderHours;
  if (orders) checkSearchOrders(found, zone, input.thresholds(orders));
  checkCare(found, input, start, end);
  return found.settle({
    number: days > 0 ? amount(days, 'days') : null,
    sentence: days > 0 ? found.sentence('term', { from: from!, to: to!, days: amount(days, 'days') }) : null,
    fix: null,
    source: 'Gemeentewet art. 172a lid 6, 151b lid 3 en 6, 151c lid 2 en 5, 174b; WWM art. 50–52',
  });
};

function checkLength(found: Findings, { zone, measure, thresholds }: CheckInput, start: number, end: number): void {
  const rule = measure.termRule;
  if (!rule) return;
  const days = daysOf(end - start);
  const spread = rule.spreadDays && rule.spreadMonths ? zone.facts.spread : null;
  if (spread) {
    const mostDays = found.limit(thresholds(rule.spreadDays!))!;
    const mostMonths = found.limit(thresholds(rule.spreadMonths!))!;
    if (spread.days > mostDays) found.fail('spreadTooManyDays', { days: spread.days, limit: mostDays });
    if (spread.months > mostMonths || end > addMonths(start, mostMonths))
      found.fail('spreadTooLong', { months: spread.months, limit: mostMonths });
  } else if (rule.months) {
    const months = found.limit(thresholds(rule.months))!;
    if (end > addMonths(start, months))
      found.fail('tooManyMonths', {
        months,
        excess: amount(Math.ceil(daysOf(end - addMonths(start, months))), 'days'),
      });
  }
  if (rule.hours) {
    const hours = found.limit(thresholds(rule.hours))!;
    if (end - start > hours * HOUR_MINUTES)
      found.fail('tooManyHours', {
        hours: amount((end - start) / HOUR_MINUTES, 'hours'),
        limit: amount(hours, 'hours'),
      });
  }
  if (rule.days) {
    const most = found.limit(thresholds(rule.days));
    if (most === null) found.warn('byLawLimitUnknown');
    else if (days > most) found.fail('tooLongForByLaw', { days: amount(days, 'days'), limit: amount(most, 'days') });
  }
  const warnDays = rule.warnDays ? found.limit(thresholds(rule.warnDays)) : null;
  if (warnDays !== null && days > warnDays) found.warn('long', { days: amount(days, 'days') });
}

function checkRenewals(found: Findings, { zone, measure, thresholds }: CheckInput): void {
  const rule = measure.termRule;
  const { renewalsSoFar } = zone.facts;
  if (!rule?.renewals) return;
  const most = found.limit(thresholds(rule.renewals))!;
  if (renewalsSoFar > most) found.fail('tooManyRenewals', { renewals: renewalsSoFar, limit: most });
  else if (renewalsSoFar > 0) found.pass('renewalsLeft', { renewals: renewalsSoFar, left: most - renewalsSoFar });
}

/** What makes that a measure does not outlive its need. */
function checkCare(
  found: Findings,
  { zone, measure, facts, thresholds }: CheckInput,
  start: number,
  end: number,
): void {
  if (measure.requirements.includes('withdrawalTrigger') && !zone.facts.withdrawalTrigger.trim())
    found.warn('noWithdrawalTrigger');
  const within = found.limit(thresholds('g8.reviewWithinDays'))!;
  const { reviewOn } = zone.facts;
  if (!reviewOn && daysOf(end - start) > 31) found.warn('noReview');
  else if (reviewOn && daysOf(civilMinutes(reviewOn) - start) > within)
    found.warn('reviewLate', { days: amount(within, 'days') });
  const isDecided = zone.status === 'decided' || zone.status === 'active';
  if (isDecided && measure.requirements.includes('informCouncil') && !zone.facts.councilInformedOn)
    found.warn('councilNotInformed');
  if (end < civilMinutes(facts.asOf)) found.warn('over');
}
