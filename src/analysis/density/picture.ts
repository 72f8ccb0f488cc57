/** The density picture: which colour stands for which density. */

import { DROPPED_BITS } from '../brush/wasm/picture-kernels.ts';

export interface PictureRamp {
  /** 256 colours as RGBA bytes, from lowest to highest. Colour 0 is for cells under the lowest break. */
  readonly colours: Uint8ClampedArray;
  /** Number of steps of the legend. */
  readonly steps: number;
  /** True: colours run on between the breaks; false: one flat colour a step. */
  readonly smooth: boolean;
}

/**
 * One hue, from pale to dark: lightness falls all the way, so the order survives grey print and every colour blindness;
 * transparency gives way to cover, so that the map shows through where little happened.
 */
export const DEFAULT_PICTURE_RAMP: PictureRamp = {
  colours: interpolateColours([
    [0, 255, 247, 217, 0],
    [0.06, 254, 237, 190, 90],
    [0.25, 250, 200, 125, 165],
    [0.45, 236, 143, 72, 200],
    [0.65, 203, 85, 45, 220],
    [0.83, 146, 38, 44, 232],
    [1, 74, 13, 40, 240],
  ]),
  steps: 8,
  smooth: true,
};

type ColourStop = readonly [at: number, red: number, green: number, blue: number, alpha: number];

/** 256 colours between stops at 0 … 1. */
export function interpolateColours(stops: readonly ColourStop[]): Uint8ClampedArray {
  const colours = new Uint8ClampedArray(1024);
  for (let index = 0; index < 256; index++) {
    const at = index / 255;
    const next = Math.max(
      1,
      stops.findIndex((stop) => stop[0] >= at),
    );
    const [from, to] = [stops[next - 1]!, stops[next]!];
    const part = (at - from[0]) / (to[0] - from[0]);
    for (let channel = 0; channel < 4; channel++) {
      const [low, high] = [from[channel + 1]!, to[channel + 1]!];
      colours[4 * index + channel] = Math.round(low + part * (high - low));
    }
  }
  return colours;
}

/**
 * Upper bounds of the steps of a legend that reaches `maximum`: a run of 1, 2, 5, 10, 20, 50 … Crime concentrates, so equal
 * steps would give one bright spot on an empty map; doubling steps are read as easily and keep the same values when the
 * maximum changes, so a colour means nearly the same after the next move. Empty density: breaks from 1 up.
 */
export function derivePictureBreaks(maximum: number, steps: number): Float64Array {
  const series = (index: number) => [1, 2, 5][((index % 3) + 3) % 3]! * Math.pow(10, Math.floor(index / 3));
  let top = steps - 1;
  if (maximum > 0) {
    top = 3 * Math.floor(Math.log10(maximum)) - 1;
    while (series(top) < maximum) top++;
  }
  return Float64Array.from({ length: steps }, (_, step) => Number(series(top - steps + 1 + step).toPrecision(1)));
}

const bitsOf = (value: number): number => new Uint32Array(Float32Array.of(value).buffer)[0]!;
const keyOf = (value: number): number => bitsOf(value) >>> DROPPED_BITS;

/** Colours by the leading bits of a density's float32: a look-up instead of a search. */
export interface ColourTable {
  /** Keys of the first and the last entry: from a tenth of the lowest break up to the highest. */
  readonly first: number;
  readonly last: number;
  /** RGBA as one number each; 11 bits of the mantissa decide, so breaks up to 50,000 are exact. */
  readonly colours: Uint32Array;
}

export function createColourTable(breaks: Float64Array, ramp: PictureRamp): ColourTable {
  const palette = new Uint32Array(ramp.colours.slice().buffer);
  const first = keyOf(breaks[0]! / 10);
  const last = keyOf(breaks[breaks.length - 1]!);
  const colours = new Uint32Array(last - first + 1);
  const bits = new Uint32Array(1);
  const value = new Float32Array(bits.buffer);
  for (let index = 1; index < colours.length; index++) {
    bits[0] = (first + index) << DROPPED_BITS;
    colours[index] = palette[colourIndex(value[0]!, breaks, ramp)]!;
  }
  colours[0] = palette[0]!;
  return { first, last, colours };
}

/** Most entries that a table for this many steps can have: steps are at most 5/2 apart, the lowest begins at a tenth. */
export const colourTableLength = (steps: number): number =>
  Math.ceil(steps * Math.log2(2.5) + Math.log2(10) + 1) << (23 - DROPPED_BITS);

/** Colour 0–255 of a density: steps share the ramp evenly, from colour 1 on; below a tenth of the first break colour 0. */
function colourIndex(value: number, breaks: Float64Array, ramp: PictureRamp): number {
  let step = 0;
  while (step < breaks.length - 1 && value >= breaks[step]!) step++;
  const low = step === 0 ? breaks[0]! / 10 : breaks[step - 1]!;
  const part = Math.min(1, Math.max(0, (value - low) / (breaks[step]! - low)));
  return Math.round(((step + (ramp.smooth ? part : 0.5)) / breaks.length) * 255);
}
