import type { Check } from './check.ts';
import { amount, Findings } from './settle.ts';

/** Kinds of place where people must be able to come, or that the law protects: each asks to be weighed and named. */
export const SENSITIVE_KINDS: readonly string[] = [
  'school',
  'gp',
  'pharmacy',
  'hospital',
  'supermarket',
  'station',
  'municipal-office',
  'lawyer',
  'azc',
  'worship',
  'lodging',
  'community-centre',
];

/** G2: how large it is and what lies in it (proportionality, Awb 3:4). */
export const checkSizeAndContents: Check = ({ facts, thresholds }) => {
  const found = new Findings('G2');
  const { areaSquareMetres, streetMetres, addresses, sensitivePlaces } = facts;
  const large = found.limit(thresholds('g2.largeAreaSquareMetres'))!;
  const area = amount(areaSquareMetres, 'squareMetres');
  if (areaSquareMetres > large) found.warn('large', { area, limit: amount(large, 'squareMetres') });
  if (sensitivePlaces === null) found.warn('placesUnknown');
  else {
    const sensitive = sensitivePlaces.filter(({ kind }) => SENSITIVE_KINDS.includes(kind));
    if (sensitive.length > 0)
      found.warn('sensitive', { places: sensitive.map(({ name, kind }) => name || kind), number: sensitive.length });
  }
  if (addresses === null || streetMetres === null) found.warn('baseUnknown');
  found.pass('pass', { area });
  return found.settle({
    number: area,
    sentence:
      addresses === null || streetMetres === null
        ? found.sentence('area', { area })
        : found.sentence('size', { area, street: amount(streetMetres, 'metres'), addresses }),
    fix: null,
    source: 'Awb art. 3:4 lid 2; Rb Limburg 2018:8273 en 2018:9320',
  });
};
