import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { createPlanarProjection, mercatorOf } from '../../../src/geometry/projection/planar-projection.ts';
import { deriveTileFeatures } from '../../../src/map/basemap/tiles/base-features.ts';
import { buildTile, TILE_EXTENT } from '../../../src/map/basemap/tiles/tile-builder.ts';
import { syntheticTown } from '../synthetic-town.ts';

const town = syntheticTown();
const projection = createPlanarProjection(town.crs, town.bounds);
const features = deriveTileFeatures(town.base, projection.projectToMercator);
const tileAt = (z: number, x: number, y: number) => new VectorTile(new PbfReader(buildTile(features, z, x, y)));
const tileOver = (x: number, y: number, z: number) => {
  const [u, v] = mercatorOf(...projection.toLngLat(x, y));
  return [Math.floor(u * 2 ** z), Math.floor(v * 2 ** z)] as const;
};
const METRES_PER_DEGREE = 111_320;

describe('tiles of the base layers, read by another reader', () => {
  it('holds every layer that the town has', () => {
    const tile = tileAt(14, ...tileOver(149_200, 504_200, 14));
    for (const name of ['land', 'border', 'built-up', 'building', 'street', 'poi', 'area-name']) {
      expect(Object.keys(tile.layers)).toContain(name);
    }
  });

  it('keeps the place of an address to 0.1 m at the deepest zoom', () => {
    const address = town.base.addresses![0]!;
    const [x, y] = tileOver(address.x, address.y, 16);
    const layer = tileAt(16, x, y).layers['address']!;
    const distances = Array.from({ length: layer.length }, (_, i) => {
      const geometry = layer.feature(i).toGeoJSON(x, y, 16).geometry;
      const [lng, lat] = (geometry as unknown as { coordinates: [number, number] }).coordinates;
      const [px, py] = projection.toPlanar(lng, lat);
      return Math.hypot(px - address.x, py - address.y);
    });
    expect(Math.min(...distances)).toBeLessThan(0.1);
  });

  it('puts each point in exactly one of the tiles around', () => {
    const [x, y] = tileOver(149_200, 504_200, 15);
    const names: string[] = [];
    for (let dx = -3; dx <= 3; dx++) {
      for (let dy = -3; dy <= 3; dy++) {
        const layer = tileAt(15, x + dx, y + dy).layers['poi'];
        for (let i = 0; layer && i < layer.length; i++) names.push(String(layer.feature(i).properties['name']));
      }
    }
    expect(names.length).toBe(new Set(names).size);
    expect(names.length).toBe(town.base.pois!.length);
  });

  it('writes outer rings and holes in the order and direction that the format asks', () => {
    // The canal with an island: one polygon with one hole.
    const [x, y] = tileOver(150_760, 503_100, 15);
    const layer = tileAt(15, x, y).layers['water']!;
    const geometries = Array.from({ length: layer.length }, (_, i) => layer.feature(i).toGeoJSON(x, y, 15).geometry);
    const rings = geometries.map((geometry) => (geometry.type === 'Polygon' ? geometry.coordinates.length : 0));
    expect(Math.max(...rings)).toBe(2);
  });

  it('stays within the tile and its margin, whatever the tile', () => {
    const zooms = fc.integer({ min: 8, max: 16 });
    const within = fc.double({ min: -0.1, max: 1.1, noNaN: true });
    fc.assert(
      fc.property(zooms, within, within, (z, u, v) => {
        const { west, south, east, north } = town.bounds;
        const [x, y] = tileOver(west + u * (east - west), south + v * (north - south), z);
        for (const layer of Object.values(tileAt(z, x, y).layers)) {
          for (let i = 0; i < layer.length; i++) {
            for (const part of layer.feature(i).loadGeometry()) {
              for (const point of part) {
                expect(Math.abs(point.x - TILE_EXTENT / 2)).toBeLessThanOrEqual(TILE_EXTENT / 2 + 192);
                expect(Math.abs(point.y - TILE_EXTENT / 2)).toBeLessThanOrEqual(TILE_EXTENT / 2 + 192);
              }
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves small things out of small scales', () => {
    const far = tileAt(10, ...tileOver(149_200, 504_200, 10));
    expect(far.layers['building']).toBeUndefined();
    expect(far.layers['address']).toBeUndefined();
    expect(far.layers['land']!.length).toBe(1);
  });
});

it('a tile unit at zoom 16 is 0.05 m at the latitude of the Netherlands', () => {
  const degrees = 360 / 2 ** 16 / TILE_EXTENT;
  expect(degrees * METRES_PER_DEGREE * Math.cos((52.5 * Math.PI) / 180)).toBeLessThan(0.05);
});
