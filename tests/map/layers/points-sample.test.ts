import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binPoints, samplePoints } from '../../../src/map/layers/points-sample.ts';
import { samplePoints as manyPoints } from '../sample-content.ts';

const bounds = { west: 0, south: 0, east: 10_000, north: 8000 };
const keysOf = (coordinates: Float64Array) =>
  new Set(Array.from({ length: coordinates.length / 2 }, (_, i) => `${coordinates[2 * i]} ${coordinates[2 * i + 1]}`));

describe('which points are drawn', () => {
  const points = manyPoints(bounds, 20_000);
  const bins = binPoints(points);

  it('all of them where they are few, and none from outside the view', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fraction, fraction, fraction, (u, v, size) => {
        const view = { west: u * 9000, south: v * 7000, east: u * 9000 + size * 2000, north: v * 7000 + size * 2000 };
        let expected = 0;
        points.x.forEach((x, i) => {
          const y = points.y[i]!;
          if (x >= view.west && x <= view.east && y >= view.south && y <= view.north) expected++;
        });
        const { coordinates, inView } = samplePoints(bins, view, 1e9);
        expect([inView, coordinates.length / 2]).toEqual([expected, expected]);
      }),
      { numRuns: 30 },
    );
  });

  it('a sample of about the maximum where they are many, the same each time', () => {
    const first = samplePoints(bins, bounds, 3000);
    expect(first.inView).toBe(20_000);
    expect(Math.abs(first.coordinates.length / 2 - 3000)).toBeLessThan(250);
    expect(samplePoints(bins, bounds, 3000)).toEqual(first);
  });

  it('shows a point again when fewer compete with it', () => {
    const all = keysOf(samplePoints(bins, bounds, 3000).coordinates);
    const half = { ...bounds, east: 5000 };
    const closer = keysOf(samplePoints(bins, half, 3000).coordinates);
    for (const key of all) if (Number(key.split(' ')[0]) <= 5000) expect(closer.has(key)).toBe(true);
  });

  it('leaves out points without a place, and copes with none at all', () => {
    const some = binPoints({ x: Float64Array.of(1, NaN, 3), y: Float64Array.of(1, 2, NaN) });
    expect(samplePoints(some, bounds).inView).toBe(1);
    expect(samplePoints(binPoints({ x: new Float64Array(0), y: new Float64Array(0) }), bounds).inView).toBe(0);
  });

  it('one coordinate with everything on it is one bin', () => {
    const pile = binPoints({ x: new Float64Array(500).fill(7), y: new Float64Array(500).fill(9) });
    expect(samplePoints(pile, bounds).inView).toBe(500);
  });
});
