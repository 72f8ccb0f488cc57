/**
 * Cameras: the view while turning with 10,000 walls in range beside rays by brute force, and the covering problem solved
 * exactly (HiGHS) and by greedy choice.
 */
import loadHighs from 'highs';
import { ONLY_CAMERAS, type CoveringLimits } from '../../src/analysis/covering/covering-problem.ts';
import { chooseExactly, type IntegerSolver } from '../../src/analysis/covering/exact-covering.ts';
import { chooseGreedily } from '../../src/analysis/covering/greedy-covering.ts';
import { highsSolver } from '../../src/analysis/covering/highs-solver.ts';
import { randomProblem } from '../analysis/covering/covering-instances.ts';
import { findView, viewAreaSquareMetres } from '../../src/geometry/visibility/view.ts';
import { indexWallCoordinates, type WallIndex } from '../../src/geometry/visibility/walls.ts';
import { castRay, wallsInRange } from '../geometry/visibility/brute-force-rays.ts';
import { line, quantile, remark, type BenchLine } from './bench-line.ts';

const WALLS = 10_000;
const RANGE = 100;
const TURNS = 200;
/** As many rays as a picture of this view has pixels across: what a brute-force view would need to look smooth. */
const RAYS = 2000;

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** 2,500 small houses within the range, open ground between them. */
function houses(): WallIndex {
  const next = random(1);
  const walls: number[] = [];
  while (walls.length < 4 * WALLS) {
    const angle = next() * 2 * Math.PI;
    const away = 12 + Math.sqrt(next()) * (RANGE - 14);
    const [cx, cy, turn, side] = [away * Math.cos(angle), away * Math.sin(angle), next() * 3, 0.6 + next() * 1.2];
    const corner = (k: number) => [
      cx + side * Math.cos(turn + (k * Math.PI) / 2),
      cy + side * Math.sin(turn + (k * Math.PI) / 2),
    ];
    for (let k = 0; k < 4; k++) walls.push(...(corner(k) as [number, number]), ...(corner(k + 1) as [number, number]));
  }
  return indexWallCoordinates(
    Float64Array.from(walls),
    Uint32Array.from({ length: WALLS }, (_, i) => i >> 2),
  );
}

/** The worst case: short loose walls at any depth, so that few hide the others for good. */
function splinters(): WallIndex {
  const next = random(2);
  const walls: number[] = [];
  for (let i = 0; i < WALLS; i++) {
    const angle = next() * 2 * Math.PI;
    const away = 40 + next() * 59;
    const [x, y] = [away * Math.cos(angle), away * Math.sin(angle)];
    walls.push(x, y, x + (next() - 0.5) * 0.1, y + (next() - 0.5) * 0.1);
  }
  return indexWallCoordinates(Float64Array.from(walls), new Uint32Array(WALLS));
}

function turning(label: string, index: WallIndex): BenchLine[] {
  const times: number[] = [];
  let area = 0;
  for (let k = 0; k < TURNS + 20; k++) {
    const viewPoint = { x: 0.01 * k, y: 0, directionDegrees: 1.8 * k, viewAngleDegrees: 360, rangeMetres: RANGE };
    const started = performance.now();
    const view = findView(index, viewPoint);
    if (k >= 20) times.push(performance.now() - started);
    area = viewAreaSquareMetres(view);
    if (k === 0)
      remark(
        `${label}: ${view.length} pieces of the view, ${Math.round(area)} m² of ${Math.round(Math.PI * RANGE ** 2)}`,
      );
  }
  const last = { x: 0, y: 0, directionDegrees: 0, viewAngleDegrees: 360, rangeMetres: RANGE };
  const started = performance.now();
  const walls = wallsInRange(index, last);
  for (let i = 0; i < RAYS; i++) castRay(walls, 0, 0, (2 * Math.PI * i) / RAYS, RANGE);
  const peer = performance.now() - started;
  return [
    line(
      `view all round, 10,000 ${label} in range, median`,
      quantile(times, 0.5),
      'ms',
      `${RAYS} rays by brute force`,
      peer,
    ),
    line(`view all round, 10,000 ${label} in range, p95`, quantile(times, 0.95), 'ms'),
  ];
}

/** Time, gap and what greedy reaches, on points and sites at random in a square kilometre. */
function covering(
  label: string,
  solve: IntegerSolver,
  candidates: number,
  points: number,
  limits: CoveringLimits,
): BenchLine[] {
  const problem = randomProblem(candidates + points, candidates, points, 90);
  const startedExact = performance.now();
  const exact = chooseExactly(problem, limits, solve, 60);
  const exactMs = performance.now() - startedExact;
  const startedGreedy = performance.now();
  const greedy = chooseGreedily(problem, limits);
  const greedyMs = performance.now() - startedGreedy;
  const name = `${candidates} × ${points}, ${limits.cameras} cameras${label}`;
  remark(
    `${name}: covers ${exact.coveredWeight} of ${problem.weights.reduce((sum, weight) => sum + weight, 0)}, ${exact.subjectWeight} dwellings`,
  );
  return [
    line(`best sites, ${name}`, exactMs, 'ms', 'greedy', greedyMs),
    line(`gap to the bound, ${name}`, 100 * exact.gap, '%'),
    line(`greedy as share of the optimum, ${name}`, (100 * greedy.objective) / exact.objective, '%'),
    line(`gap that greedy states, ${name}`, 100 * greedy.gap, '%'),
  ];
}

export async function run(): Promise<BenchLine[]> {
  const lines = [...turning('walls of houses', houses()), ...turning('loose walls', splinters())];
  const solve = highsSolver(await loadHighs());
  for (const [candidates, points] of [
    [50, 1000],
    [200, 5000],
  ] as const) {
    for (const cameras of [3, 8]) lines.push(...covering('', solve, candidates, points, ONLY_CAMERAS(cameras)));
    const limits = { ...ONLY_CAMERAS(8), subjects: 60, budgetEuro: 50_000 };
    lines.push(...covering(', 60 dwellings, € 50,000', solve, candidates, points, limits));
  }
  return lines;
}
