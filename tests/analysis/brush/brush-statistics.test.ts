import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BrushResult } from '../../../src/analysis/brush/brush-contract.ts';
import { createBrushEngine } from '../../../src/analysis/brush/brush-engine.ts';
import { cellCentre, cellIndexAt } from '../../../src/analysis/grid/cell-grid.ts';
import { deriveStudyCells, NO_STUDY_PLACES } from '../../../src/analysis/grid/study-cells.ts';
import { DEFAULT_HOTSPOT_SETTINGS, type HotspotSettings } from '../../../src/domain/hotspot/hotspot.ts';
import { NO_FILTER, type IncidentFilter } from '../../../src/domain/incident/incident-filter.ts';
import type { IncidentTable } from '../../../src/domain/incident/incident-table.ts';
import { nextFilter, randomIncidents } from './random-incidents.ts';
import { randomSource } from './random-source.ts';
import { recount } from './recount.ts';
import { adjustBySorting, densityBySumming, giStarByNeighbours } from '../getis-ord/straightforward.ts';

const SETTINGS: HotspotSettings = {
  ...DEFAULT_HOTSPOT_SETTINGS,
  studyArea: 'extent',
  cellSizeMetres: 100,
  falseDiscoveryRate: 0.1,
  minimumIncidents: 1,
};

const variants: readonly [string, Partial<HotspotSettings>][] = [
  ['squares, narrow', { bandwidthMetres: 180 }],
  ['squares, wide', { bandwidthMetres: 640, bandMetres: 470 }],
  ['squares, very wide', { bandwidthMetres: 1800, bandMetres: 1000 }],
  ['squares, gaussian', { bandwidthMetres: 130, kernel: 'gaussian' }],
  ['hexagons', { cellShape: 'hexagon', bandwidthMetres: 300, bandMetres: 260 }],
];

const classOf = (adjusted: number, z: number) => {
  const level = adjusted <= 0.01 ? 3 : adjusted <= 0.05 ? 2 : adjusted <= 0.1 ? 1 : 0;
  return level === 0 ? 0 : z > 0 ? level : -level;
};

function filtersOf(seed: number) {
  const random = randomSource(seed);
  let filter = NO_FILTER;
  return Array.from({ length: 5 }, () => (filter = nextFilter(filter, random)));
}

describe('density, Gi*, correction and classes equal the straightforward way', () => {
  it.each(variants)('%s', (_, variant) => {
    const settings = { ...SETTINGS, ...variant };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (seed) => {
        const table = randomIncidents(seed, 500);
        const engine = createBrushEngine(table, { settings });
        for (const [step, filter] of filtersOf(seed + 1).entries()) {
          const result = engine.step(filter, step);
          const { mask } = deriveStudyCells(result.grid, 'extent', NO_STUDY_PLACES, table.x, table.y);
          const cells = Float64Array.from(result.cellCounts);
          const z = giStarByNeighbours(result.grid, cells, mask, result.diagnostics.bandMetres);
          const study = [...z.keys()].filter((cell) => mask[cell]);
          const adjusted = adjustBySorting(study.map((cell) => z[cell]!));
          const expected = new Int8Array(z.length);
          study.forEach((cell, k) => (expected[cell] = classOf(adjusted[k]!, z[cell]!)));
          expect(result.significance).toEqual(expected);
          for (const cell of study.filter((_cell, k) => k % 7 === 0)) {
            const [x, y] = cellCentre(result.grid, cell);
            const summary = engine.inspectCell(x, y)!;
            expect(summary.cell).toBe(cell);
            expect(Math.abs(summary.z - z[cell]!)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(z[cell]!)));
          }
          expectSameDensity(result, (x, y) => engine.inspectCell(x, y), table, filter, settings);
        }
      }),
      { numRuns: 4 },
    );
  });
});

type Inspect = (x: number, y: number) => { density: number } | null;

function expectSameDensity(
  result: BrushResult,
  inspect: Inspect,
  table: IncidentTable,
  filter: IncidentFilter,
  settings: HotspotSettings,
): void {
  const { densityGrid } = result;
  const { weights } = recount(table, filter, settings.withoutDuplicates);
  const counts = new Float64Array(result.density.length);
  for (let row = 0; row < table.length; row++) {
    const cell = cellIndexAt(densityGrid, table.x[row]!, table.y[row]!);
    if (cell >= 0) counts[cell]! += weights[row]!;
  }
  for (let cell = 0; cell < counts.length; cell += 17) {
    const expected = densityBySumming(densityGrid, counts, cell, settings.kernel, result.diagnostics.bandwidthMetres);
    expect(Math.abs(result.density[cell]! - expected)).toBeLessThanOrEqual(1e-6 * Math.max(1e-3, expected));
    const exact = inspect(...cellCentre(densityGrid, cell));
    if (exact) expect(Math.abs(exact.density - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1e-3, expected));
  }
}

describe('the answer depends on the filter only', () => {
  it.each(variants)('%s: same bits after any other filters, and without WebAssembly', (_, variant) => {
    const settings = { ...SETTINGS, ...variant };
    for (const seed of [3, 4]) {
      const table = randomIncidents(seed, 400);
      const filters = filtersOf(seed);
      const moved = createBrushEngine(table, { settings });
      const results = filters.map((filter, step) => moved.step(filter, step, { rescale: true }));
      filters.forEach((filter, step) => {
        const fresh = createBrushEngine(table, { settings }).step(filter, step);
        const plain = createBrushEngine(table, { settings, webAssembly: false }).step(filter, step);
        expect(fresh).toEqual(results[step]);
        expect(plain).toEqual(results[step]);
      });
    }
  });
});
