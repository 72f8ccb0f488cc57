import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { BASE_SOURCE, borderLayers, landLayers, streetLayers } from './basemap/base-style-layers.ts';
import { graticuleLayers } from './basemap/graticule.ts';
import { labelLayers } from './basemap/label-layers.ts';
import { DEEPEST_TILE_ZOOM } from './basemap/tiles/tile-builder.ts';
import { slotLayer } from './deck-slots.ts';
import { DATA_SOURCES, dataFillLayers, dataLineLayers, dataTopLayers } from './layers/data-style-layers.ts';
import { overlayFillLayers, overlayLineLayers, overlayTopLayers } from './layers/overlay-style-layers.ts';
import { EMPTY } from './layers/geojson.ts';
import type { LayerVisibility } from './map-types.ts';
import type { MapTheme } from './theme.ts';

/** Above this layer stands the own base map; a basemap that the user brings goes right below it. */
export const ABOVE_EXTERNAL = 'graticule';

/**
 * The whole stack, bottom to top: land, streets, the rasters of deck, fills of the data, borders, outlines, points of
 * deck, names, badges, drawing. The order is fixed; layers are shown and hidden, not moved.
 */
export function buildStyle(theme: MapTheme, tileUrl: string): StyleSpecification {
  const dataSources = DATA_SOURCES.map((id): [string, SourceSpecification] => [
    id,
    { type: 'geojson', data: EMPTY, promoteId: 'id', tolerance: 0.2 },
  ]);
  return {
    version: 8,
    sources: {
      [BASE_SOURCE]: { type: 'vector', tiles: [tileUrl], minzoom: 4, maxzoom: DEEPEST_TILE_ZOOM },
      ...Object.fromEntries(dataSources),
    },
    transition: { duration: theme.fadeMs, delay: 0 },
    layers: [
      { id: 'background', type: 'background', paint: { 'background-color': theme.base.land } },
      ...landLayers(theme),
      ...streetLayers(theme),
      ...graticuleLayers(theme),
      slotLayer('raster'),
      ...dataFillLayers(theme),
      ...overlayFillLayers(),
      ...borderLayers(theme),
      ...dataLineLayers(theme),
      ...overlayLineLayers(theme),
      slotLayer('points'),
      ...labelLayers(theme),
      ...overlayTopLayers(theme),
      ...dataTopLayers(theme),
    ],
  };
}

/** Layers of the own base map that a basemap from outside replaces. */
export function ownBaseLayerIds(theme: MapTheme): string[] {
  return [...landLayers(theme), ...streetLayers(theme), ...labelLayers(theme)].map(({ id }) => id);
}

/** Which layer ids a switch of the user turns on and off; rasters and points are deck's. */
export const SWITCHED_LAYERS: Readonly<Partial<Record<keyof LayerVisibility, (id: string) => boolean>>> = {
  names: (id) => id.includes('-name') && !id.startsWith('hotspot') && !id.startsWith('kept'),
  pois: (id) => id === 'poi' || id === 'address',
  buildings: (id) => id.startsWith('building'),
  borders: (id) => id.startsWith('border-'),
  hotspots: (id) => id.startsWith('hotspot-'),
  kept: (id) => id.startsWith('kept-'),
};

/** Paint properties that carry a layer's opacity, so that it can fade. */
export function opacityProperties(type: LayerSpecification['type']): readonly string[] {
  return OPACITY_PROPERTIES[type] ?? [];
}

const OPACITY_PROPERTIES: Readonly<Partial<Record<LayerSpecification['type'], readonly string[]>>> = {
  fill: ['fill-opacity'],
  line: ['line-opacity'],
  circle: ['circle-opacity', 'circle-stroke-opacity'],
  symbol: ['text-opacity', 'icon-opacity'],
};
