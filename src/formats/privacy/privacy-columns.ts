import catalogue from '../../../data/catalogue/privacy-columns.json' with { type: 'json' };
import { containsWords } from '../catalogue/header-roles.ts';
import { normaliseWords } from '../cells/text.ts';

/** Kind of personal data, e.g. "bsn" or "birth-date": ids of data/catalogue/privacy-columns.json. */
export type PrivacyClass = string;

/** The kind of personal data that a column name announces, or null. */
export function privacyClassOfHeader(name: string): PrivacyClass | null {
  const words = normaliseWords(name);
  const exact = catalogue.columns.find((column) => column.exact.includes(words));
  if (exact) return exact.id;
  const part = catalogue.columns.find(
    (column) =>
      column.contains.some((phrase) => containsWords(words, phrase)) &&
      !column.unless.some((phrase) => containsWords(words, phrase)),
  );
  return part?.id ?? null;
}
