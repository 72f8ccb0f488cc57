import type { Check } from './check.ts';
import { amount, Findings, share } from './settle.ts';

/** G12: is there enough to go by? "Meer informatie nodig" is a result too (Toolbox 1.2). */
export const checkEnoughData: Check = ({ facts: { data, incidents }, thresholds }) => {
  const found = new Findings('G12');
  const fewest = found.limit(thresholds('g3.minimumIncidents'))!;
  const minimumMonths = found.limit(thresholds('g12.minimumMonths'))!;
  const wantedMonths = found.limit(thresholds('g12.wantedMonths'))!;
  const geocoded = found.limit(thresholds('g12.geocodedShare'))!;
  const known = found.limit(thresholds('g4.knownShare'))!;
  if (!data || !incidents) found.fail('noData');
  else {
    if (incidents.inside < fewest) found.fail('fewIncidents', { inside: incidents.inside, minimum: fewest });
    if (data.months < minimumMonths) found.fail('fewMonths', { months: data.months, minimum: minimumMonths });
    else if (data.months < wantedMonths) found.warn('months', { months: data.months, wanted: wantedMonths });
    if (data.geocodedShare < geocoded) found.warn('withoutPlace', { share: share(1 - data.geocodedShare) });
    if (data.timeKnownShare < known) found.warn('withoutTime', { share: share(1 - data.timeKnownShare) });
    if (data.registrationChanges > 0) found.warn('registrationChanged', { times: data.registrationChanges });
    if (data.lastMonthIncomplete) found.warn('lastMonthIncomplete');
  }
  return found.settle({
    number: incidents ? amount(incidents.inside, 'count') : null,
    sentence:
      data && incidents
        ? found.sentence('data', {
            inside: incidents.inside,
            months: data.months,
            geocoded: share(data.geocodedShare),
          })
        : null,
    fix: null,
    source: 'Toolbox 1.2; CCV, veiligheidsanalyse',
  });
};
