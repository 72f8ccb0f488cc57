import { DAY_MS } from '../incident/incident-filter.ts';
import type { StoredFilter } from '../project/project-document.ts';

export interface EvaluatedArea {
  readonly name: string;
  /** Closed rings in project metres. */
  readonly rings: readonly (readonly number[])[];
}

/** What was done, where it should show, and with what it is compared. */
export interface Evaluation {
  readonly id: string;
  readonly name: string;
  /** Civil days; null = not yet chosen, or not yet ended. */
  readonly from: string | null;
  readonly to: string | null;
  readonly treated: EvaluatedArea | null;
  /** An area of the same kind without the measure. */
  readonly control: EvaluatedArea | null;
  /** Where it may have moved to, and an area comparable with that. */
  readonly surroundings: EvaluatedArea | null;
  readonly surroundingsControl: EvaluatedArea | null;
  /** Which incidents the measure is about; its period and area are not used. */
  readonly filter: StoredFilter;
  /** What was delivered: hours of presence, actions, images used. Without it an effect cannot be laid to the measure. */
  readonly output: string;
  readonly costs: string;
  readonly verdict: 'extend' | 'shrink' | 'withdraw' | 'undecided';
  readonly reasons: string;
}

export const EVALUATION_AREAS = ['treated', 'control', 'surroundings', 'surroundingsControl'] as const;
export type EvaluationArea = (typeof EVALUATION_AREAS)[number];

export const createEvaluation = (given: Pick<Evaluation, 'id' | 'name' | 'filter'>): Evaluation => ({
  from: null,
  to: null,
  treated: null,
  control: null,
  surroundings: null,
  surroundingsControl: null,
  output: '',
  costs: '',
  verdict: 'undecided',
  reasons: '',
  ...given,
});

/** Civil epoch ms, half-open. */
export interface EvaluationPeriod {
  readonly from: number;
  readonly to: number;
}

export interface EvaluationPeriods {
  readonly before: EvaluationPeriod;
  readonly after: EvaluationPeriod;
  /** Length in mean months (30.44 days). */
  readonly beforeMonths: number;
  readonly afterMonths: number;
  /** The same calendar days a year or more earlier: the season is in both. */
  readonly isSameSeason: boolean;
}

const MONTH_MS = 30.44 * DAY_MS;
/** Shorter than this, before or after, and nothing can be said. */
const LEAST_MONTHS = 1;

/**
 * The periods that are compared: after = from the start to the end or as far as the data are complete; before = the same
 * days a year earlier where the data reach back and lie before the start, else as long as after, just before the start.
 * Null when either would be shorter than a month.
 */
export function choosePeriods(
  { from, to }: Pick<Evaluation, 'from' | 'to'>,
  dataFrom: number,
  completeUntil: number,
): EvaluationPeriods | null {
  if (!from) return null;
  const start = Date.parse(`${from}T00:00:00Z`);
  const end = Math.min(to ? Date.parse(`${to}T00:00:00Z`) + DAY_MS : Infinity, completeUntil);
  if (!(end - start >= LEAST_MONTHS * MONTH_MS)) return null;
  const after = { from: start, to: end };
  const yearAgo = { from: yearBefore(start), to: yearBefore(end) };
  const isSameSeason = yearAgo.from >= dataFrom && yearAgo.to <= start;
  const before = isSameSeason ? yearAgo : { from: Math.max(dataFrom, start - (end - start)), to: start };
  if (before.to - before.from < LEAST_MONTHS * MONTH_MS) return null;
  const months = (period: EvaluationPeriod) => (period.to - period.from) / MONTH_MS;
  return { before, after, beforeMonths: months(before), afterMonths: months(after), isSameSeason };
}

function yearBefore(civilMs: number): number {
  const date = new Date(civilMs);
  return Date.UTC(date.getUTCFullYear() - 1, date.getUTCMonth(), date.getUTCDate());
}

/** Level on the Maryland scale that the design reaches: 3 asks before, after and a comparison. */
export const designLevel = ({ control }: Pick<Evaluation, 'control'>): 2 | 3 => (control ? 3 : 2);
