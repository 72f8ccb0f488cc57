import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { MAP_FONT } from '../fonts.ts';
import type { MapTheme } from '../theme.ts';

/** GeoJSON sources of what the analysis and the hand put on the map. */
export const DATA_SOURCES = [
  'hotspots',
  'hotspot-badges',
  'kept',
  'filter-area',
  'highlight',
  'drawing',
  'graticule',
  'overlay-areas',
  'overlay-lines',
  'overlay-places',
] as const;
export type DataSource = (typeof DATA_SOURCES)[number];

export const HATCH_IMAGE = 'hatch';

const state = (name: string): ExpressionSpecification => ['boolean', ['feature-state', name], false];
const held = (on: number, hover: number, off: number): ExpressionSpecification => [
  'case',
  state('selected'),
  on,
  state('hover'),
  hover,
  off,
];

/** Below the borders and names: fills. */
export function dataFillLayers(theme: MapTheme): LayerSpecification[] {
  return [
    {
      id: 'veil',
      type: 'fill',
      source: 'filter-area',
      filter: ['==', ['get', 'part'], 'veil'],
      paint: { 'fill-color': theme.veil, 'fill-opacity': theme.veilOpacity, 'fill-antialias': false },
    },
    {
      id: 'kept-fill',
      type: 'fill',
      source: 'kept',
      paint: {
        'fill-color': ['match', ['get', 'status'], 'stale', theme.kept.stale, theme.kept.decided],
        'fill-opacity': held(0.16, 0.1, 0.05),
      },
    },
    {
      id: 'hotspot-fill',
      type: 'fill',
      source: 'hotspots',
      paint: { 'fill-color': theme.hotspot.fill, 'fill-opacity': held(0.16, 0.1, 0.02) },
    },
    {
      id: 'hotspot-hatch',
      type: 'fill',
      source: 'hotspots',
      filter: ['==', ['get', 'robust'], false],
      paint: { 'fill-pattern': HATCH_IMAGE, 'fill-opacity': 0.9 },
    },
  ];
}

/** Above the streets, below the names: outlines. */
export function dataLineLayers(theme: MapTheme): LayerSpecification[] {
  const width = (px: number): ExpressionSpecification => held(px + 1.4, px + 0.8, px);
  const keptLine = (status: 'concept' | 'decided' | 'stale', dash: number[] | null): LayerSpecification => ({
    id: `kept-${status}`,
    type: 'line',
    source: 'kept',
    filter: ['==', ['get', 'status'], status],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': theme.kept[status],
      'line-width': width(status === 'stale' ? 1.1 : 1.8),
      'line-opacity': status === 'stale' ? 0.7 : 1,
      ...(dash ? { 'line-dasharray': dash } : {}),
    },
  });
  return [
    {
      id: 'kept-halo',
      type: 'line',
      source: 'kept',
      filter: ['!=', ['get', 'status'], 'stale'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.accentHalo, 'line-width': width(4), 'line-opacity': 0.8 },
    },
    keptLine('stale', null),
    keptLine('concept', [2.6, 1.8]),
    keptLine('decided', null),
    {
      id: 'hotspot-halo',
      type: 'line',
      source: 'hotspots',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.hotspot.halo, 'line-width': held(6.5, 5, 3.8), 'line-opacity': 0.85 },
    },
    {
      id: 'hotspot-line',
      type: 'line',
      source: 'hotspots',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.hotspot.line, 'line-width': held(3.2, 2.4, 1.6) },
    },
    {
      id: 'filter-area-halo',
      type: 'line',
      source: 'filter-area',
      filter: ['==', ['get', 'part'], 'outline'],
      paint: { 'line-color': theme.accentHalo, 'line-width': 4.5, 'line-opacity': 0.8 },
    },
    {
      id: 'filter-area-line',
      type: 'line',
      source: 'filter-area',
      filter: ['==', ['get', 'part'], 'outline'],
      paint: { 'line-color': theme.accent, 'line-width': 2 },
    },
  ];
}

/** The number of a hotspot, as a picture (badges.ts); those of the first hotspots lie on top. */
function badgeLayer(
  id: string,
  image: string,
  opacity: number | ExpressionSpecification,
  size = 1,
): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source: 'hotspot-badges',
    layout: {
      'icon-image': ['concat', `${image}-`, ['get', 'rank']],
      'icon-size': size,
      'icon-allow-overlap': true,
      'icon-padding': 1,
      'symbol-sort-key': ['-', 0, ['get', 'rank']],
    },
    paint: { 'icon-opacity': opacity },
  };
}

/** On top of everything: numbers and names of hotspots, the highlight ring, the drawing. */
export function dataTopLayers(theme: MapTheme): LayerSpecification[] {
  const label = { 'text-color': theme.text.place, 'text-halo-color': theme.text.halo, 'text-halo-width': 1.8 };
  return [
    {
      id: 'kept-name',
      type: 'symbol',
      source: 'kept',
      minzoom: 12,
      filter: ['has', 'name'],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [MAP_FONT.medium],
        'text-size': 12,
        'text-max-width': 9,
        'text-padding': 4,
      },
      paint: { ...label, 'text-color': ['match', ['get', 'status'], 'stale', theme.kept.stale, theme.kept.decided] },
    },
    {
      id: 'hotspot-name',
      type: 'symbol',
      source: 'hotspot-badges',
      minzoom: 12.6,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [MAP_FONT.bold],
        'text-size': ['interpolate', ['linear'], ['zoom'], 12.6, 12, 16, 14],
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.2,
        'text-justify': 'auto',
        'text-max-width': 10,
        'text-line-height': 1.1,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: label,
    },
    // Placed before the names, so that no name runs under a number.
    badgeLayer('hotspot-badge', 'badge', 1),
    badgeLayer('hotspot-badge-hover', 'badge', ['case', state('hover'), 1, 0], 1.15),
    badgeLayer('hotspot-badge-selected', 'badge-selected', ['case', state('selected'), 1, 0], 1.2),
    {
      id: 'highlight-halo',
      type: 'circle',
      source: 'highlight',
      paint: {
        'circle-radius': 15,
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': theme.accentHalo,
        'circle-stroke-width': 5,
      },
    },
    {
      id: 'highlight-ring',
      type: 'circle',
      source: 'highlight',
      paint: {
        'circle-radius': 16,
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': theme.accent,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'drawing-fill',
      type: 'fill',
      source: 'drawing',
      filter: ['==', ['get', 'part'], 'area'],
      paint: { 'fill-color': theme.accent, 'fill-opacity': 0.1 },
    },
    {
      id: 'drawing-line',
      type: 'line',
      source: 'drawing',
      filter: ['==', ['get', 'part'], 'line'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.accent, 'line-width': 2, 'line-dasharray': [2.5, 1.5] },
    },
    {
      id: 'drawing-vertex',
      type: 'circle',
      source: 'drawing',
      filter: ['==', ['get', 'part'], 'vertex'],
      paint: {
        'circle-radius': ['case', ['get', 'first'], 6, 4],
        'circle-color': theme.accentHalo,
        'circle-stroke-color': theme.accent,
        'circle-stroke-width': 2,
      },
    },
  ];
}
