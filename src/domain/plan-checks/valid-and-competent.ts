import type { Check, CheckInput } from './check.ts';
import { amount, Findings } from './settle.ts';

/** G1: a valid shape, within what the decider is competent for, after the grants and consultations that the law asks. */
export const checkValidAndCompetent: Check = (input) => {
  const { facts } = input;
  const found = new Findings('G1');
  checkShape(found, input);
  checkTerritory(found, input);
  checkCompetence(found, input);
  const problems = facts.shape.problems.length;
  return found.settle({
    number: amount(problems, 'count'),
    sentence:
      problems === 0 && facts.areaSquareMetres > 0
        ? found.sentence('shape', { parts: facts.shape.parts, area: amount(facts.areaSquareMetres, 'squareMetres') })
        : null,
    fix:
      problems > 0 && facts.shape.problems.every(({ kind }) => kind !== 'empty')
        ? { action: 'repairShape', key: 'checks.g1.fix.repair', values: {} }
        : ownOutside(input) > 0
          ? { action: 'clipToMunicipality', key: 'checks.g1.fix.clip', values: {} }
          : null,
    source: 'Gemeentewet art. 172, 172a, 151b lid 1 en 2, 151c lid 1 en 3; Awb art. 3:2',
  });
};

function checkShape(found: Findings, { facts: { shape, areaSquareMetres } }: CheckInput): void {
  const kinds = new Set(shape.problems.map(({ kind }) => kind));
  for (const kind of kinds) {
    const times = shape.problems.filter((problem) => problem.kind === kind).length;
    found.add(kind === 'sliver' ? 'warning' : 'fail', kind, { times });
  }
  if (!kinds.has('empty') && !(areaSquareMetres > 0)) found.fail('empty', { times: 1 });
  if (shape.parts > 1) found.warn('parts', { parts: shape.parts });
}

/** Square metres inside the zone that do not lie in the own municipality, above the size of a sliver. */
function ownOutside({ facts: { jurisdiction }, thresholds }: CheckInput): number {
  if (!jurisdiction) return 0;
  const elsewhere = jurisdiction.municipalities
    .filter(({ name }) => name !== jurisdiction.ownName)
    .reduce((sum, { squareMetres }) => sum + squareMetres, 0);
  const outside = elsewhere + jurisdiction.outsideSquareMetres;
  return outside > (thresholds('g1.sliverSquareMetres').value ?? 0) ? outside : 0;
}

function checkTerritory(found: Findings, input: CheckInput): void {
  const { facts, measure, zone, thresholds } = input;
  found.limit(thresholds('g1.sliverSquareMetres'));
  if (!facts.jurisdiction) return found.warn('municipalityUnknown');
  const outside = ownOutside(input);
  if (outside === 0) return;
  const municipalities = facts.jurisdiction.municipalities.map(({ name }) => name);
  const isAgreed =
    measure.requirements.includes('otherMayor') &&
    facts.jurisdiction.outsideSquareMetres === 0 &&
    municipalities
      .filter((name) => name !== facts.jurisdiction?.ownName)
      .every((name) => zone.facts.otherMayors.some((mayor) => mayor.municipality === name && mayor.agreedOn));
  const bindsPeople = measure.category === 'repressive';
  found.add(isAgreed ? 'pass' : bindsPeople ? 'fail' : 'warning', isAgreed ? 'outsideAgreed' : 'outside', {
    area: amount(outside, 'squareMetres'),
  });
}

function checkCompetence(found: Findings, { measure, zone: { facts, term } }: CheckInput): void {
  const needs = (requirement: (typeof measure.requirements)[number]) => measure.requirements.includes(requirement);
  if (measure.infoOnly) found.fail('infoOnly');
  if (needs('councilGrant') && !facts.byLawArticle.trim()) found.fail('noCouncilGrant');
  if (needs('prosecutorConsulted') && !facts.prosecutorConsultedOn) found.fail('prosecutorNotConsulted');
  if (needs('prosecutorAdvised') && !facts.prosecutorConsultedOn) found.warn('prosecutorAdvised');
  if (facts.prosecutorConsultedOn && term.from && facts.prosecutorConsultedOn > term.from.slice(0, 10))
    found.add(needs('prosecutorConsulted') ? 'fail' : 'warning', 'prosecutorAfterStart', {
      date: facts.prosecutorConsultedOn,
    });
  if (needs('unforeseen') && !facts.unforeseenReason.trim()) found.fail('notShownUnforeseen');
  if (needs('noByLawRule')) {
    if (facts.byLawHasOwnRule === true) found.fail('byLawGoesFirst');
    else if (facts.byLawHasOwnRule === null) found.warn('byLawNotLookedUp');
  }
  if (needs('policeAdvice') && !facts.policeAdviceReference.trim()) found.warn('noPoliceAdvice');
  if (needs('permit') && !facts.permitReference.trim()) found.fail('noPermit');
}
