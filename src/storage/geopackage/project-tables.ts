import type { Database, SqlValue } from 'sql.js';
import { checkShape, z } from '../check-shape.ts';
import { columnsOfIncidents, incidentsFromColumns } from '../columns/incident-columns.ts';
import { decodeColumn, encodeColumn, isColumnType, type TypedColumn } from '../columns/typed-column.ts';
import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import { sha256 } from '../sha256.ts';
import { StorageError } from '../storage-error.ts';
import { registerAttributes, type GeoPackageContext } from './schema.ts';
import { hasTable, insertRows } from './sqlite.ts';

/** Tables of our own. Version of their form; the project document has its own version besides. */
const CONTAINER_VERSION = 1;
const TABLES = `
CREATE TABLE regiekaart_project (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL,
  version INTEGER NOT NULL, sha256 TEXT NOT NULL);
CREATE TABLE regiekaart_columns (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, table_name TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
  length INTEGER NOT NULL, encoding TEXT NOT NULL, sha256 TEXT NOT NULL, data BLOB NOT NULL,
  UNIQUE (table_name, name));`;
const ENCODING = 'shuffle+gzip';

/** Parts of the project that are kept as JSON. `manifest` tells which others there are and seals them together. */
type JsonKey = 'document' | 'log' | 'rows' | 'manifest';

const manifestSchema = z.object({
  savedAt: z.string(),
  withRows: z.boolean(),
  /** SHA-256 by part: "document", "log", "rows", "<dataset id>/x", … */
  parts: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The datasets whose rows are in the file, with the names that their columns point into. */
const rowsSchema = z.array(
  z.object({ dataset: z.string(), categories: z.array(z.string()), sources: z.array(z.string()) }),
);

/** Writes JSON parts and columns, and remembers their fingerprints for the manifest. */
export function startProjectTables(context: GeoPackageContext) {
  const { db, savedAt } = context;
  const parts: Record<string, string> = {};
  db.run(TABLES);
  registerAttributes(context, 'regiekaart_project', context.titleOf('regiekaart_project'));
  registerAttributes(context, 'regiekaart_columns', context.titleOf('regiekaart_columns'));

  async function writeJson(key: JsonKey, value: unknown, version: number): Promise<void> {
    const text = JSON.stringify(value);
    const hash = await sha256(new TextEncoder().encode(text));
    if (key !== 'manifest') parts[key] = hash;
    insertRows(db, 'regiekaart_project', ['key', 'value', 'version', 'sha256'], [[key, text, version, hash]]);
  }

  return {
    writeJson,
    /** The rows of each dataset, exact: one compressed blob a column, and the names that they point into. */
    async writeRows(tables: ReadonlyMap<string, IncidentTable>): Promise<void> {
      const names = [...tables].map(([dataset, { categories, sources }]) => ({ dataset, categories, sources }));
      await writeJson('rows', names, CONTAINER_VERSION);
      for (const [dataset, table] of tables) {
        for (const [name, column] of Object.entries(columnsOfIncidents(table))) {
          const { type, length, bytes } = await encodeColumn(column);
          const hash = await sha256(bytes);
          parts[`${dataset}/${name}`] = hash;
          const columns = ['table_name', 'name', 'type', 'length', 'encoding', 'sha256', 'data'];
          insertRows(db, 'regiekaart_columns', columns, [[dataset, name, type, length, ENCODING, hash, bytes]]);
        }
      }
    },
    /** The last thing to write: what is there, and the fingerprint of each part. */
    async seal(withRows: boolean): Promise<void> {
      const manifest: Manifest = { savedAt, withRows, parts };
      await writeJson('manifest', manifest, CONTAINER_VERSION);
    },
  };
}

/** Reads and checks the manifest. Throws a StorageError where the file is no project or was changed. */
export async function readManifest(db: Database): Promise<Manifest> {
  if (!hasTable(db, 'regiekaart_project')) throw new StorageError('storage.error.noProject');
  const { value, version } = await readSealedJson(db, 'manifest', null);
  if (version > CONTAINER_VERSION) {
    throw new StorageError('storage.error.newerVersion', { version, supported: CONTAINER_VERSION });
  }
  return checkShape(manifestSchema, value, 'manifest');
}

/** One JSON part, checked against the manifest. */
export async function readJson(db: Database, key: Exclude<JsonKey, 'manifest'>, manifest: Manifest): Promise<unknown> {
  const { value } = await readSealedJson(db, key, manifest.parts[key] ?? '');
  return value;
}

async function readSealedJson(
  db: Database,
  key: JsonKey,
  expected: string | null,
): Promise<{ value: unknown; version: number }> {
  const [found] = db.exec('SELECT value, version, sha256 FROM regiekaart_project WHERE key = ?', [key]);
  const [text, version, hash] = found?.values[0] ?? [];
  const actual = typeof text === 'string' ? await sha256(new TextEncoder().encode(text)) : '';
  if (typeof text !== 'string' || actual !== hash || (expected !== null && actual !== expected)) {
    throw new StorageError('storage.error.damagedDocument', { part: key });
  }
  try {
    return { value: JSON.parse(text), version: Number(version) };
  } catch (cause) {
    throw new StorageError('storage.error.damagedDocument', { part: key }, { cause });
  }
}

/**
 * The rows by dataset id, each column checked against the manifest. `datasetIds` are those of the document, in order.
 * Throws a StorageError that names the damaged column.
 */
export async function readRows(
  db: Database,
  manifest: Manifest,
  datasetIds: readonly string[],
): Promise<ReadonlyMap<string, IncidentTable>> {
  const tables = new Map<string, IncidentTable>();
  const listed = checkShape(rowsSchema, await readJson(db, 'rows', manifest), 'rows');
  if (!hasTable(db, 'regiekaart_columns')) throw new StorageError('storage.error.damagedRows', { part: 'columns' });
  for (const { dataset, ...names } of listed) {
    const columns = await readColumns(db, dataset, manifest);
    tables.set(dataset, incidentsFromColumns(columns, names, Math.max(0, datasetIds.indexOf(dataset))));
  }
  return tables;
}

async function readColumns(db: Database, dataset: string, manifest: Manifest): Promise<Record<string, TypedColumn>> {
  const query = 'SELECT name, type, length, encoding, data FROM regiekaart_columns WHERE table_name = ?';
  const stored: readonly SqlValue[][] = db.exec(query, [dataset])[0]?.values ?? [];
  const columns = stored.map(async ([name, type, length, encoding, data]) => {
    const part = String(name);
    const whole = data instanceof Uint8Array && (await sha256(data)) === manifest.parts[`${dataset}/${part}`];
    if (!whole || encoding !== ENCODING || !isColumnType(type)) {
      throw new StorageError('storage.error.damagedRows', { part });
    }
    return [part, await decodeColumn({ type, length: Number(length), bytes: data })] as const;
  });
  return Object.fromEntries(await Promise.all(columns));
}
