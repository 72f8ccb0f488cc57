import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolygonSet } from '../../src/domain/place/base-layers.ts';
import { orientation } from '../../src/geometry/overlay/orientation.ts';
import { assignPointsToPolygons } from '../../src/geometry/overlay/point-in-polygon.ts';

type Ring = readonly (readonly [x: number, y: number])[];

function polygonSet(areas: readonly (readonly Ring[])[]): PolygonSet {
  const rings = areas.flat();
  const ends = (lengths: readonly number[]) => {
    let sum = 0;
    return Uint32Array.from([0, ...lengths.map((length) => (sum += length))]);
  };
  return {
    length: areas.length,
    polygonStarts: ends(areas.map((own) => own.length)),
    ringStarts: ends(rings.map((ring) => ring.length)),
    coordinates: Float64Array.from(rings.flat(2)),
  };
}

const square = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const assign = (set: PolygonSet, points: Ring, only?: readonly number[]) =>
  Array.from(
    assignPointsToPolygons(
      Float64Array.from(points, ([x]) => x),
      Float64Array.from(points, ([, y]) => y),
      set,
      only,
    ),
  );

describe('assignPointsToPolygons', () => {
  it('takes west and south borders in and east and north borders out', () => {
    const set = polygonSet([[square(0, 0, 10)], [square(10, 0, 10)]]);
    expect(
      assign(set, [
        [0, 0],
        [0, 5],
        [5, 0],
      ]),
    ).toEqual([0, 0, 0]);
    expect(
      assign(set, [
        [10, 5],
        [10, 0],
        [20, 5],
        [5, 10],
        [10, 10],
      ]),
    ).toEqual([1, 1, -1, -1, -1]);
  });

  it('leaves holes out, takes every part in, and passes over unknown places', () => {
    const hole: Ring = [...square(4, 4, 2)].reverse();
    const set = polygonSet([[square(0, 0, 10), hole, square(100, 100, 5)], []]);
    expect(
      assign(set, [
        [1, 1],
        [5, 5],
        [102, 102],
        [50, 50],
        [NaN, 1],
        [1, Infinity],
      ]),
    ).toEqual([0, -1, 0, -1, -1, -1]);
  });

  it('gives the first of overlapping areas, and only those that are asked for', () => {
    const set = polygonSet([[square(0, 0, 100)], [square(0, 0, 50)], [square(60, 60, 10)]]);
    expect(
      assign(set, [
        [10, 10],
        [65, 65],
      ]),
    ).toEqual([0, 0]);
    expect(
      assign(
        set,
        [
          [10, 10],
          [65, 65],
        ],
        [2, 1],
      ),
    ).toEqual([1, 2]);
    expect(assign(set, [[10, 10]], [])).toEqual([-1]);
    expect(assign(polygonSet([]), [[1, 1]])).toEqual([-1]);
  });

  it('gives every point of a triangulated plane to exactly one triangle, on borders and corners too', () => {
    // Integer corners in RD range; points on the diagonals and at the corners are the hard ones.
    const corner = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 }));
    const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(corner, points, fc.constantFrom(1, 0.1, 1e-7, 1e7), ([dx, dy], steps, scale) => {
        const at = (x: number, y: number): [number, number] => [150_000 + x * scale, 505_000 + y * scale];
        const middle = at(30 + dx * 0.7, 30 + dy * 0.7);
        const outline = [at(0, 0), at(60, 0), at(60, 60), at(0, 60)];
        const triangles = outline.map((a, i): Ring[] => {
          const b = outline[(i + 1) % 4]!;
          return [[a, b, middle, a]];
        });
        const set = polygonSet(triangles);
        const all: [number, number][] = steps.map(([x, y]) => at(x, y));
        // Points on the spokes, as near as doubles allow.
        for (const [x, y] of outline) all.push([(x + middle[0]) / 2, (y + middle[1]) / 2]);
        all.push(middle);
        for (const point of all) {
          const hits = triangles.map((_, i) => assign(set, [point], [i])[0]).filter((index) => index !== -1);
          const inOutline = assign(polygonSet([[[...outline, outline[0]!]]]), [point])[0] === 0;
          expect(hits).toHaveLength(inOutline ? 1 : 0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with a plain even-odd count over all edges', () => {
    const ring = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })), {
        minLength: 3,
        maxLength: 40,
      })
      .map((points): Ring => [...points, points[0]!]);
    const plain = (own: readonly Ring[], px: number, py: number) => {
      let inside = false;
      for (const points of own) {
        for (let i = 0; i + 1 < points.length; i++) {
          const [a, b] =
            points[i]![1] < points[i + 1]![1] ? [points[i]!, points[i + 1]!] : [points[i + 1]!, points[i]!];
          // Small integers: this product is exact.
          const left = (b[0] - a[0]) * (py - a[1]) - (b[1] - a[1]) * (px - a[0]) > 0;
          if (a[1] <= py && py < b[1] && left) inside = !inside;
        }
      }
      return inside;
    };
    fc.assert(
      fc.property(fc.array(fc.array(ring, { maxLength: 3 }), { maxLength: 5 }), (areas) => {
        const points = Array.from({ length: 200 }, (_, i): [number, number] => [(i * 37) % 301, (i * 91) % 301]);
        const expected = points.map(([x, y]) => areas.findIndex((own) => plain(own, x, y)));
        expect(assign(polygonSet(areas), points)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('orientation', () => {
  it('has the exact sign where floating point has none', () => {
    // p lies on the line through 0 and (3, 3) of the integers, moved by the smallest steps of a double.
    const step = 2 ** -30;
    expect(orientation(0.5, 0.5, 12, 12, 24, 24)).toBe(0);
    expect(orientation(12, 12, 24, 24, 0.5, 0.5 + step)).toBeGreaterThan(0);
    expect(orientation(12, 12, 24, 24, 0.5 + 2 ** -52, 0.5)).toBeLessThan(0);
    expect(orientation(0, 0, 1e-200, 1e-200, 5e-324, 0)).toBeLessThan(0);
    expect(orientation(0, 0, 1, 1, 0, 0)).toBe(0);
  });

  it('turns round when the line does, and equals integer arithmetic', () => {
    const value = fc.oneof(
      fc.integer({ min: -1000, max: 1000 }).map((i) => 150_000 + i * 2 ** -20),
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
    );
    fc.assert(
      fc.property(value, value, value, value, value, value, (ax, ay, bx, by, px, py) => {
        const forward = Math.sign(orientation(ax, ay, bx, by, px, py));
        expect(Math.sign(orientation(bx, by, ax, ay, px, py)) + 0).toBe(-forward + 0);
        expect(Math.sign(orientation(bx, by, px, py, ax, ay))).toBe(forward);
      }),
    );
  });
});
