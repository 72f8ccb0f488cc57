import type { MethodRecord } from '../method-record.ts';
import { FalseDiscoveryRate } from '../multiple-testing/benjamini-hochberg.ts';
import type { Neighbours } from '../spatial-autocorrelation/neighbours.ts';
import { normalQuantile, twoSidedNormalP } from '../../numerics/special-functions/normal.ts';
import { kendallScore, standardScore } from '../trend/kendall-score.ts';
import { emergingClassOf } from './emerging-classes.ts';
import { spaceTimeGiStar, type SpaceTimeGiStarOptions } from './space-time-gi-star.ts';

export interface EmergingOptions extends SpaceTimeGiStarOptions {
  /** Level at which a bin is significant: the false discovery rate over all bins, or the plain two-sided level. */
  readonly significance: number;
  readonly correction: 'benjamini-hochberg' | 'none';
  /** Two-sided level of the Mann–Kendall test of each place's z over time. */
  readonly trendSignificance: number;
  /**
   * The z whose trend is tested. 'own-step': Gi* of each step by itself. 'window': Gi* with the earlier steps, as the
   * published programs do; successive windows overlap and the first has fewer bins, so that with one lag 12 % of
   * steady hot spots get a trend at the 5 % level, against 5 % by their own steps (200 planted, tests/analysis/emerging).
   */
  readonly trendOf: 'own-step' | 'window';
}

export interface EmergingResult extends MethodRecord<EmergingOptions & { trendTest: 'plain'; steps: number }> {
  /** `EmergingClass` per place, negative for cold. */
  readonly kind: Int8Array;
  /** Gi* per bin, z[step × places + place], and the |z| from which a bin is significant. */
  readonly z: Float64Array;
  readonly thresholdZ: number;
  /** Share of steps in which the place is a significant hot spot. */
  readonly hotShare: Float64Array;
  /** Mann–Kendall (plain) of z over the steps: S, tau-a and two-sided p. */
  readonly s: Float64Array;
  readonly tau: Float64Array;
  readonly trendP: Float64Array;
}

/**
 * Emerging hot spots: for each place, how its Gi* in space and time developed. `values[step × n + place]`, rows of
 * `neighbours` with the place itself. The trend test is the plain Mann–Kendall, and says so: with autocorrelated counts
 * it finds trends too easily.
 */
export function emergingHotSpots(
  values: ArrayLike<number>,
  steps: number,
  neighbours: Neighbours,
  options: EmergingOptions,
): EmergingResult {
  const { n } = neighbours;
  const z = spaceTimeGiStar(values, steps, neighbours, options);
  const thresholdZ = thresholdOf(z, options);
  const ownStep = options.trendOf === 'own-step' && options.lagSteps > 0;
  const trendZ = ownStep ? spaceTimeGiStar(values, steps, neighbours, { ...options, lagSteps: 0 }) : z;
  const result = {
    kind: new Int8Array(n),
    hotShare: new Float64Array(n),
    s: new Float64Array(n),
    tau: new Float64Array(n),
    trendP: new Float64Array(n),
  };
  for (let place = 0; place < n; place++) {
    const series = Float64Array.from({ length: steps }, (_, step) => z[step * n + place]!);
    const signs = Int8Array.from(series, (value) => (Math.abs(value) >= thresholdZ ? Math.sign(value) : 0));
    const tested = Float64Array.from({ length: steps }, (_, step) => trendZ[step * n + place]!);
    const { s, variance, tauA } = kendallScore(tested.filter((value) => !Number.isNaN(value)));
    const p = s === 0 ? 1 : twoSidedNormalP(standardScore(s, variance));
    result.s[place] = s;
    result.tau[place] = tauA;
    result.trendP[place] = p;
    result.hotShare[place] = signs.reduce((count, sign) => count + (sign > 0 ? 1 : 0), 0) / steps;
    result.kind[place] = emergingClassOf(signs, p < options.trendSignificance ? Math.sign(s) : 0);
  }
  const parameters = { ...options, trendTest: 'plain' as const, steps };
  return { method: 'emerging-hot-spots', parameters, seed: null, n, z, thresholdZ, ...result };
}

/** The |z| from which a bin is significant; bins without a z are no tests. */
function thresholdOf(z: Float64Array, { significance, correction }: EmergingOptions): number {
  if (correction === 'none') return -normalQuantile(significance / 2);
  const rates = new FalseDiscoveryRate(significance);
  const extreme = z.filter((value) => Math.abs(value) >= rates.smallestZ);
  rates.load(
    extreme,
    extreme.length,
    z.reduce((tests, value) => tests + (Number.isNaN(value) ? 0 : 1), 0),
  );
  return rates.thresholdZ(significance);
}
