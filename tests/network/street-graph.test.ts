import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { degreeOf } from '../../src/network/graph/street-graph.ts';
import { deriveStreetGraph } from '../../src/network/graph/derive-street-graph.ts';
import { DEFAULT_WALKING_WEIGHTS } from '../../src/network/graph/walking-weights.ts';
import { graphOf, gridGraph, groningenStreets, lineSet, records, threeRiversStreets } from './network-fixtures.ts';

const cross = [
  [
    [0, 0],
    [100, 0],
  ],
  [
    [50, -50],
    [50, 50],
  ],
] as const;

describe('noding', () => {
  it('joins lines at shared vertices, in the middle as well', () => {
    const { graph, report } = graphOf([
      [
        [0, 0],
        [50, 0],
        [100, 0],
      ],
      [
        [50, 0],
        [50, 60],
      ],
    ]);
    expect(report).toMatchObject({ nodes: 4, edges: 3, components: 1, lengthMetres: 160 });
    expect(Array.from(graph.edgeLengthMetres)).toEqual([50, 50, 60]);
    expect(Array.from(graph.edgeStreet)).toEqual([0, 0, 1]);
  });

  it('leaves a mere crossing open unless geometric crossings are asked for', () => {
    expect(graphOf(cross).report).toMatchObject({ edges: 2, components: 2 });
    const noded = graphOf(cross, { crossings: 'geometric' });
    expect(noded.report).toMatchObject({ edges: 4, nodes: 5, components: 1, crossingsNoded: 1 });
  });

  it('keeps a bridge apart from the street below it, and says so', () => {
    const { report } = graphOf(cross, { crossings: 'geometric', layers: Int8Array.from([0, 1]) });
    expect(report).toMatchObject({ edges: 2, components: 2, crossingsNoded: 0, crossingsOnDifferentLayers: 1 });
  });

  it('nodes a street that ends on the middle of another, and one lying partly over another', () => {
    const touching = graphOf(
      [
        cross[0],
        [
          [50, 0],
          [50, 50],
        ],
      ],
      { crossings: 'geometric', snapToleranceMetres: 0 },
    );
    expect(touching.report).toMatchObject({ edges: 3, components: 1 });
    const overlapping = graphOf(
      [
        [
          [0, 0],
          [100, 0],
        ],
        [
          [40, 0],
          [140, 0],
        ],
      ],
      { crossings: 'geometric' },
    );
    expect(overlapping.report).toMatchObject({ edges: 3, duplicateEdges: 1, lengthMetres: 140 });
  });

  it('ties a loose end to a vertex or to the middle of a street within the tolerance, not beyond it', () => {
    const lines = (gap: number) =>
      [
        cross[0],
        [
          [50, gap],
          [50, 50],
        ],
        [
          [100, gap],
          [100, 50],
        ],
      ] as const;
    const tied = graphOf(lines(0.8));
    expect(tied.report).toMatchObject({ endsSnapped: 2, components: 1, nodes: 5, edges: 4 });
    // The through street keeps its shape.
    expect(tied.graph.edgeLengthMetres[0]).toBe(50);
    expect(graphOf(lines(1.2)).report).toMatchObject({ endsSnapped: 0, components: 3 });
  });

  it('closes a ring with a small gap and keeps a loop as one edge', () => {
    const { graph, report } = graphOf([
      [
        [0, 0],
        [50, 0],
        [50, 50],
        [0, 50],
        [0, 0.5],
      ],
    ]);
    expect(report).toMatchObject({ edges: 1, nodes: 1, endsSnapped: 1 });
    expect(degreeOf(graph, 0)).toBe(2);
  });

  it('drops duplicates in either direction, broken lines and streets closed to walkers', () => {
    const { graph, report } = graphOf(
      [
        cross[0],
        [
          [100, 0],
          [0, 0],
        ],
        [
          [0, 0],
          [NaN, 5],
        ],
        [
          [3, 3],
          [3, 3],
        ],
        [
          [0, 0],
          [0, 90],
        ],
      ],
      {},
      ['residential', 'residential', 'residential', 'residential', 'motorway'],
    );
    expect(report).toMatchObject({ edges: 1, duplicateEdges: 1, degenerateLines: 2, notWalkableLines: 1 });
    expect(graph.edgeCount).toBe(1);
  });

  it('takes the class weights as a parameter and refuses a senseless one', () => {
    const weighted = graphOf([cross[0]], { weights: { ...DEFAULT_WALKING_WEIGHTS, steps: 3 } }, ['steps']);
    expect(weighted.graph.edgeWalkingCost[0]).toBe(300);
    expect(weighted.graph.edgeLengthMetres[0]).toBe(100);
    expect(() => graphOf([cross[0]], { weights: { ...DEFAULT_WALKING_WEIGHTS, steps: 0 } })).toThrow(RangeError);
    expect(() => deriveStreetGraph(lineSet(cross), records(1))).toThrow(RangeError);
  });

  it('accepts no lines at all', () => {
    expect(graphOf([]).report).toMatchObject({ nodes: 0, edges: 0, components: 0 });
  });

  it('keeps length and gives the same graph twice, whatever the lines (property)', () => {
    const coordinate = fc.integer({ min: 0, max: 12 }).map((v) => v * 20);
    const line = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.boolean(), (lines, geometric) => {
        const options = { crossings: geometric ? 'geometric' : 'shared-vertices' } as const;
        const one = graphOf(lines, options);
        const two = graphOf(lines, options);
        expect(one.graph).toEqual(two.graph);
        const read = lines.reduce(
          (sum, l) => sum + l.slice(1).reduce((s, p, i) => s + Math.hypot(p[0] - l[i]![0], p[1] - l[i]![1]), 0),
          0,
        );
        expect(one.report.lengthMetres).toBeLessThanOrEqual(read + 1e-6);
        if (one.report.duplicateEdges === 0) expect(one.report.lengthMetres).toBeCloseTo(read, 5);
        for (let edge = 0; edge < one.graph.edgeCount; edge++) {
          expect(one.graph.edgeLengthMetres[edge]!).toBeGreaterThan(0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('with geometric crossings no two edges cross any more (property)', () => {
    const coordinate = fc.integer({ min: 0, max: 200 });
    const line = fc.tuple(fc.tuple(coordinate, coordinate), fc.tuple(coordinate, coordinate));
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 8 }), (lines) => {
        const { graph } = graphOf(lines, { crossings: 'geometric', snapToleranceMetres: 0 });
        for (let a = 0; a < graph.edgeCount; a++) {
          for (let b = a + 1; b < graph.edgeCount; b++) expect(crossProperly(graph.geometry, a, b)).toBe(false);
        }
        function crossProperly(g: Float64Array, a: number, b: number): boolean {
          const ends = (edge: number) => Array.from(g.subarray(4 * edge, 4 * edge + 4));
          const [ax, ay, bx, by] = ends(a) as [number, number, number, number];
          const [cx, cy, dx, dy] = ends(b) as [number, number, number, number];
          const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number) => {
            const length = Math.hypot(qx - px, qy - py);
            return ((qx - px) * (ry - py) - (qy - py) * (rx - px)) / length;
          };
          const c1 = side(ax, ay, bx, by, cx, cy);
          const d1 = side(ax, ay, bx, by, dx, dy);
          const a1 = side(cx, cy, dx, dy, ax, ay);
          const b1 = side(cx, cy, dx, dy, bx, by);
          const clear = 0.01;
          return Math.min(Math.abs(c1), Math.abs(d1), Math.abs(a1), Math.abs(b1)) > clear && c1 * d1 < 0 && a1 * b1 < 0;
        }
      }),
      { numRuns: 100 },
    );
  });

  it('holds far from the origin, as RD coordinates are', () => {
    const graph = gridGraph(4, 100, 233_000, 581_000);
    expect(graph.nodeCount).toBe(16);
    expect(graph.edgeCount).toBe(24);
  });
});

const groningen = groningenStreets();
describe.skipIf(!groningen)('Groningen (shared data)', () => {
  it('becomes one walking network with nearly all streets in it', () => {
    const { report } = deriveStreetGraph(groningen!.lines, groningen!.records);
    expect(report.lines).toBe(13_380);
    expect(report.edges).toBeGreaterThan(13_000);
    expect(report.lengthMetres / 1000).toBeGreaterThan(800);
    expect(report.shareOfLengthInLargestComponent).toBeGreaterThan(0.99);
  });
});

const threeRivers = threeRiversStreets();
describe.skipIf(!threeRivers)('Three Rivers (shared data)', () => {
  it('is noded with its bridges kept apart', () => {
    const plain = deriveStreetGraph(threeRivers!.lines, threeRivers!.records);
    const geometric = deriveStreetGraph(threeRivers!.lines, threeRivers!.records, {
      crossings: 'geometric',
      layers: threeRivers!.layers,
    });
    expect(plain.report.edges).toBeGreaterThan(700);
    expect(plain.report.shareOfLengthInLargestComponent).toBeGreaterThan(0.9);
    expect(geometric.report.edges).toBeGreaterThanOrEqual(plain.report.edges);
  });
});
