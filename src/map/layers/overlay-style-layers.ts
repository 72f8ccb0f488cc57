import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { MAP_FONT } from '../fonts.ts';
import type { MapTheme } from '../theme.ts';
import { HATCH_IMAGE } from './data-style-layers.ts';

const COLOUR: ExpressionSpecification = ['to-color', ['get', 'colour']];
const is = (name: string, value: string | boolean): ExpressionSpecification => ['==', ['get', name], value];
/** Widths are those at zoom 15; lines of the street grow with the street. */
const WIDTH: ExpressionSpecification = [
  'interpolate',
  ['exponential', 1.4],
  ['zoom'],
  11,
  ['*', 0.5, ['get', 'width']],
  15,
  ['get', 'width'],
  18,
  ['*', 2, ['get', 'width']],
];

export function overlayFillLayers(): LayerSpecification[] {
  return [
    {
      id: 'overlay-fill',
      type: 'fill',
      source: 'overlay-areas',
      paint: { 'fill-color': COLOUR, 'fill-opacity': ['coalesce', ['get', 'fill'], 0] },
    },
    {
      id: 'overlay-hatch',
      type: 'fill',
      source: 'overlay-areas',
      filter: is('hatched', true),
      paint: { 'fill-pattern': HATCH_IMAGE, 'fill-opacity': 0.5 },
    },
  ];
}

export function overlayLineLayers(theme: MapTheme): LayerSpecification[] {
  const outline = (dashed: boolean): LayerSpecification => ({
    id: dashed ? 'overlay-outline-dashed' : 'overlay-outline',
    type: 'line',
    source: 'overlay-areas',
    filter: is('dashed', dashed),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': COLOUR,
      'line-width': ['get', 'width'],
      ...(dashed ? { 'line-dasharray': [2.4, 1.6] } : {}),
    },
  });
  const line = (dashed: boolean): LayerSpecification => ({
    id: dashed ? 'overlay-line-dashed' : 'overlay-line',
    type: 'line',
    source: 'overlay-lines',
    filter: is('dashed', dashed),
    layout: { 'line-join': 'round', 'line-cap': dashed ? 'butt' : 'round', 'line-sort-key': ['get', 'order'] },
    paint: { 'line-color': COLOUR, 'line-width': WIDTH, ...(dashed ? { 'line-dasharray': [2, 1.4] } : {}) },
  });
  return [
    {
      id: 'overlay-outline-halo',
      type: 'line',
      source: 'overlay-areas',
      filter: ['>', ['coalesce', ['get', 'width'], 0], 0],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.accentHalo, 'line-width': ['+', 2.4, ['get', 'width']], 'line-opacity': 0.75 },
    },
    outline(false),
    outline(true),
    line(false),
    line(true),
  ];
}

export function overlayTopLayers(theme: MapTheme): LayerSpecification[] {
  const halo = { 'text-halo-color': theme.text.halo, 'text-halo-width': 1.8 };
  return [
    {
      id: 'overlay-line-label',
      type: 'symbol',
      source: 'overlay-lines',
      filter: ['has', 'label'],
      layout: {
        'symbol-placement': 'line-center',
        'text-field': ['get', 'label'],
        'text-font': [MAP_FONT.medium],
        'text-size': 12.5,
      },
      paint: { 'text-color': COLOUR, ...halo },
    },
    {
      id: 'overlay-area-label',
      type: 'symbol',
      source: 'overlay-areas',
      filter: ['has', 'label'],
      layout: { 'text-field': ['get', 'label'], 'text-font': [MAP_FONT.bold], 'text-size': 13, 'text-max-width': 10 },
      paint: { 'text-color': COLOUR, ...halo },
    },
    {
      id: 'overlay-place',
      type: 'circle',
      source: 'overlay-places',
      paint: {
        'circle-radius': ['match', ['get', 'look'], 'badge', 11, 'handle', 6, 5],
        'circle-color': ['case', is('look', 'handle'), theme.accentHalo, COLOUR],
        'circle-stroke-color': ['case', is('look', 'handle'), COLOUR, theme.accentHalo],
        'circle-stroke-width': ['case', is('look', 'handle'), 2.4, 1.6],
      },
    },
    {
      id: 'overlay-place-text',
      type: 'symbol',
      source: 'overlay-places',
      filter: is('look', 'badge'),
      layout: {
        'text-field': ['get', 'text'],
        'text-font': [MAP_FONT.bold],
        'text-size': 12,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': theme.hotspot.badgeText },
    },
    {
      id: 'overlay-place-label',
      type: 'symbol',
      source: 'overlay-places',
      filter: ['!=', ['get', 'label'], ''],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': [MAP_FONT.bold],
        'text-size': 12.5,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.1,
        'text-justify': 'auto',
        'text-max-width': 10,
      },
      paint: { 'text-color': theme.text.place, ...halo },
    },
  ];
}
