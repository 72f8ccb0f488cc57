import { expect, it } from 'vitest';
import { overlayFeatures } from '../../../src/map/layers/overlay-features.ts';
import { keptFeatures } from '../../../src/map/layers/scene-features.ts';
import { LIGHT_THEME } from '../../../src/map/theme.ts';

const square = (x: number, size: number) => [x, 0, x + size, 0, x + size, size, x, size, x, 0];
const asIs = (coordinates: ArrayLike<number>) => Float64Array.from(coordinates);
const parts = [square(0, 10), square(100, 40), square(300, 10)];

it('writes the name of an area in several parts once, in its largest part', () => {
  const overlay = {
    areas: [{ id: 'a', tone: 'accent' as const, label: 'Gebied', rings: parts }],
    lines: [],
    places: [],
  };
  const { areas } = overlayFeatures(new Map([['zones', overlay]]), LIGHT_THEME, asIs);
  const named = areas.filter(({ properties }) => properties?.['label']);
  expect(named).toHaveLength(1);
  const { geometry } = named[0]!;
  expect(geometry.type).toBe('Point');
  const [x, y] = (geometry as GeoJSON.Point).coordinates;
  expect(x).toBeGreaterThan(100);
  expect(x).toBeLessThan(140);
  expect(y).toBeGreaterThan(0);
});

it('does the same for a kept hotspot', () => {
  const kept = { id: 'k', name: 'Stationsplein', rings: parts, status: 'fresh' };
  const features = keptFeatures([kept as never], asIs);
  expect(features.filter(({ properties }) => properties?.['name'])).toHaveLength(1);
});
