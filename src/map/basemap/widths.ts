import type { DataDrivenPropertyValueSpecification } from 'maplibre-gl';
import type { StreetClass } from '../../domain/place/base-layers.ts';

/** Zooms at which widths are given; between them they grow by the same factor each zoom. */
const STOPS = [9, 12, 14, 16, 18, 20] as const;
type Widths = readonly [number, number, number, number, number, number];

/** Width of the surface in pixels at STOPS; from zoom 18 on about the true width of such a street. */
const SURFACE: Readonly<Partial<Record<StreetClass, Widths>>> = {
  motorway: [1.4, 3, 5, 11, 36, 120],
  trunk: [1.2, 2.6, 4.6, 10, 34, 112],
  primary: [0.9, 2.2, 4.2, 9.5, 32, 104],
  secondary: [0.6, 1.8, 3.6, 8.6, 28, 92],
  tertiary: [0.4, 1.3, 3, 7.6, 24, 80],
  residential: [0, 0.6, 1.9, 5.4, 18, 62],
  unknown: [0, 0.6, 1.9, 5.4, 18, 62],
  'living-street': [0, 0.5, 1.6, 4.8, 16, 54],
  pedestrian: [0, 0.5, 1.6, 4.6, 15, 50],
  service: [0, 0, 0.8, 2.8, 10, 34],
  cycleway: [0, 0, 0.5, 1.7, 6, 20],
};

/** Drawn later, so on top where streets cross. */
export const STREET_ORDER: Readonly<Partial<Record<StreetClass, number>>> = {
  cycleway: 0,
  service: 1,
  'living-street': 2,
  pedestrian: 2,
  residential: 3,
  unknown: 3,
  tertiary: 4,
  secondary: 5,
  primary: 6,
  trunk: 7,
  motorway: 8,
};

/** `line-width` of a street surface, `extra` pixels wider at each of the stops (for its casing). */
export function streetWidth(extra: Widths = [0, 0, 0, 0, 0, 0]): DataDrivenPropertyValueSpecification<number> {
  const stops = STOPS.flatMap((zoom, stop) => {
    const byClass = Object.entries(SURFACE).flatMap(([name, widths]) => {
      const width = widths[stop]!;
      return [name, width === 0 ? 0 : width + extra[stop]!];
    });
    return [zoom, ['match', ['get', 'class'], ...byClass, 0]];
  });
  return [
    'interpolate',
    ['exponential', 1.6],
    ['zoom'],
    ...stops,
  ] as unknown as DataDrivenPropertyValueSpecification<number>;
}

/** Casing: a hairline at small scales, a pixel a side in town. */
export const CASING_EXTRA: Widths = [0.4, 0.9, 1.6, 2, 2.6, 3];
