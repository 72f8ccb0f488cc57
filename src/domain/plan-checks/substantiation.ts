import { addMonths, civilMinutes } from '../zone/civil-time.ts';
import type { Check, CheckInput } from './check.ts';
import type { SmallerArea } from './zone-facts.ts';
import { amount, Findings, share } from './settle.ts';

/**
 * G3: do registered incidents carry this area, and could it be smaller? Art. 151b(3) "niet groter dan strikt
 * noodzakelijk"; the court suspended a poorly reasoned order and upheld a smaller one (Rb Limburg 2018:8273 and 9320).
 */
export const checkSubstantiation: Check = (input) => {
  const { facts } = input;
  const found = new Findings('G3');
  const smaller = checkIncidents(found, input);
  checkWeapons(found, input);
  if (input.measure.requirements.includes('lighterMeans') && input.zone.facts.lighterMeans.length === 0)
    found.warn('noLighterMeans');
  const { incidents } = facts;
  const incidentShare = incidents && incidents.total > 0 ? incidents.inside / incidents.total : null;
  return found.settle({
    number: incidentShare === null ? null : share(incidentShare),
    sentence:
      incidents && incidentShare !== null
        ? found.sentence('share', {
            inside: incidents.inside,
            total: incidents.total,
            incidentShare: share(incidentShare),
            areaShare: share(facts.areaSquareMetres / incidents.totalAreaSquareMetres),
          })
        : null,
    fix: smaller
      ? {
          action: 'findSmallerArea',
          key: 'checks.g3.fix.smaller',
          values: { area: amount(smaller.areaSquareMetres, 'squareMetres'), kept: share(smaller.keptShare) },
        }
      : null,
    source: 'Gemeentewet art. 151b lid 3; Awb art. 3:2, 3:4, 3:46; Rb Limburg 2018:8273 en 2018:9320',
  });
};

/** Returns the smaller area that is worth taking, if one is known. */
function checkIncidents(found: Findings, { facts, thresholds }: CheckInput): SmallerArea | null {
  const { incidents, areaSquareMetres, streetMetres } = facts;
  if (!incidents) {
    found.warn('unknown');
    return null;
  }
  if (incidents.inside === 0) {
    found.fail('noIncidents');
    return null;
  }
  const minimum = found.limit(thresholds('g3.minimumIncidents'))!;
  if (incidents.inside < minimum) found.warn('few', { inside: incidents.inside, minimum });
  const ratio = incidents.inside / incidents.total / (areaSquareMetres / incidents.totalAreaSquareMetres);
  const wanted = found.limit(thresholds('g3.minimumConcentration'))!;
  if (ratio < 1) found.fail('lessThanAverage', { ratio: amount(ratio, 'ratio') });
  else if (ratio < wanted) found.warn('hardlyConcentrated', { ratio: amount(ratio, 'ratio'), wanted });
  if (incidents.emptyParts.length > 0) found.warn('emptyParts', { parts: incidents.emptyParts.map(String) });
  if (incidents.emptyStreetMetres !== null && streetMetres) {
    const empty = incidents.emptyStreetMetres / streetMetres;
    const most = found.limit(thresholds('g3.emptyStreetShare'))!;
    if (empty > most)
      found.warn('emptyStreets', { street: amount(incidents.emptyStreetMetres, 'metres'), share: share(empty) });
  }
  return checkSmaller(found, incidents.smaller, areaSquareMetres, thresholds);
}

function checkSmaller(
  found: Findings,
  smaller: readonly SmallerArea[] | null,
  areaSquareMetres: number,
  thresholds: CheckInput['thresholds'],
): SmallerArea | null {
  if (!smaller) {
    found.warn('smallerNotSought');
    return null;
  }
  const kept = found.limit(thresholds('g3.smallerKeptShare'))!;
  const saving = found.limit(thresholds('g3.smallerSaving'))!;
  const best = smaller
    .filter((candidate) => candidate.keptShare >= kept)
    .reduce<SmallerArea | null>((a, b) => (a && a.areaSquareMetres <= b.areaSquareMetres ? a : b), null);
  if (!best || best.areaSquareMetres > areaSquareMetres * (1 - saving)) return null;
  found.warn('smallerExists', {
    area: amount(best.areaSquareMetres, 'squareMetres'),
    kept: share(best.keptShare),
    saved: share(1 - best.areaSquareMetres / areaSquareMetres),
  });
  return best;
}

/** The gate of art. 151b and 174b: disturbance by the presence of weapons, or serious fear of it. */
function checkWeapons(found: Findings, { measure, zone, facts, thresholds }: CheckInput): void {
  if (!measure.requirements.includes('weapons')) return;
  const { weapons } = zone.facts;
  const minimum = found.limit(thresholds('g3.minimumWeapons'))!;
  const months = found.limit(thresholds('g3.weaponsMonths'))!;
  const total = (weapons?.incidents ?? 0) + (weapons?.seizures ?? 0);
  if (!weapons || total === 0) return found.fail('noWeapons');
  if (!weapons.source.trim()) found.fail('weaponsWithoutSource');
  if (total < minimum) found.warn('fewWeapons', { total, minimum });
  const lastDay = weapons.to === null ? NaN : civilMinutes(weapons.to);
  if (Number.isNaN(lastDay)) found.warn('weaponsUndated');
  else if (addMonths(lastDay, months) < civilMinutes(facts.asOf)) found.warn('weaponsOld', { months });
}
