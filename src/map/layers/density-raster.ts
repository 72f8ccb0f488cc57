import type { DensityLayer } from '../map-types.ts';
import type { MapTheme } from '../theme.ts';
import { paletteOf, rampOf } from './colours.ts';
import type { PlanarRaster } from './planar-raster-layer.ts';

/** The shader holds eight steps. */
const MAXIMUM_STEPS = 8;
/** Cover of the lowest step, as a share of that of the highest. */
const LOWEST_COVER = 0.06;
/** Cover grows faster than the steps do: most of a town is in the middle steps, and its streets must stay readable. */
const COVER_POWER = 1.7;

/** Density as bands where values are given, as a smooth picture otherwise. */
export function densityRaster(density: DensityLayer, theme: MapTheme): PlanarRaster {
  if ('picture' in density) return { mode: 'picture', grid: density.grid, pixels: density.picture };
  const breaks = Array.from(density.breaks).slice(0, MAXIMUM_STEPS);
  const palette = paletteOf(rampOf(theme.density, breaks.length), theme.densityOpacity);
  // Thin where little happened, so that the streets show through; full only at the top.
  for (let step = 0; step < breaks.length; step++) {
    const height = breaks.length === 1 ? 1 : step / (breaks.length - 1);
    palette[step * 4 + 3] = palette[step * 4 + 3]! * (LOWEST_COVER + (1 - LOWEST_COVER) * height ** COVER_POWER);
  }
  return { mode: 'bands', grid: density.grid, values: density.values, breaks, palette };
}
