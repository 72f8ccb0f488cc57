import type { LayerSpecification } from 'maplibre-gl';
import { MAP_FONT } from '../fonts.ts';
import type { MapTheme } from '../theme.ts';
import { BASE_SOURCE } from './base-style-layers.ts';

const halo = (theme: MapTheme, width = 1.4) => ({
  'text-halo-color': theme.text.halo,
  'text-halo-width': width,
  'text-halo-blur': 0.4,
});

/** Names: house numbers, streets, places, areas; what is read first stands last (on top). */
export function labelLayers(theme: MapTheme): LayerSpecification[] {
  return [...surfaceLabels(theme), ...streetLabels(theme), ...poiLayers(theme), ...areaLabels(theme)];
}

/** Water in slanted letters, green in green ones. */
function surfaceLabels(theme: MapTheme): LayerSpecification[] {
  const name = (kind: 'water' | 'green', along: boolean): LayerSpecification => ({
    id: along ? `${kind}-name-line` : `${kind}-name`,
    type: 'symbol',
    source: BASE_SOURCE,
    'source-layer': along ? `${kind}-name-line` : `${kind}-name`,
    ...(along ? { minzoom: 14.2 } : {}),
    layout: {
      ...(along ? { 'symbol-placement': 'line-center' as const } : {}),
      'text-field': ['get', 'name'],
      'text-font': [kind === 'water' ? MAP_FONT.italic : MAP_FONT.regular],
      'text-size': along
        ? ['interpolate', ['linear'], ['zoom'], 14, 11, 18, 14]
        : ['interpolate', ['linear'], ['zoom'], 9, 12, 16, 15],
      'text-letter-spacing': kind === 'water' ? 0.06 : 0,
      'text-max-width': 7,
      'text-padding': 24,
      'symbol-sort-key': ['-', 0, ['get', 'room']],
    },
    paint: {
      'text-color': theme.text[kind],
      'text-halo-color': kind === 'water' ? theme.base.water : theme.base.green,
      'text-halo-width': 1.2,
    },
  });
  return [name('green', true), name('green', false), name('water', true), name('water', false)];
}

function streetLabels(theme: MapTheme): LayerSpecification[] {
  const names = (id: string, classes: string[], minzoom: number, sizes: [number, number]): LayerSpecification => ({
    id,
    type: 'symbol',
    source: BASE_SOURCE,
    'source-layer': 'street',
    minzoom,
    filter: ['all', ['has', 'name'], ['in', ['get', 'class'], ['literal', classes]]],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 420,
      'text-field': ['get', 'name'],
      'text-font': [MAP_FONT.regular],
      'text-size': ['interpolate', ['linear'], ['zoom'], minzoom, sizes[0], 18, sizes[1]],
      'text-letter-spacing': 0.02,
      'text-max-angle': 32,
      'text-padding': 6,
    },
    paint: { 'text-color': theme.text.street, ...halo(theme, 1.6) },
  });
  return [
    {
      id: 'address',
      type: 'symbol',
      source: BASE_SOURCE,
      'source-layer': 'address',
      minzoom: 18,
      layout: { 'text-field': ['get', 'number'], 'text-font': [MAP_FONT.regular], 'text-size': 10, 'text-padding': 3 },
      paint: { 'text-color': theme.text.faint, ...halo(theme, 1) },
    },
    names('street-name-small', ['service', 'footway', 'path', 'cycleway', 'track', 'steps'], 17, [10.5, 11.5]),
    names('street-name', ['residential', 'living-street', 'pedestrian', 'unknown'], 15, [10.5, 13]),
    names('street-name-main', ['motorway', 'trunk', 'primary', 'secondary', 'tertiary'], 13.2, [11, 14]),
  ];
}

function poiLayers(theme: MapTheme): LayerSpecification[] {
  return [
    {
      id: 'poi',
      type: 'symbol',
      source: BASE_SOURCE,
      'source-layer': 'poi',
      minzoom: 13.2,
      filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 1, 15, 2, 16.2, 3]],
      layout: {
        'icon-image': ['concat', 'poi-', ['get', 'kind']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 13, 0.8, 16, 0.92, 18, 1.1],
        'icon-padding': 2,
        'symbol-sort-key': ['get', 'rank'],
        'text-field': [
          'step',
          ['zoom'],
          ['case', ['==', ['get', 'rank'], 1], ['coalesce', ['get', 'name'], ''], ''],
          16.4,
          ['case', ['<=', ['get', 'rank'], 2], ['coalesce', ['get', 'name'], ''], ''],
          17.2,
          ['coalesce', ['get', 'name'], ''],
        ],
        'text-font': [MAP_FONT.regular],
        'text-size': ['case', ['==', ['get', 'rank'], 1], 12.5, 11.5],
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.95,
        'text-justify': 'auto',
        'text-max-width': 9,
        'text-line-height': 1.1,
        'text-optional': true,
        'text-padding': 3,
      },
      paint: { 'text-color': theme.text.poi, ...halo(theme) },
    },
  ];
}

function areaLabels(theme: MapTheme): LayerSpecification[] {
  const common = { type: 'symbol', source: BASE_SOURCE, 'source-layer': 'area-name' } as const;
  return [
    {
      ...common,
      id: 'neighbourhood-name',
      minzoom: 12.8,
      maxzoom: 16.6,
      filter: ['==', ['get', 'kind'], 'neighbourhood'],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [MAP_FONT.medium],
        'text-size': ['interpolate', ['linear'], ['zoom'], 12.8, 11, 16, 14],
        'text-max-width': 7,
        'text-line-height': 1.15,
        'text-padding': 8,
        'symbol-sort-key': ['-', 0, ['get', 'room']],
      },
      paint: {
        'text-color': theme.text.area,
        'text-opacity': ['interpolate', ['linear'], ['zoom'], 12.8, 0, 13.2, 1, 16.1, 1, 16.6, 0],
        ...halo(theme, 1.6),
      },
    },
    {
      ...common,
      id: 'district-name',
      minzoom: 11.9,
      maxzoom: 13.8,
      filter: ['==', ['get', 'kind'], 'district'],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [MAP_FONT.medium],
        'text-size': ['interpolate', ['linear'], ['zoom'], 11.9, 12, 13.5, 15.5],
        'text-letter-spacing': 0.04,
        'text-max-width': 8,
        'text-padding': 10,
        'symbol-sort-key': ['-', 0, ['get', 'room']],
      },
      paint: {
        'text-color': theme.text.area,
        'text-opacity': ['interpolate', ['linear'], ['zoom'], 11.9, 0, 12.2, 1, 13.4, 1, 13.8, 0],
        ...halo(theme, 1.8),
      },
    },
    {
      ...common,
      id: 'municipality-name',
      maxzoom: 12.5,
      filter: ['==', ['get', 'kind'], 'municipality'],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [MAP_FONT.bold],
        'text-size': ['interpolate', ['linear'], ['zoom'], 7, 13, 10, 20, 12, 26],
        'text-padding': 12,
        'text-allow-overlap': false,
      },
      paint: {
        'text-color': theme.text.place,
        'text-opacity': ['interpolate', ['linear'], ['zoom'], 12, 1, 12.5, 0],
        ...halo(theme, 2),
      },
    },
  ];
}
