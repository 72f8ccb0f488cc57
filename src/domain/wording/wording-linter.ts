import catalogue from '../../../data/catalogue/wording.json' with { type: 'json' };
import type { Localised } from '../measure/measure.ts';

/**
 * Words about places, not groups: finds phrasings that name a group as the cause, origin, nationality, status or persons,
 * and says how it can be put instead. Rules are data (data/catalogue/wording.json); they look at words, not at meaning,
 * so a person decides.
 */
export interface WordingRule {
  readonly id: string;
  /** Regular expressions (Unicode, case-insensitive); several are alternatives. */
  readonly patterns: readonly string[];
  /** stop: may not stand in a document; caution: look at it. */
  readonly severity: 'stop' | 'caution';
  readonly why: Localised;
  readonly suggestion: Localised;
  /** True: allowed once a sourced statement is attached. */
  readonly allowedWithSource: boolean;
}

export interface WordingHit {
  readonly ruleId: string;
  readonly severity: WordingRule['severity'];
  /** Characters [from, to) of the text. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly why: Localised;
  readonly suggestion: Localised;
}

export const WORDING_RULES: readonly WordingRule[] = catalogue.rules as readonly WordingRule[];

// A word starts and ends where no letter, figure or hyphen touches it: "door" is not found in "doorgang".
const compiled = WORDING_RULES.map((rule) => ({
  rule,
  expressions: rule.patterns.map(
    (pattern) =>
      new RegExp(`(?<![\\p{L}\\p{N}-])(?:${pattern})(?![\\p{L}\\p{N}])`, rule.id === 'personName' ? 'gu' : 'giu'),
  ),
}));

/**
 * What in a text is about groups or persons, in the order of the text; of hits that overlap the strictest, then the
 * longest is kept. `hasSource`: a sourced statement is attached, which some phrasings need.
 */
export function lintWording(text: string, hasSource = false): readonly WordingHit[] {
  const hits = compiled.flatMap(({ rule, expressions }) =>
    hasSource && rule.allowedWithSource
      ? []
      : expressions.flatMap((expression) =>
          [...text.matchAll(expression)].map((match): WordingHit => {
            const { id, severity, why, suggestion } = rule;
            const from = match.index;
            return { ruleId: id, severity, from, to: from + match[0].length, text: match[0], why, suggestion };
          }),
        ),
  );
  const strictest = [...hits].sort(
    (a, b) =>
      Number(b.severity === 'stop') - Number(a.severity === 'stop') ||
      b.to - b.from - (a.to - a.from) ||
      a.from - b.from,
  );
  const kept: WordingHit[] = [];
  for (const hit of strictest) if (!kept.some((other) => hit.from < other.to && other.from < hit.to)) kept.push(hit);
  return kept.sort((a, b) => a.from - b.from);
}
