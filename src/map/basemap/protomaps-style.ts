import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { MAP_FONT } from '../fonts.ts';
import type { MapTheme } from '../theme.ts';

/**
 * A neutral style for tiles in the Protomaps basemap schema (layers earth, landuse, water, roads, buildings,
 * boundaries, places), in the theme's colours. Names in Dutch where the tiles carry them.
 */
export function protomapsLayers(source: string, theme: MapTheme): LayerSpecification[] {
  const { base, text } = theme;
  const kind = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]];
  const name: ExpressionSpecification = ['coalesce', ['get', 'name:nl'], ['get', 'name']];
  const halo = { 'text-halo-color': text.halo, 'text-halo-width': 1.6 };
  const width = (...stops: number[]): ExpressionSpecification =>
    ['interpolate', ['exponential', 1.6], ['zoom'], ...stops] as never;
  const fill = (id: string, layer: string, colour: string, filter?: ExpressionSpecification): LayerSpecification => ({
    id: `external-${id}`,
    type: 'fill',
    source,
    'source-layer': layer,
    ...(filter ? { filter } : {}),
    paint: { 'fill-color': colour },
  });
  const road = (
    id: string,
    kinds: string[],
    minzoom: number,
    line: ExpressionSpecification,
    colour: string,
  ): LayerSpecification => ({
    id: `external-${id}`,
    type: 'line',
    source,
    'source-layer': 'roads',
    minzoom,
    filter: kind(...kinds),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': line },
  });
  const minor = width(12, 0.6, 14, 2, 16, 5.4, 18, 18);
  const major = width(8, 0.6, 12, 1.8, 14, 3.8, 16, 9, 18, 30);
  const highway = width(6, 0.8, 10, 1.8, 14, 5, 16, 11, 18, 36);
  const wider = (line: ExpressionSpecification) =>
    line.map((part, i) => (i >= 4 && i % 2 === 0 ? (part as number) * 1.1 + 1.4 : part)) as ExpressionSpecification;
  return [
    { id: 'external-ground', type: 'background', paint: { 'background-color': base.water } },
    fill('earth', 'earth', base.land),
    fill('built-up', 'landuse', base.builtUp, kind('residential', 'industrial', 'commercial', 'urban_area')),
    fill(
      'green',
      'landuse',
      base.green,
      kind('park', 'forest', 'wood', 'nature_reserve', 'grass', 'cemetery', 'golf_course', 'pitch'),
    ),
    fill('water', 'water', base.water),
    fill('building', 'buildings', base.building.home),
    road('path', ['path', 'other'], 14, width(14, 0.6, 18, 2.4), base.path),
    road('minor-casing', ['minor_road'], 12, wider(minor), base.streetCasing),
    road('major-casing', ['major_road'], 8, wider(major), base.mainStreetCasing),
    road('highway-casing', ['highway'], 6, wider(highway), base.mainStreetCasing),
    road('minor', ['minor_road'], 12, minor, base.street),
    road('major', ['major_road'], 8, major, base.mainStreet),
    road('highway', ['highway'], 6, highway, base.mainStreet),
    road('rail', ['rail'], 10, width(10, 0.6, 14, 1.1, 18, 2.2), base.rail),
    {
      id: 'external-boundary',
      type: 'line',
      source,
      'source-layer': 'boundaries',
      paint: { 'line-color': base.border.municipality, 'line-width': 0.9, 'line-dasharray': [6, 2] },
    },
    {
      id: 'external-street-name',
      type: 'symbol',
      source,
      'source-layer': 'roads',
      minzoom: 14,
      layout: { 'symbol-placement': 'line', 'text-field': name, 'text-font': [MAP_FONT.regular], 'text-size': 12 },
      paint: { 'text-color': text.street, ...halo },
    },
    {
      id: 'external-place',
      type: 'symbol',
      source,
      'source-layer': 'places',
      layout: {
        'text-field': name,
        'text-font': [MAP_FONT.medium],
        'text-size': ['interpolate', ['linear'], ['zoom'], 6, 12, 14, 17],
        'text-max-width': 8,
      },
      paint: { 'text-color': text.place, ...halo },
    },
  ];
}
