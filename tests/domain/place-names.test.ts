import { describe, expect, it } from 'vitest';
import { NO_BASE_LAYERS, type BaseLayers } from '../../src/domain/place/base-layers.ts';
import { areaAt, namePlace } from '../../src/domain/place/place-names.ts';

const square = (x0: number, y0: number, size: number) => [
  x0,
  y0,
  x0 + size,
  y0,
  x0 + size,
  y0 + size,
  x0,
  y0 + size,
  x0,
  y0,
];
const layers: BaseLayers = {
  ...NO_BASE_LAYERS,
  streets: {
    shapes: {
      length: 2,
      starts: Uint32Array.of(0, 2, 4),
      coordinates: Float64Array.of(0, 0, 1000, 0, 0, 500, 1000, 500),
    },
    records: [
      { id: '1', name: 'Dorpsstraat', class: 'residential' },
      { id: '2', name: '', class: 'footway' },
    ],
  },
  pois: [{ x: 900, y: 20, kind: 'station', name: 'Station Zuid' }],
  areas: {
    shapes: {
      length: 1,
      polygonStarts: Uint32Array.of(0, 2),
      ringStarts: Uint32Array.of(0, 5, 10),
      coordinates: Float64Array.of(...square(-5000, -5000, 10_000), ...square(3000, 3000, 500)),
    },
    records: [{ code: 'BU1', name: 'De Polder', kind: 'neighbourhood', parentCode: null, population: 10, year: 2025 }],
  },
};

describe('name of a place', () => {
  it('is the landmark beside it, else the street, else the neighbourhood, else the coordinates', () => {
    expect(namePlace(layers, 880, 0)).toEqual({ kind: 'landmark', name: 'Station Zuid' });
    expect(namePlace(layers, 400, 100)).toEqual({ kind: 'street', name: 'Dorpsstraat' });
    expect(namePlace(layers, 400, 2000)).toEqual({ kind: 'area', name: 'De Polder' });
    expect(namePlace(layers, 400.4, 9000)).toEqual({ kind: 'coordinates', name: '400, 9000' });
  });

  it('knows the hole in an area', () => {
    expect(areaAt(layers, 3200, 3200, 'neighbourhood')).toBeNull();
    expect(areaAt(layers, 2900, 3200, 'neighbourhood')?.code).toBe('BU1');
    expect(areaAt(layers, 2900, 3200, 'district')).toBeNull();
  });
});
