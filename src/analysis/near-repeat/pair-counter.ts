import type { ClosePairs } from './close-pairs.ts';
import { createSimdPairCounter } from './pair-counter-simd.ts';

/**
 * Counts, for one or several dealings-out of the times at once, the listed pairs that are nearer in time than each
 * threshold.
 */
export interface PairCounter {
  /** Dealings-out that are counted in one go. */
  readonly lanes: number;
  /** Puts one dealing-out, in the order of the pair list, into a lane. */
  deal(lane: number, times: Float64Array): void;
  /** Per lane: counts[group × thresholds + k], the pairs of the group nearer in time than threshold k. */
  count(): readonly Float64Array[];
}

/** The fastest counter that this machine and these times allow. `withSimd` false is for tests. */
export function createPairCounter(
  pairs: ClosePairs,
  times: ArrayLike<number>,
  thresholds: Float64Array,
  withSimd = true,
): PairCounter {
  return (withSimd ? createSimdPairCounter(pairs, times, thresholds) : null) ?? plainCounter(pairs, thresholds);
}

/** One dealing-out at a time: most pairs lie farther apart than the widest threshold and cost one comparison. */
function plainCounter({ n, groups, starts, partners }: ClosePairs, thresholds: Float64Array): PairCounter {
  const widest = thresholds[thresholds.length - 1]!;
  const dealt = new Float64Array(n);
  const counts = new Float64Array(groups * thresholds.length);
  const count = () => {
    counts.fill(0);
    for (let group = 0; group < groups; group++) {
      let end = starts[group * (n + 1)]!;
      for (let p = 0; p < n; p++) {
        let at = end;
        end = starts[group * (n + 1) + p + 1]!;
        const own = dealt[p]!;
        for (; at < end; at++) {
          const apart = Math.abs(own - dealt[partners[at]!]!);
          if (apart >= widest) continue;
          for (let k = 0; k < thresholds.length; k++) {
            if (apart < thresholds[k]!) counts[group * thresholds.length + k]!++;
          }
        }
      }
    }
    return [counts];
  };
  return { lanes: 1, deal: (_, times) => dealt.set(times), count };
}
