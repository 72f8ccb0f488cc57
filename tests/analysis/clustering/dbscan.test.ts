import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dbscanFromNeighbours } from '../../../src/analysis/clustering/dbscan-from-neighbours.ts';
import { dbscan, PointKind } from '../../../src/analysis/clustering/dbscan.ts';
import { Random } from '../../../src/numerics/random/random.ts';
import { neighboursWithinBand } from '../../../src/analysis/spatial-autocorrelation/neighbours.ts';
import { dbscanByDefinition } from './dbscan-by-definition.ts';

function check(points: readonly (readonly [number, number])[], radiusMetres: number, minimumPoints: number) {
  const x = points.map((p) => p[0]);
  const y = points.map((p) => p[1]);
  const result = dbscan(x, y, { radiusMetres, minimumPoints });
  const near = (i: number, j: number) => Math.sqrt((x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2) <= radiusMetres;
  const truth = dbscanByDefinition(points.length, near, minimumPoints);
  expect([...result.kind]).toEqual(truth.kind);
  // Same numbering as scanning the input in order: a border point goes to the lowest cluster it touches.
  expect([...result.cluster]).toEqual(truth.touching.map((ids) => (ids.length > 0 ? Math.min(...ids) : -1)));
  const listed = points.length > 0 ? neighboursWithinBand(x, y, radiusMetres) : null;
  if (listed) expect(dbscanFromNeighbours(listed, minimumPoints, radiusMetres)).toEqual(result);
  expect(result.sizes.length).toBe(truth.count);
  expect(result.sharedBorderPoints).toBe(truth.touching.filter((ids) => ids.length > 1).length);
}

describe('DBSCAN', () => {
  it('equals its definition, on lattices full of ties and on free points', () => {
    const lattice = fc.array(fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 15 })), {
      maxLength: 70,
    });
    const coordinate = fc.double({ min: -3000, max: 3000, noNaN: true });
    const free = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 70 });
    const minimum = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(lattice, fc.integer({ min: 1, max: 5 }), minimum, (points, radius, m) => check(points, radius, m)),
      { numRuns: 400, seed: 1 },
    );
    fc.assert(
      fc.property(free, fc.double({ min: 1, max: 2000, noNaN: true }), minimum, (points, radius, m) =>
        check(points, radius, m),
      ),
      { numRuns: 200, seed: 2 },
    );
  });

  it('equals its definition on town-like points with pile-ups', () => {
    const random = new Random(3);
    const points: [number, number][] = [];
    for (let k = 0; k < 12; k++) {
      const centre = [random.uniform() * 3000, random.uniform() * 3000];
      for (let i = 0; i < 60; i++) points.push([centre[0]! + random.normal() * 60, centre[1]! + random.normal() * 60]);
      for (let i = 0; i < 15; i++) points.push([Math.round(centre[0]!), Math.round(centre[1]!)]);
    }
    for (let i = 0; i < 300; i++) points.push([random.uniform() * 3000, random.uniform() * 3000]);
    for (const [radius, minimum] of [
      [30, 5],
      [50, 10],
      [120, 4],
    ] as const)
      check(points, radius, minimum);
  });

  it('keeps a far outlier from costing memory, and takes no points at all', () => {
    const result = dbscan([0, 1, 2, 3e7], [0, 0, 0, 3e7], { radiusMetres: 1.5, minimumPoints: 2 });
    expect([...result.kind]).toEqual([PointKind.core, PointKind.core, PointKind.core, PointKind.noise]);
    expect(dbscan([], [], { radiusMetres: 1, minimumPoints: 1 }).n).toBe(0);
  });

  it('refuses settings without meaning', () => {
    expect(() => dbscan([0], [0], { radiusMetres: 0, minimumPoints: 2 })).toThrow('method.error.notPositive');
    expect(() => dbscan([0], [0], { radiusMetres: 1, minimumPoints: 1.5 })).toThrow('method.error.notWhole');
    expect(() => dbscan([NaN], [0], { radiusMetres: 1, minimumPoints: 1 })).toThrow('method.error.notFinite');
    expect(() => dbscan([0, 1e12], [0, 1e12], { radiusMetres: 1, minimumPoints: 1 })).toThrow('method.error.tooWide');
  });
});
