/**
 * What the triangle decided, as it was decided: never changed afterwards, only followed by another record. A decision
 * carries the version of the area, the data it rested on and the checks as they stood.
 */

export const TRIANGLE_ROLES = ['mayor', 'prosecutor', 'police'] as const;
export type TriangleRole = (typeof TRIANGLE_ROLES)[number];

export type Position = 'agree' | 'agreeWithConditions' | 'disagree' | 'absent';

/** What one role said. Conditions and reasons in its own words. */
export interface RolePosition {
  readonly role: TriangleRole;
  readonly position: Position;
  readonly conditions: string;
  readonly reasons: string;
}

export interface DecisionSubject {
  readonly kind: 'hotspot' | 'zone' | 'cameraPlan';
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** A check as it stood at that moment. */
export interface CheckAtDecision {
  readonly id: string;
  readonly outcome: 'pass' | 'warning' | 'fail' | 'notApplicable';
  readonly sentence: string;
}

export interface Decision {
  readonly id: string;
  /** Instant, ISO 8601. */
  readonly at: string;
  readonly kind: 'decide' | 'extend' | 'withdraw' | 'postpone';
  readonly subject: DecisionSubject;
  /** What was asked. */
  readonly asked: string;
  readonly positions: readonly RolePosition[];
  /** Who was heard besides, and when (civil day). */
  readonly consultations: readonly { readonly who: string; readonly on: string }[];
  /** By virtue of which the mayor signs, or the mandate. */
  readonly mandate: string;
  readonly term: { readonly from: string | null; readonly to: string | null };
  readonly reviewOn: string | null;
  readonly checks: readonly CheckAtDecision[];
  readonly dataFingerprint: string;
  /** SHA-256 over the record before it and this one: a record that is changed later is seen. */
  readonly seal: string;
}

/** The mayor agreed, with or without conditions. The others advise; their dissent is part of the record. */
export function isDecided({ kind, positions }: Pick<Decision, 'kind' | 'positions'>): boolean {
  if (kind !== 'decide' && kind !== 'extend') return false;
  const mayor = positions.find(({ role }) => role === 'mayor');
  return mayor?.position === 'agree' || mayor?.position === 'agreeWithConditions';
}

/** How often a subject was extended. */
export const renewalsOf = (decisions: readonly Decision[], subjectId: string): number =>
  decisions.filter(
    ({ kind, subject, positions }) => kind === 'extend' && subject.id === subjectId && isDecided({ kind, positions }),
  ).length;

export interface DecisionIssue {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What a record still lacks before it may be written. */
export function checkDecision(draft: Omit<Decision, 'id' | 'at' | 'seal'>): readonly DecisionIssue[] {
  const issues: DecisionIssue[] = [];
  const add = (key: string, values: DecisionIssue['values'] = {}) =>
    issues.push({ key: `decision.issue.${key}`, values });
  for (const { role, position, conditions, reasons } of draft.positions) {
    if (position === 'agreeWithConditions' && !conditions.trim()) add('conditions', { role });
    if (position === 'disagree' && !reasons.trim()) add('reasons', { role });
  }
  if (draft.positions.every(({ position }) => position === 'absent')) add('nobody');
  if (isDecided(draft)) {
    if (!draft.term.to) add('term');
    if (draft.term.from && draft.term.to && draft.term.to < draft.term.from) add('termOrder');
    if (!draft.reviewOn) add('review');
    if (draft.checks.some(({ outcome }) => outcome === 'fail')) {
      const mayor = draft.positions.find(({ role }) => role === 'mayor');
      if (!mayor?.reasons.trim()) add('despiteChecks');
    }
  }
  return issues;
}

/** What the seal of a record is taken over: the seal before it and everything in it, in a fixed order. */
export function sealText(
  before: string,
  {
    at,
    kind,
    subject,
    asked,
    positions,
    consultations,
    mandate,
    term,
    reviewOn,
    checks,
    dataFingerprint,
  }: Omit<Decision, 'seal'>,
): string {
  return JSON.stringify([
    before,
    at,
    kind,
    subject,
    asked,
    positions,
    consultations,
    mandate,
    term,
    reviewOn,
    checks,
    dataFingerprint,
  ]);
}
