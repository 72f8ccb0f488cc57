import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipLine, clipRing } from '../../../src/map/basemap/tiles/clip.ts';
import { signedArea } from '../../../src/map/rings.ts';

const coordinate = fc.double({ min: -300, max: 300, noNaN: true });
const overlap = (low: number, high: number) => Math.max(0, Math.min(high, 100) - Math.max(low, 0));

describe('clipping to a square', () => {
  it('keeps of a rectangle what lies inside', () => {
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, (x0, y0, x1, y1) => {
        const [west, east] = [Math.min(x0, x1), Math.max(x0, x1)];
        const [south, north] = [Math.min(y0, y1), Math.max(y0, y1)];
        const clipped = clipRing([west, south, east, south, east, north, west, north, west, south], 0, 100);
        expect(signedArea(clipped)).toBeCloseTo(overlap(west, east) * overlap(south, north), 6);
      }),
    );
  });

  it('cuts a line into its pieces inside', () => {
    // In at the left, out at the top, back in at the right.
    const pieces = clipLine([-50, 50, 50, 50, 50, 150, 150, 150, 150, 20, 80, 20], 0, 100);
    expect(pieces).toEqual([
      [0, 50, 50, 50, 50, 100],
      [100, 20, 80, 20],
    ]);
  });

  it('never leaves the square and never adds length', () => {
    const line = fc.array(coordinate, { minLength: 4, maxLength: 20 }).map((all) => all.slice(0, all.length & ~1));
    const lengthOf = (flat: readonly number[]) => {
      let sum = 0;
      for (let i = 0; i + 3 < flat.length; i += 2)
        sum += Math.hypot(flat[i + 2]! - flat[i]!, flat[i + 3]! - flat[i + 1]!);
      return sum;
    };
    fc.assert(
      fc.property(line, (flat) => {
        const pieces = clipLine(flat, 0, 100);
        for (const value of pieces.flat()) expect(value >= -1e-9 && value <= 100 + 1e-9).toBe(true);
        expect(pieces.reduce((sum, piece) => sum + lengthOf(piece), 0)).toBeLessThanOrEqual(lengthOf(flat) + 1e-9);
      }),
    );
  });
});
