import * as fc from 'fast-check';
import { DAY_MS, HOUR_MS, hourOfWeek, HOURS_PER_WEEK } from '../../src/domain/incident/incident-filter.ts';
import { createIncidentTable, TimePrecision, type IncidentTable } from '../../src/domain/incident/incident-table.ts';
import type { AreaKind, AreaRecord, BaseLayers } from '../../src/domain/place/base-layers.ts';
import type { TableChoice } from '../../src/data/data-tables.ts';

/** A town of 4 × 4 buurten of 100 m in 4 wijken in one municipality, the last buurt column outside of it. */
export const TOWN: NonNullable<BaseLayers['areas']> = squareAreas();

function squareAreas(): NonNullable<BaseLayers['areas']> {
  const records: AreaRecord[] = [];
  const corners: number[][] = [];
  const add = (kind: AreaKind, code: string, parentCode: string | null, population: number | null, box: number[]) => {
    records.push({ code, name: `'${code}"; DROP TABLE area; --`, kind, parentCode, population, year: 2025 });
    const [west, south, east, north] = box as [number, number, number, number];
    corners.push([west, south, east, south, east, north, west, north, west, south]);
  };
  add('municipality', 'GM1', null, 1000, [0, 0, 300, 400]);
  for (let k = 0; k < 4; k++)
    add('district', `WK${k}`, 'GM1', k === 0 ? null : 100 * k, [0, 100 * k, 300, 100 * k + 100]);
  for (let k = 0; k < 12; k++) {
    const [west, south] = [100 * (k % 3), 100 * Math.floor(k / 3)];
    const population = [null, 0, 30, 500][k % 4]!;
    add('neighbourhood', `BU${k}`, `WK${Math.floor(k / 3)}`, population, [west, south, west + 100, south + 100]);
  }
  const rings = corners.length;
  const starts = (step: number) => Uint32Array.from({ length: rings + 1 }, (_, i) => step * i);
  return {
    shapes: {
      length: rings,
      polygonStarts: starts(1),
      ringStarts: starts(5),
      coordinates: Float64Array.from(corners.flat()),
    },
    records,
  };
}

export const FIRST = Date.UTC(2024, 10, 4);
const CATEGORIES = ['theft', 'nuisance', 'vandalism'];
const SOURCES = ['police', 'boa'];

const row = fc.record({
  x: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 799 }) }, fc.constant(NaN)),
  y: fc.integer({ min: 1, max: 799 }),
  quarter: fc.integer({ min: 0, max: 4 * 24 * 70 }),
  quartersLong: fc.oneof(fc.integer({ min: 1, max: 96 }), fc.integer({ min: 97, max: 3000 })),
  precision: fc.constantFrom(...Object.values(TimePrecision)),
  category: fc.nat(2),
  source: fc.nat(1),
  flags: fc.nat(3),
});

/** Incidents of every kind of time, with and without place. Coordinates are odd halves, so none lies on a border. */
export const anyIncidents: fc.Arbitrary<IncidentTable> = fc.array(row, { maxLength: 60 }).map((rows) => {
  const table = createIncidentTable(rows.length, CATEGORIES, SOURCES);
  rows.forEach(({ x, y, quarter, quartersLong, precision, category, source, flags }, i) => {
    const start = FIRST + quarter * 0.25 * HOUR_MS;
    table.x[i] = x / 2 + 0.25;
    table.y[i] = Number.isNaN(x) ? NaN : y / 2 + 0.25;
    table.precision[i] = precision;
    table.category[i] = category;
    table.source[i] = source;
    table.flags[i] = flags;
    if (precision === TimePrecision.none) return;
    const day = Math.floor(start / DAY_MS) * DAY_MS;
    const date = new Date(start);
    const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
    table.start[i] = precision === TimePrecision.day ? day : precision === TimePrecision.month ? month : start;
    table.end[i] = {
      [TimePrecision.minute]: start,
      [TimePrecision.interval]: start + quartersLong * 0.25 * HOUR_MS,
      [TimePrecision.day]: day + DAY_MS,
      [TimePrecision.month]: Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1),
    }[precision];
  });
  return table;
});

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

/** Any filter, with or without the flagged rows. */
export const anyChoice: fc.Arbitrary<TableChoice> = fc.record({
  filter: fc.record({
    period: orNull(
      fc
        .record({ from: fc.nat(60), days: fc.integer({ min: 1, max: 40 }), quarter: fc.nat(95) })
        .map(({ from, days, quarter }) => {
          const start = FIRST + from * DAY_MS + (quarter % 2 === 0 ? 0 : quarter * 0.25 * HOUR_MS);
          return { from: start, to: start + days * DAY_MS };
        }),
    ),
    hoursOfWeek: orNull(
      fc
        .array(fc.nat(1), { minLength: HOURS_PER_WEEK, maxLength: HOURS_PER_WEEK })
        .map((flags) => Uint8Array.from(flags)),
    ),
    categories: orNull(fc.subarray(CATEGORIES)),
    sources: orNull(fc.subarray(SOURCES)),
    area: orNull(
      fc
        .tuple(fc.nat(300), fc.nat(300), fc.integer({ min: 10, max: 200 }))
        .map(([x, y, size]) => [Float64Array.of(x, y, x + size, y, x + size, y + size, x, y + size)]),
    ),
  }),
  withoutDuplicates: fc.boolean(),
  withoutPileUps: fc.boolean(),
});

/** Share of a row that passes, hour by hour; the definition that the queries are held against. */
export function weightOf(table: IncidentTable, i: number, { filter, ...flags }: TableChoice, window = filter.period) {
  if (flags.withoutDuplicates && table.flags[i]! & 1) return 0;
  if (flags.withoutPileUps && table.flags[i]! & 2) return 0;
  if (filter.categories && !filter.categories.includes(table.categories[table.category[i]!]!)) return 0;
  if (filter.sources && !filter.sources.includes(table.sources[table.source[i]!]!)) return 0;
  if (filter.area && !isInBox(filter.area[0]!, table.x[i]!, table.y[i]!)) return 0;
  const hours = filter.hoursOfWeek?.every((on) => on === 1) ? null : filter.hoursOfWeek;
  const precision = table.precision[i]!;
  const [start, end] = [table.start[i]!, table.end[i]!];
  if (precision === TimePrecision.none) return window || hours ? 0 : 1;
  if (end <= start) {
    const inWindow = !window || (start >= window.from && start < window.to);
    return inWindow && (!hours || hours[hourOfWeek(start)] === 1) ? 1 : 0;
  }
  const hasHours = precision === TimePrecision.interval && end - start <= DAY_MS;
  if (hours && !hasHours) return 0;
  let passed = 0;
  for (let at = Math.floor(start / HOUR_MS) * HOUR_MS; at < end; at += HOUR_MS) {
    if (hours && hours[hourOfWeek(at)] !== 1) continue;
    const from = Math.max(at, start, window?.from ?? -Infinity);
    const to = Math.min(at + HOUR_MS, end, window?.to ?? Infinity);
    passed += Math.max(0, to - from);
  }
  return passed / (end - start);
}

const isInBox = (ring: Float64Array, x: number, y: number) =>
  x > ring[0]! && x < ring[2]! && y > ring[1]! && y < ring[5]!;
