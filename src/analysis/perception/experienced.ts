import type { AnswerSum } from '../../domain/survey/survey.ts';
import { studentQuantile } from '../../numerics/special-functions/student.ts';

/** A value with its 95 % interval; null where too few answered. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const NORMAL_975 = 1.959963984540054;

/** Mean answer with Student's interval; null where the sums are withheld or the spread is not known. */
export function meanAnswer({ n, sum, sumSquares }: AnswerSum, confidence = 0.95): Interval | null {
  if (sum === null || sumSquares === null || n < 2) return null;
  const value = sum / n;
  const variance = Math.max(0, (sumSquares - n * value ** 2) / (n - 1));
  const reach = studentQuantile(1 - (1 - confidence) / 2, n - 1) * Math.sqrt(variance / n);
  return { value, low: value - reach, high: value + reach };
}

/** Share with the interval of Wilson (1927, JASA 22:209–212), which holds its level in small samples. */
export function shareInterval(hits: number, n: number): Interval | null {
  if (n === 0) return null;
  const z2 = NORMAL_975 ** 2;
  const share = hits / n;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const reach = (NORMAL_975 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  // At 0 and at n of n the limit is the share itself; rounding must not carry it outside.
  return { value: share, low: hits === 0 ? 0 : centre - reach, high: hits === n ? 1 : centre + reach };
}

export interface UnderReporting {
  /** Share of those to whom something happened who reported it. */
  readonly reported: Interval;
  /** Happened for each that was reported: 1 / share. Infinity when nobody reported. */
  readonly factor: Interval;
  readonly n: number;
}

/** How much of what happens is reported, from a question about that; null when too few were asked. */
export function underReporting(yes: number, n: number, least: number): UnderReporting | null {
  const reported = n >= least ? shareInterval(yes, n) : null;
  if (!reported) return null;
  return {
    reported,
    factor: { value: 1 / reported.value, low: 1 / reported.high, high: 1 / reported.low },
    n,
  };
}
