import catalogue from '../../../data/catalogue/offence-groups.json' with { type: 'json' };
import { normaliseWords } from '../cells/text.ts';

export interface OffenceGroup {
  readonly id: string;
  readonly nl: string;
  readonly en: string;
  /** Whether incidents of this kind can be brought forward as ground for a security-risk area. */
  readonly carriesWeaponsGround: boolean;
  readonly opportunity: string;
  readonly typicalTime: string;
  readonly harmWeight: number | null;
  /** Left out unless the user asks for it; `key` is the i18n key of the reason. */
  readonly excludedByDefault: { readonly key: string; readonly nl: string; readonly en: string } | null;
  readonly codes: readonly string[];
  readonly synonyms: { readonly nl: readonly string[]; readonly en: readonly string[] };
}

const GROUPS: readonly OffenceGroup[] = catalogue.groups;
const BY_ID = new Map(GROUPS.map((group) => [group.id, group]));

export const isOffenceGroup = (id: string): boolean => BY_ID.has(id);

/** A guess onto which group a category of a file falls. */
export interface CategoryGuess {
  readonly group: string;
  /** `exact`: name, synonym or code is the whole value; `part`: it stands in it. */
  readonly certainty: 'exact' | 'part';
  /** i18n key of the reason why it is left out by default, or null. */
  readonly excludedBecause: string | null;
}

interface Phrase {
  readonly words: string;
  readonly group: OffenceGroup;
}

/** Every name and synonym, longest first, so that "diefstal uit auto" wins from "diefstal". */
const PHRASES: readonly Phrase[] = GROUPS.flatMap((group) =>
  [...new Set([group.id, group.nl, group.en, ...group.synonyms.nl, ...group.synonyms.en].map(normaliseWords))].map(
    (words) => ({
      words,
      group,
    }),
  ),
).sort((a, b) => b.words.length - a.words.length);
const BY_PHRASE = new Map([...PHRASES].reverse().map(({ words, group }) => [words, group]));
const BY_CODE = new Map(GROUPS.flatMap((group) => group.codes.map((code) => [code.toLowerCase(), group] as const)));
/** Too general to decide anything when they are only a part of a longer value. */
const SHORTEST_PART = 3;

/**
 * Guesses the offence group of a category value: by a code in front ("1.2.4 zakkenrollerij", "E33"), by the whole value,
 * or by the longest synonym that stands in it. null = not known; the value then keeps its own name.
 */
export function guessOffenceGroup(value: string): CategoryGuess | null {
  const code = /^\s*([a-z]?\d+(?:\.\d+)*)\b/i.exec(value)?.[1]?.toLowerCase();
  const words = normaliseWords(value);
  const exact = (code ? BY_CODE.get(code) : undefined) ?? BY_PHRASE.get(words);
  const found =
    exact ??
    PHRASES.find((phrase) => phrase.words.length >= SHORTEST_PART && ` ${words} `.includes(` ${phrase.words} `))?.group;
  if (!found) return null;
  return {
    group: found.id,
    certainty: exact ? 'exact' : 'part',
    excludedBecause: found.excludedByDefault?.key ?? null,
  };
}
