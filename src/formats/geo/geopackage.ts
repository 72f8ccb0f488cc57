import type { Database, SqlJsStatic, SqlValue } from 'sql.js';
import { ImportError } from '../import-error.ts';
import type { GeoFeature, GeoLayer, GeoReading, StatedCrs } from './geo-layer.ts';
import { readWkb } from './wkb.ts';

/** Bytes of the envelope by its code in the flags of a geometry blob: none, XY, XYZ, XYM, XYZM. */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];
const ROWS_PER_BREATH = 2000;
/** Table that only this app's own project files have. */
const PROJECT_TABLE = 'regiekaart_project';

/** Starts SQLite; given by the worker, so that its 650 kB are fetched only when a GeoPackage is opened. */
export type SqliteSource = () => Promise<SqlJsStatic>;

/**
 * Reads every feature layer of a GeoPackage (OGC 12-128r17) from whatever program.
 * @throws ImportError damagedPart, noLayers, ownProject
 */
export async function readGeoPackage(
  bytes: Uint8Array,
  sqlite: SqliteSource,
  reading: GeoReading,
): Promise<GeoLayer[]> {
  const { file, task } = reading;
  const { Database } = await sqlite();
  await task.breathe();
  let layer = '';
  let db: Database | null = null;
  try {
    db = new Database(bytes);
    const tables = featureTables(db);
    if (hasTable(db, PROJECT_TABLE)) throw new ImportError('import.error.ownProject', { file });
    if (tables.length === 0) throw new ImportError('import.error.noLayers', { file });
    const layers: GeoLayer[] = [];
    for (const [i, table] of tables.entries()) {
      layer = table.name;
      layers.push(await readLayer(db, table, reading, [i / tables.length, 1 / tables.length]));
    }
    return layers;
  } catch (cause) {
    // sql.js throws plain Errors with SQLite's own words.
    if (cause instanceof Error && cause.name === 'Error')
      throw new ImportError('import.error.damagedPart', { file, part: layer || file, row: 1 });
    throw cause;
  } finally {
    db?.close();
  }
}

interface FeatureTable {
  readonly name: string;
  readonly geometry: string;
  readonly srs: number;
}

const rowsOf = (db: Database, sql: string, values: SqlValue[] = []): SqlValue[][] =>
  db.exec(sql, values)[0]?.values ?? [];

function hasTable(db: Database, name: string): boolean {
  return rowsOf(db, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", [name]).length > 0;
}

function featureTables(db: Database): FeatureTable[] {
  if (!hasTable(db, 'gpkg_geometry_columns')) return [];
  return rowsOf(db, 'SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns').map(
    ([name, geometry, srs]) => ({
      name: String(name),
      geometry: String(geometry),
      srs: Number(srs),
    }),
  );
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function readLayer(
  db: Database,
  table: FeatureTable,
  { task, pick }: GeoReading,
  [from, share]: readonly [number, number],
): Promise<GeoLayer> {
  const attributes = rowsOf(db, `PRAGMA table_info(${quoted(table.name)})`)
    .map((row) => String(row[1]))
    .filter((name) => name !== table.geometry);
  const picked = attributes.flatMap((name) => {
    const key = pick(name);
    return key === null ? [] : [{ name, key }];
  });
  const total = Number(rowsOf(db, `SELECT count(*) FROM ${quoted(table.name)}`)[0]?.[0] ?? 0);
  const features: GeoFeature[] = [];
  const statement = db.prepare(
    `SELECT ${[table.geometry, ...picked.map(({ name }) => name)].map(quoted).join(', ')} FROM ${quoted(table.name)}`,
  );
  try {
    while (statement.step()) {
      const [blob, ...values] = statement.get();
      const properties = Object.fromEntries(picked.map(({ key }, i) => [key, values[i]]));
      features.push({ properties, ...readBlob(blob) });
      if (features.length % ROWS_PER_BREATH > 0) continue;
      task.progress({ stage: 'import.stage.reading', fraction: from + share * (features.length / Math.max(1, total)) });
      await task.breathe();
    }
  } finally {
    statement.free();
  }
  return {
    name: table.name,
    format: 'geopackage',
    crs: statedCrs(db, table.srs),
    features,
    attributes,
    encoding: null,
    isManyThings: false,
  };
}

function readBlob(blob: SqlValue | undefined): Pick<GeoFeature, 'shape' | 'flaw'> {
  if (!(blob instanceof Uint8Array)) return { shape: null, flaw: 'noShape' };
  const envelope = ENVELOPE_BYTES[(blob[3]! >> 1) & 0b111];
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50 || envelope === undefined)
    return { shape: null, flaw: 'damagedShape' };
  if (blob[3]! & 0b10000) return { shape: null, flaw: 'noShape' };
  try {
    const shape = readWkb(blob, 8 + envelope);
    return { shape, flaw: shape ? null : 'unusedShape' };
  } catch (cause) {
    if (cause instanceof RangeError) return { shape: null, flaw: 'damagedShape' };
    throw cause;
  }
}

function statedCrs(db: Database, srs: number): StatedCrs | null {
  const [found] = rowsOf(
    db,
    'SELECT srs_name, organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?',
    [srs],
  );
  // -1 and 0 are "undefined", planar and geographic.
  if (!found || srs <= 0) return null;
  const [name, organisation, code, wkt] = found;
  const isEpsg = String(organisation).toUpperCase() === 'EPSG';
  return {
    epsg: isEpsg ? Number(code) : null,
    wkt: typeof wkt === 'string' && wkt !== 'undefined' ? wkt : null,
    text: isEpsg ? `EPSG:${String(code)}` : String(name),
  };
}
