import type { DensityLayer } from '../map-types.ts';
import type { MapTheme } from '../theme.ts';
import { paletteOf, rampOf } from './colours.ts';
import type { PlanarRaster } from './planar-raster-layer.ts';

/** The shader holds eight steps. */
const MAXIMUM_STEPS = 8;

/** Density as bands where values are given, as a smooth picture otherwise. */
export function densityRaster(density: DensityLayer, theme: MapTheme): PlanarRaster {
  if ('picture' in density) return { mode: 'picture', grid: density.grid, pixels: density.picture };
  const breaks = Array.from(density.breaks).slice(0, MAXIMUM_STEPS);
  const palette = paletteOf(rampOf(theme.density, breaks.length), theme.densityOpacity);
  // The lowest steps let more of the streets through.
  palette.forEach((_, i) => {
    if (i % 4 !== 3) return;
    const step = (i - 3) / 4;
    palette[i] = palette[i]! * Math.min(1, 0.62 + (0.5 * step) / Math.max(1, breaks.length - 1));
  });
  return { mode: 'bands', grid: density.grid, values: density.values, breaks, palette };
}
