import { EdgePartList, type StreetGraph } from '../graph/street-graph.ts';
import { PathSearch, type NetworkPath } from '../paths/path-search.ts';
import { joinPaths } from '../routes/join-paths.ts';
import { bestRoundExactly } from './exact-round.ts';
import { derivePatrolProblem, type ItemOrder, type PatrolProblem } from './patrol-problem.ts';
import {
  DEFAULT_PATROL_SETTINGS,
  type PatrolOutcome,
  type PatrolRequest,
  type PatrolSettings,
  type PatrolStop,
} from './patrol-types.ts';
import { prizeUpperBound } from './round-bound.ts';
import { searchRound } from './search-round.ts';

/** Visits are put in their best order with proof; more of them than this would take too long. */
const MOST_VISITS = 12;

/**
 * Plans a round on foot through the worthiest stretches of street that fit in the time (prize-collecting arc
 * orienteering), calling at all visits. Up to `exactUpTo` items the round is proven best; above it a seeded search gives
 * a round, an upper bound that no round can exceed, and the gap between them. Stretches that the walk happens to run
 * along count as well. Refuses when the visits do not fit or have no way.
 */
export function planPatrol(
  graph: StreetGraph,
  request: PatrolRequest,
  settings: Partial<PatrolSettings> = {},
): PatrolOutcome {
  const { exactUpTo, restarts, seed } = { ...DEFAULT_PATROL_SETTINGS, ...settings };
  if (!(request.minutes > 0) || !(request.metresPerMinute > 0)) return refusal('noTime');
  if (request.visits.length > MOST_VISITS) return refusal('tooManyVisits', { most: MOST_VISITS });
  const problem = derivePatrolProblem(graph, request);
  if (!problem) return refusal('noWay');
  const visitsOnly = bestRoundExactly({ ...onlyVisits(problem), budgetMetres: Infinity })!;
  if (visitsOnly.metres > problem.budgetMetres + 1e-9) {
    return refusal('tooShort', { neededMinutes: Math.ceil(visitsOnly.metres / request.metresPerMinute) });
  }
  const proven = problem.itemCount <= exactUpTo;
  const fromVisits = { ...visitsOnly, items: visitsOnly.items.map((item) => item + problem.firstVisit) };
  const order = proven ? bestRoundExactly(problem)! : searchRound(problem, fromVisits, restarts, seed);
  const walk = walkOf(graph, request, problem, order);
  const upperBound = proven ? walk.prize : Math.max(walk.prize, prizeUpperBound(problem));
  const gap = upperBound > 0 ? (upperBound - walk.prize) / upperBound : 0;
  return { kind: 'planned', round: { ...walk, upperBound, gap, proven: proven || gap < 1e-9 } };
}

function refusal(reason: string, values: Readonly<Record<string, number>> = {}): PatrolOutcome {
  return { kind: 'refused', reason: `network.patrol.refused.${reason}`, values };
}

function onlyVisits(problem: PatrolProblem): PatrolProblem {
  const { itemCount, firstVisit, ends, distance } = problem;
  const kept = Array.from(ends.keys()).slice(2 * firstVisit);
  return {
    ...problem,
    itemCount: itemCount - firstVisit,
    firstVisit: 0,
    source: problem.source.slice(firstVisit),
    prize: problem.prize.slice(firstVisit),
    serviceMetres: problem.serviceMetres.slice(firstVisit),
    ends: kept.map((end) => ends[end]!),
    startEnd: problem.startEnd - 2 * firstVisit,
    finishEnd: problem.finishEnd - 2 * firstVisit,
    distance: Float64Array.from(kept.flatMap((a) => kept.map((b) => distance[a * ends.length + b]!))),
  };
}

/** The order as a walk, with the minute of each stop. */
function walkOf(graph: StreetGraph, request: PatrolRequest, problem: PatrolProblem, order: ItemOrder) {
  const search = new PathSearch(graph);
  const legs: NetworkPath[] = [];
  const stops: PatrolStop[] = [];
  const taken = new Set(order.items.filter((item) => item < problem.firstVisit).map((item) => problem.source[item]!));
  let minutes = 0;
  let at = problem.startEnd;
  const walkTo = (end: number) => {
    search.run([problem.ends[at]!], { targets: [problem.ends[end]!] });
    const leg = search.pathTo(problem.ends[end]!)!;
    for (const passed of passedOn(leg, request, taken, minutes)) stops.push(passed);
    legs.push(leg);
    minutes += leg.lengthMetres / request.metresPerMinute;
    at = end;
  };
  order.items.forEach((item, position) => {
    const backwards = order.backwards[position]!;
    walkTo(2 * item + backwards);
    const index = problem.source[item]!;
    const kind = item < problem.firstVisit ? 'segment' : 'visit';
    stops.push({ kind, index, arrivalMinutes: minutes, prize: problem.prize[item]! });
    minutes += problem.serviceMetres[item]! / request.metresPerMinute;
    if (kind === 'segment') legs.push(alongSegment(request, index, backwards === 1));
    at = 2 * item + 1 - backwards;
  });
  walkTo(problem.finishEnd);
  const path = joinPaths(legs);
  const prize = stops.reduce((sum, stop) => sum + stop.prize, 0);
  return { path, stops, minutes, walkedMetres: path.lengthMetres, prize };
}

function alongSegment({ segments }: PatrolRequest, index: number, backwards: boolean): NetworkPath {
  const { edge, fromMetres, toMetres } = segments[index]!;
  const list = new EdgePartList();
  list.add(edge, backwards ? toMetres : fromMetres, backwards ? fromMetres : toMetres);
  const lengthMetres = Math.abs(toMetres - fromMetres);
  return { parts: list.toParts(), lengthMetres, cost: lengthMetres };
}

/** Stretches that a walk between two stops runs along from end to end; each counts once. */
function passedOn(
  { parts }: NetworkPath,
  { segments, metresPerMinute }: PatrolRequest,
  taken: Set<number>,
  startMinutes: number,
): PatrolStop[] {
  const passed: PatrolStop[] = [];
  let walked = 0;
  for (let i = 0; i < parts.length; i++) {
    const [from, to] = [parts.fromMetres[i]!, parts.toMetres[i]!];
    segments.forEach((segment, index) => {
      const low = Math.min(segment.fromMetres, segment.toMetres);
      const high = Math.max(segment.fromMetres, segment.toMetres);
      const whole = Math.min(from, to) <= low + 1e-6 && Math.max(from, to) >= high - 1e-6;
      if (segment.edge !== parts.edge[i] || !whole || taken.has(index)) return;
      taken.add(index);
      const entered = walked + (from <= to ? low - from : from - high);
      const arrivalMinutes = startMinutes + Math.max(0, entered) / metresPerMinute;
      passed.push({ kind: 'segment', index, arrivalMinutes, prize: segment.prize });
    });
    walked += Math.abs(to - from);
  }
  return passed.sort((a, b) => a.arrivalMinutes - b.arrivalMinutes);
}
