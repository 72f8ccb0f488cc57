import {
  isAllowed,
  solutionOf,
  type CoveringLimits,
  type CoveringProblem,
  type CoveringSolution,
} from './covering-problem.ts';

/**
 * Greedy choice: time after time the candidate that adds most. With the number of cameras as only limit it reaches at
 * least 1 − 1/e = 63 % of the optimum (Nemhauser, Wolsey & Fisher 1978, Mathematical Programming 14:265–294). The bound
 * that is returned holds under every limit: what is covered, plus the largest additions that as many candidates as there
 * may be cameras could still make (same source), less nothing. Backup value is not submodular; for it the bound counts
 * each candidate's points as if they were seen twice.
 */
export function chooseGreedily(problem: CoveringProblem, limits: CoveringLimits): CoveringSolution {
  const { weights, covers, subjects, subjectWeights, costEuro, site, must } = problem;
  const { backupShare, pricePerSubject } = limits;
  const times = new Uint8Array(weights.length);
  const seen = new Uint8Array(subjectWeights.length);
  const blockedSites = new Set<number>();
  const forbidden = new Set(problem.forbidden);
  const neighbours = neighbourSites(problem);
  const chosen: number[] = [];
  let spent = 0;
  let privacy = 0;

  const cover = (candidate: number) => {
    let sum = 0;
    for (const point of covers[candidate]!)
      if (times[point] === 0) sum += (1 - backupShare) * weights[point]!;
      else if (times[point] === 1) sum += backupShare * weights[point]!;
    return sum;
  };
  const newSubjects = (candidate: number) => {
    let sum = 0;
    for (const subject of subjects[candidate]!) if (!seen[subject]) sum += subjectWeights[subject]!;
    return sum;
  };
  const take = (candidate: number) => {
    spent += costEuro[candidate]!;
    privacy += newSubjects(candidate);
    for (const point of covers[candidate]!) times[point]!++;
    for (const subject of subjects[candidate]!) seen[subject] = 1;
    blockedSites.add(site[candidate]!);
    for (const other of neighbours.get(site[candidate]!) ?? []) blockedSites.add(other);
    chosen.push(candidate);
  };
  must.forEach(take);
  while (chosen.length < limits.cameras) {
    let best = -1;
    let most = 1e-12;
    for (let candidate = 0; candidate < covers.length; candidate++) {
      if (forbidden.has(candidate) || blockedSites.has(site[candidate]!)) continue;
      if (limits.budgetEuro !== null && spent + costEuro[candidate]! > limits.budgetEuro + 1e-9) continue;
      const gain = cover(candidate);
      if (gain <= most) continue;
      const dwellings = newSubjects(candidate);
      if (limits.subjects !== null && privacy + dwellings > limits.subjects + 1e-9) continue;
      if (gain - pricePerSubject * dwellings > most) [best, most] = [candidate, gain - pricePerSubject * dwellings];
    }
    if (best < 0) break;
    take(best);
  }
  return solutionOf(problem, limits, chosen, upperBound(problem, limits, times, chosen), 'greedy');
}

function neighbourSites({ tooNear }: CoveringProblem): Map<number, number[]> {
  const neighbours = new Map<number, number[]>();
  for (const [a, b] of tooNear) {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
    neighbours.set(b, [...(neighbours.get(b) ?? []), a]);
  }
  return neighbours;
}

/**
 * Value now plus the largest possible additions of as many candidates as there may be cameras, and never more than all
 * demand. Privacy prices only lower the optimum of the rest, so they are left out of additions; those already paid are
 * given back.
 */
function upperBound(
  { weights, covers, forbidden }: CoveringProblem,
  { cameras, backupShare }: CoveringLimits,
  times: Uint8Array,
  chosen: readonly number[],
): number {
  const barred = new Set([...forbidden, ...chosen]);
  let value = 0;
  let all = 0;
  for (let i = 0; i < weights.length; i++) {
    all += weights[i]!;
    value += weights[i]! * (times[i]! > 1 ? 1 : times[i]! > 0 ? 1 - backupShare : 0);
  }
  const additions: number[] = [];
  for (let candidate = 0; candidate < covers.length; candidate++) {
    if (barred.has(candidate)) continue;
    let sum = 0;
    for (const point of covers[candidate]!) {
      const missing = times[point]! > 1 ? 0 : times[point]! > 0 ? backupShare : 1;
      // The first of two looks may be worth up to the larger of the two parts.
      sum += weights[point]! * Math.min(missing, Math.max(1 - backupShare, backupShare));
    }
    additions.push(sum);
  }
  additions.sort((a, b) => b - a);
  for (let k = 0; k < Math.min(cameras, additions.length); k++) value += additions[k]!;
  return Math.min(value, all);
}

/** Takes away and swaps candidates as long as that helps; for a better start than greedy alone. */
export function improveBySwaps(
  problem: CoveringProblem,
  limits: CoveringLimits,
  start: CoveringSolution,
): CoveringSolution {
  let best = start;
  for (let rounds = 0; rounds < 20; rounds++) {
    const better = firstBetterSwap(problem, limits, best);
    if (!better) return best;
    best = solutionOf(problem, limits, better, start.upperBound, 'greedy');
  }
  return best;
}

function firstBetterSwap(
  problem: CoveringProblem,
  limits: CoveringLimits,
  { chosen, objective }: CoveringSolution,
): number[] | null {
  for (const out of chosen) {
    if (problem.must.includes(out)) continue;
    const rest = chosen.filter((candidate) => candidate !== out);
    for (let candidate = 0; candidate < problem.covers.length; candidate++) {
      if (chosen.includes(candidate)) continue;
      const swapped = [...rest, candidate];
      if (
        solutionOf(problem, limits, swapped, 0, 'greedy').objective > objective + 1e-9 &&
        isAllowed(problem, limits, swapped)
      )
        return swapped;
    }
  }
  return null;
}
