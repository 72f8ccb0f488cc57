import type { Check } from './check.ts';
import { amount, Findings, share } from './settle.ts';

/** G7: public and private ground, homes in view, and what protects privacy. */
export const checkPublicAndPrivate: Check = ({ zone, measure, facts, thresholds }) => {
  const found = new Findings('G7');
  const most = found.limit(thresholds('g7.privateShare'))!;
  const { openness, areaSquareMetres } = facts;
  const isPublicOnly = measure.requirements.includes('publicPlacesOnly');
  const privateShare = openness && areaSquareMetres > 0 ? openness.privateSquareMetres / areaSquareMetres : null;
  if (!openness) found.warn('unknown');
  else {
    if (privateShare !== null && privateShare > most) found.warn('muchPrivate', { share: share(privateShare) });
    if (isPublicOnly && openness.closedBuildings > 0)
      found.pass('exceptClosed', { buildings: openness.closedBuildings });
    if (openness.dwellingsInView !== null && openness.dwellingsInView > 0)
      found.warn('dwellingsInView', { dwellings: openness.dwellingsInView });
    if (measure.id === 'rep.alcoholverbod' && openness.terraces !== null && openness.terraces > 0)
      found.warn('terraces', { terraces: openness.terraces });
  }
  if (measure.requirements.includes('impactAssessment')) {
    const { dpiaReference, dpiaExceptionReason } = zone.facts;
    if (!dpiaReference.trim() && !dpiaExceptionReason.trim()) found.fail('noImpactAssessment');
    else if (!dpiaReference.trim()) found.warn('impactAssessmentExcepted');
  }
  if (measure.requirements.includes('signs') && !zone.facts.signsPlanned) found.fail('noSigns');
  return found.settle({
    number: privateShare === null ? null : share(privateShare),
    sentence: openness
      ? found.sentence('private', {
          share: share(privateShare ?? 0),
          dwellings: openness.dwellings,
          area: amount(openness.privateSquareMetres, 'squareMetres'),
        })
      : null,
    fix: null,
    source: 'Gemeentewet art. 151c lid 1, 6 en 7, 151b lid 1; lijst van de AP voor de DPIA',
  });
};
