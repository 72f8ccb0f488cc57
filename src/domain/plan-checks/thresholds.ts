import catalogue from '../../../data/catalogue/thresholds.json' with { type: 'json' };
import type { Localised } from '../measure/measure.ts';
import type { CheckUnit, ThresholdReader } from './check.ts';

/** A number with which checks compare, out of data/catalogue/thresholds.json. */
export interface Threshold {
  readonly id: string;
  readonly name: Localised;
  /** Null: every municipality fills in its own (a limit of the local by-law). */
  readonly value: number | null;
  readonly unit: CheckUnit;
  readonly minimum: number;
  readonly maximum: number;
  /** law: from a statute; local: from the by-law; design: a choice of this product. */
  readonly origin: 'law' | 'local' | 'design';
  readonly source: string;
  readonly verified: boolean;
}

/** Another number than the catalogue's, in one project, with the reason that is printed with it. */
export interface ThresholdOverride {
  readonly id: string;
  readonly value: number;
  readonly reason: string;
}

export const THRESHOLDS: readonly Threshold[] = catalogue.thresholds as readonly Threshold[];
const BY_ID = new Map(THRESHOLDS.map((threshold) => [threshold.id, threshold]));

/** Reads thresholds with the project's overrides. An override out of its bounds or without a reason does not count. */
export function readThresholds(overrides: readonly ThresholdOverride[] = []): ThresholdReader {
  const own = new Map(overrides.filter((override) => refuseOverride(override) === null).map((o) => [o.id, o]));
  return (id) => {
    const threshold = BY_ID.get(id);
    if (!threshold) throw new RangeError(`No threshold "${id}"`);
    const override = own.get(id);
    return {
      id,
      value: override ? override.value : threshold.value,
      unit: threshold.unit,
      source: override ? override.reason : threshold.source,
      overridden: override !== undefined,
    };
  };
}

/** Why an override does not count, as a message key; null when it does. */
export function refuseOverride({ id, value, reason }: ThresholdOverride): string | null {
  const threshold = BY_ID.get(id);
  if (!threshold) return 'checks.threshold.unknown';
  if (!(value >= threshold.minimum && value <= threshold.maximum)) return 'checks.threshold.outOfBounds';
  return reason.trim() === '' ? 'checks.threshold.noReason' : null;
}
