import { MethodInputError, type MethodRecord } from '../method-record.ts';
import { studentQuantile } from '../../numerics/special-functions/student.ts';

/** An estimate on the log scale with its sampling variance. */
export interface LogEstimate {
  readonly value: number;
  readonly variance: number;
}

export interface ContrastResult extends MethodRecord<{ confidence: number }> {
  /** How many times the mean of the others; with the interval in which a place like the others would lie. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Spread of the others beyond chance: variance of their logarithms. */
  readonly betweenVariance: number;
  readonly comparators: number;
}

/** With fewer comparators than this their spread cannot be told. */
export const LEAST_COMPARATORS = 3;

/** Logarithm of a Poisson rate; half an incident is added so that a place without incidents has a value too. */
export const logRate = (count: number, exposure: number): LogEstimate => ({
  value: Math.log((count + 0.5) / exposure),
  variance: 1 / (count + 0.5),
});

/** Logarithm of the change of a Poisson rate from one period to the next. */
export function logChange(before: number, after: number, periodLengths: readonly [number, number]): LogEstimate {
  const [first, second] = [logRate(before, periodLengths[0]), logRate(after, periodLengths[1])];
  return { value: second.value - first.value, variance: first.variance + second.variance };
}

/** Between-comparator variance by moments, and the weighted mean it leads to (DerSimonian & Laird 1986). */
export function pooledMean(estimates: readonly LogEstimate[]): {
  readonly mean: number;
  readonly variance: number;
  readonly betweenVariance: number;
} {
  const weights = estimates.map(({ variance }) => 1 / variance);
  const sum = weights.reduce((total, w) => total + w, 0);
  const fixed = estimates.reduce((total, { value }, i) => total + weights[i]! * value, 0) / sum;
  const heterogeneity = estimates.reduce((total, { value }, i) => total + weights[i]! * (value - fixed) ** 2, 0);
  const scale = sum - weights.reduce((total, w) => total + w * w, 0) / sum;
  const betweenVariance = scale > 0 ? Math.max(0, (heterogeneity - (estimates.length - 1)) / scale) : 0;
  const random = estimates.map(({ variance }) => 1 / (variance + betweenVariance));
  const randomSum = random.reduce((total, w) => total + w, 0);
  const mean = estimates.reduce((total, { value }, i) => total + random[i]! * value, 0) / randomSum;
  return { mean, variance: 1 / randomSum, betweenVariance };
}

/**
 * One place against several that are like it. Similar places differ among themselves, so the question is not whether the
 * place differs from their mean but whether it differs more than they do from one another: the interval is the
 * prediction interval of a random-effects mean (Higgins, Thompson & Spiegelhalter 2009, JRSS A 172:137–159; Student's t
 * with k − 2 degrees of freedom), widened by the sampling error of the place itself.
 *
 * Errors: `method.error.tooFew` with fewer than three comparators.
 */
export function predictiveContrast(
  place: LogEstimate,
  others: readonly LogEstimate[],
  confidence = 0.95,
): ContrastResult {
  if (others.length < LEAST_COMPARATORS)
    throw new MethodInputError('method.error.tooFew', {
      method: 'predictive-contrast',
      minimum: LEAST_COMPARATORS,
      n: others.length,
    });
  const { mean, variance, betweenVariance } = pooledMean(others);
  const error = Math.sqrt(place.variance + variance + betweenVariance);
  const reach = studentQuantile(1 - (1 - confidence) / 2, others.length - 2) * error;
  const difference = place.value - mean;
  return {
    method: 'predictive-contrast',
    parameters: { confidence },
    seed: null,
    n: others.length + 1,
    ratio: Math.exp(difference),
    low: Math.exp(difference - reach),
    high: Math.exp(difference + reach),
    betweenVariance,
    comparators: others.length,
  };
}
