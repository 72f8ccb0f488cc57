import synonyms from '../../../data/catalogue/header-synonyms.json' with { type: 'json' };
import { normaliseWords } from '../cells/text.ts';

/** What a column name can say that it is; `reported`, `address` and `area` are known and not kept. */
export type HeaderMeaning = keyof typeof synonyms.roles;

/** A meaning of a column name: 2 when the whole name says so, 1 when a part of it does. */
export interface HeaderMatch {
  readonly meaning: HeaderMeaning;
  readonly strength: 1 | 2;
  /** Place in the list of synonyms: the first are the most usual. */
  readonly rank: number;
}

const MEANINGS = Object.entries(synonyms.roles) as [HeaderMeaning, { exact: string[]; contains: string[] }][];

/** Whether the words of `phrase` stand next to each other in `words`. Both normalised. */
export const containsWords = (words: string, phrase: string): boolean => ` ${words} `.includes(` ${phrase} `);

/** Everything that a column name may mean, strongest first. */
export function headerMeanings(name: string): readonly HeaderMatch[] {
  const words = normaliseWords(name);
  const matches: HeaderMatch[] = [];
  for (const [meaning, { exact, contains }] of MEANINGS) {
    const rank = exact.indexOf(words);
    if (rank >= 0) matches.push({ meaning, strength: 2, rank });
    else {
      const part = contains.findIndex((phrase) => containsWords(words, phrase));
      if (part >= 0) matches.push({ meaning, strength: 1, rank: exact.length + part });
    }
  }
  return matches.sort((a, b) => b.strength - a.strength);
}
