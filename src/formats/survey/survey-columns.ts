import catalogue from '../../../data/catalogue/survey.json' with { type: 'json' };
import type { QuestionRole } from '../../domain/survey/survey.ts';
import { normaliseWords } from '../cells/text.ts';
import { privacyClassOfHeader } from '../privacy/privacy-columns.ts';

export type SurveyMeaning = keyof typeof catalogue.columns;

export interface SurveyColumns {
  /** Column of the file by meaning. */
  readonly of: Readonly<Partial<Record<SurveyMeaning, string>>>;
  /** Columns that the privacy gate refuses, whatever they are for. */
  readonly refused: readonly { readonly name: string; readonly key: string }[];
}

/** What the columns of a survey file are, by their names; the gate goes before every meaning. */
export function readSurveyColumns(columns: readonly string[]): SurveyColumns {
  const of: Partial<Record<SurveyMeaning, string>> = {};
  const refused: { name: string; key: string }[] = [];
  for (const name of columns) {
    const personal = privacyClassOfHeader(name);
    if (personal !== null) {
      refused.push({ name, key: `import.privacy.${personal}` });
      continue;
    }
    const words = normaliseWords(name);
    for (const [meaning, synonyms] of Object.entries(catalogue.columns) as [SurveyMeaning, string[]][])
      if (synonyms.includes(words) && of[meaning] === undefined) of[meaning] = name;
  }
  return { of, refused };
}

/** What a question asks, by its words; a phrase holds when all its words begin a word of the text. */
export function roleOfQuestion(text: string): QuestionRole {
  const words = normaliseWords(text).split(' ');
  const holds = (phrase: string) => phrase.split(' ').every((part) => words.some((word) => word.startsWith(part)));
  for (const [role, phrases] of Object.entries(catalogue.questions))
    if (phrases.some(holds)) return role as QuestionRole;
  return 'other';
}

const YES = new Set(['ja', 'yes', 'true', '1', 'j', 'y']);
const NO = new Set(['nee', 'no', 'false', '0', 'n']);

/** An answer as a number: yes is 1, no is 0, a decimal comma is read; NaN for anything else. */
export function readAnswer(text: string, isYesNo: boolean): number {
  const plain = text.trim().toLowerCase();
  if (plain === '') return NaN;
  if (isYesNo || !/^[\d.,+-]+$/.test(plain)) return YES.has(plain) ? 1 : NO.has(plain) ? 0 : NaN;
  return Number(plain.replace(',', '.'));
}

/** Lowest and highest answer of a written scale such as "1-10" or "ja/nee"; null when it says neither. */
export function readScale(text: string): { readonly low: number; readonly high: number } | null {
  if (/ja|nee|yes|no\b/i.test(text)) return { low: 0, high: 1 };
  const numbers = /(\d+)\s*(?:-|–|t\/m|tot|to)\s*(\d+)/.exec(text);
  return numbers ? { low: Number(numbers[1]), high: Number(numbers[2]) } : null;
}
