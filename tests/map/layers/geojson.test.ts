import { describe, expect, it } from 'vitest';
import { createPlanarProjection } from '../../../src/geometry/projection/planar-projection.ts';
import { toMultiPolygon, toPositions, toVeil } from '../../../src/map/layers/geojson.ts';
import { ringsContain } from '../../../src/map/rings.ts';
import {
  badgeFeatures,
  drawingFeatures,
  filterAreaFeatures,
  hotspotFeatures,
} from '../../../src/map/layers/scene-features.ts';
import { RD } from '../synthetic-town.ts';

const project = createPlanarProjection(RD, {
  west: 140_000,
  south: 495_000,
  east: 160_000,
  north: 515_000,
}).projectToLngLat;
const box = (x: number, y: number, size: number) => [x, y, x + size, y, x + size, y + size, x, y + size, x, y];
const hole = (x: number, y: number, size: number) => [x, y, x, y + size, x + size, y + size, x + size, y, x, y];

describe('rings become areas', () => {
  it('a hole belongs to the ring around it, whatever the order', () => {
    const geometry = toMultiPolygon(
      [box(150_000, 500_000, 900), box(152_000, 500_000, 900), hole(150_300, 500_300, 100)],
      project,
    );
    expect(geometry).toMatchObject({ type: 'MultiPolygon' });
    if (geometry.type === 'MultiPolygon') expect(geometry.coordinates.map((rings) => rings.length)).toEqual([2, 1]);
  });
  it('an island in a lake is an area of its own', () => {
    const rings = [box(0, 0, 1000), hole(100, 100, 800), box(400, 400, 100)];
    expect(ringsContain(rings, 50, 50)).toBe(true);
    expect(ringsContain(rings, 200, 200)).toBe(false);
    expect(ringsContain(rings, 450, 450)).toBe(true);
  });
  it('long edges get points, so that they lie straight in the plane', () => {
    expect(toPositions([150_000, 500_000, 160_000, 500_000], project)).toHaveLength(6);
    expect(toPositions([150_000, 500_000, 150_900, 500_000], project)).toHaveLength(2);
  });
  it('the veil leaves the area free and covers its holes', () => {
    const veil = toVeil([box(150_000, 500_000, 900), hole(150_300, 500_300, 100)], project);
    if (veil.type !== 'MultiPolygon') throw new Error('a multi-polygon was expected');
    expect(veil.coordinates.map((rings) => rings.length)).toEqual([2, 1]);
  });
});

describe('features of the data', () => {
  const hotspot = {
    id: 'a',
    rank: 1,
    name: 'Stationsplein',
    rings: [box(150_000, 500_000, 250)],
    centre: [150_125, 500_125],
  } as const;
  it('a hotspot carries what its drawing needs, and says nothing on robustness while that is unknown', () => {
    const [known, unknown] = hotspotFeatures(
      [
        { ...hotspot, robust: false },
        { ...hotspot, id: 'b', robust: null },
      ],
      project,
    );
    expect(known!.properties).toEqual({ id: 'a', rank: 1, name: 'Stationsplein', robust: false });
    expect(unknown!.properties).not.toHaveProperty('robust');
    expect(badgeFeatures([{ ...hotspot, robust: true }], project)[0]!.geometry.type).toBe('Point');
  });
  it('no filter area, nothing drawn', () => expect(filterAreaFeatures(null, project)).toEqual([]));
  it('a drawing shows its vertices, then its line, then its area', () => {
    const parts = (vertices: number[]) =>
      drawingFeatures(vertices, false, project).map(({ properties }) => String(properties?.['part']));
    expect(parts([])).toEqual([]);
    expect(parts([150_000, 500_000])).toEqual(['vertex']);
    expect(parts([150_000, 500_000, 150_100, 500_000])).toEqual(['line', 'vertex', 'vertex']);
    expect(parts([150_000, 500_000, 150_100, 500_000, 150_100, 500_100])).toContain('area');
  });
});
