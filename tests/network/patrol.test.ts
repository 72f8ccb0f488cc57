import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/domain/incident/incident-filter.ts';
import { deriveLixels } from '../../src/network/density/lixels.ts';
import { lineThroughParts } from '../../src/network/graph/edge-geometry.ts';
import { deriveHotSegments } from '../../src/network/patrol/hot-segments.ts';
import { planPatrol } from '../../src/network/patrol/plan-patrol.ts';
import { bestDirections, derivePatrolProblem, prizeOf } from '../../src/network/patrol/patrol-problem.ts';
import type { PatrolRequest, PatrolRound } from '../../src/network/patrol/patrol-types.ts';
import { prizeUpperBound } from '../../src/network/patrol/round-bound.ts';
import { uniformStream } from '../../src/numerics/random/uniform-stream.ts';
import { graphOf, gridGraph, placeAt } from './network-fixtures.ts';

const graph = gridGraph(9, 80);
const segmentAt = (x: number, y: number, prize: number) => {
  const { edge } = placeAt(graph, x, y);
  return { edge, fromMetres: 0, toMetres: 80, prize };
};
const base: PatrolRequest = {
  start: placeAt(graph, 0, 0),
  end: placeAt(graph, 0, 0),
  segments: [],
  visits: [],
  minutes: 30,
  metresPerMinute: 66,
};
const plan = (request: Partial<PatrolRequest>, settings = {}): PatrolRound => {
  const outcome = planPatrol(graph, { ...base, ...request }, settings);
  if (outcome.kind !== 'planned') throw new Error(outcome.reason);
  return outcome.round;
};
function randomSegments(count: number, seed: number) {
  const random = uniformStream(seed);
  const edges = new Set<number>();
  while (edges.size < count) edges.add(Math.floor(random() * graph.edgeCount));
  return [...edges].map((edge) => ({ edge, fromMetres: 0, toMetres: 80, prize: 1 + Math.floor(random() * 9) }));
}

/** Every order of every subset: the slow truth. */
function bruteForce(request: PatrolRequest): number {
  const problem = derivePatrolProblem(graph, request)!;
  let best = -1;
  const visit = (items: number[]) => {
    const order = bestDirections(problem, items);
    const visits = items.filter((item) => item >= problem.firstVisit).length;
    if (visits === problem.itemCount - problem.firstVisit && order.metres <= problem.budgetMetres) {
      best = Math.max(best, prizeOf(problem, items));
    }
    for (let item = 0; item < problem.itemCount; item++) if (!items.includes(item)) visit([...items, item]);
  };
  visit([]);
  return best;
}

describe('patrol rounds', () => {
  it('are proven best on small questions: equal to trying everything', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const request = {
        ...base,
        segments: randomSegments(5, seed),
        visits: [{ id: 'azc', place: placeAt(graph, 320, 300), dwellMinutes: 5 }],
        minutes: 25 + seed * 4,
      };
      const outcome = planPatrol(graph, request);
      const best = bruteForce(request);
      if (best < 0) expect(outcome.kind).toBe('refused');
      else expect(outcome).toMatchObject({ kind: 'planned', round: { proven: true, gap: 0, prize: best } });
    }
  });

  it('by search stay within the time, near the proven best, and below their bound', () => {
    let lost = 0;
    for (let seed = 1; seed <= 24; seed++) {
      const request = { segments: randomSegments(11, seed + 50), minutes: 32 };
      const exact = plan(request);
      const searched = plan(request, { exactUpTo: 0, restarts: 6 });
      expect(searched.minutes).toBeLessThanOrEqual(32 + 1e-9);
      expect(searched.upperBound).toBeGreaterThanOrEqual(exact.prize - 1e-9);
      expect(searched.prize).toBeLessThanOrEqual(exact.prize + 1e-9);
      lost += (exact.prize - searched.prize) / exact.prize;
    }
    expect(lost / 24).toBeLessThan(0.03);
  });

  it('hang together, start and end right, and their minutes add up', () => {
    const visits = [{ id: 'azc', place: placeAt(graph, 200, 160), dwellMinutes: 10 }];
    const round = plan({ segments: randomSegments(25, 9), visits, minutes: 60, end: placeAt(graph, 80, 0) });
    const line = lineThroughParts(graph, round.path.parts);
    let metres = 0;
    for (let i = 2; i < line.length; i += 2) metres += Math.hypot(line[i]! - line[i - 2]!, line[i + 1]! - line[i - 1]!);
    expect(metres).toBeCloseTo(round.walkedMetres, 6);
    expect([line[0], line[1], line.at(-2), line.at(-1)]).toEqual([0, 0, 80, 0]);
    expect(round.minutes).toBeCloseTo(round.walkedMetres / 66 + 10, 9);
    expect(round.stops.filter((stop) => stop.kind === 'visit')).toHaveLength(1);
    const segments = round.stops.filter((stop) => stop.kind === 'segment').map((stop) => stop.index);
    expect(new Set(segments).size).toBe(segments.length);
    const arrivals = round.stops.map((stop) => stop.arrivalMinutes);
    expect([...arrivals].sort((a, b) => a - b)).toEqual(arrivals);
    expect(round.gap).toBeGreaterThanOrEqual(0);
    // Every stop's stretch is really walked from end to end.
    for (const stop of round.stops.filter((s) => s.kind === 'segment')) {
      expect(Array.from(round.path.parts.edge)).toContain(randomSegments(25, 9)[stop.index]!.edge);
    }
  });

  it('repeat for a seed', () => {
    const request = { segments: randomSegments(20, 4), minutes: 40 };
    expect(plan(request)).toEqual(plan(request));
  });

  it('count a stretch that the walk happens to run along', () => {
    const round = plan({ segments: [segmentAt(40, 0, 1), segmentAt(120, 0, 1), segmentAt(200, 0, 5)], minutes: 8 });
    expect(round.prize).toBe(7);
  });

  it('refuse what cannot be done, with the minutes that are needed', () => {
    const far = { id: 'azc', place: placeAt(graph, 640, 640), dwellMinutes: 15 };
    const outcome = planPatrol(graph, { ...base, visits: [far], minutes: 30 });
    // 2 × 1,280 m at 66 m a minute and a quarter of an hour there.
    expect(outcome).toMatchObject({
      kind: 'refused',
      reason: 'network.patrol.refused.tooShort',
      values: { neededMinutes: Math.ceil(2560 / 66 + 15) },
    });
    expect(planPatrol(graph, { ...base, minutes: 0 })).toMatchObject({ reason: 'network.patrol.refused.noTime' });
    const apart = graphOf([
      [
        [0, 0],
        [10, 0],
      ],
      [
        [90, 0],
        [99, 0],
      ],
    ]).graph;
    const request = { ...base, start: placeAt(apart, 0, 0), end: placeAt(apart, 95, 0) };
    expect(planPatrol(apart, request)).toMatchObject({ reason: 'network.patrol.refused.noWay' });
    expect(planPatrol(graph, { ...base, segments: [] })).toMatchObject({ round: { prize: 0, proven: true } });
  });

  it('have a bound that no order of a random question exceeds', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const request = { ...base, segments: randomSegments(6, seed + 20), minutes: 26 };
      const problem = derivePatrolProblem(graph, request)!;
      expect(prizeUpperBound(problem)).toBeGreaterThanOrEqual(bruteForce(request) - 1e-9);
    }
  });
});

describe('hot segments', () => {
  it('are the busiest stretches in the hours asked for', () => {
    const lixels = deriveLixels(graph, 40);
    const rows = [
      [3, 10, 22],
      [3, 15, 22],
      [3, 70, 22],
      [5, 10, 9],
      [-1, 0, 22],
    ] as const;
    const times = Float64Array.from(rows, ([, , hour]) => hour * HOUR_MS);
    const segments = deriveHotSegments(
      lixels,
      {
        edge: Int32Array.from(rows, ([edge]) => edge),
        offsetMetres: Float64Array.from(rows, ([, offset]) => offset),
        start: times,
        end: times,
      },
      { from: 0, to: 2 * DAY_MS },
      [21, 22],
      5,
    );
    expect(segments).toEqual([
      { edge: 3, fromMetres: 0, toMetres: 40, prize: 0.5 },
      { edge: 3, fromMetres: 40, toMetres: 80, prize: 0.25 },
    ]);
  });
});
