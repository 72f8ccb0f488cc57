import { requirePositive, type MethodRecord } from '../method-record.ts';
import { normalCdf, normalQuantile } from '../../numerics/special-functions/normal.ts';

export interface VisibleChangeOptions {
  /** Incidents to be expected without a measure, in the treated area and its control, before and after. */
  readonly treatedBefore: number;
  readonly treatedAfter: number;
  readonly controlBefore: number;
  readonly controlAfter: number;
  /** Two-sided level of the test, and the chance that the change is to be seen with. */
  readonly significance: number;
  readonly power: number;
}

export interface VisibleChangeResult extends MethodRecord<VisibleChangeOptions> {
  /** Smallest fall that would be seen, as a share of what is expected; null where even a fall to 0 would not. */
  readonly smallestFall: number | null;
  /** Chance of seeing a fall of 10, 20, … 100 %. */
  readonly powerAtTenths: readonly number[];
}

/**
 * What a weighted displacement difference could see, before the measure starts: the smallest fall that is significant
 * with the wished chance. Variance of the difference: the sum of the Poisson counts (Wheeler & Ratcliffe 2018), the
 * treated one after the measure lowered by the fall itself.
 */
export function visibleChange(options: VisibleChangeOptions): VisibleChangeResult {
  const { treatedAfter, significance, power } = options;
  requirePositive(treatedAfter, 'treatedAfter');
  const critical = normalQuantile(1 - significance / 2);
  const others = options.treatedBefore + options.controlBefore + options.controlAfter;
  const powerAt = (fall: number) =>
    normalCdf((fall * treatedAfter) / Math.sqrt(others + treatedAfter * (1 - fall)) - critical);
  const n = Math.round(others + treatedAfter);
  return {
    method: 'visible-change',
    parameters: options,
    seed: null,
    n,
    smallestFall: powerAt(1) < power ? null : fallWithPower(powerAt, power),
    powerAtTenths: Array.from({ length: 10 }, (_, k) => powerAt((k + 1) / 10)),
  };
}

function fallWithPower(powerAt: (fall: number) => number, power: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (powerAt(middle) < power) low = middle;
    else high = middle;
  }
  return high;
}
