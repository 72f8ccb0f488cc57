import type {
  CheckFinding,
  CheckFix,
  CheckId,
  CheckNumber,
  CheckOutcome,
  CheckResult,
  CheckText,
  CheckUnit,
  CheckValues,
  UsedThreshold,
} from './check.ts';

const ORDER: readonly CheckOutcome[] = ['fail', 'warning', 'pass', 'notApplicable'];

/** Worst of some outcomes; notApplicable when there are none. */
export const worstOf = (outcomes: readonly CheckOutcome[]): CheckOutcome =>
  ORDER.find((outcome) => outcomes.includes(outcome)) ?? 'notApplicable';

export const amount = (value: number, unit: CheckUnit): CheckNumber => ({ value, unit });
export const share = (value: number): CheckNumber => ({ value, unit: 'share' });

/** Collects what a check finds and which thresholds it compared with. */
export class Findings {
  readonly #id: CheckId;
  readonly #findings: CheckFinding[] = [];
  readonly #thresholds: UsedThreshold[] = [];

  constructor(id: CheckId) {
    this.#id = id;
  }

  add(outcome: CheckOutcome, name: string, values: CheckValues = {}): void {
    this.#findings.push({ outcome, key: this.#key(name), values });
  }
  fail(name: string, values: CheckValues = {}): void {
    this.add('fail', name, values);
  }
  warn(name: string, values: CheckValues = {}): void {
    this.add('warning', name, values);
  }
  pass(name: string, values: CheckValues = {}): void {
    this.add('pass', name, values);
  }

  /** A threshold that is compared with: it is printed with the outcome. Null when it is not filled in. */
  limit(threshold: UsedThreshold): number | null {
    this.#thresholds.push(threshold);
    return threshold.value;
  }

  sentence(name: string, values: CheckValues): CheckText {
    return { key: `${this.#key('sentence')}.${name}`, values };
  }

  /** The result; the check passes with its 'pass' text when nothing was found. */
  settle(rest: {
    readonly number: CheckNumber | null;
    readonly sentence: CheckText | null;
    readonly fix: CheckFix | null;
    readonly source: string;
  }): CheckResult {
    if (this.#findings.length === 0) this.pass('pass');
    const findings = [...this.#findings].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
    const { outcome, key, values } = findings[0]!;
    return { id: this.#id, outcome, messageKey: key, values, findings, thresholds: this.#thresholds, ...rest };
  }

  #key(name: string): string {
    return `checks.${this.#id.toLowerCase()}.${name}`;
  }
}

/** The outcome of a check that says nothing about this measure. */
export const notApplicable = (id: CheckId): CheckResult => ({
  id,
  outcome: 'notApplicable',
  number: null,
  messageKey: 'checks.notApplicable',
  values: {},
  findings: [],
  sentence: null,
  fix: null,
  thresholds: [],
  source: '',
});
