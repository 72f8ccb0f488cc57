import type { Feature } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Bounds } from '../../geometry/projection/lattice.ts';
import { MAP_FONT } from '../fonts.ts';
import { feature, toPositions, type Project } from '../layers/geojson.ts';
import type { MapTheme } from '../theme.ts';

/** Lines a side that still read as paper, not as fence. */
const MOST_LINES = 9;

/** The round distance (1, 2 or 5 times a power of ten, metres) at which at most nine lines cross `span`. */
export function graticuleStep(span: number): number {
  const rough = span / MOST_LINES;
  const decade = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * decade).find((step) => step >= rough)!;
}

/**
 * Grid lines of the project's CRS across `view` (project metres), for a map without base layers: points keep a scale
 * and a place. Lines carry their coordinate as a label.
 */
export function graticuleFeatures(view: Bounds, project: Project): Feature[] {
  const step = graticuleStep(Math.max(view.east - view.west, view.north - view.south));
  const inKilometres = step >= 1000;
  const label = (value: number) => (inKilometres ? `${value / 1000} km` : `${value} m`);
  const features: Feature[] = [];
  const add = (line: number[], value: number, major: boolean) =>
    features.push(
      feature({ type: 'LineString', coordinates: toPositions(line, project) }, { label: label(value), major }),
    );
  // A line runs beyond the view, so that panning a little does not show its end.
  const reach = step;
  for (let k = Math.ceil(view.west / step); k * step <= view.east; k++) {
    add([k * step, view.south - reach, k * step, view.north + reach], k * step, k % 5 === 0);
  }
  for (let k = Math.ceil(view.south / step); k * step <= view.north; k++) {
    add([view.west - reach, k * step, view.east + reach, k * step], k * step, k % 5 === 0);
  }
  return features;
}

export function graticuleLayers(theme: MapTheme): LayerSpecification[] {
  return [
    {
      id: 'graticule',
      type: 'line',
      source: 'graticule',
      paint: { 'line-color': theme.base.graticule, 'line-width': ['case', ['get', 'major'], 1.2, 0.7] },
    },
    {
      id: 'graticule-label',
      type: 'symbol',
      source: 'graticule',
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 600,
        'text-field': ['get', 'label'],
        'text-font': [MAP_FONT.regular],
        'text-size': 10.5,
        'text-max-angle': 20,
      },
      paint: { 'text-color': theme.text.faint, 'text-halo-color': theme.base.land, 'text-halo-width': 2 },
    },
  ];
}
