import { displacementQuotient, type QuotientBand } from '../displacement/displacement-quotient.ts';
import { weightedDisplacementDifference, type WddResult } from '../displacement/weighted-displacement-difference.ts';
import { visibleChange } from '../power/visible-change.ts';
import { rateChange, type RateChangeResult } from '../rates/rate-change.ts';
import { logChange } from '../comparison/predictive-contrast.ts';

/** Incidents before and after, in one area. */
export type Counts = readonly [before: number, after: number];

export interface EvaluationCounts {
  readonly treated: Counts;
  readonly control: Counts | null;
  readonly surroundings: Counts | null;
  readonly surroundingsControl: Counts | null;
  /** Lengths of the periods in months. */
  readonly months: readonly [before: number, after: number];
}

/** A change against the change in a comparison area, in per cent. */
export interface NetChange {
  readonly percentage: number;
  readonly low: number;
  readonly high: number;
}

export interface EvaluationResult {
  /** Change inside, alone: what many reports call the effect. */
  readonly treated: RateChangeResult;
  readonly control: RateChangeResult | null;
  readonly surroundings: RateChangeResult | null;
  readonly surroundingsControl: RateChangeResult | null;
  /** Change inside beside that in the comparison area; null without one. */
  readonly net: NetChange | null;
  /** The same for the surroundings: above 0 is a sign of displacement, below of benefit. */
  readonly netSurroundings: NetChange | null;
  /** Incidents per month more or fewer than the comparison would have it, surroundings included; null without control. */
  readonly difference: WddResult | null;
  readonly quotient: { readonly value: number | null; readonly band: QuotientBand } | null;
  /**
   * Smallest fall, as a share of what the comparison leads to expect, that these numbers would show four times out of
   * five; null without control, or where even a fall to nothing would not show.
   */
  readonly smallestVisibleFall: number | null;
  /** The smallest count that the answer rests on. */
  readonly smallestCount: number;
}

/** Counts below this leave the intervals of differences unreliable (Wheeler & Ratcliffe 2018 advise against). */
export const FEW_INCIDENTS = 5;
const NORMAL_975 = 1.959963984540054;

/** Everything that one design allows to be said; what it does not allow is null. */
export function evaluateMeasure({
  treated,
  control,
  surroundings,
  surroundingsControl,
  months,
}: EvaluationCounts): EvaluationResult {
  const change = (counts: Counts | null) =>
    counts && counts[0] + counts[1] > 0
      ? rateChange(counts[0], counts[1], { exposureBefore: months[0], exposureAfter: months[1] })
      : null;
  const none = rateChange(0, 0, { exposureBefore: months[0], exposureAfter: months[1] });
  const known = [treated, control, surroundings, surroundingsControl].filter((one): one is Counts => one !== null);
  const both = surroundings && surroundingsControl;
  return {
    treated: change(treated) ?? none,
    control: change(control),
    surroundings: change(surroundings),
    surroundingsControl: change(surroundingsControl),
    net: control && netChange(treated, control, months),
    netSurroundings:
      surroundings &&
      (surroundingsControl ?? control) &&
      netChange(surroundings, surroundingsControl ?? control!, months),
    difference:
      control &&
      weightedDisplacementDifference(
        [
          {
            treated,
            control,
            displacementTreated: both ? surroundings : null,
            displacementControl: both ? surroundingsControl : null,
            weight: 1,
          },
        ],
        { periodLengths: months },
      ),
    quotient:
      control && surroundings && control[0] > 0 && control[1] > 0
        ? quotientOf(treated, control, surroundings, months)
        : null,
    smallestVisibleFall: control && control[0] > 0 ? visibleFall(treated, control) : null,
    smallestCount: Math.min(...known.flat()),
  };
}

function visibleFall(treated: Counts, control: Counts): number | null {
  const expected = (treated[0] * control[1]) / control[0];
  if (expected <= 0) return null;
  return visibleChange({
    treatedBefore: treated[0],
    treatedAfter: expected,
    controlBefore: control[0],
    controlAfter: control[1],
    significance: 0.05,
    power: 0.8,
  }).smallestFall;
}

function quotientOf(treated: Counts, control: Counts, surroundings: Counts, months: readonly [number, number]) {
  // The quotient has no lengths of its own, so counts go in per month.
  const perMonth = ([before, after]: Counts): Counts => [before / months[0], after / months[1]];
  const { quotient, band } = displacementQuotient({
    response: perMonth(treated),
    control: perMonth(control),
    buffer: perMonth(surroundings),
  });
  return { value: quotient, band };
}

/**
 * Ratio of two changes with the interval of the difference of logarithms; half an incident is added to each count so
 * that a zero has a value (Haldane–Anscombe).
 */
function netChange(treated: Counts, control: Counts, months: readonly [number, number]): NetChange {
  const [here, there] = [logChange(...treated, months), logChange(...control, months)];
  const difference = here.value - there.value;
  const reach = NORMAL_975 * Math.sqrt(here.variance + there.variance);
  const percent = (log: number) => 100 * (Math.exp(log) - 1);
  return { percentage: percent(difference), low: percent(difference - reach), high: percent(difference + reach) };
}

/** Whether an interval of a change leaves out "no change". */
export const isTellable = ({ low, high }: NetChange): boolean => low > 0 || high < 0;
