/**
 * The smallest connected part of an area that still holds a share of its incidents: "not larger than strictly necessary"
 * (art. 151b lid 3 Gemeentewet) as a question with an answer and a proof.
 *
 * The area is cut into street blocks, or into square cells. Chosen pieces must hang together: from one of them, the root, a flow of one unit reaches
 * every other chosen piece over chosen pieces (single-commodity flow, as in maximum-weight connected subgraph models; Conrad
 * et al. 2012, INFORMS J. Computing 24). The model is solved exactly by an integer solver, with its bound; a first
 * answer by taking the emptiest ground away greedily starts it and stands when time runs out.
 */
import type { IntegerModel, IntegerSolver } from '../covering/exact-covering.ts';
import type { AreaPieces } from './area-pieces.ts';

export interface SmallerAreaAnswer {
  /** Chosen pieces, ascending. */
  readonly chosen: readonly number[];
  readonly keptShare: number;
  readonly areaSquareMetres: number;
  /** Part of the area that a better answer could still save at most: 0 = proved smallest. */
  readonly optimalityGap: number;
}

/** More pieces than this are solved greedily only, with the bound of the relaxation left open. */
export const MOST_EXACT_PIECES = 160;

/** Places that must stay in, or that may not be in, as indices of pieces. */
export interface PieceDemands {
  readonly required: ReadonlySet<number>;
  readonly excluded: ReadonlySet<number>;
}

export const NO_DEMANDS: PieceDemands = { required: new Set(), excluded: new Set() };

/** Takes pieces away as long as the rest hangs together and holds the share, the emptiest ground first. */
export function shrinkGreedily(pieces: AreaPieces, share: number, demands: PieceDemands = NO_DEMANDS): number[] {
  const { weight, squareMetres, neighbours } = pieces;
  const needed = share * sum(weight) - 1e-9;
  const part = partsOf(neighbours);
  const chosen = widestStart(pieces, part, demands);
  let held = [...chosen].reduce((total, piece) => total + weight[piece]!, 0);
  const density = (piece: number) => weight[piece]! / squareMetres[piece]!;
  for (;;) {
    const order = [...chosen].sort((a, b) => density(a) - density(b) || squareMetres[b]! - squareMetres[a]! || a - b);
    const next = order.find((piece) => {
      if (demands.required.has(piece) || held - weight[piece]! < needed || chosen.size === 1) return false;
      // What is left of its part must hang together; of a part, nothing may be left.
      const rest = [...chosen].filter((other) => other !== piece && part[other] === part[piece]);
      const inRest = new Set(rest);
      return rest.length === 0 || reachFrom(rest[0]!, neighbours, (other) => inRest.has(other)).size === rest.length;
    });
    if (next === undefined) break;
    chosen.delete(next);
    held -= weight[next]!;
  }
  return [...chosen].sort((a, b) => a - b);
}

/**
 * The smallest connected choice of pieces that holds `share` of the incidents and meets the demands, or the best found in
 * the time with its gap. Null when no connected part does.
 */
export function findSmallerArea(
  pieces: AreaPieces,
  share: number,
  solve: IntegerSolver | null,
  timeLimitSeconds: number,
  demands: PieceDemands = NO_DEMANDS,
): SmallerAreaAnswer | null {
  const { weight, squareMetres } = pieces;
  const total = sum(weight);
  if (total === 0) return null;
  const greedy = shrinkGreedily(pieces, share, demands);
  const of = (values: Float64Array, chosen: readonly number[]) => chosen.reduce((so, piece) => so + values[piece]!, 0);
  const isEnough = of(weight, greedy) >= share * total - 1e-9;
  if (!isEnough || [...demands.required].some((piece) => !greedy.includes(piece))) return null;
  const answer = (chosen: readonly number[], least: number): SmallerAreaAnswer => {
    const area = of(squareMetres, chosen);
    const gap = Math.max(0, (area - least) / area);
    // A square metre in a million is the solver's rounding.
    return {
      chosen,
      keptShare: of(weight, chosen) / total,
      areaSquareMetres: area,
      optimalityGap: gap < 1e-6 ? 0 : gap,
    };
  };
  const loose = leastWithoutConnection(pieces, share * total, demands);
  if (!solve || weight.length > MOST_EXACT_PIECES) return answer(greedy, loose);
  const unit = sum(squareMetres) / squareMetres.length;
  const { model, start } = flowModel(pieces, share * total, greedy, demands, unit);
  const { values, bound, isInfeasible } = solve(model, timeLimitSeconds, start);
  if (isInfeasible || !values) return answer(greedy, loose);
  const chosen = Array.from({ length: weight.length }, (_, piece) => piece).filter((piece) => values[piece]! > 0.5);
  // The model maximises minus the ground.
  const least = Math.max(loose, -bound * unit);
  return of(squareMetres, chosen) <= of(squareMetres, greedy) + 1e-6 ? answer(chosen, least) : answer(greedy, least);
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Least ground without the demand to hang together, the last piece taken in part (a knapsack's relaxation). */
function leastWithoutConnection(
  { weight, squareMetres }: AreaPieces,
  needed: number,
  { required, excluded }: PieceDemands,
): number {
  let [held, ground] = [0, 0];
  for (const piece of required) [held, ground] = [held + weight[piece]!, ground + squareMetres[piece]!];
  const order = Array.from({ length: weight.length }, (_, piece) => piece)
    .filter((piece) => !required.has(piece) && !excluded.has(piece) && weight[piece]! > 0)
    .sort((a, b) => weight[b]! / squareMetres[b]! - weight[a]! / squareMetres[a]!);
  for (const piece of order) {
    if (held >= needed - 1e-9) break;
    const part = Math.min(1, (needed - held) / weight[piece]!);
    held += part * weight[piece]!;
    ground += part * squareMetres[piece]!;
  }
  return ground;
}

/** The number of the drawn part that each piece belongs to: parts of the area that do not touch stay apart. */
function partsOf(neighbours: readonly Int32Array[]): Int32Array {
  const part = new Int32Array(neighbours.length).fill(-1);
  let parts = 0;
  for (let piece = 0; piece < neighbours.length; piece++) {
    if (part[piece]! >= 0) continue;
    for (const member of reachFrom(piece, neighbours, () => true)) part[member] = parts;
    parts++;
  }
  return part;
}

function reachFrom(
  piece: number,
  neighbours: readonly Int32Array[],
  mayEnter: (piece: number) => boolean,
): Set<number> {
  const reached = new Set([piece]);
  for (const member of reached) for (const other of neighbours[member]!) if (mayEnter(other)) reached.add(other);
  return reached;
}

/** Of each drawn part the connected piece of ground, of what may be in, with the most incidents. */
function widestStart({ neighbours, weight }: AreaPieces, part: Int32Array, { excluded }: PieceDemands): Set<number> {
  const seen = new Set<number>(excluded);
  const best = new Map<number, { members: Set<number>; held: number }>();
  for (let piece = 0; piece < neighbours.length; piece++) {
    if (seen.has(piece)) continue;
    const members = reachFrom(piece, neighbours, (other) => !excluded.has(other));
    for (const member of members) seen.add(member);
    const held = [...members].reduce((total, member) => total + weight[member]!, 0);
    if (held > (best.get(part[piece]!)?.held ?? -1)) best.set(part[piece]!, { members, held });
  }
  return new Set([...best.values()].flatMap(({ members }) => [...members]));
}

/**
 * Columns: chosen (n), root (n), flow over each directed pair of neighbours. Rows: at most one root in a drawn part, a root is chosen, enough
 * incidents, what flows into a piece less what flows out is 1 when it is chosen and no root, flow only into chosen pieces.
 */
function flowModel(
  { weight, squareMetres, neighbours }: AreaPieces,
  needed: number,
  greedy: readonly number[],
  { required, excluded }: PieceDemands,
  unit: number,
): { model: IntegerModel; start: Float64Array } {
  const n = weight.length;
  const arcs = neighbours.flatMap((beside, from) => [...beside].map((to) => ({ from, to })));
  const columns = 2 * n + arcs.length;
  const rows: { indices: number[]; values: number[]; lower: number; upper: number }[] = [];
  const part = partsOf(neighbours);
  for (const number of new Set(part)) {
    const roots = range(n, n).filter((column) => part[column - n] === number);
    rows.push({ indices: roots, values: roots.map(() => 1), lower: 0, upper: 1 });
  }
  rows.push({ indices: range(0, n), values: [...weight], lower: needed - 1e-9, upper: Infinity });
  const into: number[][] = Array.from({ length: n }, () => []);
  const out: number[][] = Array.from({ length: n }, () => []);
  arcs.forEach(({ from, to }, k) => {
    into[to]!.push(2 * n + k);
    out[from]!.push(2 * n + k);
  });
  for (let piece = 0; piece < n; piece++) {
    rows.push({ indices: [n + piece, piece], values: [1, -1], lower: -Infinity, upper: 0 });
    // in − out − chosen + n·root ≥ 0: only a root may send without receiving.
    rows.push({
      indices: [...into[piece]!, ...out[piece]!, piece, n + piece],
      values: [...into[piece]!.map(() => 1), ...out[piece]!.map(() => -1), -1, n],
      lower: 0,
      upper: Infinity,
    });
    if (into[piece]!.length > 0)
      rows.push({
        indices: [...into[piece]!, piece],
        values: [...into[piece]!.map(() => 1), -(n - 1)],
        lower: -Infinity,
        upper: 0,
      });
  }
  const objective = new Float64Array(columns);
  for (let piece = 0; piece < n; piece++) objective[piece] = -squareMetres[piece]! / unit;
  const upper = new Float64Array(columns).fill(1);
  upper.fill(n - 1, 2 * n);
  const lower = new Float64Array(columns);
  for (const piece of required) lower[piece] = 1;
  for (const piece of excluded) upper[piece] = 0;
  const isInteger = new Uint8Array(columns);
  isInteger.fill(1, 0, 2 * n);
  const start = new Float64Array(columns);
  for (const piece of greedy) start[piece] = 1;
  for (const number of new Set(part)) {
    const root = greedy.find((piece) => part[piece] === number);
    if (root !== undefined) start[n + root] = 1;
  }
  const rowStarts = Int32Array.from([0, ...rows.map(({ indices }) => indices.length)]);
  for (let r = 1; r < rowStarts.length; r++) rowStarts[r]! += rowStarts[r - 1]!;
  const model: IntegerModel = {
    columns,
    rows: rows.length,
    objective,
    lower,
    upper,
    isInteger,
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    rowStarts,
    indices: Int32Array.from(rows.flatMap(({ indices }) => indices)),
    values: Float64Array.from(rows.flatMap(({ values }) => values)),
  };
  return { model, start };
}

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);
