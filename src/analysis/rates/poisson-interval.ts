import { MethodInputError, type MethodRecord } from '../method-record.ts';
import { gammaQuantile } from '../../numerics/special-functions/gamma-quantile.ts';

export interface PoissonIntervalResult extends MethodRecord<{ confidence: number; exposure: number }> {
  /** Count over exposure, with its exact limits. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Exact interval of a Poisson rate. Source: Garwood 1936, Biometrika 28:437–442 (limits from gamma quantiles; the limits
 * of R's `poisson.test`). `exposure`: what the count is divided by, e.g. months or km².
 *
 * Errors: `method.error.negative` for a negative count, `method.error.notPositive` for the exposure.
 */
export function poissonInterval(count: number, exposure = 1, confidence = 0.95): PoissonIntervalResult {
  if (!(count >= 0)) throw new MethodInputError('method.error.negative', { row: 0, value: count });
  if (!(exposure > 0)) throw new MethodInputError('method.error.notPositive', { name: 'exposure', value: exposure });
  const tail = (1 - confidence) / 2;
  return {
    method: 'poisson-interval',
    parameters: { confidence, exposure },
    seed: null,
    n: count,
    rate: count / exposure,
    low: count > 0 ? gammaQuantile(count, tail) / exposure : 0,
    high: gammaQuantile(count + 1, 1 - tail, tail) / exposure,
  };
}
