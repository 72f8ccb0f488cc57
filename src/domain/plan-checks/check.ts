import type { Zone } from '../zone/zone.ts';
import type { Measure } from '../measure/measure.ts';
import type { ZoneFacts } from './zone-facts.ts';

export const CHECK_IDS = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11', 'G12'] as const;
export type CheckId = (typeof CHECK_IDS)[number];

export type CheckOutcome = 'pass' | 'warning' | 'fail' | 'notApplicable';

export const CHECK_UNITS = ['squareMetres', 'metres', 'share', 'count', 'days', 'hours', 'months', 'ratio'] as const;
/** Shares are 0–1. */
export type CheckUnit = (typeof CHECK_UNITS)[number];

export interface CheckNumber {
  readonly value: number;
  readonly unit: CheckUnit;
}

/** A text by its key, with the values to fill in. Values with a unit are `CheckNumber`s, written by the screen. */
export interface CheckText {
  readonly key: string;
  readonly values: CheckValues;
}
export type CheckValues = Readonly<Record<string, string | number | CheckNumber | readonly string[]>>;

/** What the app can do about it by itself; null = only a person can. */
export type FixAction = 'repairShape' | 'clipToMunicipality' | 'findSmallerArea' | 'findSmallerHours' | 'makeCorridor';

export interface CheckFix extends CheckText {
  readonly action: FixAction | null;
}

/** A number that a check compares with, as it was used. */
export interface UsedThreshold {
  readonly id: string;
  /** Null: a limit of the local by-law that has not been filled in. */
  readonly value: number | null;
  readonly unit: CheckUnit;
  /** Where the number comes from, from the thresholds file, or the reason of the override. */
  readonly source: string;
  readonly overridden: boolean;
}

/** One thing that a check found; a check's own outcome is that of its worst finding. */
export interface CheckFinding extends CheckText {
  readonly outcome: CheckOutcome;
}

export interface CheckResult {
  readonly id: CheckId;
  readonly outcome: CheckOutcome;
  /** The figure that says most; null when there is none. */
  readonly number: CheckNumber | null;
  /** What was found, in a line: that of the worst finding. */
  readonly messageKey: string;
  readonly values: CheckValues;
  /** Everything found, worst first. */
  readonly findings: readonly CheckFinding[];
  /** Sentence for the reasons of a decision; null when there is nothing to say. */
  readonly sentence: CheckText | null;
  readonly fix: CheckFix | null;
  /** Every threshold that was compared with. */
  readonly thresholds: readonly UsedThreshold[];
  /** Law, ruling or practice on which the check rests. */
  readonly source: string;
}

export interface CheckInput {
  readonly zone: Zone;
  readonly measure: Measure;
  readonly facts: ZoneFacts;
  readonly thresholds: ThresholdReader;
}

/** Gives a threshold by id, with overrides of the project applied. Throws RangeError on an unknown id. */
export type ThresholdReader = (id: string) => UsedThreshold;

export type Check = (input: CheckInput) => CheckResult;
