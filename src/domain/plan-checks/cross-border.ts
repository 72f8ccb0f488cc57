import type { Check } from './check.ts';
import { amount, Findings } from './settle.ts';

/** G11: municipalities that the area touches, and whether the other mayors take part (art. 172a lid 3 and 4). */
export const checkCrossBorder: Check = ({ zone, measure, facts: { jurisdiction }, thresholds }) => {
  const found = new Findings('G11');
  const sliver = found.limit(thresholds('g1.sliverSquareMetres'))!;
  const others =
    jurisdiction?.municipalities.filter(
      ({ name, squareMetres }) => name !== jurisdiction.ownName && squareMetres > sliver,
    ) ?? [];
  if (!jurisdiction) found.warn('unknown');
  // Ground beyond the border of which the data do not say whose it is.
  if (jurisdiction && jurisdiction.outsideSquareMetres > sliver)
    found.warn('beyond', { area: amount(jurisdiction.outsideSquareMetres, 'squareMetres') });
  for (const { name, squareMetres } of others) {
    const mayor = zone.facts.otherMayors.find(({ municipality }) => municipality === name);
    const values = { name, area: amount(squareMetres, 'squareMetres') };
    if (mayor?.agreedOn) found.pass('agreed', { ...values, date: mayor.agreedOn });
    else if (measure.requirements.includes('otherMayor')) found.fail('notAsked', values);
    else found.add(measure.category === 'repressive' ? 'fail' : 'warning', 'ownDecisionThere', values);
  }
  return found.settle({
    number: jurisdiction ? amount(others.length + 1, 'count') : null,
    sentence: others.length > 0 ? found.sentence('others', { names: others.map(({ name }) => name) }) : null,
    fix:
      others.length > 0 || (jurisdiction?.outsideSquareMetres ?? 0) > sliver
        ? { action: 'clipToMunicipality', key: 'checks.g1.fix.clip', values: {} }
        : null,
    source: 'Gemeentewet art. 172a lid 3 en 4',
  });
};
