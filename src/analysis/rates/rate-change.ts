import type { MethodRecord } from '../method-record.ts';
import { exactRateRatio } from '../../numerics/rate-ratio.ts';
import { eTest } from './e-test.ts';

export interface RateChangeOptions {
  /** Length of the periods (or size of the areas) that the counts come from, in one unit. */
  readonly exposureBefore: number;
  readonly exposureAfter: number;
  readonly confidence: number;
}

export interface RateChangeResult extends MethodRecord<RateChangeOptions> {
  readonly before: number;
  readonly after: number;
  /** Change of the rate in per cent, with its exact interval; null where nothing was counted before. */
  readonly percentage: number | null;
  readonly low: number;
  /** Infinity where nothing was counted before. */
  readonly high: number;
  /** Two-sided p-value of the E-test that the rates are equal. */
  readonly p: number;
}

/**
 * Change of a rate between two periods: percentage with exact conditional interval (Clopper & Pearson on the share of
 * the second count; as R's `poisson.test`) and the E-test. Both take counts to be independent and Poisson: with repeat
 * reports or series of one offender the interval is too narrow.
 *
 * Errors: those of the E-test; `method.error.tooFew` when both counts are 0.
 */
export function rateChange(before: number, after: number, options: Partial<RateChangeOptions> = {}): RateChangeResult {
  const settings = { exposureBefore: 1, exposureAfter: 1, confidence: 0.95, ...options };
  const { p } = eTest(after, before, { exposureOne: settings.exposureAfter, exposureTwo: settings.exposureBefore });
  const none = before + after === 0;
  const ratio = none
    ? null
    : exactRateRatio(after, settings.exposureAfter, before, settings.exposureBefore, settings.confidence);
  const percent = (value: number) => 100 * (value - 1);
  return {
    method: 'rate-change',
    parameters: settings,
    seed: null,
    n: before + after,
    before,
    after,
    percentage: ratio && before > 0 ? percent(ratio.ratio) : null,
    low: ratio ? percent(ratio.low) : NaN,
    high: ratio ? percent(ratio.high) : NaN,
    p,
  };
}
