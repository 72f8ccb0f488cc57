import type { DocumentFacts } from '../../document/fill-template.ts';
import { isVerifiedBasis, LEGAL_BASES } from '../../domain/legal/legal-basis.ts';
import { findMeasure } from '../../domain/measure/catalogue.ts';

/** Dutch name of a measure; its id when the catalogue no longer has it. */
export const measureName = (id: string): string => findMeasure(id)?.name.nl ?? id;

/** What a document prints of each legal basis. */
export const LEGAL_NOTES: DocumentFacts['legal'] = Object.fromEntries(
  LEGAL_BASES.map((basis) => [
    basis.id,
    {
      article: basis.title.nl,
      versionDate: basis.versionDate ?? 'onbekende datum',
      verified: isVerifiedBasis(basis),
    },
  ]),
);
