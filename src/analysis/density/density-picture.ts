import type { DensitySurface } from './density-surface.ts';
import { derivePictureBreaks, PictureColours, type PictureRamp } from './picture.ts';

/**
 * The picture of a density surface. Its breaks stay while a brush moves, so that a colour keeps its meaning and the legend can be read;
 * they are fitted anew to the maximum only when asked (the hand rests) or when there was no picture yet.
 */
export class DensityPicture {
  breaks: Float64Array = new Float64Array(0);
  private readonly pixels: Uint32Array<ArrayBuffer>;
  private readonly bits: Uint32Array;
  private colours: PictureColours | null = null;

  constructor(
    private readonly surface: DensitySurface,
    private readonly columns: number,
    private readonly rows: number,
    private readonly ramp: PictureRamp,
  ) {
    this.pixels = new Uint32Array(columns * rows);
    this.bits = new Uint32Array(surface.values.buffer);
  }

  /** Brings the picture up to date with the surface's last update; returns RGBA bytes, north row first. */
  paint(rescale: boolean): Uint8ClampedArray<ArrayBuffer> {
    const everything = this.chooseBreaks(rescale);
    for (let row = 0; row < this.rows; row++) {
      if (!everything && !this.surface.changedRows[row]) continue;
      const northRow = this.rows - 1 - row;
      this.colours!.paint(this.bits, row * this.columns, this.columns, this.pixels, northRow * this.columns);
    }
    return new Uint8ClampedArray(this.pixels.slice().buffer);
  }

  private chooseBreaks(rescale: boolean): boolean {
    if (this.colours && !rescale) return false;
    const breaks = derivePictureBreaks(this.surface.maximum, this.ramp.steps);
    if (this.colours && breaks.every((value, step) => value === this.breaks[step])) return false;
    this.breaks = breaks;
    this.colours = new PictureColours(breaks, this.ramp);
    return true;
  }
}
