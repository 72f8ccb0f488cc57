import type { CellsLayer, LayerVisibility } from '../map-types.ts';
import type { MapTheme } from '../theme.ts';
import { paletteOf, rampOf } from './colours.ts';
import type { PlanarRaster } from './planar-raster-layer.ts';

/**
 * Lower bounds of the classes of counts per cell: 1 and then 2, 5, 10, 20, 50 … as far as the maximum reaches, at most
 * `steps` of them. Round numbers that stay put while a filter moves, so that a colour keeps its meaning.
 */
export function countClasses(maximum: number, steps = 6): number[] {
  if (!(maximum > 0)) return [];
  const bounds: number[] = maximum < 1 ? [1] : [];
  for (let decade = 1; decade <= maximum; decade *= 10) {
    for (const factor of [1, 2, 5]) if (decade * factor <= maximum) bounds.push(decade * factor);
  }
  while (bounds.length > steps) bounds.splice(bounds.length > steps + 1 ? 2 : 1, 1);
  return bounds;
}

/** Cells with incidents, coloured by class. */
export function countRaster({ grid, counts }: CellsLayer, theme: MapTheme): PlanarRaster {
  const bounds = countClasses(maximumOf(counts));
  const palette = paletteOf(rampOf(theme.counts, bounds.length), theme.cellOpacity);
  return {
    mode: 'cells',
    grid,
    pixels: colourCells(counts, palette, (count) => {
      let step = -1;
      // Aoristic shares below one whole incident belong to the lowest class.
      if (count > 0) for (step = 0; step + 1 < bounds.length && count >= bounds[step + 1]!; step++);
      return step;
    }),
  };
}

/** Cells by significance: three steps hot, and cold when asked. */
export function significanceRaster(cells: CellsLayer, theme: MapTheme, visible: LayerVisibility): PlanarRaster | null {
  if (!cells.significance) return null;
  const palette = paletteOf([...theme.hot, ...theme.cold], theme.cellOpacity);
  return {
    mode: 'cells',
    grid: cells.grid,
    pixels: colourCells(cells.significance, palette, (level) =>
      level > 0 ? level - 1 : level < 0 && visible.cold ? 2 - level : -1,
    ),
  };
}

/** RGBA of every cell; `stepOf` names a colour of the palette or -1 for nothing. */
function colourCells(
  values: Float32Array | Int8Array,
  palette: Uint8ClampedArray,
  stepOf: (value: number) => number,
): Uint8ClampedArray {
  const colours = new Uint32Array(palette.slice().buffer);
  const pixels = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    if (values[i] === 0) continue;
    const step = stepOf(values[i]!);
    if (step >= 0) pixels[i] = colours[step]!;
  }
  return new Uint8ClampedArray(pixels.buffer);
}

export function maximumOf(values: Float32Array): number {
  let maximum = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > maximum) maximum = values[i]!;
  return maximum;
}
