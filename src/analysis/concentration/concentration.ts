import { MethodInputError, requireAtLeast, requireFinite, type MethodRecord } from '../method-record.ts';
import { Random } from '../../numerics/random/random.ts';

export interface ConcentrationOptions {
  /** Shares of the incidents, e.g. 0.25, 0.5 and 0.8, of which the places that hold them are counted. */
  readonly incidentShares: readonly number[];
  /** Simulations of the same number of incidents dealt out over the places by `chances`; 0 for none. */
  readonly simulations: number;
  readonly seed: number;
}

export interface HoldingShare {
  readonly incidentShare: number;
  /** The fewest places that together hold that share, and their share of all places. */
  readonly places: number;
  readonly placeShare: number;
  /** The share of places that would hold it by chance alone: mean of the simulations; null without simulations. */
  readonly byChance: number | null;
}

export interface ConcentrationResult extends MethodRecord<ConcentrationOptions> {
  readonly places: number;
  /** Gini coefficient of the incidents over all places, and its mean by chance alone. */
  readonly gini: number;
  readonly giniByChance: number | null;
  /**
   * Gini with room for there being fewer incidents than places, which alone makes the plain one high: 0 is the most
   * even division that is possible.
   */
  readonly generalisedGini: number;
  readonly holding: readonly HoldingShare[];
  /** Lorenz curve, busiest places first: share of incidents held by the first k places, k = 0 … places. */
  readonly curve: Float64Array;
}

export const DEFAULT_CONCENTRATION: ConcentrationOptions = {
  incidentShares: [0.25, 0.5, 0.8],
  simulations: 99,
  seed: 1,
};

/**
 * How incidents are concentrated over places (cells, streets), empty places included.
 *
 * Source: Weisburd 2015, Criminology 53:133–157 (share of streets that holds 25 and 50 %); Gini 1912; generalised Gini:
 * Bernasco & Steenbeek 2017, J. Quant. Criminol. 33:451–467. With few incidents a handful of places holds half of them
 * whatever happens, so the same number is dealt out at random beside it, over equal places or by `chances`
 * (e.g. length of the street).
 *
 * Errors: `method.error.tooFew` without places, `method.error.negative`, `method.error.notPositive` without incidents.
 */
export function concentration(
  counts: ArrayLike<number>,
  options: Partial<ConcentrationOptions> = {},
  chances: ArrayLike<number> | null = null,
): ConcentrationResult {
  const settings = { ...DEFAULT_CONCENTRATION, ...options };
  const places = counts.length;
  requireAtLeast(1, places, 'concentration');
  requireFinite(counts, 'counts');
  const observed = describe(Float64Array.from(counts), settings.incidentShares);
  const simulated = simulate(observed.total, places, chances, settings);
  const mean = (of: (one: Described) => number) =>
    simulated.length === 0 ? null : simulated.reduce((sum, one) => sum + of(one), 0) / simulated.length;
  return {
    method: 'concentration',
    parameters: settings,
    seed: settings.seed,
    n: observed.total,
    places,
    gini: observed.gini,
    giniByChance: mean(({ gini }) => gini),
    generalisedGini: Math.max(1, places / observed.total) * (observed.gini - 1) + 1,
    holding: settings.incidentShares.map((incidentShare, k) => ({
      incidentShare,
      places: observed.holding[k]!,
      placeShare: observed.holding[k]! / places,
      byChance: mean(({ holding }) => holding[k]! / places),
    })),
    curve: observed.curve,
  };
}

interface Described {
  readonly total: number;
  readonly gini: number;
  readonly holding: readonly number[];
  readonly curve: Float64Array;
}

function describe(counts: Float64Array, shares: readonly number[]): Described {
  const sorted = counts.sort().reverse();
  const n = sorted.length;
  const smallest = sorted[n - 1]!;
  if (smallest < 0) throw new MethodInputError('method.error.negative', { row: 0, value: smallest });
  const curve = new Float64Array(n + 1);
  let weighted = 0;
  for (let k = 0; k < n; k++) {
    curve[k + 1] = curve[k]! + sorted[k]!;
    weighted += (n - k) * sorted[k]!;
  }
  const total = curve[n]!;
  if (!(total > 0)) throw new MethodInputError('method.error.notPositive', { name: 'incidents', value: total });
  // Gini = 2 Σ rank·x / (n Σ x) − (n + 1) / n with ranks from the smallest.
  const gini = (2 * weighted) / (n * total) - (n + 1) / n;
  const holding = shares.map((share) => {
    const wanted = share * total * (1 - 1e-12);
    return curve.findIndex((held) => held >= wanted);
  });
  return { total, gini, holding, curve: curve.map((held) => held / total) };
}

function simulate(
  total: number,
  places: number,
  chances: ArrayLike<number> | null,
  { simulations, seed, incidentShares }: ConcentrationOptions,
): readonly Described[] {
  const random = new Random(seed);
  const cumulative = chances ? runningSum(chances) : null;
  return Array.from({ length: simulations }, () => {
    const counts = new Float64Array(places);
    for (let i = 0; i < Math.round(total); i++) {
      counts[cumulative ? drawn(cumulative, random.uniform()) : random.below(places)]!++;
    }
    return describe(counts, incidentShares);
  });
}

function runningSum(chances: ArrayLike<number>): Float64Array {
  let sum = 0;
  const sums = Float64Array.from(chances, (chance) => (sum += chance));
  return sums.map((value) => value / sum);
}

function drawn(cumulative: Float64Array, uniform: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle]! > uniform) high = middle;
    else low = middle + 1;
  }
  return low;
}
