import loadHighs from 'highs';
import highsWasmUrl from 'highs/runtime?url';
import type { IntegerSolver } from '../analysis/covering/exact-covering.ts';
import { highsSolver } from '../analysis/covering/highs-solver.ts';
import { cutIntoCells, findSmallerArea, outlineOfCells } from '../analysis/smaller-area/smaller-area.ts';
import { serve, type Task } from './protocol.ts';

let solver: Promise<IntegerSolver> | null = null;

const SHARES = [0.95, 0.9, 0.8];
/** Cells that an area is cut into: few enough for a proof within the time. */
const WANTED_CELLS = 120;
const SECONDS_EACH = 8;

export interface SmallerAreaOption {
  readonly wantedShare: number;
  readonly keptShare: number;
  readonly areaSquareMetres: number;
  readonly optimalityGap: number;
  readonly cellMetres: number;
  readonly rings: number[][];
  readonly milliseconds: number;
}

const api = {
  /** Smaller areas inside `rings` that keep 95, 90 and 80 % of the incidents at (x, y), each with its proof. */
  async smallerAreas(
    rings: readonly (readonly number[])[],
    x: Float64Array,
    y: Float64Array,
    task: Task,
  ): Promise<SmallerAreaOption[]> {
    solver ??= fetch(highsWasmUrl)
      .then((response) => response.arrayBuffer())
      .then((wasmBinary) => loadHighs({ wasmBinary }))
      .then(highsSolver);
    const solve = await solver;
    const cells = cutIntoCells(rings, x, y, WANTED_CELLS);
    const options: SmallerAreaOption[] = [];
    for (const [i, wantedShare] of SHARES.entries()) {
      task.progress({ stage: 'task.smallerArea', fraction: i / SHARES.length });
      await task.breathe();
      const started = performance.now();
      const answer = findSmallerArea(cells, wantedShare, solve, SECONDS_EACH);
      if (!answer) continue;
      options.push({
        wantedShare,
        keptShare: answer.keptShare,
        areaSquareMetres: answer.areaSquareMetres,
        optimalityGap: answer.optimalityGap,
        cellMetres: cells.sideMetres,
        rings: outlineOfCells(cells, answer.chosen),
        milliseconds: performance.now() - started,
      });
    }
    return options;
  },
};

export type ZonesApi = typeof api;

serve(api, globalThis);
