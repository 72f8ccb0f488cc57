import { chooseGreedily, improveBySwaps } from './greedy-covering.ts';
import { solutionOf, type CoveringLimits, type CoveringProblem, type CoveringSolution } from './covering-problem.ts';

/** A mixed-integer model: maximise cost·x, rows within bounds, columns within [lower, upper]; rows as CSR. */
export interface IntegerModel {
  readonly columns: number;
  readonly rows: number;
  readonly objective: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where a column must be whole. */
  readonly isInteger: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly rowStarts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export interface IntegerAnswer {
  /** Values of the columns of the best solution found; null when there is none. */
  readonly values: Float64Array | null;
  /** No solution is worth more. */
  readonly bound: number;
  readonly isInfeasible: boolean;
}

/** Solves a model to the end or to the time limit. `start`: values of the columns to begin with. */
export type IntegerSolver = (model: IntegerModel, timeLimitSeconds: number, start: Float64Array) => IntegerAnswer;

/** Sizes up to which the exact solution is sought; beyond it greedy with its bound. */
export const EXACT_CANDIDATES = 200;
export const EXACT_POINTS = 5000;

export class NoCoveringError extends Error {
  override readonly name = 'NoCoveringError';
}

/**
 * The best choice of candidates, proven, or the best found in the time with the gap that is left. Candidates are whole
 * (chosen or not); points and privacy subjects follow from them, so they need not be. Throws a NoCoveringError when the
 * limits leave no choice at all.
 */
export function chooseExactly(
  problem: CoveringProblem,
  limits: CoveringLimits,
  solve: IntegerSolver,
  timeLimitSeconds: number,
): CoveringSolution {
  const groups = groupPoints(problem);
  const { model, candidates } = modelOf(problem, limits, groups);
  const greedy = improveBySwaps(problem, limits, chooseGreedily(problem, limits));
  const start = new Float64Array(model.columns);
  for (const candidate of greedy.chosen) start[candidate] = 1;
  const { values, bound, isInfeasible } = solve(model, timeLimitSeconds, start);
  if (isInfeasible) throw new NoCoveringError('the limits leave no choice');
  const upper = Math.min(greedy.upperBound, bound);
  if (!values) return solutionOf(problem, limits, greedy.chosen, upper, 'greedy');
  const chosen: number[] = [];
  for (let candidate = 0; candidate < candidates; candidate++) if (values[candidate]! > 0.5) chosen.push(candidate);
  return solutionOf(problem, limits, chosen, upper, 'exact');
}

interface PointGroup {
  readonly weight: number;
  readonly candidates: readonly number[];
}

/** Points that the same candidates see are one point of their joint weight: nothing is lost. */
function groupPoints({ weights, covers }: CoveringProblem): PointGroup[] {
  const byPoint: number[][] = Array.from({ length: weights.length }, () => []);
  covers.forEach((points, candidate) => points.forEach((point) => byPoint[point]!.push(candidate)));
  const groups = new Map<string, { weight: number; candidates: number[] }>();
  byPoint.forEach((candidates, point) => {
    if (candidates.length === 0 || weights[point] === 0) return;
    const key = candidates.join(',');
    const group = groups.get(key);
    if (group) group.weight += weights[point]!;
    else groups.set(key, { weight: weights[point]!, candidates });
  });
  return [...groups.values()];
}

function modelOf(problem: CoveringProblem, limits: CoveringLimits, groups: readonly PointGroup[]) {
  const candidates = problem.covers.length;
  const builder = new ModelBuilder();
  const { backupShare, pricePerSubject } = limits;
  const must = new Set(problem.must);
  const forbidden = new Set(problem.forbidden);
  for (let i = 0; i < candidates; i++) builder.column(0, must.has(i) ? 1 : 0, forbidden.has(i) ? 0 : 1, true);
  const privacy = limits.subjects !== null || pricePerSubject > 0;
  if (privacy) addPrivacy(builder, problem, limits);
  for (const { weight, candidates: seeing } of groups) {
    const once = builder.column((1 - backupShare) * weight, 0, 1, false);
    // Seen at all: no more than the number of cameras that see it.
    builder.row([once, ...seeing], [1, ...seeing.map(() => -1)], -Infinity, 0);
    if (backupShare > 0 && seeing.length > 1) {
      const twice = builder.column(backupShare * weight, 0, 1, false);
      builder.row([twice, once], [1, -1], -Infinity, 0);
      builder.row([once, twice, ...seeing], [1, 1, ...seeing.map(() => -1)], -Infinity, 0);
    }
  }
  const all = Array.from({ length: candidates }, (_, i) => i);
  builder.row(
    all,
    all.map(() => 1),
    -Infinity,
    limits.cameras,
  );
  if (limits.budgetEuro !== null) builder.row(all, [...problem.costEuro], -Infinity, limits.budgetEuro);
  addSites(builder, problem, all);
  return { model: builder.model(), candidates };
}

/**
 * A subject is in view as soon as one chosen candidate sees it. Subjects that the same candidates see are one; those that
 * a single candidate sees count with that candidate itself.
 */
function addPrivacy(
  builder: ModelBuilder,
  { subjects, subjectWeights }: CoveringProblem,
  limits: CoveringLimits,
): void {
  const seenBy = new Map<number, number[]>();
  subjects.forEach((seen, candidate) =>
    seen.forEach((subject) => {
      const known = seenBy.get(subject);
      if (known) known.push(candidate);
      else seenBy.set(subject, [candidate]);
    }),
  );
  const groups = new Map<string, { weight: number; candidates: number[] }>();
  for (const [subject, candidates] of seenBy) {
    const group = groups.get(candidates.join(',')) ?? { weight: 0, candidates };
    group.weight += subjectWeights[subject]!;
    groups.set(candidates.join(','), group);
  }
  const columns: number[] = [];
  const weights: number[] = [];
  for (const { weight, candidates } of groups.values()) {
    const [only] = candidates;
    if (candidates.length === 1) {
      builder.addToObjective(only!, -limits.pricePerSubject * weight);
      columns.push(only!);
    } else {
      const column = builder.column(-limits.pricePerSubject * weight, 0, 1, false);
      for (const candidate of candidates) builder.row([candidate, column], [1, -1], -Infinity, 0);
      columns.push(column);
    }
    weights.push(weight);
  }
  if (limits.subjects !== null && columns.length > 0) builder.row(columns, weights, -Infinity, limits.subjects);
}

/** At most one direction a site, and at most one of two sites that lie too near. */
function addSites(builder: ModelBuilder, { site, tooNear }: CoveringProblem, all: readonly number[]): void {
  const bySite = new Map<number, number[]>();
  for (const candidate of all) bySite.set(site[candidate]!, [...(bySite.get(site[candidate]!) ?? []), candidate]);
  const atMostOne = (columns: readonly number[]) =>
    builder.row(
      columns,
      columns.map(() => 1),
      -Infinity,
      1,
    );
  const paired = new Set(tooNear.flat());
  for (const [number, columns] of bySite) if (columns.length > 1 && !paired.has(number)) atMostOne(columns);
  for (const [a, b] of tooNear) atMostOne([...(bySite.get(a) ?? []), ...(bySite.get(b) ?? [])]);
}

class ModelBuilder {
  private readonly objective: number[] = [];
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];
  private readonly whole: number[] = [];
  private readonly rowLower: number[] = [];
  private readonly rowUpper: number[] = [];
  private readonly starts: number[] = [0];
  private readonly indices: number[] = [];
  private readonly values: number[] = [];

  column(objective: number, lower: number, upper: number, isInteger: boolean): number {
    this.lower.push(lower);
    this.upper.push(upper);
    this.whole.push(isInteger ? 1 : 0);
    return this.objective.push(objective) - 1;
  }

  addToObjective(column: number, value: number): void {
    this.objective[column]! += value;
  }

  row(columns: readonly number[], values: readonly number[], lower: number, upper: number): void {
    for (let k = 0; k < columns.length; k++) {
      this.indices.push(columns[k]!);
      this.values.push(values[k]!);
    }
    this.starts.push(this.indices.length);
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
  }

  model(): IntegerModel {
    return {
      columns: this.objective.length,
      rows: this.rowLower.length,
      objective: Float64Array.from(this.objective),
      lower: Float64Array.from(this.lower),
      upper: Float64Array.from(this.upper),
      isInteger: Uint8Array.from(this.whole),
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
      rowStarts: Int32Array.from(this.starts),
      indices: Int32Array.from(this.indices),
      values: Float64Array.from(this.values),
    };
  }
}
