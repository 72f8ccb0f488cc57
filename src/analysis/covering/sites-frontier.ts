import type { AnalysisTask } from '../task.ts';
import {
  isAllowed,
  ONLY_CAMERAS,
  type CoveringLimits,
  type CoveringProblem,
  type CoveringSolution,
} from './covering-problem.ts';
import {
  chooseExactly,
  EXACT_CANDIDATES,
  EXACT_POINTS,
  NoCoveringError,
  type IntegerSolver,
} from './exact-covering.ts';
import { chooseGreedily, improveBySwaps } from './greedy-covering.ts';

/** One way to choose: so many cameras, at most so many dwellings in view. */
export interface FrontierPoint {
  readonly cameras: number;
  /** Null: no limit on dwellings. */
  readonly mostDwellings: number | null;
  readonly solution: CoveringSolution;
}

export interface SitesFrontier {
  /** Under the limits that were asked for. */
  readonly wanted: CoveringSolution;
  /** One to the most cameras, without a limit on dwellings: cover against cost. */
  readonly byCameras: readonly FrontierPoint[];
  /** The wanted number of cameras, with ever fewer dwellings in view: cover against privacy. */
  readonly byPrivacy: readonly FrontierPoint[];
}

const TIME_LIMIT_SECONDS = 30;
const FRONTIER_SECONDS = 8;
const PRIVACY_STEPS = [0.75, 0.5, 0.35, 0.2, 0.1, 0];

/** Exactly where the problem is small enough, else greedily with swaps. Throws a NoCoveringError when nothing is allowed. */
export function chooseSites(
  problem: CoveringProblem,
  limits: CoveringLimits,
  solver: IntegerSolver | null,
  seconds = TIME_LIMIT_SECONDS,
): CoveringSolution {
  if (solver && problem.covers.length <= EXACT_CANDIDATES && problem.weights.length <= EXACT_POINTS)
    return chooseExactly(problem, limits, solver, seconds);
  const greedy = improveBySwaps(problem, limits, chooseGreedily(problem, limits));
  if (!isAllowed(problem, limits, greedy.chosen)) throw new NoCoveringError('the limits leave no choice');
  return greedy;
}

/** The wanted choice and what more cameras, or fewer dwellings in view, would give. */
export async function deriveFrontier(
  problem: CoveringProblem,
  limits: CoveringLimits,
  solver: IntegerSolver | null,
  mostCameras: number,
  task: AnalysisTask,
): Promise<SitesFrontier> {
  const total = 1 + mostCameras + PRIVACY_STEPS.length;
  let done = 0;
  const next = async (): Promise<void> => {
    task.progress({ stage: 'cameras.stage.solving', fraction: done++ / total });
    await task.breathe();
    task.signal.throwIfAborted();
  };
  const attempt = (with_: CoveringLimits) => {
    try {
      return chooseSites(problem, with_, solver, FRONTIER_SECONDS);
    } catch (error) {
      if (error instanceof NoCoveringError) return null;
      throw error;
    }
  };
  await next();
  const wanted = chooseSites(problem, limits, solver);
  const byCameras: FrontierPoint[] = [];
  for (let cameras = Math.max(1, problem.must.length); cameras <= mostCameras; cameras++) {
    await next();
    const solution = attempt({ ...ONLY_CAMERAS(cameras), backupShare: limits.backupShare });
    if (solution) byCameras.push({ cameras, mostDwellings: null, solution });
  }
  const free = byCameras.find(({ cameras }) => cameras === limits.cameras)?.solution ?? wanted;
  const byPrivacy: FrontierPoint[] = [{ cameras: limits.cameras, mostDwellings: null, solution: free }];
  for (const share of PRIVACY_STEPS) {
    await next();
    const mostDwellings = Math.floor(share * free.subjectWeight);
    const solution = attempt({ ...limits, budgetEuro: null, subjects: mostDwellings, pricePerSubject: 0 });
    if (solution) byPrivacy.push({ cameras: limits.cameras, mostDwellings, solution });
  }
  return { wanted, byCameras, byPrivacy };
}
