import type { Check } from './check.ts';
import { amount, Findings, share } from './settle.ts';

/** G9: does the text describe exactly this shape? Art. 151b(4) asks a description of the area. */
export const checkDescription: Check = ({ facts: { boundary, perimeterMetres }, thresholds }) => {
  const found = new Findings('G9');
  const most = found.limit(thresholds('g9.differenceSquareMetres'))!;
  const unnamed = found.limit(thresholds('g9.unnamedShare'))!;
  if (!boundary) found.warn('noText');
  else {
    const { differenceSquareMetres, unnamedMetres, hasSides } = boundary;
    if (differenceSquareMetres === null) found.fail('cannotReadBack');
    else if (differenceSquareMetres > most)
      found.fail('differs', { area: amount(differenceSquareMetres, 'squareMetres') });
    if (!hasSides) found.fail('noSides');
    if (perimeterMetres > 0 && unnamedMetres / perimeterMetres > unnamed)
      found.warn('unnamed', { street: amount(unnamedMetres, 'metres'), share: share(unnamedMetres / perimeterMetres) });
  }
  return found.settle({
    number:
      typeof boundary?.differenceSquareMetres !== 'number'
        ? null
        : amount(boundary.differenceSquareMetres, 'squareMetres'),
    sentence:
      boundary && boundary.differenceSquareMetres !== null && boundary.differenceSquareMetres <= most
        ? found.sentence('described', { streets: boundary.streets })
        : null,
    fix: null,
    source:
      'Gemeentewet art. 151b lid 4; Rb Limburg 2020:98 (straten "alsmede de genoemde wegen zelf", genummerde kaart)',
  });
};
