import loadHighs from 'highs';
import highsWasmUrl from 'highs/runtime?url';
import type { IntegerSolver } from '../analysis/covering/exact-covering.ts';
import { highsSolver } from '../analysis/covering/highs-solver.ts';
import { cutIntoBlocks, cutIntoCells, outlineOfPieces, type AreaPieces } from '../analysis/smaller-area/area-pieces.ts';
import { findSmallerArea, type PieceDemands } from '../analysis/smaller-area/smaller-area.ts';
import { ringsHold } from '../geometry/rings/ring-measures.ts';
import { serve, type Task } from './protocol.ts';

let solver: Promise<IntegerSolver> | null = null;

const SHARES = [1, 0.95, 0.9, 0.8, 0.7];
/** Cells that an area is cut into: few enough for a proof within the time. */
const WANTED_CELLS = 120;
/** With fewer blocks than this there is nothing to choose. */
const LEAST_BLOCKS = 4;
const SECONDS_EACH = 8;

export interface SmallerAreaQuestion {
  readonly rings: readonly (readonly number[])[];
  /** Incidents that carry the ground. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly by: AreaPieces['kind'];
  /** Lines of the streets that bound blocks, points flat. */
  readonly streets: readonly Float64Array[];
  /** Points that must stay in, and points that may not be in. */
  readonly required: readonly (readonly [x: number, y: number])[];
  readonly excluded: readonly (readonly [x: number, y: number])[];
}

export interface DroppedPiece {
  readonly x: number;
  readonly y: number;
  readonly squareMetres: number;
  readonly incidents: number;
}

export interface SmallerAreaOption {
  readonly wantedShare: number;
  readonly keptShare: number;
  readonly areaSquareMetres: number;
  readonly optimalityGap: number;
  readonly rings: number[][];
  /** What of the drawn area is not in it, the largest first. */
  readonly dropped: readonly DroppedPiece[];
  readonly milliseconds: number;
}

export interface SmallerAreas {
  /** What the area was cut into; cells when there are too few blocks. */
  readonly by: AreaPieces['kind'];
  readonly pieces: number;
  readonly cellMetres: number | null;
  readonly options: readonly SmallerAreaOption[];
}

const api = {
  /** Smaller areas inside one that keep 100 to 70 % of the incidents, each with its proof. */
  async smallerAreas(question: SmallerAreaQuestion, task: Task): Promise<SmallerAreas> {
    solver ??= fetch(highsWasmUrl)
      .then((response) => response.arrayBuffer())
      .then((wasmBinary) => loadHighs({ wasmBinary }))
      .then(highsSolver);
    const solve = await solver;
    const pieces = cut(question);
    const demands: PieceDemands = {
      required: piecesAt(pieces, question.required),
      excluded: piecesAt(pieces, question.excluded),
    };
    const options: SmallerAreaOption[] = [];
    for (const [i, wantedShare] of SHARES.entries()) {
      task.progress({ stage: 'task.smallerArea', fraction: i / SHARES.length });
      await task.breathe();
      const started = performance.now();
      const answer = findSmallerArea(pieces, wantedShare, solve, SECONDS_EACH, demands);
      if (!answer) continue;
      options.push({
        wantedShare,
        keptShare: answer.keptShare,
        areaSquareMetres: answer.areaSquareMetres,
        optimalityGap: answer.optimalityGap,
        rings: outlineOfPieces(pieces, answer.chosen),
        dropped: droppedOf(pieces, new Set(answer.chosen)),
        milliseconds: performance.now() - started,
      });
    }
    return { by: pieces.kind, pieces: pieces.weight.length, cellMetres: pieces.sideMetres, options };
  },
};

function cut({ rings, x, y, by, streets }: SmallerAreaQuestion): AreaPieces {
  if (by === 'blocks') {
    const blocks = cutIntoBlocks(rings, streets, { x, y });
    if (blocks.weight.length >= LEAST_BLOCKS) return blocks;
  }
  return cutIntoCells(rings, WANTED_CELLS, { x, y });
}

const piecesAt = ({ rings }: AreaPieces, points: SmallerAreaQuestion['required']): Set<number> =>
  new Set(points.map(([x, y]) => rings.findIndex((piece) => ringsHold(piece, x, y))).filter((piece) => piece >= 0));

const droppedOf = ({ x, y, squareMetres, weight }: AreaPieces, chosen: ReadonlySet<number>): DroppedPiece[] =>
  Array.from(squareMetres, (metres, i) => ({ x: x[i]!, y: y[i]!, squareMetres: metres, incidents: weight[i]! }))
    .filter((_, piece) => !chosen.has(piece))
    .sort((a, b) => b.squareMetres - a.squareMetres);

export type ZonesApi = typeof api;

serve(api, globalThis);
