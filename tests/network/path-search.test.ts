import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { lineThroughParts, linesOfParts, pointOnEdge } from '../../src/network/graph/edge-geometry.ts';
import { deriveStreetGraph } from '../../src/network/graph/derive-street-graph.ts';
import type { NetworkPoint, StreetGraph } from '../../src/network/graph/street-graph.ts';
import { deriveDistanceMatrix } from '../../src/network/paths/distance-matrix.ts';
import { deriveIsochrones } from '../../src/network/paths/isochrone.ts';
import { PathSearch } from '../../src/network/paths/path-search.ts';
import { EdgeLocator } from '../../src/network/snapping/edge-locator.ts';
import { snapPoints } from '../../src/network/snapping/snap-points.ts';
import { graphOf, gridGraph, groningenStreets, placeAt } from './network-fixtures.ts';

/** Independent reference: all pairs by Floyd and Warshall over the nodes, places on edges by trying both ends. */
function allPairs(graph: StreetGraph, cost: Float64Array): (a: NetworkPoint, b: NetworkPoint) => number {
  const n = graph.nodeCount;
  const d = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 0 : Infinity)));
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const [u, v] = [graph.edgeFrom[edge]!, graph.edgeTo[edge]!];
    d[u]![v] = Math.min(d[u]![v]!, cost[edge]!);
    d[v]![u] = Math.min(d[v]![u]!, cost[edge]!);
  }
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) d[i]![j] = Math.min(d[i]![j]!, d[i]![k]! + d[k]![j]!);
  return (a, b) => {
    const ends = (p: NetworkPoint) => {
      const unit = cost[p.edge]! / graph.edgeLengthMetres[p.edge]!;
      return [
        [graph.edgeFrom[p.edge]!, p.offsetMetres * unit],
        [graph.edgeTo[p.edge]!, (graph.edgeLengthMetres[p.edge]! - p.offsetMetres) * unit],
      ] as const;
    };
    let best = Infinity;
    if (a.edge === b.edge) {
      best = (Math.abs(a.offsetMetres - b.offsetMetres) * cost[a.edge]!) / graph.edgeLengthMetres[a.edge]!;
    }
    for (const [u, cu] of ends(a)) for (const [v, cv] of ends(b)) best = Math.min(best, cu + d[u]![v]! + cv);
    return best;
  };
}

const coordinate = fc.integer({ min: 0, max: 7 }).map((v) => v * 50);
const randomGraph = fc
  .array(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 14 })
  .map((lines) => graphOf(lines).graph)
  .filter((graph) => graph.edgeCount > 0);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const placeOn = (graph: StreetGraph, pick: number, along: number): NetworkPoint => {
  const edge = Math.min(graph.edgeCount - 1, Math.floor(pick * graph.edgeCount));
  return { edge, offsetMetres: along * graph.edgeLengthMetres[edge]! };
};

describe('shortest paths', () => {
  it('agree with Floyd–Warshall from and to places on edges (property)', () => {
    fc.assert(
      fc.property(randomGraph, share, share, share, share, fc.boolean(), (graph, p, q, r, s, weighted) => {
        const cost = weighted
          ? graph.edgeLengthMetres.map((length, edge) => length * (1 + ((edge * 7) % 5) / 3))
          : graph.edgeLengthMetres;
        const [a, b] = [placeOn(graph, p, q), placeOn(graph, r, s)];
        const expected = allPairs(graph, cost)(a, b);
        const search = new PathSearch(graph);
        search.run([a], { edgeCost: cost });
        const found = search.costTo(b);
        if (expected === Infinity) {
          expect(found).toBe(Infinity);
          expect(search.pathTo(b)).toBeNull();
          return;
        }
        expect(found).toBeCloseTo(expected, 6);
        const path = search.pathTo(b)!;
        expect(path.cost).toBe(found);
        // The walk begins at a, ends at b, hangs together and costs what was said.
        const line = lineThroughParts(graph, path.parts);
        if (path.parts.length > 0) {
          const [ax, ay] = pointOnEdge(graph, a);
          const [bx, by] = pointOnEdge(graph, b);
          expect(Math.hypot(line[0]! - ax, line[1]! - ay)).toBeLessThan(1e-6);
          expect(Math.hypot(line.at(-2)! - bx, line.at(-1)! - by)).toBeLessThan(1e-6);
        }
        let along = 0;
        for (let i = 2; i < line.length; i += 2)
          along += Math.hypot(line[i]! - line[i - 2]!, line[i + 1]! - line[i - 1]!);
        expect(along).toBeCloseTo(path.lengthMetres, 5);
        let walked = 0;
        for (let i = 0; i < path.parts.length; i++) {
          const edge = path.parts.edge[i]!;
          walked +=
            (Math.abs(path.parts.toMetres[i]! - path.parts.fromMetres[i]!) * cost[edge]!) /
            graph.edgeLengthMetres[edge]!;
        }
        expect(walked).toBeCloseTo(found, 5);
      }),
      { numRuns: 300 },
    );
  });

  it('give the same answer when one workspace is used again, with limits and with targets (property)', () => {
    fc.assert(
      fc.property(randomGraph, fc.array(fc.tuple(share, share), { minLength: 3, maxLength: 6 }), (graph, picks) => {
        const places = picks.map(([p, q]) => placeOn(graph, p, q));
        const distance = allPairs(graph, graph.edgeLengthMetres);
        const search = new PathSearch(graph);
        const matrix = deriveDistanceMatrix(search, places, places);
        places.forEach((a, i) =>
          places.forEach((b, j) => {
            const exact = distance(a, b);
            if (exact === Infinity) expect(matrix[i * places.length + j]).toBe(Infinity);
            else expect(matrix[i * places.length + j]).toBeCloseTo(exact, 6);
          }),
        );
        search.run([places[0]!, places[1]!], { limit: 120 });
        const nearest = Math.min(distance(places[0]!, places[2]!), distance(places[1]!, places[2]!));
        if (nearest > 120 + 1e-9) expect(search.costTo(places[2]!)).toBe(Infinity);
        else if (nearest < 120 - 1e-9) expect(search.costTo(places[2]!)).toBeCloseTo(nearest, 6);
      }),
      { numRuns: 150 },
    );
  });

  it('reconstruct the walk with true geometry', () => {
    const graph = gridGraph(3);
    const search = new PathSearch(graph);
    search.run([placeAt(graph, 30, 0)]);
    const path = search.pathTo(placeAt(graph, 200, 170))!;
    expect(path.lengthMetres).toBeCloseTo(340, 9);
    const line = lineThroughParts(graph, path.parts);
    expect([line[0], line[1]]).toEqual([30, 0]);
    expect([line.at(-2), line.at(-1)]).toEqual([200, 170]);
  });
});

describe('isochrones', () => {
  it('cut the streets exactly at the distance', () => {
    const graph = gridGraph(3);
    const search = new PathSearch(graph);
    const [near, far] = deriveIsochrones(search, [placeAt(graph, 100, 100)], [40, 120]);
    expect(near!.lengthMetres).toBeCloseTo(160, 9);
    // Four arms of 100 m, then 20 m into two side streets at each of the four ends.
    expect(far!.lengthMetres).toBeCloseTo(4 * 100 + 8 * 20, 9);
    expect(linesOfParts(graph, far!.parts).length).toBe(far!.parts.length);
  });

  it('hold exactly the places within the distance (property)', () => {
    fc.assert(
      fc.property(
        randomGraph,
        share,
        share,
        share,
        share,
        fc.integer({ min: 1, max: 300 }),
        (graph, p, q, r, s, limit) => {
          const [origin, probe] = [placeOn(graph, p, q), placeOn(graph, r, s)];
          const distance = allPairs(graph, graph.edgeLengthMetres)(origin, probe);
          if (Math.abs(distance - limit) < 1e-6) return;
          const { parts } = deriveIsochrones(new PathSearch(graph), [origin], [limit])[0]!;
          let inside = false;
          for (let i = 0; i < parts.length; i++) {
            inside ||=
              parts.edge[i] === probe.edge &&
              parts.fromMetres[i]! - 1e-9 <= probe.offsetMetres &&
              probe.offsetMetres <= parts.toMetres[i]! + 1e-9;
          }
          expect(inside).toBe(distance < limit);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('snapping', () => {
  it('finds the nearest street exactly, as trying every segment does (property)', () => {
    const far = fc.integer({ min: -100, max: 450 });
    fc.assert(
      fc.property(randomGraph, far, far, (graph, x, y) => {
        const found = new EdgeLocator(graph).locate(x, y, Infinity)!;
        const tried = placeAt(graph, x, y);
        const [tx, ty] = pointOnEdge(graph, tried);
        expect(found.distanceMetres).toBeCloseTo(Math.hypot(tx - x, ty - y), 6);
        const [fx, fy] = pointOnEdge(graph, found);
        expect(Math.hypot(fx - x, fy - y)).toBeCloseTo(found.distanceMetres, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('reports distances and lists points beyond the limit or without a place', () => {
    const graph = gridGraph(2);
    const snapped = snapPoints(
      new EdgeLocator(graph),
      Float64Array.from([50, 50, 400, NaN]),
      Float64Array.from([-10, 5, 400, 0]),
      { limitMetres: 25 },
    );
    expect(Array.from(snapped.beyondLimit)).toEqual([2]);
    expect(Array.from(snapped.withoutPlace)).toEqual([3]);
    expect(Array.from(snapped.edge.slice(2))).toEqual([-1, -1]);
    expect(snapped.distanceMetres[0]).toBe(10);
    expect(snapped.meanDistanceMetres).toBe(7.5);
    expect(snapped.largestDistanceMetres).toBe(10);
  });
});

const groningen = groningenStreets();
describe.skipIf(!groningen)('Groningen (shared data)', () => {
  it('distances of random pairs equal those of a plain Bellman–Ford relaxation', () => {
    const { graph } = deriveStreetGraph(groningen!.lines, groningen!.records);
    const search = new PathSearch(graph);
    for (const start of [17, 4_321, 9_000]) {
      search.runFromNode(start);
      const reference = new Float64Array(graph.nodeCount).fill(Infinity);
      reference[start] = 0;
      for (let changed = true; changed;) {
        changed = false;
        for (let edge = 0; edge < graph.edgeCount; edge++) {
          const [u, v] = [graph.edgeFrom[edge]!, graph.edgeTo[edge]!];
          const length = graph.edgeLengthMetres[edge]!;
          if (reference[u]! + length < reference[v]!) [reference[v], changed] = [reference[u]! + length, true];
          if (reference[v]! + length < reference[u]!) [reference[u], changed] = [reference[v]! + length, true];
        }
      }
      for (let node = 0; node < graph.nodeCount; node++) {
        const expected = reference[node]!;
        if (expected === Infinity) expect(search.costToNode(node)).toBe(Infinity);
        else if (Math.abs(search.costToNode(node) - expected) > 1e-6) expect(search.costToNode(node)).toBe(expected);
      }
    }
  });
});
