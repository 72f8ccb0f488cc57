import { describe, expect, it } from 'vitest';
import { chooseProjectCrs } from '../../../src/geometry/crs/choose-project-crs.ts';
import { crsByEpsg, RD_NEW, WGS84 } from '../../../src/geometry/crs/known-crs.ts';
import { isInNetherlands } from '../../../src/geometry/crs/netherlands.ts';
import { recogniseCrs } from '../../../src/geometry/crs/recognise-crs.ts';

const first = (a: number[], b: number[], hints = {}) => {
  const recognition = recogniseCrs(a, b, hints);
  const { epsg, swapped, scale } = recognition.candidates[0]!;
  return { epsg, swapped, scale, certain: recognition.certain };
};

describe('recogniseCrs', () => {
  const rdX = [149_712, 150_803, 152_110];
  const rdY = [470_104, 469_906, 468_250];

  it('knows RD New by its range', () => {
    expect(first(rdX, rdY)).toEqual({ epsg: 28992, swapped: false, scale: 1, certain: true });
  });
  it('knows RD New with its axes swapped', () => {
    expect(first(rdY, rdX)).toEqual({ epsg: 28992, swapped: true, scale: 1, certain: true });
  });
  it('knows RD New in millimetres and in kilometres', () => {
    const times = (values: number[], factor: number) => values.map((value) => value * factor);
    expect(first(times(rdX, 1000), times(rdY, 1000))).toMatchObject({ epsg: 28992, scale: 0.001, certain: true });
    expect(first(times(rdX, 0.001), times(rdY, 0.001))).toMatchObject({ epsg: 28992, scale: 1000, certain: true });
  });
  it('knows degrees, in the Netherlands also with its axes swapped', () => {
    expect(first([4.9, 5.2], [52.3, 51.9])).toMatchObject({ epsg: 4326, swapped: false, certain: true });
    expect(first([52.3, 51.9], [4.9, 5.2])).toMatchObject({ epsg: 4326, swapped: true, certain: true });
    expect(first([-73.9, -73.8], [40.8, 40.7])).toMatchObject({ epsg: 4326, swapped: false, certain: true });
  });
  it('sees that a latitude above 90 must be a longitude', () => {
    expect(first([35.1, 35.0], [-120.1, -121.9])).toMatchObject({ epsg: 4326, swapped: true });
  });
  it('does not let 0/0 and missing places decide', () => {
    expect(first([0, 0, 0, NaN, 150_000], [0, 0, 0, 400_000, 463_000])).toMatchObject({ epsg: 28992, certain: true });
    expect(recogniseCrs([0, NaN], [0, 1])).toEqual({ candidates: [], certain: false, places: 0 });
  });
  it('offers every UTM zone for coordinates that fit many, with where each puts the points', () => {
    const { candidates, certain } = recogniseCrs([490_320.3, 489_998.2], [5_458_606.9, 5_450_474]);
    expect(certain).toBe(false);
    const vancouver = candidates.find(({ epsg }) => epsg === 26910)!;
    expect(vancouver.centre[0]).toBeCloseTo(-123.13, 1);
    expect(vancouver.centre[1]).toBeCloseTo(49.28, 2);
  });
  it('believes a code that the file states itself', () => {
    expect(first([490_320.3], [5_458_606.9], { declaredEpsg: 26910 })).toMatchObject({ epsg: 26910, certain: true });
  });
});

describe('isInNetherlands', () => {
  it('holds the corners of the country and not the cities across the border', () => {
    for (const [lon, lat] of [
      [4.9, 52.37],
      [5.69, 50.85],
      [3.57, 51.44],
      [6.56, 53.22],
      [4.8, 53.15],
      [6.93, 53.33],
      [3.44, 51.2],
    ]) {
      expect(isInNetherlands(lon!, lat!)).toBe(true);
    }
    for (const [lon, lat] of [
      [4.4, 51.22],
      [6.77, 51.22],
      [7.6, 51.96],
      [4.35, 50.85],
      [2.9, 51.2],
      [5.57, 50.63],
    ]) {
      expect(isInNetherlands(lon!, lat!)).toBe(false);
    }
  });
});

describe('chooseProjectCrs', () => {
  it('takes RD New in the Netherlands, whatever the file is in', () => {
    expect(chooseProjectCrs([4.9], [52.3], WGS84)).toEqual({
      epsg: 28992,
      name: 'RD New',
      definition: RD_NEW.definition,
    });
    expect(chooseProjectCrs([4.9], [52.3], crsByEpsg(32631)!).epsg).toBe(28992);
  });
  it("abroad keeps a metric system of the file's own, else takes the UTM zone", () => {
    expect(chooseProjectCrs([-123.1], [49.2], crsByEpsg(26910)!).epsg).toBe(26910);
    expect(chooseProjectCrs([-73.9], [40.7], crsByEpsg(2263)!).epsg).toBe(32618);
    expect(chooseProjectCrs([-73.9, -74], [40.7, 40.8], WGS84).epsg).toBe(32618);
    expect(chooseProjectCrs([151.2], [-33.9], WGS84).epsg).toBe(32756);
  });
  it('takes RD New when there is no place at all', () => {
    expect(chooseProjectCrs([], [], WGS84).epsg).toBe(28992);
  });
});
