import { bytesOf } from './colours.ts';

/** A picture in the form that MapLibre's addImage takes. */
export interface PatternImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/**
 * A square that, repeated, gives diagonal lines. `size` pixels hold exactly one line, so edges meet; anti-aliased by
 * distance to the line.
 */
export function hatchPattern(colour: string, size: number, lineWidth: number, opacity: number): PatternImage {
  const [red, green, blue] = bytesOf(colour);
  const data = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      // Distance to the nearest of the lines x + y = 0, ±size, ±2 size, …
      const along = (x + y + 1) % size;
      const distance = Math.min(along, size - along) / Math.SQRT2;
      const cover = Math.min(1, Math.max(0, lineWidth / 2 + 0.5 - distance));
      data.set([red, green, blue, Math.round(255 * opacity * cover)], (y * size + x) * 4);
    }
  }
  return { width: size, height: size, data };
}
