import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { DEFAULT_ALTERNATIVES, AlternativeSearch } from '../../src/network/routes/alternatives.ts';
import { deriveRouteThrough, joinPaths, reversePath } from '../../src/network/routes/join-paths.ts';
import { pathSizes, sharedMetres } from '../../src/network/routes/path-overlap.ts';
import { deriveWalkingModel, routeShares } from '../../src/network/routes/walking-model.ts';
import { lineThroughParts } from '../../src/network/graph/edge-geometry.ts';
import { deriveStreetGraph } from '../../src/network/graph/derive-street-graph.ts';
import { PathSearch } from '../../src/network/paths/path-search.ts';
import { uniformStream } from '../../src/numerics/random/uniform-stream.ts';
import { graphOf, gridGraph, groningenStreets, placeAt } from './network-fixtures.ts';

/** Two ways round a block: 220 m along the south, 260 m along the north, and a much longer one. */
const block = () =>
  graphOf([
    [
      [0, 0],
      [20, 0],
    ],
    [
      [20, 0],
      [20, -10],
      [220, -10],
      [220, 0],
    ],
    [
      [20, 0],
      [20, 25],
      [220, 25],
      [220, 0],
    ],
    [
      [20, 0],
      [20, 300],
      [220, 300],
      [220, 0],
    ],
    [
      [220, 0],
      [240, 0],
    ],
  ]).graph;

describe('plausible alternatives', () => {
  it('offers the way round the other side, not the far detour', () => {
    const graph = block();
    const routes = new AlternativeSearch(graph).find(
      placeAt(graph, 0, 0),
      placeAt(graph, 240, 0),
      DEFAULT_ALTERNATIVES,
      graph.edgeLengthMetres,
    );
    expect(routes.map((route) => route.lengthMetres)).toEqual([260, 290]);
  });

  it('keeps to stretch and overlap, starts and ends right, and never crosses itself (property)', () => {
    const graph = gridGraph(8, 60);
    const cost = graph.edgeLengthMetres.map((length, edge) => length * (1 + ((edge * 37) % 11) / 20));
    const search = new AlternativeSearch(graph);
    const plain = new PathSearch(graph);
    const number = fc.integer({ min: 0, max: 420 });
    fc.assert(
      fc.property(number, number, number, number, (x0, y0, x1, y1) => {
        const [from, to] = [placeAt(graph, x0, y0), placeAt(graph, x1, y1)];
        const routes = search.find(from, to, { ...DEFAULT_ALTERNATIVES, maximumRoutes: 4 }, cost);
        plain.run([from], { edgeCost: cost });
        expect(routes[0]!.cost).toBeCloseTo(plain.costTo(to), 6);
        routes.forEach((route, i) => {
          expect(route.cost).toBeLessThanOrEqual(routes[0]!.cost * 1.25 + 1e-9);
          const line = lineThroughParts(graph, route.parts);
          const corners = new Set<string>();
          for (let k = 0; k < line.length; k += 2) corners.add(`${line[k]!.toFixed(3)} ${line[k + 1]!.toFixed(3)}`);
          expect(corners.size).toBe(line.length / 2);
          for (const other of routes.slice(0, i)) {
            const shorter = Math.min(route.lengthMetres, other.lengthMetres);
            expect(sharedMetres(route.parts, other.parts)).toBeLessThanOrEqual(0.7 * shorter + 1e-6);
          }
        });
      }),
      { numRuns: 80 },
    );
  });

  it('has no route where there is no way, and one from a place to itself', () => {
    const { graph } = graphOf([
      [
        [0, 0],
        [10, 0],
      ],
      [
        [50, 0],
        [60, 0],
      ],
    ]);
    const search = new AlternativeSearch(graph);
    const [a, b] = [placeAt(graph, 5, 0), placeAt(graph, 55, 0)];
    expect(search.find(a, b, DEFAULT_ALTERNATIVES, graph.edgeLengthMetres)).toEqual([]);
    expect(search.find(a, a, DEFAULT_ALTERNATIVES, graph.edgeLengthMetres)).toHaveLength(1);
  });
});

describe('hand-corrected routes', () => {
  it('call at the chosen places and join up', () => {
    const graph = block();
    const search = new PathSearch(graph);
    const route = deriveRouteThrough(search, [placeAt(graph, 0, 0), placeAt(graph, 100, 300), placeAt(graph, 240, 0)])!;
    expect(route.lengthMetres).toBeCloseTo(20 + 300 + 200 + 300 + 20, 9);
    expect(route.parts.length).toBe(3);
    expect(reversePath(reversePath(route))).toEqual(route);
    expect(joinPaths([route]).parts).toEqual(route.parts);
  });
});

describe('route choice', () => {
  it('gives overlapping routes less than separate ones of the same length', () => {
    const graph = gridGraph(4);
    const search = new PathSearch(graph);
    const through = (...points: [number, number][]) =>
      deriveRouteThrough(
        search,
        points.map(([x, y]) => placeAt(graph, x, y)),
      )!;
    const one = through([0, 0], [0, 200], [200, 200]);
    const alike = through([0, 0], [0, 200], [100, 200], [100, 200], [200, 200]);
    const apart = through([0, 0], [200, 0], [200, 200]);
    expect(pathSizes([one, alike, apart])).toEqual([0.5, 0.5, 1]);
    const shares = routeShares([one, alike, apart], { routeChoicePerMetre: 0.01, pathSizeExponent: 1 });
    expect(shares).toEqual([0.25, 0.25, 0.5]);
    expect(routeShares([one, alike, apart], { routeChoicePerMetre: 0.01, pathSizeExponent: 0 })[0]).toBeCloseTo(1 / 3);
  });
});

describe('walking model', () => {
  const graph = block();
  const origin = { id: 'reception', place: placeAt(graph, 0, 0), walksPerDay: 100 };
  const centre = { id: 'centre', place: placeAt(graph, 240, 0), attractiveness: 3, hourShares: null };
  const near = { id: 'shop', place: placeAt(graph, 100, -10), attractiveness: 1, hourShares: null };

  it('hands out all walks, by attractiveness and distance, over the routes', async () => {
    const model = await deriveWalkingModel(graph, [origin], [centre, near], { decayPerMetre: 0.002 });
    const walksTo = (id: string) =>
      model.routes.filter((r) => r.destinationId === id).reduce((sum, r) => sum + r.walksPerDay, 0);
    expect(walksTo('centre') + walksTo('shop')).toBeCloseTo(100, 9);
    expect(walksTo('centre') / walksTo('shop')).toBeCloseTo(3 * Math.exp(-0.002 * (260 - 110)), 9);
    // All walks pass the only street out.
    expect(model.walksPerDay[placeAt(graph, 10, 0).edge]).toBeCloseTo(100, 9);
    const metres = model.routes.reduce((sum, r) => sum + r.walksPerDay * r.path.lengthMetres, 0);
    expect(model.metresPerDayByHour.reduce((sum, m) => sum + m, 0)).toBeCloseTo(metres, 6);
  });

  it('puts walks in the hours of the destination, and obeys a correction by hand', async () => {
    const evening = Array.from({ length: 24 }, (_, hour) => (hour >= 20 ? 1 : 0));
    const model = await deriveWalkingModel(graph, [origin], [{ ...centre, hourShares: evening }], {}, [
      { originId: 'reception', destinationId: 'centre', via: [placeAt(graph, 120, 300)] },
    ]);
    expect(model.routes).toHaveLength(1);
    expect(model.routes[0]).toMatchObject({ corrected: true, share: 1, walksPerDay: 100 });
    const edge = placeAt(graph, 120, 300).edge;
    expect(model.walksPerDay[edge]).toBeCloseTo(100, 9);
    expect(model.metresPerDayByHour[edge * 24 + 12]).toBe(0);
    expect(model.metresPerDayByHour[edge * 24 + 21]).toBeCloseTo((800 * 100) / 4, 6);
  });

  it('says which pairs it left out, and refuses senseless input', async () => {
    const model = await deriveWalkingModel(graph, [origin], [centre, near], { maximumMetres: 150 });
    expect(model.leftOut).toEqual([{ originId: 'reception', destinationId: 'centre', reason: 'network.model.tooFar' }]);
    await expect(deriveWalkingModel(graph, [origin], [{ ...centre, attractiveness: 0 }])).rejects.toThrow(RangeError);
    await expect(deriveWalkingModel(graph, [origin], [{ ...centre, hourShares: [1] }])).rejects.toThrow(RangeError);
  });
});

const groningen = groningenStreets();
describe.skipIf(!groningen)('Groningen (shared data)', () => {
  it('finds alternatives for most pairs a walk apart', () => {
    const { graph } = deriveStreetGraph(groningen!.lines, groningen!.records);
    const search = new AlternativeSearch(graph);
    const random = uniformStream(2);
    let routes = 0;
    let pairs = 0;
    while (pairs < 20) {
      const from = { edge: Math.floor(random() * graph.edgeCount), offsetMetres: 0 };
      const to = { edge: Math.floor(random() * graph.edgeCount), offsetMetres: 0 };
      const found = search.find(from, to, DEFAULT_ALTERNATIVES, graph.edgeWalkingCost);
      if (found.length === 0 || found[0]!.lengthMetres > 3000) continue;
      pairs++;
      routes += found.length;
    }
    expect(routes / pairs).toBeGreaterThan(1.8);
  });
});
