import fc from 'fast-check';
import { DEFAULT_HOTSPOT_SETTINGS } from '../../src/domain/hotspot/hotspot.ts';
import type { IncidentTable } from '../../src/domain/incident/incident-table.ts';
import {
  BUILDING_USES,
  POI_KINDS,
  STREET_CLASSES,
  type BaseLayers,
  type PolygonSet,
} from '../../src/domain/place/base-layers.ts';
import type { Command } from '../../src/domain/project/command.ts';
import type { ProjectDocument, StoredFilter } from '../../src/domain/project/project-document.ts';
import type { StoredProject } from '../../src/storage/stored-project.ts';

// JSON knows one zero only, and SQLite texts end at a NUL.
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const metres = fc.double({ min: -1e7, max: 1e7, noNaN: true }).map((value) => (value === 0 ? 0 : value));
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((value) => !value.includes('\0'));
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const filter: fc.Arbitrary<StoredFilter> = fc.record({
  period: nullable(fc.record({ from: number, to: number })),
  hoursOfWeek: nullable(fc.uniqueArray(fc.integer({ min: 0, max: 167 }), { maxLength: 5 })),
  categories: nullable(fc.array(text, { maxLength: 3 })),
  sources: nullable(fc.array(text, { maxLength: 3 })),
  area: nullable(fc.array(fc.array(metres, { maxLength: 6 }), { maxLength: 2 })),
});

const settings = fc.record({
  ...Object.fromEntries(Object.entries(DEFAULT_HOTSPOT_SETTINGS).map(([name, value]) => [name, fc.constant(value)])),
  cellSizeMetres: fc.double({ min: 1, max: 1000, noNaN: true }),
  bandMetres: fc.oneof(fc.constant('auto' as const), fc.double({ min: 1, max: 5000, noNaN: true })),
}) as unknown as fc.Arbitrary<ProjectDocument['hotspotSettings']>;

const square = fc.tuple(metres, metres).map(([x, y]) => [x, y, x + 125, y, x + 125, y + 125, x, y + 125, x, y]);

export const documents: fc.Arbitrary<ProjectDocument> = fc.record({
  version: fc.constant(1 as const),
  id: fc.uuid(),
  name: text,
  purpose: text,
  createdAt: fc.constant('2026-01-02T03:04:05.000Z'),
  crs: fc.constant({ epsg: 28992, name: 'RD New', definition: '+proj=sterea +units=m' }),
  timeZone: fc.constant('Europe/Amsterdam'),
  plans: fc.constant([]),
  decisions: fc.constant([]),
  agenda: fc.constant([]),
  cameras: fc.constant([]),
  zones: fc.constant([]),
  scenarios: fc.constant([]),
  thresholds: fc.constant([]),
  reasons: fc.constant([]),
  routes: fc.constant([]),
  dossiers: fc.constant([]),
  events: fc.constant([]),
  comparisons: fc.constant([]),
  evaluations: fc.constant([]),
  activities: fc.constant([]),
  grants: fc.constant([]),
  surveys: fc.constant([]),
  interviews: fc.constant([]),
  series: fc.constant([]),
  areaTables: fc.constant([]),
  datasets: fc.array(
    fc.record({
      id: fc.uuid(),
      role: fc.constantFrom('incidents' as const, 'areas' as const),
      fileName: text,
      bytes: fc.nat(),
      sha256: fc.constant('ab'.repeat(32)),
      importedAt: text,
      rowsKept: fc.nat(),
      recipe: json,
      report: json,
      legalGround: nullable(text),
    }),
    { maxLength: 2 },
  ),
  filter,
  hotspotSettings: settings,
  hotspots: fc.array(
    fc.record({
      id: text,
      name: text,
      rings: fc.array(square, { maxLength: 2 }),
      incidents: fc.double({ min: 0, max: 1e6, noNaN: true }),
      incidentShare: fc.double({ min: 0, max: 1, noNaN: true }),
      areaShare: fc.double({ min: 0, max: 1, noNaN: true }),
      robustness: nullable(fc.double({ min: 0, max: 1, noNaN: true })),
      settings,
      filter,
      dataFingerprint: text,
      keptAt: text,
      note: text,
    }),
    { maxLength: 2 },
  ),
  markers: fc.array(fc.record({ id: text, at: number, text, sources: nullable(fc.array(text, { maxLength: 2 })) }), {
    maxLength: 2,
  }),
  view: nullable(fc.record({ longitude: number, latitude: number, zoom: number })),
});

const patch = fc.record({
  op: fc.constant('replace' as const),
  path: fc.array(fc.oneof(text, fc.nat()), { maxLength: 3 }),
  value: json,
});

const commands: fc.Arbitrary<readonly Command[]> = fc.array(
  fc.record({
    id: fc.uuid(),
    at: text,
    role: text,
    reason: text,
    values: fc.dictionary(fc.constantFrom('name', 'n'), fc.oneof(text, number)).map((values) => ({ ...values })),
    patches: fc.array(patch, { maxLength: 2 }),
    inverse: fc.array(patch, { maxLength: 2 }),
    kind: fc.constantFrom('do' as const, 'undo' as const, 'redo' as const),
    of: nullable(fc.uuid()),
  }),
  { maxLength: 3 },
);

const time = fc.oneof(fc.constant(NaN), fc.integer({ min: -1e13, max: 3e14 }), fc.double());

/** Tables of up to 60 rows with every oddity that the columns allow: NaN, far past and future, negative offsets. */
export const incidentTables: fc.Arbitrary<IncidentTable> = fc
  .record({
    rows: fc.array(
      fc.record({
        x: fc.oneof(metres, fc.constant(NaN), fc.double()),
        y: fc.oneof(metres, fc.constant(NaN), fc.double()),
        start: time,
        end: time,
        offset: fc.integer({ min: -720, max: 840 }),
        precision: fc.integer({ min: 0, max: 4 }),
        category: fc.nat(),
        source: fc.nat(),
        flags: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 60 },
    ),
    categories: fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { minLength: 1, maxLength: 4 }),
    sources: fc.array(text, { minLength: 1, maxLength: 3 }),
  })
  .map(({ rows, categories, sources }) => ({
    length: rows.length,
    x: Float64Array.from(rows, (row) => row.x),
    y: Float64Array.from(rows, (row) => row.y),
    start: Float64Array.from(rows, (row) => row.start),
    end: Float64Array.from(rows, (row) => row.end),
    utcOffsetMinutes: Int16Array.from(rows, (row) => row.offset),
    precision: Uint8Array.from(rows, (row) => row.precision),
    category: Uint16Array.from(rows, (row) => row.category % categories.length),
    source: Uint16Array.from(rows, (row) => row.source % sources.length),
    flags: Uint8Array.from(rows, (row) => row.flags),
    dataset: new Uint16Array(rows.length),
    categories,
    sources,
  }));

/** Squares with or without a hole, in the house's order and direction. */
const polygonSets = fc
  .array(fc.array(fc.record({ x: metres, y: metres, hole: fc.boolean() }), { maxLength: 2 }), { maxLength: 4 })
  .map((areas): PolygonSet => {
    const rings = areas.map((parts) =>
      parts.flatMap(({ x, y, hole }) => {
        const outer = [x, y, x + 100, y, x + 100, y + 100, x, y + 100, x, y];
        const inner = [x + 20, y + 20, x + 20, y + 60, x + 60, y + 60, x + 60, y + 20, x + 20, y + 20];
        return hole ? [outer, inner] : [outer];
      }),
    );
    const flat = rings.flat();
    return {
      length: areas.length,
      polygonStarts: Uint32Array.from([0, ...rings.map((_, i) => rings.slice(0, i + 1).flat().length)]),
      ringStarts: Uint32Array.from([0, ...flat.map((_, i) => 5 * (i + 1))]),
      coordinates: Float64Array.from(flat.flat()),
    };
  });

const records = <T>(length: number, record: fc.Arbitrary<T>) =>
  fc.array(record, { minLength: length, maxLength: length });

const requiredLayers = fc.record({
  areas: nullable(
    polygonSets.chain((shapes) =>
      records(
        shapes.length,
        fc.record({
          code: text,
          name: text,
          kind: fc.constantFrom('municipality', 'district', 'neighbourhood', 'other'),
          parentCode: nullable(text),
          population: nullable(fc.nat()),
          year: nullable(fc.nat()),
        }),
      ).map((own) => ({ shapes, records: own })),
    ),
  ),
  streets: nullable(
    fc
      .array(
        fc.record({
          line: fc.array(fc.tuple(metres, metres), { minLength: 2, maxLength: 5 }),
          record: fc.record({ id: text, name: text, class: fc.constantFrom(...STREET_CLASSES) }),
        }),
        { maxLength: 4 },
      )
      .map((streets) => ({
        shapes: {
          length: streets.length,
          starts: Uint32Array.from([
            0,
            ...streets.map((_, i) => streets.slice(0, i + 1).flatMap(({ line }) => line).length),
          ]),
          coordinates: Float64Array.from(streets.flatMap(({ line }) => line.flat())),
        },
        records: streets.map(({ record }) => record),
      })),
  ),
  buildings: nullable(
    polygonSets.chain((shapes) =>
      records(shapes.length, fc.record({ id: text, use: fc.constantFrom(...BUILDING_USES), addresses: fc.nat() })).map(
        (own) => ({ shapes, records: own }),
      ),
    ),
  ),
  addresses: nullable(
    fc.array(fc.record({ x: metres, y: metres, street: text, number: text, use: fc.constantFrom(...BUILDING_USES) }), {
      maxLength: 3,
    }),
  ),
  water: nullable(polygonSets),
  green: nullable(polygonSets),
  pois: nullable(
    fc.array(fc.record({ x: metres, y: metres, kind: fc.constantFrom(...POI_KINDS), name: text }), { maxLength: 3 }),
  ),
});

/** Names of water and green, and the ground, are there or not. */
export const baseLayers: fc.Arbitrary<BaseLayers> = fc
  .record({ layers: requiredLayers, named: fc.boolean(), ground: nullable(polygonSets) })
  .map(({ layers, named, ground }) => ({
    ...layers,
    ...(named && layers.water?.length && { waterNames: Array.from({ length: layers.water.length }, () => 'Gouwe') }),
    ...(named && layers.green?.length && { greenNames: Array.from({ length: layers.green.length }, (_, i) => `${i}`) }),
    ...(ground && {
      ground: { shapes: ground, records: Array.from({ length: ground.length }, () => ({ kind: 'yard', name: 'Erf' })) },
    }),
  }));

/** A project with rows for some of its datasets. */
export const storedProjects: fc.Arbitrary<StoredProject> = fc
  .record({
    document: documents,
    log: commands,
    tables: fc.array(nullable(incidentTables), { maxLength: 2 }),
    layers: baseLayers,
  })
  .map(({ tables, document, ...rest }) => {
    const entries = document.datasets.flatMap(({ id }, place) => {
      const table = tables[place];
      return table ? [[id, { ...table, dataset: table.dataset.slice().fill(place) }] as const] : [];
    });
    return { ...rest, document, tables: new Map(entries) };
  });
