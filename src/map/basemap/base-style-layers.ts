import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapTheme } from '../theme.ts';
import { CASING_EXTRA, STREET_ORDER, streetWidth } from './widths.ts';

export const BASE_SOURCE = 'base';

type Draft = LayerSpecification extends infer Layer
  ? Layer extends { source: string }
    ? Omit<Layer, 'source'>
    : never
  : never;
const onBase = (layers: readonly Draft[]): LayerSpecification[] =>
  layers.map((layer) => ({ ...layer, source: BASE_SOURCE }));

const isClass = (...classes: string[]): FilterSpecification => ['in', ['get', 'class'], ['literal', classes]];
const MAIN = ['motorway', 'trunk', 'primary', 'secondary'];
const SURFACED = Object.keys(STREET_ORDER);
const order = ['match', ['get', 'class'], ...Object.entries(STREET_ORDER).flat(), 0] as unknown as number;

/** Land, built-up land, green, water and buildings, bottom to top. */
export function landLayers({ base }: MapTheme): LayerSpecification[] {
  return onBase([
    { id: 'land', type: 'fill', 'source-layer': 'land', paint: { 'fill-color': base.land } },
    {
      id: 'built-up',
      type: 'fill',
      'source-layer': 'built-up',
      paint: {
        'fill-color': base.builtUp,
        // Gives way to the buildings themselves.
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13.5, 1, 16, 0.55],
      },
    },
    {
      id: 'ground',
      type: 'fill',
      'source-layer': 'ground',
      minzoom: 11,
      paint: {
        'fill-color': [
          'match',
          ['get', 'kind'],
          ['square', 'yard'],
          base.ground.paved,
          'industrial',
          base.ground.industrial,
          'arable',
          base.ground.arable,
          ['grassland', 'orchard'],
          base.ground.grassland,
          'sport',
          base.green,
          base.builtUp,
        ],
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 11, 0, 12.5, 1],
      },
    },
    { id: 'green', type: 'fill', 'source-layer': 'green', paint: { 'fill-color': base.green } },
    { id: 'water', type: 'fill', 'source-layer': 'water', paint: { 'fill-color': base.water } },
    {
      id: 'water-edge',
      type: 'line',
      'source-layer': 'water',
      minzoom: 12,
      paint: { 'line-color': base.waterEdge, 'line-width': ['interpolate', ['linear'], ['zoom'], 12, 0.4, 17, 1] },
    },
    {
      id: 'building',
      type: 'fill',
      'source-layer': 'building',
      minzoom: 13,
      paint: {
        'fill-color': [
          'match',
          ['get', 'tone'],
          'public',
          base.building.public,
          'work',
          base.building.work,
          base.building.home,
        ],
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0, 14, 0.85, 15.5, 1],
        'fill-antialias': true,
      },
    },
    {
      id: 'building-edge',
      type: 'line',
      'source-layer': 'building',
      minzoom: 15.5,
      paint: {
        'line-color': base.buildingEdge,
        'line-width': ['interpolate', ['linear'], ['zoom'], 15.5, 0.3, 18, 0.9],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 15.5, 0, 16.5, 1],
      },
    },
  ]);
}

/** Paths, railway and streets. */
export function streetLayers({ base }: MapTheme): LayerSpecification[] {
  return onBase([
    {
      id: 'path',
      type: 'line',
      'source-layer': 'street',
      minzoom: 14.5,
      filter: isClass('footway', 'path', 'steps', 'track'),
      layout: { 'line-cap': 'butt', 'line-join': 'round' },
      paint: {
        'line-color': base.path,
        'line-width': ['interpolate', ['exponential', 1.4], ['zoom'], 14, 0.5, 16, 1, 19, 2.6],
        'line-dasharray': [3, 1.6],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 14.5, 0, 15.3, 1],
      },
    },
    {
      id: 'street-casing',
      type: 'line',
      'source-layer': 'street',
      minzoom: 9,
      filter: isClass(...SURFACED),
      layout: { 'line-cap': 'butt', 'line-join': 'round', 'line-sort-key': order },
      paint: {
        'line-color': ['match', ['get', 'class'], MAIN, base.mainStreetCasing, base.streetCasing],
        'line-width': streetWidth(CASING_EXTRA),
      },
    },
    {
      id: 'street',
      type: 'line',
      'source-layer': 'street',
      minzoom: 9,
      filter: isClass(...SURFACED),
      layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': order },
      paint: {
        'line-color': ['match', ['get', 'class'], MAIN, base.mainStreet, base.street],
        'line-width': streetWidth(),
      },
    },
    {
      id: 'rail',
      type: 'line',
      'source-layer': 'street',
      filter: isClass('rail'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': base.rail,
        'line-width': ['interpolate', ['exponential', 1.4], ['zoom'], 9, 0.6, 14, 1.1, 18, 2.2],
      },
    },
    {
      id: 'rail-ties',
      type: 'line',
      'source-layer': 'street',
      minzoom: 12.5,
      filter: isClass('rail'),
      paint: {
        'line-color': base.railTies,
        'line-width': ['interpolate', ['exponential', 1.4], ['zoom'], 12, 3, 14, 4.6, 18, 10],
        'line-dasharray': [0.25, 2.2],
      },
    },
  ]);
}

/** Borders: the higher the kind, the longer the dash. */
export function borderLayers({ base }: MapTheme): LayerSpecification[] {
  const border = (
    kind: 'municipality' | 'district' | 'neighbourhood',
    dash: number[],
    widths: [number, number],
  ): Draft => ({
    id: `border-${kind}`,
    type: 'line',
    'source-layer': 'border',
    minzoom: kind === 'municipality' ? 0 : kind === 'district' ? 10.5 : 12.5,
    filter: ['==', ['get', 'kind'], kind],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': base.border[kind],
      'line-width': ['interpolate', ['linear'], ['zoom'], 10, widths[0], 16, widths[1]],
      'line-dasharray': dash,
      'line-opacity': kind === 'neighbourhood' ? ['interpolate', ['linear'], ['zoom'], 12.5, 0, 13.3, 0.9] : 0.9,
    },
  });
  return onBase([
    border('neighbourhood', [2, 2.4], [0.6, 1]),
    border('district', [5, 2.4], [0.8, 1.3]),
    border('municipality', [7, 2, 1.5, 2], [1.1, 1.8]),
  ]);
}
