import catalogue from '../../../data/catalogue/legal.json' with { type: 'json' };
import type { Localised } from '../measure/measure.ts';

/** A law or rule that a measure rests on, with the date of the text that was read. */
export interface LegalBasis {
  readonly id: string;
  readonly title: Localised;
  /** What it says, in plain words. */
  readonly rule: Localised;
  /** Date of the version that was read; null when it bears none or was not read. */
  readonly versionDate: string | null;
  /** statute = the law's own text; page = a description of it; none = not read. */
  readonly read: 'statute' | 'page' | 'none';
  readonly source: string;
}

export const LEGAL_BASES: readonly LegalBasis[] = catalogue.legalBases as readonly LegalBasis[];
/** Nothing in the catalogue replaces a lawyer who looks at the wording that is in force. */
export const LEGAL_TEXTS_CONFIRMED: boolean = catalogue.confirmedByLawyer;

const BY_ID = new Map(LEGAL_BASES.map((basis) => [basis.id, basis]));

export const findLegalBasis = (id: string): LegalBasis | null => BY_ID.get(id) ?? null;

/** Whether the text was read in a version whose date is known; anything else is marked in the app. */
export const isVerifiedBasis = (basis: LegalBasis): boolean => basis.read === 'statute' && basis.versionDate !== null;
