import type { CheckId, CheckResult, CheckText, CheckValues } from '../plan-checks/check.ts';

/** A sentence of the reasons, with where it comes from. */
export interface ReasonSentence {
  /** Stays the same while numbers change: check and sentence. */
  readonly id: string;
  readonly checkId: CheckId;
  readonly text: CheckText;
  /** Law, ruling or practice behind it. */
  readonly source: string;
  /** What somebody made of it; null = as generated. */
  readonly edited: string | null;
  /** The numbers have changed since it was edited: look at it again. */
  readonly isStale: boolean;
  /** Somebody has taken it out. */
  readonly isLeftOut: boolean;
}

/** A sentence as somebody has edited it, with the numbers from which it was edited. Plain JSON. */
export interface EditedSentence {
  readonly id: string;
  readonly text: string;
  readonly leftOut: boolean;
  /** `fingerprintOf` of the values at the time of the edit. */
  readonly fingerprint: string;
}

export interface StoredReasons {
  readonly zoneId: string;
  readonly sentences: readonly EditedSentence[];
}

/** The same values give the same string; used to see that an edit no longer fits the numbers. */
export const fingerprintOf = (values: CheckValues): string =>
  JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));

const idOf = (text: CheckText, checkId: CheckId): string => `${checkId}:${text.key}`;

/**
 * Sentences for the reasons of a decision, in the order of the checks, each with its source; edits of a person are kept
 * and marked as stale once the numbers under them change.
 */
export function composeReasons(
  results: readonly CheckResult[],
  stored: readonly EditedSentence[],
): readonly ReasonSentence[] {
  const edits = new Map(stored.map((edit) => [edit.id, edit]));
  return results.flatMap(({ id: checkId, sentence, source }) => {
    if (!sentence) return [];
    const id = idOf(sentence, checkId);
    const edit = edits.get(id);
    return [
      {
        id,
        checkId,
        text: sentence,
        source,
        edited: edit && !edit.leftOut ? edit.text : null,
        isStale: edit !== undefined && edit.fingerprint !== fingerprintOf(sentence.values),
        isLeftOut: edit?.leftOut ?? false,
      },
    ];
  });
}

/** Stored edits after somebody has edited a sentence; `text` null takes the edit back. */
export function editSentence(
  stored: readonly EditedSentence[],
  sentence: ReasonSentence,
  text: string | null,
  leftOut = false,
): readonly EditedSentence[] {
  const others = stored.filter(({ id }) => id !== sentence.id);
  if (text === null && !leftOut) return others;
  return [...others, { id: sentence.id, text: text ?? '', leftOut, fingerprint: fingerprintOf(sentence.text.values) }];
}
