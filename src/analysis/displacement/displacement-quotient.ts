import { MethodInputError, type MethodRecord } from '../method-record.ts';
import type { BeforeAfter } from './weighted-displacement-difference.ts';

/** How a quotient is read (Bowers & Johnson 2003; Tool Guide 10). */
export type QuotientBand =
  | 'diffusion-above-response'
  | 'diffusion'
  | 'none'
  | 'displacement-below-response'
  | 'displacement-equals-response'
  | 'displacement-above-response'
  | 'withheld';

export interface QuotientCounts {
  readonly response: BeforeAfter;
  readonly control: BeforeAfter;
  readonly buffer: BeforeAfter;
}

export interface QuotientResult extends MethodRecord<QuotientCounts> {
  /** Incidents fewer in the response area, without any control. */
  readonly grossEffect: number;
  /** Fall of the ratio response / control; the success measure is its negative. */
  readonly netEffect: number;
  readonly successMeasure: number;
  readonly bufferMeasure: number;
  /** The quotient as the formula gives it; not to be shown where `band` is 'withheld'. */
  readonly formulaValue: number;
  /** The quotient; null where the response area did not do better than its control, and it has no meaning. */
  readonly quotient: number | null;
  readonly band: QuotientBand;
  /** Incidents prevented in response area and buffer together, against the control. */
  readonly totalNetEffect: number;
}

/**
 * Weighted displacement quotient and total net effect. Source: Guerette 2009, Analyzing Crime Displacement and Diffusion,
 * POP Center Tool Guide 10, appendices B and C; Bowers & Johnson 2003, J. Quant. Criminol. 19:275–301. Neither has a
 * standard error: show the weighted displacement difference first.
 *
 * Errors: `method.error.zeroControl` where the control counted nothing before or after; `method.error.negative`.
 */
export function displacementQuotient(counts: QuotientCounts): QuotientResult {
  const all = [counts.response, counts.control, counts.buffer].flat();
  all.forEach((count, row) => {
    if (!(count >= 0)) throw new MethodInputError('method.error.negative', { row, value: count });
  });
  const [responseBefore, responseAfter] = counts.response;
  const [controlBefore, controlAfter] = counts.control;
  const [bufferBefore, bufferAfter] = counts.buffer;
  if (controlBefore === 0 || controlAfter === 0) throw new MethodInputError('method.error.zeroControl', {});
  const successMeasure = responseAfter / controlAfter - responseBefore / controlBefore;
  const bufferMeasure = bufferAfter / controlAfter - bufferBefore / controlBefore;
  const formulaValue = bufferMeasure / successMeasure;
  const growth = controlAfter / controlBefore;
  const meaningful = successMeasure < 0;
  return {
    method: 'displacement-quotient',
    parameters: counts,
    seed: null,
    n: all.reduce((sum, count) => sum + count, 0),
    grossEffect: responseBefore - responseAfter,
    netEffect: 0 - successMeasure,
    successMeasure,
    bufferMeasure,
    formulaValue,
    quotient: meaningful ? formulaValue : null,
    band: meaningful ? bandOf(formulaValue) : 'withheld',
    totalNetEffect: responseBefore * growth - responseAfter + (bufferBefore * growth - bufferAfter),
  };
}

function bandOf(quotient: number): QuotientBand {
  if (quotient > 1) return 'diffusion-above-response';
  if (quotient > 0) return 'diffusion';
  if (quotient === 0) return 'none';
  if (quotient > -1) return 'displacement-below-response';
  return quotient === -1 ? 'displacement-equals-response' : 'displacement-above-response';
}
