/**
 * The smallest connected part of an area that still holds a share of its incidents: "not larger than strictly necessary"
 * (art. 151b lid 3 Gemeentewet) as a question with an answer and a proof.
 *
 * The area is cut into square cells. Chosen cells must hang together: from one of them, the root, a flow of one unit reaches
 * every other chosen cell over chosen cells (single-commodity flow, as in maximum-weight connected subgraph models; Conrad
 * et al. 2012, INFORMS J. Computing 24). The model is solved exactly by an integer solver, with its bound; a first
 * answer by taking border cells away greedily starts it and stands when time runs out.
 */
import type { IntegerModel, IntegerSolver } from '../covering/exact-covering.ts';
import { ringsHold, type Rings } from '../../geometry/rings/ring-measures.ts';

export interface AreaCells {
  readonly sideMetres: number;
  /** Centre of each cell. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
  /** Cells beside each cell. */
  readonly neighbours: readonly Int32Array[];
}

export interface SmallerAreaAnswer {
  /** Chosen cells, ascending. */
  readonly chosen: readonly number[];
  readonly keptShare: number;
  readonly areaSquareMetres: number;
  /** Least number of cells that any answer can have, over the number chosen: 0 = proved smallest. */
  readonly optimalityGap: number;
}

/** More cells than this are solved greedily only, with the bound of the relaxation left open. */
export const MOST_EXACT_CELLS = 160;

/** Cuts an area into cells of about `wantedCells` and counts the incidents (x, y in metres) in each. */
export function cutIntoCells(rings: Rings, x: ArrayLike<number>, y: ArrayLike<number>, wantedCells: number): AreaCells {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      [west, east] = [Math.min(west, ring[i]!), Math.max(east, ring[i]!)];
      [south, north] = [Math.min(south, ring[i + 1]!), Math.max(north, ring[i + 1]!)];
    }
  }
  const sideMetres = Math.max(10, Math.ceil(Math.sqrt(((east - west) * (north - south)) / wantedCells)));
  const columns = Math.max(1, Math.ceil((east - west) / sideMetres));
  const rows = Math.max(1, Math.ceil((north - south) / sideMetres));
  const at = new Int32Array(columns * rows).fill(-1);
  const cells: number[] = [];
  const counts = new Float64Array(columns * rows);
  for (let i = 0; i < x.length; i++) {
    if (!ringsHold(rings, x[i]!, y[i]!)) continue;
    const column = Math.min(columns - 1, Math.floor((x[i]! - west) / sideMetres));
    const row = Math.min(rows - 1, Math.floor((y[i]! - south) / sideMetres));
    counts[row * columns + column]! += 1;
  }
  for (let cell = 0; cell < columns * rows; cell++) {
    const [cx, cy] = [
      west + ((cell % columns) + 0.5) * sideMetres,
      south + (Math.floor(cell / columns) + 0.5) * sideMetres,
    ];
    if (counts[cell]! === 0 && !ringsHold(rings, cx, cy)) continue;
    at[cell] = cells.length;
    cells.push(cell);
  }
  const neighbours = cells.map((cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const beside = [
      column > 0 ? at[cell - 1]! : -1,
      column < columns - 1 ? at[cell + 1]! : -1,
      row > 0 ? at[cell - columns]! : -1,
      row < rows - 1 ? at[cell + columns]! : -1,
    ];
    return Int32Array.from(beside.filter((other) => other >= 0));
  });
  return {
    sideMetres,
    x: Float64Array.from(cells, (cell) => west + ((cell % columns) + 0.5) * sideMetres),
    y: Float64Array.from(cells, (cell) => south + (Math.floor(cell / columns) + 0.5) * sideMetres),
    weight: Float64Array.from(cells, (cell) => counts[cell]!),
    neighbours,
  };
}

/** Takes cells away as long as the rest hangs together and holds the share, the emptiest first. */
export function shrinkGreedily({ weight, neighbours }: AreaCells, share: number): number[] {
  const total = weight.reduce((sum, value) => sum + value, 0);
  const needed = share * total - 1e-9;
  let chosen = largestPart(neighbours, weight);
  let held = [...chosen].reduce((sum, cell) => sum + weight[cell]!, 0);
  for (;;) {
    const order = [...chosen].sort((a, b) => weight[a]! - weight[b]! || a - b);
    const next = order.find((cell) => {
      if (held - weight[cell]! < needed) return false;
      const rest = new Set(chosen);
      rest.delete(cell);
      return rest.size > 0 && isConnected(neighbours, rest);
    });
    if (next === undefined) break;
    chosen = new Set(chosen);
    chosen.delete(next);
    held -= weight[next]!;
  }
  return [...chosen].sort((a, b) => a - b);
}

/**
 * The smallest connected choice of cells that holds `share` of the incidents, or the best found in the time with its gap.
 * Null when no connected part holds that much.
 */
export function findSmallerArea(
  cells: AreaCells,
  share: number,
  solve: IntegerSolver | null,
  timeLimitSeconds: number,
): SmallerAreaAnswer | null {
  const total = cells.weight.reduce((sum, value) => sum + value, 0);
  if (total === 0) return null;
  const greedy = shrinkGreedily(cells, share);
  const heldBy = (chosen: readonly number[]) => chosen.reduce((sum, cell) => sum + cells.weight[cell]!, 0);
  if (heldBy(greedy) < share * total - 1e-9) return null;
  const answer = (chosen: readonly number[], least: number): SmallerAreaAnswer => ({
    chosen,
    keptShare: heldBy(chosen) / total,
    areaSquareMetres: chosen.length * cells.sideMetres ** 2,
    optimalityGap: Math.max(0, (chosen.length - least) / chosen.length),
  });
  // Without the demand to hang together the fullest cells suffice: no answer can have fewer.
  const loose = leastWithoutConnection(cells.weight, share * total);
  if (!solve || cells.weight.length > MOST_EXACT_CELLS || greedy.length === loose) return answer(greedy, loose);
  const { model, start } = flowModel(cells, share * total, greedy);
  const { values, bound, isInfeasible } = solve(model, timeLimitSeconds, start);
  if (isInfeasible || !values) return answer(greedy, loose);
  const chosen = Array.from({ length: cells.weight.length }, (_, cell) => cell).filter((cell) => values[cell]! > 0.5);
  // The model maximises minus the number of cells.
  const least = Math.max(loose, Math.ceil(-bound - 1e-6));
  return chosen.length <= greedy.length ? answer(chosen, least) : answer(greedy, least);
}

function leastWithoutConnection(weight: Float64Array, needed: number): number {
  const sorted = [...weight].sort((a, b) => b - a);
  let [held, count] = [0, 0];
  while (held < needed - 1e-9 && count < sorted.length) held += sorted[count++]!;
  return count;
}

function largestPart(neighbours: readonly Int32Array[], weight: Float64Array): Set<number> {
  const seen = new Set<number>();
  let best = new Set<number>();
  let most = -1;
  for (let cell = 0; cell < neighbours.length; cell++) {
    if (seen.has(cell)) continue;
    const part = new Set([cell]);
    for (const member of part) for (const other of neighbours[member]!) part.add(other);
    for (const member of part) seen.add(member);
    const held = [...part].reduce((sum, member) => sum + weight[member]!, 0);
    if (held > most) [best, most] = [part, held];
  }
  return best;
}

function isConnected(neighbours: readonly Int32Array[], cells: ReadonlySet<number>): boolean {
  const [first] = cells;
  const reached = new Set([first!]);
  for (const cell of reached) for (const other of neighbours[cell]!) if (cells.has(other)) reached.add(other);
  return reached.size === cells.size;
}

/**
 * Columns: chosen (n), root (n), flow over each directed pair of neighbours. Rows: one root, a root is chosen, enough
 * incidents, what flows into a cell less what flows out is 1 when it is chosen and no root, flow only into chosen cells.
 */
function flowModel(
  { weight, neighbours }: AreaCells,
  needed: number,
  greedy: readonly number[],
): { model: IntegerModel; start: Float64Array } {
  const n = weight.length;
  const arcs = neighbours.flatMap((beside, from) => [...beside].map((to) => ({ from, to })));
  const columns = 2 * n + arcs.length;
  const rows: { indices: number[]; values: number[]; lower: number; upper: number }[] = [];
  rows.push({ indices: range(n, n), values: new Array<number>(n).fill(1), lower: 1, upper: 1 });
  rows.push({ indices: range(0, n), values: [...weight], lower: needed - 1e-9, upper: Infinity });
  const into: number[][] = Array.from({ length: n }, () => []);
  const out: number[][] = Array.from({ length: n }, () => []);
  arcs.forEach(({ from, to }, k) => {
    into[to]!.push(2 * n + k);
    out[from]!.push(2 * n + k);
  });
  for (let cell = 0; cell < n; cell++) {
    rows.push({ indices: [n + cell, cell], values: [1, -1], lower: -Infinity, upper: 0 });
    // in − out − chosen + n·root ≥ 0: only a root may send without receiving.
    rows.push({
      indices: [...into[cell]!, ...out[cell]!, cell, n + cell],
      values: [...into[cell]!.map(() => 1), ...out[cell]!.map(() => -1), -1, n],
      lower: 0,
      upper: Infinity,
    });
    if (into[cell]!.length > 0)
      rows.push({
        indices: [...into[cell]!, cell],
        values: [...into[cell]!.map(() => 1), -(n - 1)],
        lower: -Infinity,
        upper: 0,
      });
  }
  const objective = new Float64Array(columns);
  objective.fill(-1, 0, n);
  const upper = new Float64Array(columns).fill(1);
  upper.fill(n - 1, 2 * n);
  const isInteger = new Uint8Array(columns);
  isInteger.fill(1, 0, 2 * n);
  const start = new Float64Array(columns);
  for (const cell of greedy) start[cell] = 1;
  start[n + greedy[0]!] = 1;
  const rowStarts = Int32Array.from([0, ...rows.map(({ indices }) => indices.length)]);
  for (let r = 1; r < rowStarts.length; r++) rowStarts[r]! += rowStarts[r - 1]!;
  const model: IntegerModel = {
    columns,
    rows: rows.length,
    objective,
    lower: new Float64Array(columns),
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

/** Outline of chosen cells: rings along cell sides, outer counter-clockwise, holes clockwise. */
export function outlineOfCells({ sideMetres, x, y }: AreaCells, chosen: readonly number[]): number[][] {
  const half = sideMetres / 2;
  const key = (px: number, py: number) => `${Math.round(px * 1000)},${Math.round(py * 1000)}`;
  const edges = new Map<string, { from: [number, number]; to: [number, number] }>();
  const add = (from: [number, number], to: [number, number]) => {
    const back = `${key(...to)}|${key(...from)}`;
    if (!edges.delete(back)) edges.set(`${key(...from)}|${key(...to)}`, { from, to });
  };
  for (const cell of chosen) {
    const [w, e, s, n] = [x[cell]! - half, x[cell]! + half, y[cell]! - half, y[cell]! + half];
    add([w, s], [e, s]);
    add([e, s], [e, n]);
    add([e, n], [w, n]);
    add([w, n], [w, s]);
  }
  const from = new Map<string, { from: [number, number]; to: [number, number] }[]>();
  for (const edge of edges.values()) from.set(key(...edge.from), [...(from.get(key(...edge.from)) ?? []), edge]);
  const rings: number[][] = [];
  for (const list of from.values()) {
    while (list.length > 0) {
      let edge = list.pop()!;
      const ring = [...edge.from];
      let heading: [number, number] = [edge.to[0] - edge.from[0], edge.to[1] - edge.from[1]];
      while (key(...edge.to) !== key(ring[0]!, ring[1]!)) {
        ring.push(...edge.to);
        const next = from.get(key(...edge.to))!;
        // Where cells touch at a corner only, turn left: they stay rings of their own.
        const turn = (candidate: { from: [number, number]; to: [number, number] }) =>
          heading[0] * (candidate.to[1] - candidate.from[1]) - heading[1] * (candidate.to[0] - candidate.from[0]);
        next.sort((a, b) => turn(a) - turn(b));
        edge = next.pop()!;
        heading = [edge.to[0] - edge.from[0], edge.to[1] - edge.from[1]];
      }
      ring.push(ring[0]!, ring[1]!);
      rings.push(withoutStraightCorners(ring));
    }
  }
  return rings;
}

function withoutStraightCorners(ring: number[]): number[] {
  const points = ring.slice(0, -2);
  const n = points.length / 2;
  const kept: number[] = [];
  for (let i = 0; i < n; i++) {
    const [p, q] = [(i + n - 1) % n, (i + 1) % n];
    const cross =
      (points[2 * i]! - points[2 * p]!) * (points[2 * q + 1]! - points[2 * i + 1]!) -
      (points[2 * i + 1]! - points[2 * p + 1]!) * (points[2 * q]! - points[2 * i]!);
    if (Math.abs(cross) > 1e-6) kept.push(points[2 * i]!, points[2 * i + 1]!);
  }
  return [...kept, kept[0]!, kept[1]!];
}

/** Fewest hours (of those with incidents, the fullest first) that keep a share; hours of the week, ascending. */
export function smallestHours(hoursOfWeek: ArrayLike<number>, share: number): number[] {
  const order = Array.from({ length: hoursOfWeek.length }, (_, hour) => hour).sort(
    (a, b) => hoursOfWeek[b]! - hoursOfWeek[a]! || a - b,
  );
  const total = order.reduce((sum, hour) => sum + hoursOfWeek[hour]!, 0);
  const chosen: number[] = [];
  let held = 0;
  for (const hour of order) {
    if (held >= share * total - 1e-9) break;
    chosen.push(hour);
    held += hoursOfWeek[hour]!;
  }
  return chosen.sort((a, b) => a - b);
}
