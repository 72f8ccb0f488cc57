import { MethodInputError, requirePositive, type MethodRecord } from '../method-record.ts';
import { normalQuantile, twoSidedNormalP } from '../../numerics/special-functions/normal.ts';

/** Counts of an area before and after the measure. */
export type BeforeAfter = readonly [before: number, after: number];

/** Counts of one kind of incident. */
export interface DisplacementCounts {
  readonly treated: BeforeAfter;
  readonly control: BeforeAfter;
  /** Where displacement would go, and an area comparable with that; both or neither. */
  readonly displacementTreated: BeforeAfter | null;
  readonly displacementControl: BeforeAfter | null;
  /** Harm of one incident of this kind; 1 to count. */
  readonly weight: number;
}

export interface WddOptions {
  /** Lengths of the periods before and after, in one unit: counts are divided by them. */
  readonly periodLengths: BeforeAfter;
  /** Sizes of the areas (or other exposures) that counts are divided by. */
  readonly areaWeights: {
    readonly treated: number;
    readonly control: number;
    readonly displacementTreated: number;
    readonly displacementControl: number;
  };
  readonly confidence: number;
}

const DEFAULTS: WddOptions = {
  periodLengths: [1, 1],
  areaWeights: { treated: 1, control: 1, displacementTreated: 1, displacementControl: 1 },
  confidence: 0.95,
};

export interface Estimate {
  readonly estimate: number;
  readonly standardError: number;
}

export interface WddResult extends MethodRecord<WddOptions & { weights: readonly number[] }> {
  /** Change in the treated area less the change in its control; below 0 is a fall. */
  readonly local: Estimate;
  /** The same for the areas around; 0 where there are none. */
  readonly displaced: Estimate;
  readonly total: Estimate;
  /** Total over its standard error, two-sided p, and the limits of the interval. */
  readonly z: number;
  readonly p: number;
  readonly low: number;
  readonly high: number;
  /** The smallest of the counts: below about 5 the normal interval is unreliable, and should be said to be. */
  readonly smallestCount: number;
}

/**
 * Weighted displacement difference, also weighted by harm over several kinds of incidents.
 *
 * Source: Wheeler & Ratcliffe 2018, Crime Science 7:11 (doi 10.1186/s40163-018-0085-5): (ΔT − ΔC) + (ΔDt − ΔDc), with
 * the sum of the Poisson counts as variance; harm weights as in Wheeler's `wdd_harm` (weight × estimate, weight² × variance).
 *
 * Errors: `method.error.negative` for a count below 0, `method.error.notPositive` for a length or area,
 * `method.error.oneOfTwo` when only one of the displacement areas is given, `method.error.tooFew` without any kind.
 */
export function weightedDisplacementDifference(
  kinds: readonly DisplacementCounts[],
  options: Partial<WddOptions> = {},
): WddResult {
  const settings = { ...DEFAULTS, ...options, areaWeights: { ...DEFAULTS.areaWeights, ...options.areaWeights } };
  if (kinds.length === 0) throw new MethodInputError('method.error.tooFew', { method: 'wdd', minimum: 1, n: 0 });
  settings.periodLengths.forEach((length) => requirePositive(length, 'periodLengths'));
  Object.values(settings.areaWeights).forEach((size) => requirePositive(size, 'areaWeights'));
  const { treated, control, displacementTreated, displacementControl } = settings.areaWeights;
  let [local, localVariance, displaced, displacedVariance] = [0, 0, 0, 0];
  for (const kind of kinds) {
    checkKind(kind);
    const here = change(kind.treated, treated, settings);
    const there = change(kind.control, control, settings);
    const around = change(kind.displacementTreated, displacementTreated, settings);
    const aroundThere = change(kind.displacementControl, displacementControl, settings);
    local += kind.weight * (here.estimate - there.estimate);
    displaced += kind.weight * (around.estimate - aroundThere.estimate);
    localVariance += kind.weight ** 2 * (here.variance + there.variance);
    displacedVariance += kind.weight ** 2 * (around.variance + aroundThere.variance);
  }
  const estimate = local + displaced;
  const standardError = Math.sqrt(localVariance + displacedVariance);
  const z = standardError > 0 ? estimate / standardError : NaN;
  const half = normalQuantile(1 - (1 - settings.confidence) / 2) * standardError;
  const counts = kinds.flatMap(countsOf);
  return {
    method: 'weighted-displacement-difference',
    parameters: { ...settings, weights: kinds.map(({ weight }) => weight) },
    seed: null,
    n: counts.reduce((sum, count) => sum + count, 0),
    local: { estimate: local, standardError: Math.sqrt(localVariance) },
    displaced: { estimate: displaced, standardError: Math.sqrt(displacedVariance) },
    total: { estimate, standardError },
    z,
    p: twoSidedNormalP(z),
    low: estimate - half,
    high: estimate + half,
    smallestCount: Math.min(...counts),
  };
}

function change(counts: BeforeAfter | null, area: number, { periodLengths }: WddOptions) {
  if (!counts) return { estimate: 0, variance: 0 };
  const [before, after] = counts.map((count, k) => count / (area * periodLengths[k]!)) as [number, number];
  return {
    estimate: after - before,
    variance: before / (area * periodLengths[0]) + after / (area * periodLengths[1]),
  };
}

function countsOf({ treated, control, displacementTreated, displacementControl }: DisplacementCounts): number[] {
  return [treated, control, displacementTreated, displacementControl].flatMap((counts) => (counts ? [...counts] : []));
}

function checkKind(kind: DisplacementCounts): void {
  if ((kind.displacementTreated === null) !== (kind.displacementControl === null)) {
    throw new MethodInputError('method.error.oneOfTwo', {});
  }
  countsOf(kind).forEach((count, row) => {
    if (!(count >= 0)) throw new MethodInputError('method.error.negative', { row, value: count });
  });
}
