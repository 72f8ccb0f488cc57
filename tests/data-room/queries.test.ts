import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataTables, type DataTables } from '../../src/data/data-tables.ts';
import type { QueryEngine } from '../../src/data/engine/query-engine.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/incident/incident-filter.ts';
import { TimePrecision, type IncidentTable } from '../../src/domain/incident/incident-table.ts';
import type { AreaKind } from '../../src/domain/place/base-layers.ts';
import { startEngineInNode } from './duckdb-in-node.ts';
import { anyChoice, anyIncidents, TOWN, weightOf } from './random-town.ts';

let engine: QueryEngine;
let tables: DataTables;
beforeAll(async () => {
  engine = await startEngineInNode();
  tables = createDataTables(engine);
});
afterAll(() => engine.close());

const RUNS = { numRuns: 40 };
const rowsOf = (table: IncidentTable) => Array.from({ length: table.length }, (_, i) => i);

/** Index of the square that holds a point, by its corners. */
function areaOf(level: AreaKind, x: number, y: number): number {
  return TOWN.records.findIndex(({ kind }, i) => {
    const at = 10 * i;
    const { coordinates } = TOWN.shapes;
    return (
      kind === level &&
      x > coordinates[at]! &&
      x < coordinates[at + 2]! &&
      y > coordinates[at + 1]! &&
      y < coordinates[at + 5]!
    );
  });
}

describe('queries equal counting by hand', () => {
  it('counts per area, with what lies elsewhere and nowhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyIncidents,
        anyChoice,
        fc.constantFrom<AreaKind>('municipality', 'district', 'neighbourhood', 'other'),
        async (table, choice, level) => {
          await tables.load(table, TOWN);
          const counts = await tables.countsPerArea(choice, level);
          const expected = new Map<number, number>();
          for (const i of rowsOf(table)) {
            const area = Number.isNaN(table.x[i]!) ? NaN : areaOf(level, table.x[i]!, table.y[i]!);
            expected.set(area, (expected.get(area) ?? 0) + weightOf(table, i, choice));
          }
          const ofLevel = TOWN.records.flatMap(({ kind }, i) => (kind === level ? [i] : []));
          expect(counts.areas.map(({ area }) => area)).toEqual(ofLevel);
          for (const { area, incidents, perThousand, population, name } of counts.areas) {
            expect(incidents).toBeCloseTo(expected.get(area) ?? 0, 9);
            expect(population).toBe(TOWN.records[area]!.population);
            expect(name).toBe(TOWN.records[area]!.name);
            if (!population) expect(perThousand).toBeNull();
            else expect(perThousand).toBeCloseTo((1000 * (expected.get(area) ?? 0)) / population, 9);
          }
          expect(counts.elsewhere).toBeCloseTo(expected.get(-1) ?? 0, 9);
          expect(counts.withoutPlace).toBeCloseTo(expected.get(NaN) ?? 0, 9);
        },
      ),
      RUNS,
    );
  });

  it('months by categories', async () => {
    await fc.assert(
      fc.asyncProperty(anyIncidents, anyChoice, async (table, choice) => {
        await tables.load(table, TOWN);
        const found = await tables.monthByCategory(choice);
        const { period } = choice.filter;
        for (let month = 0; month < 8; month++) {
          const start = Date.UTC(2024, 9 + month, 1);
          const end = Date.UTC(2024, 10 + month, 1);
          const window = { from: Math.max(start, period?.from ?? start), to: Math.min(end, period?.to ?? end) };
          const expected = [0, 0, 0];
          if (window.from < window.to)
            for (const i of rowsOf(table)) expected[table.category[i]!]! += weightOf(table, i, choice, window);
          const counts = found.counts[found.months.indexOf(start)] ?? [0, 0, 0];
          expected.forEach((value, category) => expect(counts[category] ?? 0).toBeCloseTo(value, 9));
        }
      }),
      RUNS,
    );
  });

  it('quality per source', async () => {
    await fc.assert(
      fc.asyncProperty(anyIncidents, async (table) => {
        await tables.load(table, TOWN);
        const found = await tables.qualityPerSource();
        const seen = [...new Set(table.source)].sort();
        expect(found.map(({ source }) => source)).toEqual(seen);
        for (const quality of found) {
          const rows = rowsOf(table).filter((i) => table.source[i] === quality.source);
          const number = (test: (i: number) => boolean) => rows.filter(test).length;
          const precision = (wanted: number) => number((i) => table.precision[i] === wanted);
          const hours = rows
            .filter((i) => table.precision[i] === TimePrecision.interval)
            .map((i) => (table.end[i]! - table.start[i]!) / HOUR_MS)
            .sort((a, b) => a - b);
          expect(quality).toEqual({
            source: quality.source,
            rows: rows.length,
            withoutPlace: number((i) => Number.isNaN(table.x[i]!)),
            withoutTime: precision(TimePrecision.none),
            dayOnly: precision(TimePrecision.day),
            monthOnly: precision(TimePrecision.month),
            duplicates: number((i) => (table.flags[i]! & 1) !== 0),
            pileUps: number((i) => (table.flags[i]! & 2) !== 0),
            intervals: hours.length,
            medianIntervalHours: quantile(hours, 0.5),
            p90IntervalHours: quantile(hours, 0.9),
            longIntervals: hours.filter((length) => length > DAY_MS / HOUR_MS).length,
          });
        }
      }),
      RUNS,
    );
  });

  it('busiest cells', async () => {
    await fc.assert(
      fc.asyncProperty(anyIncidents, anyChoice, fc.constantFrom(20, 50, 125), async (table, choice, size) => {
        await tables.load(table, TOWN);
        const found = await tables.topCells(choice, size, 5);
        const cells = new Map<string, number>();
        for (const i of rowsOf(table)) {
          const weight = weightOf(table, i, choice);
          if (weight === 0 || Number.isNaN(table.x[i]!)) continue;
          const key = `${Math.floor(table.x[i]! / size) * size},${Math.floor(table.y[i]! / size) * size}`;
          cells.set(key, (cells.get(key) ?? 0) + weight);
        }
        expect(found.length).toBe(Math.min(5, cells.size));
        const best = [...cells.values()].sort((a, b) => b - a);
        found.forEach(({ x, y, incidents }, rank) => {
          expect(incidents).toBeCloseTo(cells.get(`${x},${y}`)!, 9);
          expect(incidents).toBeCloseTo(best[rank]!, 9);
        });
      }),
      RUNS,
    );
  });
});

/** Quantile by linear interpolation, null of nothing. */
function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)]!;
  return expect.closeTo(below + (at - Math.floor(at)) * (sorted[Math.ceil(at)]! - below), 6) as number;
}
