import {
  BUILDING_USES,
  GROUND_KINDS,
  POI_KINDS,
  STREET_CLASSES,
  type AreaKind,
  type BaseLayers,
  type LineSet,
  type PolygonSet,
} from '../../domain/place/base-layers.ts';
import { ringsOf } from '../../domain/place/polygon-rings.ts';
import type { Database, SqlValue } from 'sql.js';
import { StorageError } from '../storage-error.ts';
import { extentOf, lineBlob, multiPolygonBlob, pointBlob, readGeometryBlob, type Geometry } from './geometry-blob.ts';
import { groupRings, orientedRings, polygonSetOf } from './polygon-parts.ts';
import { createLayer, type GeoPackageContext, type LayerTable } from './schema.ts';
import { forEachRow, hasTable, insertRows } from './sqlite.ts';

/**
 * The columns of each base layer, in the order in which rows are written and read. Names of water and green are columns
 * of those layers.
 */
const COLUMNS = {
  areas: { code: 'TEXT', name: 'TEXT', kind: 'TEXT', parent_code: 'TEXT', population: 'REAL', year: 'INTEGER' },
  streets: { id: 'TEXT', name: 'TEXT', class: 'TEXT' },
  buildings: { id: 'TEXT', use: 'TEXT', addresses: 'INTEGER' },
  addresses: { street: 'TEXT', number: 'TEXT', use: 'TEXT' },
  water: { name: 'TEXT' },
  green: { name: 'TEXT' },
  ground: { kind: 'TEXT', name: 'TEXT' },
  pois: { kind: 'TEXT', name: 'TEXT' },
} as const satisfies Record<Exclude<keyof BaseLayers, 'waterNames' | 'greenNames'>, LayerTable['columns']>;

type LayerName = keyof typeof COLUMNS;
type PlacedRecord = { readonly x: number; readonly y: number };

/** Writes every base layer that the project has as a layer of its own. */
export function writeBaseLayers(context: GeoPackageContext, layers: BaseLayers): void {
  const { areas, streets, buildings, addresses, water, green, pois, waterNames, greenNames, ground } = layers;
  if (areas) {
    writePolygons(context, 'areas', areas.shapes, (i) => {
      const { code, name, kind, parentCode, population, year } = areas.records[i]!;
      return [code, name, kind, parentCode, population, year];
    });
  }
  if (streets) writeStreets(context, streets);
  if (buildings) {
    writePolygons(context, 'buildings', buildings.shapes, (i) => {
      const { id, use, addresses: count } = buildings.records[i]!;
      return [id, use, count];
    });
  }
  if (addresses) writePoints(context, 'addresses', addresses, ({ street, number, use }) => [street, number, use]);
  if (water) writePolygons(context, 'water', water, (i) => [waterNames?.[i] ?? null]);
  if (green) writePolygons(context, 'green', green, (i) => [greenNames?.[i] ?? null]);
  if (ground)
    writePolygons(context, 'ground', ground.shapes, (i) => [ground.records[i]!.kind, ground.records[i]!.name]);
  if (pois) writePoints(context, 'pois', pois, ({ kind, name }) => [kind, name]);
}

function startLayer(
  context: GeoPackageContext,
  name: LayerName,
  geometry: LayerTable['geometry'],
  parts: Iterable<Float64Array>,
) {
  createLayer(context, { name, title: context.titleOf(name), geometry, columns: COLUMNS[name] }, extentOf(parts));
  return (rows: Iterable<SqlValue[]>) => insertRows(context.db, name, ['geom', ...Object.keys(COLUMNS[name])], rows);
}

function writePolygons(
  context: GeoPackageContext,
  name: LayerName,
  shapes: PolygonSet,
  attributes: (i: number) => SqlValue[],
): void {
  const insert = startLayer(context, name, 'MULTIPOLYGON', [shapes.coordinates]);
  insert(
    mapRange(shapes.length, (i) => [multiPolygonBlob(groupRings(ringsOf(shapes, i)), context.srsId), ...attributes(i)]),
  );
}

function writeStreets(context: GeoPackageContext, { shapes, records }: NonNullable<BaseLayers['streets']>): void {
  const insert = startLayer(context, 'streets', 'LINESTRING', [shapes.coordinates]);
  insert(
    mapRange(shapes.length, (i) => {
      const line = shapes.coordinates.subarray(2 * shapes.starts[i]!, 2 * shapes.starts[i + 1]!);
      const { id, name, class: streetClass } = records[i]!;
      return [lineBlob(line, context.srsId), id, name, streetClass];
    }),
  );
}

function writePoints<T extends PlacedRecord>(
  context: GeoPackageContext,
  name: LayerName,
  records: readonly T[],
  attributes: (record: T) => SqlValue[],
): void {
  const parts = records.map(({ x, y }) => Float64Array.of(x, y));
  const insert = startLayer(context, name, 'POINT', parts);
  insert(
    mapRange(records.length, (i) => [
      pointBlob(records[i]!.x, records[i]!.y, context.srsId),
      ...attributes(records[i]!),
    ]),
  );
}

function* mapRange<T>(length: number, make: (i: number) => T): Generator<T> {
  for (let i = 0; i < length; i++) yield make(i);
}

/** Reads the base layers back; a layer whose table is absent is null. Edits made in a GIS come along. */
export function readBaseLayers(db: Database): BaseLayers {
  const areas = readPolygonLayer(db, 'areas', ([code, name, kind, parentCode, population, year]) => ({
    code: text(code),
    name: text(name),
    kind: oneOf<AreaKind>(['municipality', 'district', 'neighbourhood', 'other'], kind, 'other'),
    parentCode: parentCode === null ? null : text(parentCode),
    population: number(population),
    year: number(year),
  }));
  const buildings = readPolygonLayer(db, 'buildings', ([id, use, addresses]) => ({
    id: text(id),
    use: oneOf(BUILDING_USES, use, 'other'),
    addresses: number(addresses) ?? 0,
  }));
  const ground = readPolygonLayer(db, 'ground', ([kind, name]) => ({
    kind: oneOf(GROUND_KINDS, kind, 'other'),
    name: text(name),
  }));
  return {
    areas,
    streets: readStreets(db),
    buildings,
    addresses: readPointLayer(db, 'addresses', ([street, houseNumber, use], x, y) => ({
      x,
      y,
      street: text(street),
      number: text(houseNumber),
      use: oneOf(BUILDING_USES, use, 'other'),
    })),
    pois: readPointLayer(db, 'pois', ([kind, name], x, y) => ({
      x,
      y,
      kind: oneOf(POI_KINDS, kind, 'other'),
      name: text(name),
    })),
    ...readNamedPolygons(db, 'water'),
    ...readNamedPolygons(db, 'green'),
    ...(ground && { ground }),
  };
}

/** Water or green; the names are left out where no area has one. */
function readNamedPolygons<Name extends 'water' | 'green'>(db: Database, name: Name) {
  const layer = readPolygonLayer(db, name, ([label]) => (label === null ? null : text(label)));
  const named = layer?.records.some((label) => label !== null) ?? false;
  const names = named ? { [`${name}Names`]: layer!.records.map((label) => label ?? '') } : {};
  return { [name]: layer?.shapes ?? null, ...names } as Pick<BaseLayers, Name | `${Name}Names`>;
}

const text = (value: SqlValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const number = (value: SqlValue | undefined): number | null => (typeof value === 'number' ? value : null);
const oneOf = <T extends string>(known: readonly T[], value: SqlValue | undefined, otherwise: T): T =>
  known.find((name) => name === value) ?? otherwise;

function readLayer(db: Database, name: LayerName, row: (geometry: Geometry, attributes: SqlValue[]) => void): boolean {
  if (!hasTable(db, name)) return false;
  const columns = ['geom', ...Object.keys(COLUMNS[name])].map((column) => `"${column}"`).join(', ');
  forEachRow(db, `SELECT ${columns} FROM "${name}" ORDER BY fid`, ([blob, ...attributes]) => {
    const geometry = blob instanceof Uint8Array ? readGeometryBlob(blob) : { kind: 'empty' as const };
    if (!geometry) throw new StorageError('storage.error.damagedLayer', { part: name });
    row(geometry, attributes);
  });
  return true;
}

function readPolygonLayer<T>(
  db: Database,
  name: LayerName,
  record: (attributes: SqlValue[]) => T,
): { shapes: PolygonSet; records: T[] } | null {
  const records: T[] = [];
  const rings: Float64Array[][] = [];
  const found = readLayer(db, name, (geometry, attributes) => {
    records.push(record(attributes));
    rings.push(geometry.kind === 'polygons' ? orientedRings(geometry.polygons) : []);
  });
  return found ? { shapes: polygonSetOf(rings), records } : null;
}

function readStreets(db: Database): BaseLayers['streets'] {
  const lines: Float64Array[] = [];
  const records: NonNullable<BaseLayers['streets']>['records'][number][] = [];
  const found = readLayer(db, 'streets', (geometry, [id, name, streetClass]) => {
    lines.push(geometry.kind === 'line' ? geometry.coordinates : new Float64Array(0));
    records.push({ id: text(id), name: text(name), class: oneOf(STREET_CLASSES, streetClass, 'unknown') });
  });
  return found ? { shapes: lineSetOf(lines), records } : null;
}

function lineSetOf(lines: readonly Float64Array[]): LineSet {
  const starts = new Uint32Array(lines.length + 1);
  lines.forEach((line, i) => (starts[i + 1] = starts[i]! + line.length / 2));
  const coordinates = new Float64Array(2 * starts[lines.length]!);
  lines.forEach((line, i) => coordinates.set(line, 2 * starts[i]!));
  return { length: lines.length, starts, coordinates };
}

function readPointLayer<T>(
  db: Database,
  name: LayerName,
  record: (attributes: SqlValue[], x: number, y: number) => T,
): T[] | null {
  const records: T[] = [];
  const found = readLayer(db, name, (geometry, attributes) => {
    if (geometry.kind === 'point') records.push(record(attributes, geometry.x, geometry.y));
  });
  return found ? records : null;
}
