import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { checkReachability, type ReachabilityPlace } from '../../src/network/reachability/check-reachability.ts';
import { AreaLocator, type ClosedArea } from '../../src/network/reachability/closed-area.ts';
import { describeAccessCorridor, describeReachability } from '../../src/network/reachability/describe-reachability.ts';
import { proposeAccessCorridor } from '../../src/network/reachability/propose-access-corridor.ts';
import { splitAtArea, toOriginal, toSplit } from '../../src/network/reachability/split-graph.ts';
import { lineThroughParts, pointOnEdge } from '../../src/network/graph/edge-geometry.ts';
import { totalLengthMetres, type StreetGraph } from '../../src/network/graph/street-graph.ts';
import { PathSearch } from '../../src/network/paths/path-search.ts';
import { uniformStream } from '../../src/numerics/random/uniform-stream.ts';
import { graphOf, gridGraph, placeAt } from './network-fixtures.ts';

const box = (x0: number, y0: number, x1: number, y1: number, borderStreetsBelong = true): ClosedArea => ({
  rings: [Float64Array.of(x0, y0, x1, y0, x1, y1, x0, y1, x0, y0)],
  borderStreetsBelong,
});
const graph = gridGraph(7, 100);
const at = (id: string, x: number, y: number, on: StreetGraph = graph): ReachabilityPlace => ({
  id,
  place: placeAt(on, x, y),
});
const noIncidents = { x: new Float64Array(0), y: new Float64Array(0), weight: new Float64Array(0) };

describe('areas', () => {
  it('are even-odd: a hole is outside', () => {
    const area = { rings: [...box(0, 0, 100, 100).rings, ...box(40, 40, 60, 60).rings], borderStreetsBelong: true };
    const locator = new AreaLocator(area);
    expect(locator.holds(20, 20)).toBe(true);
    expect(locator.holds(50, 50)).toBe(false);
    expect(locator.holds(120, 50)).toBe(false);
    expect(locator.holds(0, 50)).toBe(true);
    expect(() => new AreaLocator({ rings: [Float64Array.of(0, 0, 1, 1)], borderStreetsBelong: true })).toThrow(
      RangeError,
    );
  });

  it('cut the streets so that length is kept and pieces lie on one side (property)', () => {
    const number = fc.double({ min: -50, max: 650, noNaN: true });
    fc.assert(
      fc.property(number, number, number, number, number, number, (x0, y0, x1, y1, x2, y2) => {
        const area = { rings: [Float64Array.of(x0, y0, x1, y1, x2, y2, x0, y0)], borderStreetsBelong: true };
        const split = splitAtArea(graph, area);
        expect(totalLengthMetres(split.graph)).toBeCloseTo(totalLengthMetres(graph), 6);
        const locator = new AreaLocator(area);
        let wrong = 0;
        for (let edge = 0; edge < split.graph.edgeCount; edge++) {
          const length = split.graph.edgeLengthMetres[edge]!;
          // Well inside a piece, and off the border, the answer is the same everywhere.
          for (const share of [0.3, 0.5, 0.7]) {
            const [x, y] = pointOnEdge(split.graph, { edge, offsetMetres: share * length });
            if (length > 10 && locator.holds(x, y) !== (split.closed[edge] === 1)) wrong++;
          }
        }
        // Only streets that all but run along a slanting border may differ.
        expect(wrong).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  it('lose nothing of a walk on the way to the cut graph and back', () => {
    const split = splitAtArea(graph, box(150, 150, 450, 450));
    const search = new PathSearch(split.graph);
    const [from, to] = [placeAt(graph, 30, 200), placeAt(graph, 600, 310)];
    search.run([toSplit(split, from)]);
    const path = toOriginal(split, search.pathTo(toSplit(split, to))!);
    const plain = new PathSearch(graph);
    plain.run([from]);
    expect(path.lengthMetres).toBeCloseTo(plain.costTo(to), 9);
    const line = lineThroughParts(graph, path.parts);
    expect([line[0], line[1], line.at(-2), line.at(-1)]).toEqual([30, 200, 600, 310]);
  });
});

describe('reachability', () => {
  const area = box(150, 150, 450, 450);
  it('tells unchanged, longer, inside and never apart, with exact metres', () => {
    const island = graphOf(
      [
        ...Array.from(
          { length: 7 },
          (_, i) =>
            [
              [0, i * 100],
              [600, i * 100],
            ] as [number, number][],
        ),
        ...Array.from(
          { length: 7 },
          (_, i) =>
            [
              [i * 100, 0],
              [i * 100, 600],
            ] as [number, number][],
        ),
        [
          [2000, 0],
          [2100, 0],
        ],
      ],
      { crossings: 'geometric' },
    ).graph;
    const { results, originsInside } = checkReachability(
      island,
      area,
      [at('azc', 0, 300, island)],
      [
        at('station', 600, 300, island),
        at('shop', 0, 600, island),
        at('square', 300, 300, island),
        at('far', 2050, 0, island),
      ],
    );
    expect(results.map((result) => result.status)).toEqual(['longer', 'unchanged', 'inside', 'never']);
    expect(results[0]).toMatchObject({ openMetres: 600, closedMetres: 1000, unavoidableMetresInside: 0 });
    expect(results[0]!.detourFactor).toBeCloseTo(10 / 6, 12);
    expect(results[2]!.unavoidableMetresInside).toBeCloseTo(150, 6);
    expect(originsInside).toEqual([]);
  });

  it('sees a border street as part of the area or not, as is chosen', () => {
    const along = (borderStreetsBelong: boolean) =>
      checkReachability(graph, box(100, 100, 500, 500, borderStreetsBelong), [at('a', 0, 100)], [at('b', 600, 100)])
        .results[0]!;
    expect(along(false)).toMatchObject({ status: 'unchanged', closedMetres: 600 });
    expect(along(true)).toMatchObject({ status: 'longer', closedMetres: 800 });
  });

  it('finds what is cut off, and how little must be entered', () => {
    // A wall of an area right across the town.
    const { results } = checkReachability(
      graph,
      box(250, -50, 350, 650),
      [at('azc', 0, 300)],
      [at('station', 600, 300)],
    );
    expect(results[0]).toMatchObject({ status: 'cut-off', closedMetres: null, detourFactor: null });
    expect(results[0]!.unavoidableMetresInside).toBeCloseTo(100, 6);
  });

  it('lets an origin inside leave once but not come back', () => {
    const start = at('azc', 300, 320);
    const { results, originsInside } = checkReachability(
      graph,
      area,
      [start],
      [at('station', 600, 300), at('near', 300, 500)],
    );
    expect(originsInside).toEqual(['azc']);
    expect(results[1]).toMatchObject({ status: 'unchanged', closedMetres: 180 });
    expect(results[0]!.closedMetres).toBeCloseTo(results[0]!.openMetres!, 9);
    // From a pocket that is closed off by a second ring the way out must not re-enter.
    const pocket = { rings: [...area.rings, ...box(350, 250, 440, 350).rings], borderStreetsBelong: true };
    const fromPocket = checkReachability(graph, pocket, [at('home', 330, 300)], [at('station', 600, 300)]).results[0]!;
    expect(fromPocket.openMetres).toBeCloseTo(270, 9);
    expect(fromPocket.closedMetres!).toBeGreaterThan(270);
  });

  it('distances around equal a search on a graph without the streets inside (property)', () => {
    const random = uniformStream(21);
    for (let round = 0; round < 25; round++) {
      const [x0, y0] = [random() * 400, random() * 400];
      const closed = box(x0, y0, x0 + 50 + random() * 200, y0 + 50 + random() * 200);
      const [from, to] = [at('a', random() * 600, 0), at('b', 600, random() * 600)];
      const split = splitAtArea(graph, closed);
      const result = checkReachability(graph, closed, [from], [to]).results[0]!;
      // Bellman–Ford over the open pieces.
      const [start, goal] = [toSplit(split, from.place), toSplit(split, to.place)];
      const g = split.graph;
      const d = new Float64Array(g.nodeCount).fill(Infinity);
      if (split.closed[start.edge] === 1 || split.closed[goal.edge] === 1) continue;
      d[g.edgeFrom[start.edge]!] = start.offsetMetres;
      d[g.edgeTo[start.edge]!] = g.edgeLengthMetres[start.edge]! - start.offsetMetres;
      for (let pass = 0; pass < g.nodeCount; pass++) {
        for (let edge = 0; edge < g.edgeCount; edge++) {
          if (split.closed[edge] === 1) continue;
          const [u, v] = [g.edgeFrom[edge]!, g.edgeTo[edge]!];
          d[v] = Math.min(d[v]!, d[u]! + g.edgeLengthMetres[edge]!);
          d[u] = Math.min(d[u]!, d[v] + g.edgeLengthMetres[edge]!);
        }
      }
      let expected = Math.min(
        d[g.edgeFrom[goal.edge]!]! + goal.offsetMetres,
        d[g.edgeTo[goal.edge]!]! + g.edgeLengthMetres[goal.edge]! - goal.offsetMetres,
      );
      if (start.edge === goal.edge) expected = Math.min(expected, Math.abs(start.offsetMetres - goal.offsetMetres));
      if (expected === Infinity) expect(result.closedMetres).toBeNull();
      else expect(result.closedMetres).toBeCloseTo(expected, 6);
    }
  });

  it('says it in sentences', () => {
    const reach = checkReachability(
      graph,
      area,
      [at('azc', 0, 300)],
      [at('station', 600, 300), at('square', 300, 300)],
    );
    expect(describeReachability(reach).map((sentence) => sentence.key)).toEqual([
      'network.reach.sentence.summary',
      'network.reach.sentence.longer',
      'network.reach.sentence.inside',
    ]);
  });
});

describe('access corridor', () => {
  const wall = box(250, -50, 350, 650);
  const [azc, station] = [placeAt(graph, 0, 300), at('station', 600, 300)];
  /** Three incidents on the middle street, one on the street north of it, none further on. */
  const incidents = {
    x: Float64Array.of(300, 300, 310, 300, 305),
    y: Float64Array.of(300, 302, 299, 400, 340),
    weight: Float64Array.of(1, 1, 2, 1, 5),
  };

  it('opens the street that loses least cover, and proves it', () => {
    const outcome = proposeAccessCorridor(graph, wall, azc, [station], incidents, { maximumDetourFactor: 2 });
    if (outcome.kind !== 'proposed') throw new Error(outcome.kind);
    const { corridor } = outcome;
    expect(corridor).toMatchObject({ weightLost: 0, lowerBoundWeightLost: 0, weightInArea: 10, metresInside: 100 });
    expect(corridor.ways[0]).toMatchObject({ destinationId: 'station', openMetres: 600, metres: 800 });
    // Two pieces, because a street crosses in the middle of the wall.
    expect(corridor.lines.length).toBe(2);
    expect(describeAccessCorridor(outcome).key).toBe('network.access.sentence.best');
  });

  it('keeps to the detour that is allowed', () => {
    const outcome = proposeAccessCorridor(graph, wall, azc, [station], incidents, { maximumDetourFactor: 1.1 });
    if (outcome.kind !== 'proposed') throw new Error(outcome.kind);
    expect(outcome.corridor.ways[0]!.metres).toBe(600);
    expect(outcome.corridor.weightLost).toBe(4);
    expect(outcome.corridor.shareLost).toBeCloseTo(0.4, 12);
    expect(outcome.corridor.lowerBoundWeightLost).toBeLessThanOrEqual(4);
  });

  it('really restores what was cut off, sharing one corridor for several destinations', () => {
    const goals = [station, at('shop', 600, 310), at('gp', 500, 200)];
    const outcome = proposeAccessCorridor(graph, wall, azc, goals, incidents, { maximumDetourFactor: 2 });
    if (outcome.kind !== 'proposed') throw new Error(outcome.kind);
    expect(outcome.corridor.ways.map((way) => way.destinationId).sort()).toEqual(['gp', 'shop', 'station']);
    expect(outcome.corridor.metresInside).toBe(100);
    // The walk's pieces inside the area are all opened.
    const split = splitAtArea(graph, wall);
    const opened = new Set(outcome.corridor.parts.edge);
    for (const way of outcome.corridor.ways) {
      for (let i = 0; i < way.path.parts.length; i++) {
        const edge = way.path.parts.edge[i]!;
        const pieces = split.closed.slice(split.pieceStarts[edge], split.pieceStarts[edge + 1]);
        if (pieces.includes(1)) expect(opened.has(edge)).toBe(true);
      }
    }
  });

  it('finds the least loss of all walks through, tried one by one (property)', () => {
    const random = uniformStream(33);
    let optimal = 0;
    for (let round = 0; round < 20; round++) {
      const n = 30;
      const points = {
        x: Float64Array.from({ length: n }, () => 250 + random() * 100),
        y: Float64Array.from({ length: n }, () => Math.round(random() * 6) * 100 + (random() - 0.5) * 8),
        weight: Float64Array.from({ length: n }, () => 1 + Math.floor(random() * 3)),
      };
      const outcome = proposeAccessCorridor(graph, wall, azc, [station], points, {
        maximumDetourFactor: 3,
        widthMetres: 10,
      });
      if (outcome.kind !== 'proposed') throw new Error(outcome.kind);
      // A walk through the wall goes in on one row, along the street in the middle, and out on one row.
      const lossOf = (rowIn: number, rowOut: number) => {
        let loss = 0;
        for (let i = 0; i < n; i++) {
          const [x, y] = [points.x[i]!, points.y[i]!];
          const [low, high] = [Math.min(rowIn, rowOut) * 100, Math.max(rowIn, rowOut) * 100];
          const toIn = Math.hypot(Math.max(0, x - 300), y - rowIn * 100);
          const toOut = Math.hypot(Math.max(0, 300 - x), y - rowOut * 100);
          const toMiddle = Math.hypot(x - 300, Math.max(0, low - y, y - high));
          if (Math.min(toIn, toOut, toMiddle) <= 5) loss += points.weight[i]!;
        }
        return loss;
      };
      const rows = [0, 1, 2, 3, 4, 5, 6];
      const least = Math.min(...rows.flatMap((rowIn) => rows.map((rowOut) => lossOf(rowIn, rowOut))));
      expect(outcome.corridor.weightLost).toBeGreaterThanOrEqual(least - 1e-9);
      expect(outcome.corridor.lowerBoundWeightLost).toBeLessThanOrEqual(least + 1e-9);
      if (outcome.corridor.weightLost === least) optimal++;
    }
    expect(optimal).toBeGreaterThanOrEqual(17);
  });

  it('says when none is needed or none can help', () => {
    expect(proposeAccessCorridor(graph, box(10, 10, 20, 20), azc, [station], noIncidents)).toEqual({
      kind: 'not-needed',
    });
    const { graph: apart } = graphOf([
      [
        [0, 0],
        [100, 0],
      ],
      [
        [500, 0],
        [600, 0],
      ],
    ]);
    const outcome = proposeAccessCorridor(
      apart,
      box(200, -10, 300, 10),
      placeAt(apart, 0, 0),
      [at('far', 600, 0, apart)],
      noIncidents,
    );
    expect(outcome).toMatchObject({ kind: 'impossible', destinationIds: ['far'] });
  });
});
