/**
 * Where cameras see most of what matters: the maximal covering location problem (Church & ReVelle 1974, Papers of the
 * Regional Science Association 32:101–118) with what camera plans add: cost and privacy as limits or as a price, a least
 * distance, places that must or may not be used, and a share of the value for being seen twice (backup coverage, Hogan &
 * ReVelle 1986, Management Science 32:1434–1444).
 */
export interface CoveringProblem {
  /** Weight of each demand point, not negative. */
  readonly weights: Float64Array;
  /** Demand points that each candidate sees, ascending. */
  readonly covers: readonly Int32Array[];
  /** Privacy subjects (dwellings) that each candidate sees, ascending; one seen by two cameras counts once. */
  readonly subjects: readonly Int32Array[];
  /** Weight of each privacy subject, e.g. the number of dwellings in a building. */
  readonly subjectWeights: Float64Array;
  readonly costEuro: Float64Array;
  /** Site of each candidate: of one site (several directions) at most one is chosen. */
  readonly site: Int32Array;
  /** Pairs of sites that lie too near to each other for both to be used. */
  readonly tooNear: readonly (readonly [site: number, other: number])[];
  readonly must: readonly number[];
  readonly forbidden: readonly number[];
}

export interface CoveringLimits {
  /** Most cameras. */
  readonly cameras: number;
  /** Null = no limit. */
  readonly budgetEuro: number | null;
  /** Most privacy subjects in view, by weight; null = no limit. */
  readonly subjects: number | null;
  /** Covered weight that one unit of privacy weight must earn; 0 = privacy is only a limit. */
  readonly pricePerSubject: number;
  /** Part of the value that a demand point gets only when two cameras see it, 0–1. */
  readonly backupShare: number;
}

export const ONLY_CAMERAS = (cameras: number): CoveringLimits => ({
  cameras,
  budgetEuro: null,
  subjects: null,
  pricePerSubject: 0,
  backupShare: 0,
});

export interface CoveringValue {
  /** What is maximised: covered weight, with backup and price. */
  readonly objective: number;
  readonly coveredWeight: number;
  readonly coveredTwiceWeight: number;
  readonly subjectWeight: number;
  readonly costEuro: number;
}

/** Value of a choice of candidates. */
export function valueOf(problem: CoveringProblem, limits: CoveringLimits, chosen: readonly number[]): CoveringValue {
  const times = new Uint8Array(problem.weights.length);
  const seen = new Uint8Array(problem.subjectWeights.length);
  let costEuro = 0;
  for (const candidate of chosen) {
    for (const point of problem.covers[candidate]!) times[point] = Math.min(2, times[point]! + 1);
    for (const subject of problem.subjects[candidate]!) seen[subject] = 1;
    costEuro += problem.costEuro[candidate]!;
  }
  let coveredWeight = 0;
  let coveredTwiceWeight = 0;
  for (let i = 0; i < times.length; i++) {
    if (times[i]! > 0) coveredWeight += problem.weights[i]!;
    if (times[i]! > 1) coveredTwiceWeight += problem.weights[i]!;
  }
  let subjectWeight = 0;
  for (let i = 0; i < seen.length; i++) if (seen[i]) subjectWeight += problem.subjectWeights[i]!;
  const { backupShare, pricePerSubject } = limits;
  const objective =
    (1 - backupShare) * coveredWeight + backupShare * coveredTwiceWeight - pricePerSubject * subjectWeight;
  return { objective, coveredWeight, coveredTwiceWeight, subjectWeight, costEuro };
}

/** True when a choice keeps to every limit. */
export function isAllowed(problem: CoveringProblem, limits: CoveringLimits, chosen: readonly number[]): boolean {
  const sites = new Set(chosen.map((candidate) => problem.site[candidate]!));
  if (chosen.length > limits.cameras || sites.size < chosen.length) return false;
  if (chosen.some((candidate) => problem.forbidden.includes(candidate))) return false;
  if (problem.must.some((candidate) => !chosen.includes(candidate))) return false;
  if (problem.tooNear.some(([a, b]) => sites.has(a) && sites.has(b))) return false;
  const { costEuro, subjectWeight } = valueOf(problem, limits, chosen);
  return (
    (limits.budgetEuro === null || costEuro <= limits.budgetEuro + 1e-9) &&
    (limits.subjects === null || subjectWeight <= limits.subjects + 1e-9)
  );
}

export interface CoveringSolution extends CoveringValue {
  /** Candidates, ascending. */
  readonly chosen: readonly number[];
  /** No choice within the limits is worth more than this. */
  readonly upperBound: number;
  /** (upper bound − objective) / upper bound, 0 when proven best. */
  readonly gap: number;
  readonly method: 'exact' | 'greedy';
}

/** Completes a choice with its value and the gap to a bound. */
export function solutionOf(
  problem: CoveringProblem,
  limits: CoveringLimits,
  chosen: readonly number[],
  bound: number,
  method: CoveringSolution['method'],
): CoveringSolution {
  const value = valueOf(problem, limits, chosen);
  const upperBound = Math.max(bound, value.objective);
  const gap = upperBound > 0 ? (upperBound - value.objective) / upperBound : 0;
  return { ...value, chosen: [...chosen].sort((a, b) => a - b), upperBound, gap: gap < 1e-9 ? 0 : gap, method };
}
