import type { Check, CheckId, CheckInput, CheckResult } from './check.ts';
import { CHECK_IDS } from './check.ts';
import { checkConcurrence } from './concurrence.ts';
import { checkCrossBorder } from './cross-border.ts';
import { checkDescription } from './description.ts';
import { checkDisplacement } from './displacement.ts';
import { checkEnoughData } from './enough-data.ts';
import { checkPublicAndPrivate } from './public-and-private.ts';
import { checkReachability } from './reachability.ts';
import { notApplicable } from './settle.ts';
import { checkSizeAndContents } from './size-and-contents.ts';
import { checkSubstantiation } from './substantiation.ts';
import { checkTerm } from './term.ts';
import { checkTimeWindow } from './time-window.ts';
import { checkValidAndCompetent } from './valid-and-competent.ts';

export const CHECKS: Readonly<Record<CheckId, Check>> = {
  G1: checkValidAndCompetent,
  G2: checkSizeAndContents,
  G3: checkSubstantiation,
  G4: checkTimeWindow,
  G5: checkReachability,
  G6: checkConcurrence,
  G7: checkPublicAndPrivate,
  G8: checkTerm,
  G9: checkDescription,
  G10: checkDisplacement,
  G11: checkCrossBorder,
  G12: checkEnoughData,
};

/**
 * All twelve checks in order; one that the catalogue does not name for the measure is notApplicable, unless the area
 * crosses a border: that always counts.
 */
export function runChecks(input: CheckInput): readonly CheckResult[] {
  const { jurisdiction } = input.facts;
  const crossesBorder = (jurisdiction?.municipalities.filter(({ squareMetres }) => squareMetres > 0).length ?? 0) > 1;
  return CHECK_IDS.map((id) => {
    const isAsked = input.measure.checks.includes(id) || (id === 'G11' && crossesBorder);
    return isAsked ? CHECKS[id](input) : notApplicable(id);
  });
}

/** Ids of what fails: with one of these a zone cannot be decided on. */
export const failedChecks = (results: readonly CheckResult[]): readonly CheckId[] =>
  results.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);
