import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import type { ProjectCrs } from '../../../src/domain/place/project-crs.ts';
import type { Bounds } from '../../../src/geometry/projection/lattice.ts';
import { createPlanarProjection, mercatorOf } from '../../../src/geometry/projection/planar-projection.ts';

const RD: ProjectCrs = {
  epsg: 28992,
  name: 'RD New',
  definition:
    '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel ' +
    '+towgs84=565.2369,50.0087,465.658,-0.406857330322398,0.350732676542563,-1.8703473836068,4.0812 +units=m +no_defs',
};
const UTM10: ProjectCrs = {
  epsg: 26910,
  name: 'UTM 10N',
  definition: '+proj=utm +zone=10 +datum=NAD83 +units=m +no_defs',
};
const NIEUWERHAVEN: Bounds = { west: 142_000, south: 498_000, east: 158_000, north: 512_000 };
const NETHERLANDS: Bounds = { west: 10_000, south: 300_000, east: 290_000, north: 630_000 };
const VANCOUVER: Bounds = { west: 483_000, south: 5_449_000, east: 499_000, north: 5_462_000 };

const METRES_PER_DEGREE = 111_320;
const inside = ({ west, south, east, north }: Bounds) =>
  fc.tuple(fc.double({ min: west, max: east, noNaN: true }), fc.double({ min: south, max: north, noNaN: true }));

describe.each([
  ['RD New, a municipality', RD, NIEUWERHAVEN],
  ['RD New, the whole country', RD, NETHERLANDS],
  ['UTM 10N, Vancouver', UTM10, VANCOUVER],
] as const)('%s', (_, crs, bounds) => {
  const projection = createPlanarProjection(crs, bounds);
  const exact = proj4(crs.definition, 'EPSG:4326');

  it('agrees with proj4 to 1 mm in degrees and in Mercator', () => {
    fc.assert(
      fc.property(inside(bounds), ([x, y]) => {
        const [lng, lat] = exact.forward<[number, number]>([x, y]);
        const across = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
        const [drawnLng, drawnLat] = projection.projectToLngLat([x, y]);
        expect(Math.hypot((drawnLng! - lng) * across, (drawnLat! - lat) * METRES_PER_DEGREE)).toBeLessThan(0.001);
        const [u, v] = mercatorOf(lng, lat);
        const [drawnU, drawnV] = projection.projectToMercator([x, y]);
        expect(Math.hypot(drawnU! - u, drawnV! - v) * 360 * across).toBeLessThan(0.001);
      }),
      { numRuns: 500 },
    );
  });

  it('comes back to the same metres, to 1 mm', () => {
    fc.assert(
      fc.property(inside(bounds), ([x, y]) => {
        const there = exact.forward<[number, number]>([x, y]);
        const back = projection.projectToPlanar(there);
        const proper = exact.inverse<[number, number]>(there);
        expect(Math.hypot(back[0]! - proper[0], back[1]! - proper[1])).toBeLessThan(0.001);
      }),
      { numRuns: 500 },
    );
  });
});

describe('outside the prepared bounds and beyond numbers', () => {
  const projection = createPlanarProjection(RD, NIEUWERHAVEN);
  it('is exact far away', () => {
    const [lng, lat] = projection.toLngLat(16_460.91, 377_380.23);
    expect([...projection.projectToLngLat([16_460.91, 377_380.23])]).toEqual([lng, lat]);
    // Zeeuws-Vlaanderen of the RDNAPTRANS certification points; 0.25 m without the correction grid.
    expect(Math.abs(lat - 51.368607152) * METRES_PER_DEGREE).toBeLessThan(0.25);
    expect(Math.abs(lng - 3.397588595) * METRES_PER_DEGREE * Math.cos((51.4 * Math.PI) / 180)).toBeLessThan(0.25);
  });
  it('keeps unknown places unknown', () => {
    expect([...projection.projectToLngLat([NaN, NaN, 150_000, 505_000])].map(Number.isNaN)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
