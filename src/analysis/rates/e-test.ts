import { MethodInputError, requirePositive, type MethodRecord } from '../method-record.ts';
import { poissonProbability } from '../../numerics/special-functions/counts.ts';
import { twoSidedNormalP } from '../../numerics/special-functions/normal.ts';

export interface ETestOptions {
  /** Exposures: months, areas, or 1. */
  readonly exposureOne: number;
  readonly exposureTwo: number;
  /** Difference of the rates (one less two) under the null hypothesis. */
  readonly difference: number;
}

export interface ETestResult extends MethodRecord<ETestOptions & { distribution: 'exact' | 'normal' }> {
  /** Difference of the rates over its standard error. */
  readonly statistic: number;
  /** Two-sided. */
  readonly p: number;
}

/** Counts above this are compared with the normal distribution, from which the exact one then differs by less than 1e-4. */
const MOST_EXACT = 100_000;

/**
 * E-test that two Poisson rates are equal (or differ by a given amount). Source: Krishnamoorthy & Thomson 2004, Journal
 * of Statistical Planning and Inference 119:23–35: the p-value is the chance, at the pooled rate, of a statistic at
 * least as far from 0. More powerful than the conditional (binomial) test, and keeps its level.
 *
 * Errors: `method.error.notWhole` unless the counts are whole numbers ≥ 0; `method.error.notPositive` for exposures.
 */
export function eTest(countOne: number, countTwo: number, options: Partial<ETestOptions> = {}): ETestResult {
  const settings = { exposureOne: 1, exposureTwo: 1, difference: 0, ...options };
  for (const [name, value] of Object.entries({ countOne, countTwo })) {
    if (!Number.isInteger(value) || value < 0) throw new MethodInputError('method.error.notWhole', { name, value });
  }
  requirePositive(settings.exposureOne, 'exposureOne');
  requirePositive(settings.exposureTwo, 'exposureTwo');
  const statistic = statisticOf(countOne, countTwo, settings);
  const exact = countOne + countTwo <= MOST_EXACT;
  return {
    method: 'e-test',
    parameters: { ...settings, distribution: exact ? 'exact' : 'normal' },
    seed: null,
    n: countOne + countTwo,
    statistic,
    p: exact ? chanceOfAtLeast(Math.abs(statistic), countOne, countTwo, settings) : twoSidedNormalP(statistic),
  };
}

function statisticOf(one: number, two: number, { exposureOne, exposureTwo, difference }: ETestOptions): number {
  const variance = one / exposureOne ** 2 + two / exposureTwo ** 2;
  // Nothing seen in either: no evidence of any difference.
  if (variance === 0) return 0;
  return (one / exposureOne - two / exposureTwo - difference) / Math.sqrt(variance);
}

function chanceOfAtLeast(size: number, countOne: number, countTwo: number, options: ETestOptions): number {
  const { exposureOne, exposureTwo, difference } = options;
  const together = exposureOne + exposureTwo;
  const rateTwo = Math.max(0, (countOne + countTwo) / together - (difference * exposureOne) / together);
  const one = likelyCounts(exposureOne * Math.max(0, rateTwo + difference));
  const two = likelyCounts(exposureTwo * rateTwo);
  // Rounding must not put outcomes with the very statistic of the data outside.
  const limit = size * (1 - 1e-12);
  let p = 0;
  for (let i = 0; i < one.chances.length; i++) {
    let inner = 0;
    for (let j = 0; j < two.chances.length; j++) {
      if (Math.abs(statisticOf(one.from + i, two.from + j, options)) >= limit) inner += two.chances[j]!;
    }
    p += one.chances[i]! * inner;
  }
  return Math.min(1, p);
}

/** Counts that a Poisson variable takes with more than a negligible chance, and their chances. */
function likelyCounts(mean: number): { readonly from: number; readonly chances: Float64Array } {
  const reach = 9 * Math.sqrt(mean) + 40;
  const from = Math.max(0, Math.floor(mean - reach));
  const to = Math.ceil(mean + reach);
  return { from, chances: Float64Array.from({ length: to - from + 1 }, (_, k) => poissonProbability(from + k, mean)) };
}
