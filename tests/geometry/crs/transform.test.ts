import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crsByEpsg, RD_NEW, utmOnWgs84, WGS84 } from '../../../src/geometry/crs/known-crs.ts';
import { pointTransform, transformInPlace } from '../../../src/geometry/crs/transform.ts';
import rdPoints from './rd-points.json' with { type: 'json' };

describe('RD New', () => {
  // Certification points of RDNAPTRANS; a seven-parameter transformation lies within 0.25 m of them.
  it.each(rdPoints.points)('puts $name within 0.25 m of RDNAPTRANS', ({ lat, lon, x, y }) => {
    const [rdX, rdY] = pointTransform(WGS84, RD_NEW)(lon, lat);
    expect(Math.abs(rdX - x)).toBeLessThan(rdPoints.toleranceMetres);
    expect(Math.abs(rdY - y)).toBeLessThan(rdPoints.toleranceMetres);
    const [backLon, backLat] = pointTransform(RD_NEW, WGS84)(x, y);
    expect(Math.abs(backLon - lon)).toBeLessThan(5e-6);
    expect(Math.abs(backLat - lat)).toBeLessThan(5e-6);
  });
});

describe('transformInPlace', () => {
  const pairs = [
    { from: WGS84, to: RD_NEW, box: [3.3, 50.7, 7.2, 53.6], tolerance: 1e-4 },
    { from: RD_NEW, to: WGS84, box: [10_000, 305_000, 285_000, 620_000], tolerance: 1e-9 },
    { from: WGS84, to: utmOnWgs84(30, false), box: [-6, 50, 2, 58], tolerance: 1e-4 },
    { from: crsByEpsg(26910)!, to: WGS84, box: [480_000, 5_440_000, 500_000, 5_460_000], tolerance: 1e-9 },
    { from: crsByEpsg(27700)!, to: utmOnWgs84(30, false), box: [100_000, 5_000, 650_000, 900_000], tolerance: 1e-4 },
  ] as const;

  it.each(pairs)('is equal to proj4: $from.name to $to.name', ({ from, to, box, tolerance }) => {
    const exact = pointTransform(from, to);
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, unit), { minLength: 1, maxLength: 50 }), (places) => {
        const x = Float64Array.from(places, ([s]) => box[0] + s * (box[2] - box[0]));
        const y = Float64Array.from(places, ([, t]) => box[1] + t * (box[3] - box[1]));
        const expected = places.map((_, i) => exact(x[i]!, y[i]!));
        transformInPlace(x, y, from, to);
        expected.forEach(([ex, ey], i) => {
          expect(Math.abs(x[i]! - ex)).toBeLessThan(tolerance);
          expect(Math.abs(y[i]! - ey)).toBeLessThan(tolerance);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('gives a point the same place alone and in company', () => {
    const alone = [Float64Array.of(5.1), Float64Array.of(52.1)] as const;
    const company = [Float64Array.of(4.2, 5.1, 6.3), Float64Array.of(51.2, 52.1, 53.3)] as const;
    transformInPlace(...alone, WGS84, RD_NEW);
    transformInPlace(...company, WGS84, RD_NEW);
    expect(company[0][1]).toBe(alone[0][0]);
    expect(company[1][1]).toBe(alone[1][0]);
  });

  it('leaves unknown and impossible places without a place', () => {
    const x = Float64Array.of(NaN, Infinity, 1e300, 5);
    const y = Float64Array.of(52, 52, 1e300, NaN);
    transformInPlace(x, y, WGS84, RD_NEW);
    expect([...x, ...y].every(Number.isNaN)).toBe(true);
  });
});
