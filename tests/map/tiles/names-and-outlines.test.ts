import { describe, expect, it } from 'vitest';
import type { AreaRecord } from '../../../src/domain/place/base-layers.ts';
import { bordersOf } from '../../../src/map/basemap/tiles/border-lines.ts';
import { builtUpOf } from '../../../src/map/basemap/tiles/built-up.ts';
import { contourRings } from '../../../src/map/basemap/tiles/contour-rings.ts';
import { ringsOf } from '../../../src/domain/place/polygon-rings.ts';
import { onlyAreas, toPolygonSet } from '../../../src/map/basemap/tiles/flat-shapes.ts';
import { directionAt, labelPointOf } from '../../../src/map/basemap/tiles/label-point.ts';
import { surfaceNames } from '../../../src/map/basemap/tiles/place-names.ts';
import { ringsContain, signedArea } from '../../../src/map/rings.ts';

const box = (x: number, y: number, w: number, h: number) => [x, y, x + w, y, x + w, y + h, x, y + h, x, y];
const area = (kind: AreaRecord['kind'], name: string): AreaRecord => ({
  code: name,
  name,
  kind,
  parentCode: null,
  population: null,
  year: null,
});

describe('where a name is written', () => {
  it('in the middle of a square, with the room there is', () => {
    const { x, y, room } = labelPointOf([box(0, 0, 100, 100)], 0.5);
    expect(Math.hypot(x - 50, y - 50)).toBeLessThan(1);
    expect(room).toBeCloseTo(50, 0);
  });
  it('inside a horseshoe, where its centre of gravity is not', () => {
    const horseshoe = [0, 0, 100, 0, 100, 20, 20, 20, 20, 80, 100, 80, 100, 100, 0, 100, 0, 0];
    const { x, y, room } = labelPointOf([horseshoe], 0.5);
    expect(ringsContain([horseshoe], x, y)).toBe(true);
    expect(room).toBeGreaterThan(9);
  });
  it('beside a hole, never in it', () => {
    const rings = [box(0, 0, 100, 100), box(30, 30, 40, 40).reverse()];
    const { x, y } = labelPointOf(rings, 0.5);
    expect(ringsContain(rings, x, y)).toBe(true);
  });
  it('along a canal, in the middle of a lake', () => {
    const shapes = toPolygonSet([[box(0, 0, 2000, 30)], [box(0, 1000, 900, 900)], [box(0, 0, 5, 5)]]);
    const { points, lines } = surfaceNames(shapes, ['Trekvaart', 'Meer', '']);
    expect(points.map(({ attributes }) => attributes['name'])).toEqual(['Meer']);
    const [x0, y0, x1, y1] = lines[0]!.points;
    expect([Math.round(Math.abs(x1! - x0!)), Math.round(y1! - y0!)]).toEqual([480, 0]);
  });
  it('follows the nearest edge', () => {
    expect(directionAt([box(0, 0, 10, 1000)], 1, 500).map(Math.abs)).toEqual([0, 1]);
  });
});

describe('borders', () => {
  const shapes = toPolygonSet([[box(0, 0, 20, 10)], [box(0, 0, 10, 10)], [box(10, 0, 10, 10)]]);
  // The municipality has its vertices where the neighbourhoods meet, as in the CBS files.
  const municipality = [0, 0, 10, 0, 20, 0, 20, 10, 10, 10, 0, 10, 0, 0];
  const whole = toPolygonSet([[municipality], ringsOf(shapes, 1), ringsOf(shapes, 2)]);
  const lines = bordersOf(whole, [area('municipality', 'G'), area('neighbourhood', 'A'), area('neighbourhood', 'B')]);
  const lengthOf = (kind: AreaRecord['kind']) =>
    lines
      .filter((line) => line.kind === kind)
      .reduce((sum, { points }) => {
        for (let i = 0; i + 3 < points.length; i += 2)
          sum += Math.hypot(points[i + 2]! - points[i]!, points[i + 3]! - points[i + 1]!);
        return sum;
      }, 0);
  it('draws each stretch once, as the highest kind that it is', () => {
    expect(lengthOf('municipality')).toBe(60);
    expect(lengthOf('neighbourhood')).toBe(10);
  });
});

describe('outlines of a field', () => {
  const field = (size: number, value: (x: number, y: number) => number) =>
    Float32Array.from({ length: size * size }, (_, i) => value(i % size, Math.floor(i / size)));
  it('a disc has one ring of about its area, counter-clockwise', () => {
    const polygons = contourRings(
      field(60, (x, y) => 20 - Math.hypot(x - 30, y - 30)),
      60,
      60,
      0,
    );
    expect(polygons.map((polygon) => polygon.length)).toEqual([1]);
    expect(Math.abs(signedArea(polygons[0]![0]!) / (Math.PI * 400) - 1)).toBeLessThan(0.01);
  });
  it('a ring has a hole, clockwise, in the polygon that it belongs to', () => {
    const polygons = contourRings(
      field(60, (x, y) => 5 - Math.abs(Math.hypot(x - 30, y - 30) - 15)),
      60,
      60,
      0,
    );
    expect(polygons.map((polygon) => polygon.length)).toEqual([2]);
    expect(signedArea(polygons[0]![1]!)).toBeLessThan(0);
  });
  it('closes every ring, also where four corners disagree', () => {
    const polygons = contourRings(
      field(40, (x, y) => (x > 1 && y > 1 && x < 38 && y < 38 ? (x * 7 + y * 13) % 5 : 0)),
      40,
      40,
      2,
    );
    for (const ring of polygons.flat()) expect([ring[0], ring[1]]).toEqual([ring.at(-2), ring.at(-1)]);
  });
});

describe('built-up land', () => {
  it('lies around the buildings and nowhere else', () => {
    const houses = Array.from({ length: 400 }, (_, i) => [box((i % 20) * 40, Math.floor(i / 20) * 40, 10, 10)]);
    const polygons = builtUpOf(toPolygonSet(houses), null);
    expect(polygons).toHaveLength(1);
    expect(ringsContain(polygons[0]!, 400, 400)).toBe(true);
    expect(ringsContain(polygons[0]!, 400, 1400)).toBe(false);
  });
  it('is nothing without buildings and streets', () => expect(builtUpOf(null, null)).toEqual([]));
});

it('areas can be picked out of a set', () => {
  const set = onlyAreas(toPolygonSet([[box(0, 0, 1, 1)], [box(5, 5, 1, 1)]]), (i) => i === 1);
  expect([set.length, ringsOf(set, 0)[0]![0]]).toEqual([1, 5]);
});
