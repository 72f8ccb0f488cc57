import {
  MethodInputError,
  requireAtLeast,
  requireFinite,
  requirePositive,
  requireSameLength,
  type MethodRecord,
} from '../method-record.ts';
import { Random } from '../../numerics/random/random.ts';
import { shuffle } from '../../numerics/random/shuffle.ts';
import { paceOf, type AnalysisTask } from '../task.ts';
import { CylinderSearch, type Cylinder, type ScanFrame } from './best-cylinder.ts';
import { listCircles } from './cylinder-candidates.ts';

export interface ScanOptions {
  readonly maximumRadiusMetres: number;
  /** A circle holds at most this share of all events, and so does a window in time. */
  readonly maximumShare: number;
  readonly maximumTimeShare: number;
  /** Length of a time step in the unit of the times, and the longest cluster in steps. */
  readonly stepLength: number;
  readonly maximumSteps: number;
  /** 'prospective': clusters that are still alive in the last step; 'retrospective': of any time. */
  readonly windows: 'prospective' | 'retrospective';
  readonly permutations: number;
  readonly seed: number;
  /** Clusters that are reported at most; each next one shares no event's circle centre with those before it. */
  readonly clusters: number;
}

export const DEFAULT_SCAN: Omit<ScanOptions, 'maximumRadiusMetres'> = {
  maximumShare: 0.5,
  maximumTimeShare: 0.5,
  stepLength: 1,
  maximumSteps: 30,
  windows: 'prospective',
  permutations: 999,
  seed: 1,
  clusters: 5,
};

export interface ScanCluster {
  readonly x: number;
  readonly y: number;
  readonly radiusMetres: number;
  /** Time of the start of the first and of the end of the last step, in the unit of the times. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly expected: number;
  readonly logLikelihoodRatio: number;
  /** Share of permutations (the data included) whose best cylinder is at least as strong. Corrected for all looking. */
  readonly p: number;
  /** Events inside. */
  readonly events: Uint32Array;
}

export interface ScanResult extends MethodRecord<ScanOptions> {
  readonly clusters: readonly ScanCluster[];
  readonly circles: number;
  readonly steps: number;
  /** Highest likelihood ratio of each permutation. */
  readonly simulated: Float64Array;
}

/**
 * Space-time permutation scan statistic: where and when more events came together than the places and the times by
 * themselves bring about; needs no population. Source: Kulldorff, Heffernan, Hartman, Assunção & Mostashari 2005, PLoS
 * Medicine 2:e59. Circles around events, windows of whole steps; the p-value by dealing out the times anew.
 *
 * `times` in any unit, usually days. Errors: `method.error.tooFew` below 3, `.notFinite`, `.notPositive`, `.notWhole`, `.tooManyPairs`.
 */
export async function spaceTimeScan(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  times: ArrayLike<number>,
  options: Partial<ScanOptions> & Pick<ScanOptions, 'maximumRadiusMetres'>,
  task: AnalysisTask,
): Promise<ScanResult> {
  const settings: ScanOptions = { ...DEFAULT_SCAN, ...options };
  const n = requireSameLength(x, y, times);
  requireAtLeast(3, n, 'space-time-scan');
  requireFinite(times, 'times');
  checkOptions(settings);
  const start = times.length > 0 ? least(times) : 0;
  const stepOf = Int32Array.from({ length: n }, (_, i) => Math.floor((times[i]! - start) / settings.stepLength));
  const steps = stepOf.reduce((most, step) => Math.max(most, step), 0) + 1;
  const circles = listCircles(x, y, settings.maximumRadiusMetres, settings.maximumShare * n);
  const frame: ScanFrame = {
    circles,
    n,
    steps,
    longest: Math.min(steps, settings.maximumSteps),
    prospective: settings.windows === 'prospective',
    mostInWindow: settings.maximumTimeShare * n,
  };
  const search = new CylinderSearch(frame, stepOf);
  const found = strongest(frame, stepOf, settings.clusters, search);
  const simulated = found.length > 0 ? await simulate(frame, stepOf, settings, search, task) : new Float64Array(0);
  return {
    method: 'space-time-scan',
    parameters: settings,
    seed: settings.seed,
    n,
    circles: circles.centreX.length,
    steps,
    simulated,
    clusters: found.map((cylinder) => describe(cylinder, frame, stepOf, simulated, start, settings)),
  };
}

function checkOptions(options: ScanOptions): void {
  requirePositive(options.maximumRadiusMetres, 'maximumRadiusMetres');
  requirePositive(options.stepLength, 'stepLength');
  for (const name of ['maximumSteps', 'permutations', 'clusters'] as const) {
    const value = options[name];
    if (!Number.isInteger(value) || value < 1) throw new MethodInputError('method.error.notWhole', { name, value });
  }
}

/** The strongest cylinders of the data, each centred outside the circles of those before it. */
function strongest(frame: ScanFrame, stepOf: Int32Array, most: number, search: CylinderSearch): Cylinder[] {
  const { circles } = frame;
  const all: Cylinder[] = [];
  for (let circle = 0; circle < circles.centreX.length; circle++) {
    const best = search.bestOf(circle, stepOf, 0);
    if (best) all.push(best);
  }
  all.sort((a, b) => b.logLikelihoodRatio - a.logLikelihoodRatio || a.circle - b.circle);
  const chosen: Cylinder[] = [];
  for (const candidate of all) {
    if (chosen.length === most) break;
    if (!chosen.some((other) => overlap(frame, candidate, other))) chosen.push(candidate);
  }
  return chosen;
}

function overlap({ circles }: ScanFrame, a: Cylinder, b: Cylinder): boolean {
  const apart = Math.hypot(
    circles.centreX[a.circle]! - circles.centreX[b.circle]!,
    circles.centreY[a.circle]! - circles.centreY[b.circle]!,
  );
  const inSpace = apart <= circles.distance[a.member]! + circles.distance[b.member]!;
  return inSpace && a.fromStep <= b.toStep && b.fromStep <= a.toStep;
}

async function simulate(
  frame: ScanFrame,
  stepOf: Int32Array,
  { permutations, seed }: ScanOptions,
  search: CylinderSearch,
  task: AnalysisTask,
): Promise<Float64Array> {
  const random = new Random(seed);
  const dealt = Int32Array.from(stepOf);
  const highest = new Float64Array(permutations);
  const work = frame.circles.events.length * (frame.prospective ? 2 : 10);
  const pace = paceOf(task, 'method.stage.permutations', work * permutations);
  for (let round = 0; round < permutations; round++) {
    shuffle(dealt, random);
    let best = 0;
    for (let circle = 0; circle < frame.circles.centreX.length; circle++) {
      best = search.bestOf(circle, dealt, best)?.logLikelihoodRatio ?? best;
    }
    highest[round] = best;
    await pace.did(work);
  }
  return highest;
}

function describe(
  cylinder: Cylinder,
  { circles }: ScanFrame,
  stepOf: Int32Array,
  simulated: Float64Array,
  start: number,
  { stepLength }: ScanOptions,
): ScanCluster {
  const { circle, fromStep, toStep, count, expected, logLikelihoodRatio } = cylinder;
  const end = circles.starts[circle]! + circles.within[cylinder.member]!;
  const inside = circles.events
    .subarray(circles.starts[circle], end)
    .filter((event) => stepOf[event]! >= fromStep && stepOf[event]! <= toStep);
  const atLeast = simulated.reduce((sum, other) => sum + (other >= logLikelihoodRatio - 1e-9 ? 1 : 0), 0);
  return {
    x: circles.centreX[circle]!,
    y: circles.centreY[circle]!,
    radiusMetres: circles.distance[cylinder.member]!,
    from: start + fromStep * stepLength,
    to: start + (toStep + 1) * stepLength,
    count,
    expected,
    logLikelihoodRatio,
    p: (atLeast + 1) / (simulated.length + 1),
    events: inside,
  };
}

function least(values: ArrayLike<number>): number {
  let lowest = Infinity;
  for (let i = 0; i < values.length; i++) lowest = Math.min(lowest, values[i]!);
  return lowest;
}
