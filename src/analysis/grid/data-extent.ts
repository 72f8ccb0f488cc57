import type { Extent } from './cell-grid.ts';

export interface DataExtent {
  readonly extent: Extent;
  /** Places left outside because they lie far from all others. */
  readonly leftOut: number;
}

/** Part of the places at each of the four sides that may be left out as strays. */
const STRAY_SHARE = 0.001;
const SAMPLE = 200_000;

/** Smallest rectangle around the places (NaN = no place); null where there is none. */
export function extentOf(x: Float64Array, y: Float64Array): Extent | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    const px = x[i]!;
    const py = y[i]!;
    if (px < minX) minX = px;
    if (px > maxX) maxX = px;
    if (py < minY) minY = py;
    if (py > maxY) maxY = py;
  }
  return minX <= maxX && minY <= maxY ? { minX, minY, maxX, maxY } : null;
}

/**
 * The extent without strays: one swapped coordinate must not make the cells of a whole town coarse. Keeps the central
 * 99.8 % on each axis (of an even sample of at most 200,000 places) and a tenth of its width around it.
 */
export function extentWithoutStrays(x: Float64Array, y: Float64Array): DataExtent | null {
  const whole = extentOf(x, y);
  if (!whole) return null;
  const [minX, maxX] = centralRange(x, whole.minX, whole.maxX);
  const [minY, maxY] = centralRange(y, whole.minY, whole.maxY);
  let leftOut = 0;
  for (let i = 0; i < x.length; i++) {
    if (x[i]! < minX || x[i]! > maxX || y[i]! < minY || y[i]! > maxY) leftOut++;
  }
  return { extent: { minX, minY, maxX, maxY }, leftOut };
}

function centralRange(values: Float64Array, minimum: number, maximum: number): [number, number] {
  const step = Math.max(1, Math.ceil(values.length / SAMPLE));
  const sample: number[] = [];
  for (let i = 0; i < values.length; i += step) if (!Number.isNaN(values[i]!)) sample.push(values[i]!);
  const sorted = Float64Array.from(sample).sort();
  const low = sorted[Math.floor(STRAY_SHARE * (sorted.length - 1))]!;
  const high = sorted[Math.ceil((1 - STRAY_SHARE) * (sorted.length - 1))]!;
  const margin = (high - low) / 10;
  return [Math.max(minimum, low - margin), Math.min(maximum, high + margin)];
}
