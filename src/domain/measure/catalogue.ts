import foundation from '../../../data/catalogue/measures-foundation.json' with { type: 'json' };
import partnerFile from '../../../data/catalogue/measures-partners.json' with { type: 'json' };
import practiceFile from '../../../data/catalogue/measures-practice.json' with { type: 'json' };
import preventive from '../../../data/catalogue/measures-preventive.json' with { type: 'json' };
import repressive from '../../../data/catalogue/measures-repressive.json' with { type: 'json' };
import { readMeasures } from './measure-schema.ts';
import type { Localised, Measure, MeasureCategory, ProblemKind } from './measure.ts';

export interface Partner {
  readonly id: string;
  readonly name: Localised;
  readonly task: Localised;
}

/** "Uit de praktijk": what a municipality did, and what it says came of it. */
export interface PracticeExample {
  readonly id: string;
  readonly section: string;
  readonly who: string;
  readonly what: Localised;
  readonly goal: Localised;
  readonly result: Localised;
  /** Ids of the measures that it shows. */
  readonly measures: readonly string[];
  /** What to mind when following it. */
  readonly note: Localised;
  readonly source: string;
}

/** Every measure and instrument, lightest first. */
export const MEASURES: readonly Measure[] = readMeasures([
  { name: 'measures-foundation.json', content: foundation },
  { name: 'measures-preventive.json', content: preventive },
  { name: 'measures-repressive.json', content: repressive },
]);
export const PARTNERS: readonly Partner[] = partnerFile.partners;
export const PRACTICES: readonly PracticeExample[] = practiceFile.practices;

const BY_ID = new Map(MEASURES.map((measure) => [measure.id, measure]));
const PARTNER_BY_ID = new Map(PARTNERS.map((partner) => [partner.id, partner]));

export const findMeasure = (id: string): Measure | null => BY_ID.get(id) ?? null;
export const findPartner = (id: string): Partner | null => PARTNER_BY_ID.get(id) ?? null;
export const practicesOf = (measureId: string): readonly PracticeExample[] =>
  PRACTICES.filter(({ measures }) => measures.includes(measureId));

/** Lighter alternatives of a measure, lightest first. */
export const lighterThan = (measure: Measure): readonly Measure[] =>
  MEASURES.filter(({ id }) => measure.lighter.includes(id));

export interface MeasureQuery {
  /** Words that must all occur in name, summary, section or legal basis, in either language; accents do not matter. */
  readonly words: string;
  readonly problem: ProblemKind | null;
  readonly category: MeasureCategory | null;
}

/** Measures that fit, lightest first. 'any' fits every problem. */
export function searchMeasures({ words, problem, category }: MeasureQuery): readonly Measure[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return MEASURES.filter((measure) => {
    if (category && measure.category !== category) return false;
    if (problem && !measure.problems.includes(problem) && !measure.problems.includes('any')) return false;
    const { name, summary, section, legalBasis } = measure;
    const text = plain([name.nl, name.en, summary.nl, summary.en, section, ...legalBasis].join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
