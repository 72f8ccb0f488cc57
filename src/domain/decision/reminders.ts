import { isDecided, type Decision } from './decision.ts';

export interface DecisionReminder {
  readonly id: string;
  readonly day: string;
  readonly kind: 'review' | 'expiry';
  readonly subject: string;
}

/** Days on which a decision in force must be looked at: its review, and its end. A withdrawal ends them. */
export function deriveReminders(decisions: readonly Decision[]): readonly DecisionReminder[] {
  const latest = new Map<string, Decision>();
  for (const decision of decisions) {
    if (decision.kind === 'withdraw') latest.delete(decision.subject.id);
    else if (isDecided(decision)) latest.set(decision.subject.id, decision);
  }
  return [...latest.values()]
    .flatMap(({ id, subject, term, reviewOn }): DecisionReminder[] => [
      ...(reviewOn ? [{ id: `${id}-review`, day: reviewOn, kind: 'review' as const, subject: subject.name }] : []),
      ...(term.to
        ? [{ id: `${id}-expiry`, day: term.to.slice(0, 10), kind: 'expiry' as const, subject: subject.name }]
        : []),
    ])
    .sort((a, b) => a.day.localeCompare(b.day));
}
