import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countClasses, countRaster, significanceRaster } from '../../../src/map/layers/cell-pixels.ts';
import { bytesOf, rampOf } from '../../../src/map/layers/colours.ts';
import { densityRaster } from '../../../src/map/layers/density-raster.ts';
import { hatchPattern } from '../../../src/map/layers/hatch-pattern.ts';
import { EMPTY_SCENE } from '../../../src/map/scene-state.ts';
import { LIGHT_THEME } from '../../../src/map/theme.ts';

const grid = {
  shape: 'square',
  cellSizeMetres: 125,
  originX: 0,
  originY: 0,
  columns: 3,
  rows: 1,
  cellAreaSquareMetres: 15_625,
} as const;
const rgb = (pixels: Uint8ClampedArray, cell: number) => [...pixels.subarray(cell * 4, cell * 4 + 3)];

/** Relative luminance (WCAG 2.2). */
const luminance = (hex: string) => {
  const [r, g, b] = bytesOf(hex).map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};

describe('classes of counts', () => {
  it('are round, ascending, start at one and are few', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (maximum) => {
        const bounds = countClasses(maximum);
        expect(bounds[0]).toBe(1);
        expect(bounds.length).toBeLessThanOrEqual(6);
        expect(bounds.every((bound, i) => i === 0 || bound > bounds[i - 1]!)).toBe(true);
        expect(bounds.every((bound) => /^[125]0*$/.test(String(bound)))).toBe(true);
        expect(bounds.at(-1)).toBeLessThanOrEqual(maximum);
        expect(bounds.at(-1)! * 2.5).toBeGreaterThanOrEqual(maximum);
      }),
    );
  });
  it('an empty map has none', () => expect(countClasses(0)).toEqual([]));
});

describe('rasters', () => {
  it('an empty cell is clear, a full one has the last colour', () => {
    const raster = countRaster({ grid, counts: Float32Array.of(0, 1, 30), significance: null }, LIGHT_THEME);
    if (raster.mode !== 'cells') throw new Error('cells expected');
    expect(raster.pixels[3]).toBe(0);
    expect(rgb(raster.pixels, 1)).toEqual([...bytesOf(LIGHT_THEME.counts[0]!)]);
    expect(rgb(raster.pixels, 2)).toEqual([...bytesOf(LIGHT_THEME.counts.at(-1)!)]);
  });
  it('a share of one incident, from an interval, is still something', () => {
    const raster = countRaster({ grid, counts: Float32Array.of(0, 0.3, 0), significance: null }, LIGHT_THEME);
    if (raster.mode !== 'cells') throw new Error('cells expected');
    expect(raster.pixels[7]).toBeGreaterThan(0);
  });
  it('cold cells appear only when asked', () => {
    const cells = { grid, counts: new Float32Array(3), significance: Int8Array.of(3, 0, -3) };
    const shown = (cold: boolean) => {
      const raster = significanceRaster(cells, LIGHT_THEME, { ...EMPTY_SCENE.visible, cold });
      if (raster?.mode !== 'cells') throw new Error('cells expected');
      return [raster.pixels[3]! > 0, raster.pixels[7]! > 0, raster.pixels[11]! > 0, rgb(raster.pixels, 2)] as const;
    };
    expect(shown(false).slice(0, 3)).toEqual([true, false, false]);
    expect(shown(true)).toEqual([true, false, true, [...bytesOf(LIGHT_THEME.cold[2])]]);
  });
  it('density is drawn as bands where values are known', () => {
    const raster = densityRaster({ grid, values: new Float32Array(3), breaks: [1, 2, 5, 10] }, LIGHT_THEME);
    expect(raster.mode).toBe('bands');
    if (raster.mode === 'bands') expect(raster.palette.length).toBe(16);
    expect(densityRaster({ grid, picture: new Uint8ClampedArray(12), breaks: [1] }, LIGHT_THEME).mode).toBe('picture');
  });
});

describe('colours', () => {
  it.each([
    ['density', LIGHT_THEME.density],
    ['counts', LIGHT_THEME.counts],
    ['hot', LIGHT_THEME.hot],
    ['cold', LIGHT_THEME.cold],
  ])('%s grows darker with each step, so that it survives grey print', (_, ramp) => {
    const steps = rampOf(ramp, 8).map(luminance);
    expect(steps.every((value, i) => i === 0 || value < steps[i - 1]!)).toBe(true);
  });
  it('names can be read on their halo (WCAG AA)', () => {
    const { text } = LIGHT_THEME;
    for (const colour of [text.place, text.area, text.street, text.poi]) {
      expect((luminance(text.halo) + 0.05) / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('the hatch', () => {
  const { data, width, height } = hatchPattern('#102030', 24, 3, 1);
  const alpha = (x: number, y: number) => data[((y % height) * width + (x % width)) * 4 + 3]!;
  it('repeats without a seam', () => {
    for (let k = 0; k < width; k++) {
      expect(alpha(width + k, 0)).toBe(alpha(k, 0));
      expect(alpha(0, k)).toBe(alpha(width - 1, (k + 1) % height));
    }
  });
  it('leaves most of the ground free', () => {
    const cover = data.reduce((sum, value, i) => sum + (i % 4 === 3 ? value / 255 : 0), 0) / (width * height);
    expect(cover).toBeGreaterThan(0.08);
    expect(cover).toBeLessThan(0.3);
  });
});
