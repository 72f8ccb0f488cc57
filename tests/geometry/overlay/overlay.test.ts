import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buffer,
  cutOut,
  differenceSquareMetres,
  facesOf,
  joinAreas,
  pointInside,
  repairArea,
  sharedGround,
  splitArea,
} from '../../../src/geometry/overlay/overlay.ts';
import { areaOfRings, crossingsOfRings, ringsHold } from '../../../src/geometry/rings/ring-measures.ts';

const square = (x: number, y: number, side: number) => [x, y, x + side, y, x + side, y + side, x, y + side, x, y];
const A = [square(0, 0, 100)];
const B = [square(50, 50, 100)];

describe('areas joined and cut', () => {
  it('finds ground in either, both and one', () => {
    expect(areaOfRings(joinAreas(A, B))).toBeCloseTo(17_500, 6);
    expect(areaOfRings(sharedGround(A, B))).toBeCloseTo(2_500, 6);
    expect(areaOfRings(cutOut(A, B))).toBeCloseTo(7_500, 6);
    expect(differenceSquareMetres(A, B)).toBeCloseTo(15_000, 6);
    expect(differenceSquareMetres(A, A)).toBe(0);
  });

  it('cuts a hole, which runs the other way round, and fills it again', () => {
    const holed = cutOut(A, [square(40, 40, 20)]);
    expect(holed).toHaveLength(2);
    expect(areaOfRings(holed)).toBeCloseTo(9_600, 6);
    expect(ringsHold(holed, 50, 50)).toBe(false);
    expect(differenceSquareMetres(joinAreas(holed, [square(40, 40, 20)]), A)).toBe(0);
  });

  it('keeps far parts as parts', () => {
    expect(joinAreas(A, [square(500, 0, 10)])).toHaveLength(2);
  });

  it('splits along a line from border to border, and not along one that ends inside', () => {
    const parts = splitArea(A, [30, -10, 30, 110]);
    expect(parts.map((part) => areaOfRings(part))).toEqual([7_000, 3_000]);
    expect(splitArea(A, [30, -10, 30, 60])).toHaveLength(1);
  });

  it('splits an area with a hole without filling the hole', () => {
    const holed = cutOut(A, [square(40, 40, 20)]);
    const parts = splitArea(holed, [50, -10, 50, 110]);
    expect(parts.map((part) => areaOfRings(part))).toEqual([4_800, 4_800]);
  });

  it('finds the faces of crossing lines and leaves dead ends out', () => {
    const faces = facesOf([
      [0, 0, 100, 0],
      [0, 100, 100, 100],
      [10, -10, 10, 110],
      [60, -10, 60, 110],
      [90, -10, 90, 50],
    ]);
    expect(faces.map((face) => areaOfRings(face))).toEqual([5_000]);
  });

  it('repairs a bow tie into its two halves', () => {
    const mended = repairArea([[0, 0, 100, 100, 100, 0, 0, 100, 0, 0]]);
    expect(crossingsOfRings(mended)).toEqual([]);
    expect(areaOfRings(mended)).toBeCloseTo(5_000, 6);
  });

  it('draws a strip around a line', () => {
    const strip = areaOfRings(buffer({ line: [0, 0, 100, 0] }, 10));
    expect(strip).toBeGreaterThan(2_000 + 300);
    expect(strip).toBeLessThan(2_000 + Math.PI * 100);
  });

  it('what is joined is what is shared and what is not, whatever the two areas', () => {
    const box = fc.tuple(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 5, max: 200 }),
    );
    fc.assert(
      fc.property(box, box, (p, q) => {
        const [a, b] = [[square(...p)], [square(...q)]];
        const sum = areaOfRings(sharedGround(a, b)) + differenceSquareMetres(a, b);
        expect(areaOfRings(joinAreas(a, b))).toBeCloseTo(sum, 3);
        const [x, y] = pointInside(a);
        expect(ringsHold(a, x, y)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
