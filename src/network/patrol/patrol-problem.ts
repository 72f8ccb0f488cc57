import type { NetworkPoint, StreetGraph } from '../graph/street-graph.ts';
import { PathSearch } from '../paths/path-search.ts';
import { deriveDistanceMatrix } from '../paths/distance-matrix.ts';
import type { PatrolRequest } from './patrol-types.ts';

/**
 * The round reduced to what matters: items (stretches and visits) with two ends, what they take and bring, and the
 * walking distance between all ends. Any walk that runs along some stretches is an order of items in this table that is
 * no longer than the walk, so the best order is the best round.
 */
export interface PatrolProblem {
  /** First the segments that can be part of a round, then the visits. */
  readonly itemCount: number;
  readonly firstVisit: number;
  /** Number of the segment or visit in the request, by item. */
  readonly source: readonly number[];
  readonly prize: Float64Array;
  /** Metres along the stretch, or what could be walked in the time of the visit. */
  readonly serviceMetres: Float64Array;
  /** Ends: item i has the ends 2i and 2i + 1 (the same place for a visit); then the start and the end of the round. */
  readonly ends: readonly NetworkPoint[];
  readonly startEnd: number;
  readonly finishEnd: number;
  /** ends × ends walking distances in metres. */
  readonly distance: Float64Array;
  readonly budgetMetres: number;
}

/** Builds the table; segments that no round within the time can hold are left out. Null where a visit or the end has no way. */
export function derivePatrolProblem(graph: StreetGraph, request: PatrolRequest): PatrolProblem | null {
  const { start, end, segments, visits, metresPerMinute, minutes } = request;
  const budgetMetres = minutes * metresPerMinute;
  const search = new PathSearch(graph);
  const places = [start, end, ...visits.map((visit) => visit.place)];
  const mandatory = deriveDistanceMatrix(search, [start], places);
  if (mandatory.some((metres) => metres === Infinity)) return null;
  const kept = reachableSegments(search, request, budgetMetres);
  const ends: NetworkPoint[] = kept.flatMap((i) => [
    { edge: segments[i]!.edge, offsetMetres: segments[i]!.fromMetres },
    { edge: segments[i]!.edge, offsetMetres: segments[i]!.toMetres },
  ]);
  for (const { place } of visits) ends.push(place, place);
  const startEnd = ends.push(start) - 1;
  const finishEnd = ends.push(end) - 1;
  return {
    itemCount: kept.length + visits.length,
    firstVisit: kept.length,
    source: [...kept, ...visits.keys()],
    prize: Float64Array.from([...kept.map((i) => segments[i]!.prize), ...visits.map(() => 0)]),
    serviceMetres: Float64Array.from([
      ...kept.map((i) => Math.abs(segments[i]!.toMetres - segments[i]!.fromMetres)),
      ...visits.map((visit) => visit.dwellMinutes * metresPerMinute),
    ]),
    ends,
    startEnd,
    finishEnd,
    distance: deriveDistanceMatrix(search, ends, ends),
    budgetMetres,
  };
}

/** Segments with a prize for which start → segment → end alone fits in the time. */
function reachableSegments(
  search: PathSearch,
  { start, end, segments }: PatrolRequest,
  budgetMetres: number,
): number[] {
  const endsOf = (i: number) => [
    { edge: segments[i]!.edge, offsetMetres: segments[i]!.fromMetres },
    { edge: segments[i]!.edge, offsetMetres: segments[i]!.toMetres },
  ];
  const all = Array.from(segments.keys());
  const points = all.flatMap(endsOf);
  const fromStart = deriveDistanceMatrix(search, [start], points);
  const fromEnd = deriveDistanceMatrix(search, [end], points);
  return all.filter((i) => {
    const along = Math.abs(segments[i]!.toMetres - segments[i]!.fromMetres);
    const ahead = fromStart[2 * i]! + along + fromEnd[2 * i + 1]!;
    const back = fromStart[2 * i + 1]! + along + fromEnd[2 * i]!;
    return segments[i]!.prize > 0 && Math.min(ahead, back) <= budgetMetres;
  });
}

export const distanceBetween = (problem: PatrolProblem, a: number, b: number): number =>
  problem.distance[a * problem.ends.length + b]!;

/** An order of items, each entered at one of its ends. */
export interface ItemOrder {
  readonly items: readonly number[];
  /** 0: from its first end to its second, 1: the other way. */
  readonly backwards: readonly number[];
  readonly metres: number;
}

/** Length of an order with the best direction for each item (dynamic programme over the two directions). */
export function bestDirections(problem: PatrolProblem, items: readonly number[]): ItemOrder {
  const { startEnd, finishEnd, serviceMetres } = problem;
  const choice: [number, number][] = [];
  let costs: [number, number] = [0, 0];
  items.forEach((item, position) => {
    const next: [number, number] = [Infinity, Infinity];
    const from: [number, number] = [0, 0];
    for (const backwards of [0, 1] as const) {
      const entry = 2 * item + backwards;
      for (const before of [0, 1] as const) {
        const exit = position === 0 ? startEnd : 2 * items[position - 1]! + 1 - before;
        const cost = (position === 0 ? 0 : costs[before]) + distanceBetween(problem, exit, entry);
        if (cost + serviceMetres[item]! < next[backwards]) {
          next[backwards] = cost + serviceMetres[item]!;
          from[backwards] = before;
        }
      }
    }
    choice.push(from);
    costs = next;
  });
  if (items.length === 0) return { items, backwards: [], metres: distanceBetween(problem, startEnd, finishEnd) };
  const last = items[items.length - 1]!;
  const ending = [0, 1].map((b) => costs[b as 0 | 1] + distanceBetween(problem, 2 * last + 1 - b, finishEnd));
  const backwards = new Array<number>(items.length);
  let direction = ending[0]! <= ending[1]! ? 0 : 1;
  const metres = ending[direction]!;
  for (let position = items.length - 1; position >= 0; position--) {
    backwards[position] = direction;
    direction = choice[position]![direction as 0 | 1];
  }
  return { items, backwards, metres };
}

export const prizeOf = (problem: PatrolProblem, items: readonly number[]): number =>
  items.reduce((sum, item) => sum + problem.prize[item]!, 0);
