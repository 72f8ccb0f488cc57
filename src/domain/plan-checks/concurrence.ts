import { findMeasure } from '../measure/catalogue.ts';
import type { Check } from './check.ts';
import { amount, Findings } from './settle.ts';

/** G6: what else holds in the same place at the same time. */
export const checkConcurrence: Check = ({ zone, measure, facts, thresholds }) => {
  const found = new Findings('G6');
  const sliver = found.limit(thresholds('g1.sliverSquareMetres'))!;
  const most = found.limit(thresholds('g6.cumulativeZones'))!;
  if (measure.requirements.includes('noProsecutorOrder')) {
    if (zone.facts.prosecutorOrderSameArea === true) found.fail('prosecutorOrder');
    else if (zone.facts.prosecutorOrderSameArea === null) found.warn('prosecutorOrderNotAsked');
  }
  const overlaps = facts.overlaps.filter(
    (other) => other.zoneId !== zone.id && other.squareMetres > sliver && other.sharedHours > 0 && other.sharedTerm,
  );
  for (const other of overlaps) {
    const theirs = findMeasure(other.measureId);
    // Two orders that both keep the same people out: the second adds nothing, and its need must be shown.
    const isSameKind = theirs !== null && theirs.requirements.includes('reachability');
    const isDouble = isSameKind && measure.requirements.includes('reachability');
    found.add(isDouble ? 'warning' : 'pass', isDouble ? 'double' : 'overlap', {
      name: other.name,
      area: amount(other.squareMetres, 'squareMetres'),
      hours: amount(other.sharedHours, 'hours'),
    });
  }
  if (overlaps.length > most) found.warn('cumulative', { number: overlaps.length });
  return found.settle({
    number: amount(overlaps.length, 'count'),
    sentence:
      overlaps.length > 0
        ? found.sentence('overlaps', { names: overlaps.map(({ name }) => name) })
        : found.sentence('alone', {}),
    fix: null,
    source: 'Gemeentewet art. 172a lid 5; Sv art. 509hh',
  });
};
