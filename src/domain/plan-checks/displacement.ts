import { civilMinutes, termStart } from '../zone/civil-time.ts';
import type { Check } from './check.ts';
import { amount, Findings } from './settle.ts';

/** G10: can displacement and effect be seen afterwards? A ring, places it may move to, a comparison, a measurement before. */
export const checkDisplacement: Check = ({ zone, facts: { displacement }, thresholds }) => {
  const found = new Findings('G10');
  const ring = found.limit(thresholds('g10.ringMetres'))!;
  const { baselineOn, comparisonArea } = zone.facts;
  if (!displacement) found.warn('unknown');
  else if (displacement.ringMetres < ring) found.warn('smallRing', { ring: amount(displacement.ringMetres, 'metres') });
  if (!comparisonArea.trim() && !displacement?.hasComparisonArea) found.warn('noComparison');
  if (!baselineOn) found.warn('noBaseline');
  else if (zone.term.from && civilMinutes(baselineOn) >= termStart(zone.term.from)) found.warn('baselineLate');
  return found.settle({
    number: displacement ? amount(displacement.ringIncidents, 'count') : null,
    sentence: displacement
      ? found.sentence('ring', {
          ring: amount(displacement.ringMetres, 'metres'),
          incidents: displacement.ringIncidents,
          places: displacement.candidatePlaces,
        })
      : null,
    fix: null,
    source: 'Toolbox 2.6 (Nijmegen) en 3.7 (Den Helder); Regioplan 2010 en DSP over evaluaties van cameratoezicht',
  });
};
