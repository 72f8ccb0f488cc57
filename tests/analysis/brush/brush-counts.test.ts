import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellIndexAt } from '../../../src/analysis/grid/cell-grid.ts';
import type { BrushResult } from '../../../src/analysis/brush/brush-contract.ts';
import { createBrushEngine } from '../../../src/analysis/brush/brush-engine.ts';
import { DEFAULT_HOTSPOT_SETTINGS, type HotspotSettings } from '../../../src/domain/hotspot/hotspot.ts';
import { DAY_MS, NO_FILTER } from '../../../src/domain/incident/incident-filter.ts';
import type { IncidentTable } from '../../../src/domain/incident/incident-table.ts';
import { nextFilter, randomIncidents } from './random-incidents.ts';
import { randomSource } from './random-source.ts';
import { recount, type Recount } from './recount.ts';

const SETTINGS: HotspotSettings = {
  ...DEFAULT_HOTSPOT_SETTINGS,
  studyArea: 'extent',
  cellSizeMetres: 100,
  falseDiscoveryRate: 0.1,
  minimumIncidents: 1,
};

/** Everything that is a plain sum of weights must be equal to the last bit, whatever came before. */
function expectSameCounts(result: BrushResult, table: IncidentTable, expected: Recount): void {
  expect(result.incidents).toBe(expected.incidents);
  expect(result.diagnostics.withoutHour).toBe(expected.withoutHour);
  expect(result.hoursOfWeek).toEqual(expected.hours);
  expect(result.categories).toEqual(expected.categories);
  expect(result.sources).toEqual(expected.sources);
  const days = new Map<number, number>();
  result.days.forEach((count, day) => count !== 0 && days.set(result.firstDay + day * DAY_MS, count));
  expect(new Map([...days].sort())).toEqual(new Map([...expected.days].filter(([, count]) => count !== 0).sort()));
  const cells = new Float32Array(result.grid.columns * result.grid.rows);
  let withoutPlace = 0;
  for (let row = 0; row < table.length; row++) {
    const cell = cellIndexAt(result.grid, table.x[row]!, table.y[row]!);
    if (cell >= 0) cells[cell]! += expected.weights[row]!;
    else withoutPlace += expected.weights[row]!;
  }
  expect(result.cellCounts).toEqual(cells);
  expect(result.diagnostics.withoutPlace).toBe(withoutPlace);
  expect(result.incidentsOnMap).toBe(expected.incidents - withoutPlace);
}

function expectSameMonths(result: BrushResult, expected: Recount): void {
  const from = new Date(result.firstMonth);
  result.months.forEach((count, month) => {
    // Days are added up from other roundings than months, so a unit of 2^-16 may fall on the other side.
    const start = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + month, 1);
    expect(count).toBeCloseTo(expected.months.get(start) ?? 0, 9);
  });
}

function expectSameProfiles(result: BrushResult, table: IncidentTable, expected: Recount): void {
  for (const hotspot of result.hotspots) {
    const cells = new Set(hotspot.cells);
    const hours = new Float64Array(168);
    const months = new Map<number, number>();
    let incidents = 0;
    for (let row = 0; row < table.length; row++) {
      if (!cells.has(cellIndexAt(result.grid, table.x[row]!, table.y[row]!))) continue;
      incidents += expected.weights[row]!;
      for (const [hour, weight] of expected.weightByHour[row]!) hours[hour]! += weight;
      for (const [month, weight] of expected.weightByMonth[row]!) months.set(month, (months.get(month) ?? 0) + weight);
    }
    expect(hotspot.incidents).toBe(incidents);
    expect(hotspot.hoursOfWeek).toEqual(hours);
    const first = new Date(hotspot.firstMonth);
    hotspot.months.forEach((count, month) => {
      const start = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1);
      expect(count).toBeCloseTo(months.get(start) ?? 0, 9);
      months.delete(start);
    });
    expect([...months.values()].filter((count) => count > 1e-9)).toEqual([]);
  }
}

const variants: readonly [string, Partial<HotspotSettings>][] = [
  ['squares', { bandwidthMetres: 700 }],
  ['squares with a finer density grid', { bandwidthMetres: 150 }],
  ['squares with a coarser density grid', { bandwidthMetres: 1500 }],
  ['hexagons', { cellShape: 'hexagon', bandwidthMetres: 300 }],
  ['all rows', { withoutDuplicates: false, bandwidthMetres: 700 }],
];

describe('counts follow any sequence of filters exactly', () => {
  it.each(variants)('%s', (_, variant) => {
    const settings = { ...SETTINGS, ...variant };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (seed) => {
        const table = randomIncidents(seed, 400);
        const engine = createBrushEngine(table, { settings });
        const random = randomSource(seed + 1);
        let filter = NO_FILTER;
        for (let step = 0; step < 12; step++) {
          const result = engine.step(filter, step);
          const expected = recount(table, filter, settings.withoutDuplicates);
          expectSameCounts(result, table, expected);
          expectSameMonths(result, expected);
          expectSameProfiles(result, table, expected);
          filter = nextFilter(filter, random);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('an empty table gives empty answers', () => {
    const result = createBrushEngine(randomIncidents(1, 0)).step(NO_FILTER, 7);
    expect(result.filterNumber).toBe(7);
    expect(result.incidents).toBe(0);
    expect(result.hotspots).toEqual([]);
  });
});
