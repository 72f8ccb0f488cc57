import type { Circles } from './cylinder-candidates.ts';
import { ExpectationLimits, logLikelihoodRatio } from './likelihood.ts';

/** A circle during a run of steps, with the likelihood ratio of its excess. */
export interface Cylinder {
  readonly circle: number;
  /** Position in the lists of circles: everything from the circle's start up to here lies inside. */
  readonly member: number;
  /** First and last step, both inside. */
  readonly fromStep: number;
  readonly toStep: number;
  readonly count: number;
  readonly expected: number;
  readonly logLikelihoodRatio: number;
}

export interface ScanFrame {
  readonly circles: Circles;
  readonly n: number;
  readonly steps: number;
  /** Longest window in steps. */
  readonly longest: number;
  /** Whether windows must reach the last step. */
  readonly prospective: boolean;
  /** A window with more events than this is no cluster but the ordinary state. */
  readonly mostInWindow: number;
}

/**
 * Searches circles for the cylinder with the highest likelihood ratio. Events come nearest first, and the ratio can only
 * rise when one is added, in windows that hold its step. Whether a window of c events beats the best so far is one
 * comparison of its expectation with a limit that depends on c alone, so hardly any logarithm is taken.
 */
export class CylinderSearch {
  private readonly limits: ExpectationLimits;
  /** Events before each step. */
  private readonly totals: Float64Array;
  /** Events of the circle per step. */
  private readonly counts: Int32Array;
  /** Events in the last k + 1 steps: all, and those of the circle. */
  private readonly lastTotals: Float64Array;
  private readonly lastCounts: Int32Array;
  private best: Cylinder | null = null;

  constructor(
    private readonly frame: ScanFrame,
    stepOf: ArrayLike<number>,
  ) {
    const { n, steps, longest } = frame;
    this.limits = new ExpectationLimits(n);
    this.totals = new Float64Array(steps + 1);
    for (let i = 0; i < n; i++) this.totals[stepOf[i]! + 1]!++;
    for (let s = 0; s < steps; s++) this.totals[s + 1]! += this.totals[s]!;
    this.counts = new Int32Array(steps);
    this.lastCounts = new Int32Array(longest);
    this.lastTotals = Float64Array.from(
      { length: longest },
      (_, k) => this.totals[steps]! - this.totals[steps - 1 - k]!,
    );
  }

  /** The best cylinder of one circle whose ratio exceeds `floor`; null for none. */
  bestOf(circle: number, stepOf: Int32Array, floor: number): Cylinder | null {
    this.best = null;
    this.limits.setFloor(floor);
    if (this.frame.prospective) this.lookAtEnd(circle, stepOf);
    else this.lookAnywhere(circle, stepOf);
    return this.best;
  }

  /** Windows [a, last]. */
  private lookAtEnd(circle: number, stepOf: Int32Array): void {
    const { circles, steps, longest } = this.frame;
    const { events, within, starts } = circles;
    const { lastCounts, lastTotals, limits } = this;
    const { known } = limits;
    lastCounts.fill(0);
    const to = starts[circle + 1]!;
    for (let member = starts[circle]!; member < to; member++) {
      const back = steps - 1 - stepOf[events[member]!]!;
      if (back >= longest) continue;
      const inCircle = within[member]!;
      for (let k = back; k < longest; k++) {
        const count = ++lastCounts[k]!;
        const limit = known[count]!;
        if (inCircle * lastTotals[k]! < (limit < 0 ? limits.of(count) : limit)) {
          this.consider(circle, member, steps - 1 - k, steps - 1, count);
        }
      }
    }
  }

  /** Windows of at most the longest length that hold the step of the event just added. */
  private lookAnywhere(circle: number, stepOf: Int32Array): void {
    const { circles, longest, steps } = this.frame;
    const { events, within, starts } = circles;
    const { counts, totals, limits } = this;
    const { known } = limits;
    const to = starts[circle + 1]!;
    counts.fill(0);
    for (let member = starts[circle]!; member < to; member++) {
      const step = stepOf[events[member]!]!;
      const inCircle = within[member]!;
      counts[step]!++;
      let before = 0;
      for (let start = step; start >= 0 && start > step - longest; start--) {
        const here = counts[start]!;
        // A window that begins or ends empty has a lower ratio than the shorter one.
        if (here === 0) continue;
        before += here;
        let count = before;
        const end = Math.min(steps, start + longest);
        for (let stop = step; ;) {
          const limit = known[count]!;
          if (inCircle * (totals[stop + 1]! - totals[start]!) < (limit < 0 ? limits.of(count) : limit)) {
            this.consider(circle, member, start, stop, count);
          }
          if (++stop >= end) break;
          count += counts[stop]!;
        }
      }
    }
  }

  private consider(circle: number, member: number, fromStep: number, toStep: number, count: number): void {
    const { n, circles, mostInWindow } = this.frame;
    const inWindow = this.totals[toStep + 1]! - this.totals[fromStep]!;
    // One event is no cluster.
    if (inWindow > mostInWindow || count < 2) return;
    const expected = (circles.within[member]! * inWindow) / n;
    const ratio = logLikelihoodRatio(count, expected, n);
    if (ratio <= this.limits.floor) return;
    this.limits.setFloor(ratio);
    this.best = { circle, member, fromStep, toStep, count, expected, logLikelihoodRatio: ratio };
  }
}
