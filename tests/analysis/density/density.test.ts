import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deriveBandwidth } from '../../../src/analysis/density/bandwidth.ts';
import { deriveDensityGrid, MAXIMUM_DENSITY_CELLS } from '../../../src/analysis/density/density-grid.ts';
import { discKernel } from '../../../src/analysis/density/disc-kernel.ts';
import {
  DEFAULT_PICTURE_RAMP,
  colourTableLength,
  createColourTable,
  derivePictureBreaks,
} from '../../../src/analysis/density/picture.ts';
import { DROPPED_BITS } from '../../../src/analysis/brush/wasm/picture-kernels.ts';
import { createBrushEngine } from '../../../src/analysis/brush/brush-engine.ts';
import { gridOver } from '../../../src/analysis/grid/cell-grid.ts';
import { DEFAULT_HOTSPOT_SETTINGS } from '../../../src/domain/hotspot/hotspot.ts';
import { NO_FILTER } from '../../../src/domain/incident/incident-filter.ts';
import { sharedPath } from '../../shared-data.ts';
import { randomSource } from '../brush/random-source.ts';
import { FIRST_DAY, randomIncidents } from '../brush/random-incidents.ts';

const normalisation = sharedPath('reference/kernel_normalisation_2d.json');
const ruleOfThumb = sharedPath('reference/kde_rule_of_thumb_bandwidth.json');

describe('disc kernel', () => {
  it.skipIf(!normalisation)('has the published height: 3/π for a quartic kernel of bandwidth 1', () => {
    const reference = JSON.parse(readFileSync(normalisation!, 'utf8')) as {
      cases: { expected: { quartic: number; tolerance: number } }[];
    };
    const { quartic, tolerance } = reference.cases[0]!.expected;
    expect(Math.abs(discKernel('quartic', 1000, 100).weights[0]! - quartic)).toBeLessThan(tolerance);
  });

  it.each([
    ['quartic', 800, 0.002],
    ['quartic', 520, 0.005],
    ['gaussian', 300, 0.001],
  ] as const)('%s of %d m has volume 1', (kernel, bandwidthMetres, tolerance) => {
    const { radius, halfWidths, weights } = discKernel(kernel, bandwidthMetres, 100);
    let volume = 0;
    let at = 0;
    for (let dy = 0; dy <= radius; dy++) {
      for (let dx = 0; dx <= halfWidths[dy]!; dx++) {
        volume += weights[at++]! * (dx > 0 ? 2 : 1) * (dy > 0 ? 2 : 1) * 0.01;
      }
    }
    expect(Math.abs(volume - 1)).toBeLessThan(tolerance);
  });
});

describe('density grid', () => {
  it.each([
    [300, 400, 2],
    [1000, 400, 1],
    [6000, 400, 1],
    [1000, 999, 1],
  ])('reach %d m, %d cells across: fits the count grid', (reach, across, parts) => {
    const counts = gridOver({ minX: 0, minY: 0, maxX: across * 125 - 1, maxY: across * 100 }, 'square', 125);
    const choice = deriveDensityGrid(counts, reach);
    expect(choice.grid.columns * choice.grid.rows).toBeLessThanOrEqual(MAXIMUM_DENSITY_CELLS);
    expect(choice.grid.cellSizeMetres).toBeCloseTo((125 * choice.multiple) / choice.parts, 9);
    expect(Math.min(choice.parts, choice.multiple)).toBe(1);
    if (across === 400) expect(choice.parts).toBeLessThanOrEqual(parts);
    expect(reach / choice.grid.cellSizeMetres).toBeLessThanOrEqual(12);
    expect(choice.grid.columns * choice.grid.cellSizeMetres).toBeGreaterThanOrEqual(counts.columns * 125);
  });
});

describe('automatic bandwidth', () => {
  it.skipIf(!ruleOfThumb)('is the published mean over both axes, where the bounds allow it', () => {
    const reference = JSON.parse(readFileSync(ruleOfThumb!, 'utf8')) as {
      cases: { input: { x: number[]; y: number[] }; expected: { mean: number; tolerance: number } }[];
    };
    const { input, expected } = reference.cases[0]!;
    const [x, y] = [Float64Array.from([...input.x, NaN]), Float64Array.from([...input.y, NaN])];
    const free = deriveBandwidth(x, y, 'quartic', 2000);
    expect(Math.abs(free.ruleMetres! - expected.mean)).toBeLessThan(expected.tolerance);
    expect(free).toMatchObject({ bandwidthMetres: 9372, n: 206, bound: 'none' });
    expect(deriveBandwidth(x, y, 'quartic', 125)).toMatchObject({ bandwidthMetres: 1000, bound: 'upper' });
    expect(deriveBandwidth(x, y, 'quartic', 5000)).toMatchObject({ bandwidthMetres: 10_000, bound: 'lower' });
    expect(deriveBandwidth(x, y, 'gaussian', 125)).toMatchObject({ bandwidthMetres: 360, bound: 'upper' });
  });

  it('takes the lower bound when there are too few places', () => {
    const nowhere = Float64Array.of(NaN, 10);
    expect(deriveBandwidth(nowhere, nowhere, 'quartic', 125)).toMatchObject({ bandwidthMetres: 250, ruleMetres: null });
  });
});

describe('picture', () => {
  it('breaks are round numbers that reach the maximum', () => {
    expect([...derivePictureBreaks(730, 8)]).toEqual([5, 10, 20, 50, 100, 200, 500, 1000]);
    expect([...derivePictureBreaks(1000, 4)]).toEqual([100, 200, 500, 1000]);
    expect([...derivePictureBreaks(0.03, 3)]).toEqual([0.01, 0.02, 0.05]);
    expect([...derivePictureBreaks(0, 3)]).toEqual([1, 2, 5]);
  });

  it('colours get darker all the way, so they survive grey print', () => {
    const { colours } = DEFAULT_PICTURE_RAMP;
    const onWhite = (index: number) => {
      const alpha = colours[4 * index + 3]! / 255;
      const channel = (k: number) => 255 - alpha * (255 - colours[4 * index + k]!);
      return 0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2);
    };
    for (let index = 1; index < 256; index++) expect(onWhite(index)).toBeLessThanOrEqual(onWhite(index - 1) + 0.5);
    expect(onWhite(255)).toBeLessThan(60);
  });

  it('flat steps change colour exactly at their break', () => {
    const breaks = derivePictureBreaks(4000, 8);
    const { first, last, colours } = createColourTable(breaks, { ...DEFAULT_PICTURE_RAMP, smooth: false });
    const paint = (values: readonly number[]) =>
      Array.from(new Uint32Array(Float32Array.from(values).buffer), (bits) => {
        const key = bits >>> DROPPED_BITS;
        return colours[Math.min(last, Math.max(first, key)) - first]!;
      });
    expect(colours.length).toBeLessThanOrEqual(colourTableLength(8));
    const middles = [...breaks].map((value, step) => (value + (breaks[step - 1] ?? 0)) / 2);
    expect(new Set(paint(middles)).size).toBe(8);
    const below = paint([...breaks].map((value) => value * (1 - 1e-3)));
    const at = paint([...breaks]);
    for (let step = 0; step < 7; step++) expect(at[step]).toBe(below[step + 1]);
    expect(paint([0])[0]! >>> 24).toBe(0);
    expect(paint([1e9])[0]).toBe(at[7]);
  });

  it('keeps its breaks while the brush moves and fits them when the hand rests; north is up', () => {
    const engine = createBrushEngine(randomIncidents(2, 800), {
      settings: { ...DEFAULT_HOTSPOT_SETTINGS, bandwidthMetres: 250, studyArea: 'extent' },
    });
    const all = engine.step(NO_FILTER, 0);
    const few = { ...NO_FILTER, period: { from: FIRST_DAY, to: FIRST_DAY + 86_400_000 } };
    const moving = engine.step(few, 1);
    expect(moving.pictureBreaks).toEqual(all.pictureBreaks);
    const resting = engine.step(few, 2, { rescale: true });
    expect(resting.pictureBreaks.at(-1)).toBeLessThan(all.pictureBreaks.at(-1)!);
    expect(resting.pictureBreaks.at(-1)).toBeGreaterThanOrEqual(resting.maximumDensity);
    const { columns, rows } = all.densityGrid;
    const densest = all.density.indexOf(all.maximumDensity);
    const row = Math.floor(densest / columns);
    const pixel = (rows - 1 - row) * columns + (densest - row * columns);
    const alphas = all.picture.filter((_, k) => k % 4 === 3);
    expect(alphas[pixel]).toBe(Math.max(...alphas));
  });
});

describe('density', () => {
  it('adds up to the number of incidents, on a finer and on a coarser grid', () => {
    const random = randomSource(4);
    const table = randomIncidents(4, 600);
    for (let row = 0; row < table.length; row++) {
      table.x[row] = 900 + random() * 300;
      table.y[row] = 900 + random() * 300;
    }
    table.x[0] = table.y[0] = -3000;
    table.x[1] = table.y[1] = 5000;
    for (const bandwidthMetres of [250, 800, 2600]) {
      const engine = createBrushEngine(table, {
        settings: { ...DEFAULT_HOTSPOT_SETTINGS, bandwidthMetres, studyArea: 'extent', withoutDuplicates: false },
      });
      const { density, densityGrid, incidentsOnMap } = engine.step(NO_FILTER, 0);
      const volume = density.reduce((sum, value) => sum + value, 0) * densityGrid.cellAreaSquareMetres * 1e-6;
      // The two corner incidents spread partly over the edge.
      expect(Math.abs(volume - incidentsOnMap)).toBeLessThan(0.01 * incidentsOnMap + 2);
    }
  });
});
