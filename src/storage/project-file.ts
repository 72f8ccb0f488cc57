import { PROJECT_VERSION } from '../domain/project/project-document.ts';
import { readBaseLayers, writeBaseLayers } from './geopackage/base-layer-tables.ts';
import { writeHotspots } from './geopackage/hotspot-table.ts';
import { writeIncidents } from './geopackage/incident-table.ts';
import { readJson, readManifest, readRows, startProjectTables } from './geopackage/project-tables.ts';
import { createCoreTables, type GeoPackageContext } from './geopackage/schema.ts';
import { withDatabase, type Sqlite } from './geopackage/sqlite.ts';
import type { LongTask } from './long-task.ts';
import { restoreDocument, restoreLog } from './restore.ts';
import type { StoredProject } from './stored-project.ts';

/** Ending of a project file: a GeoPackage that also opens in QGIS. */
export const PROJECT_FILE_ENDING = '.regiekaart.gpkg';

export interface WriteOptions {
  readonly sqlite: Sqlite;
  /** True: the rows go into the file, as points for a GIS and as exact columns. False: not a single row. */
  readonly withRows: boolean;
  /** Instant, ISO 8601 in UTC. */
  readonly savedAt: string;
  /** Names of layers as a GIS shows them, by table; the table's own name where absent. */
  readonly layerTitles?: Readonly<Record<string, string>>;
  readonly task: LongTask;
}

export interface ReadOptions {
  readonly sqlite: Sqlite;
  /** Leave damaged or unwanted rows out and open the rest. */
  readonly withoutRows?: boolean;
  readonly task: LongTask;
}

export interface OpenedProject extends StoredProject {
  readonly savedAt: string;
}

/**
 * The bytes of a project file: a GeoPackage 1.3 in the project's CRS with the kept hotspots, the base layers and, only
 * `withRows`, the incidents as layers, and with document, log and exact columns in tables of our own.
 */
export async function writeProjectFile(project: StoredProject, options: WriteOptions): Promise<Uint8Array> {
  const { sqlite, withRows, savedAt, layerTitles = {}, task } = options;
  const { document, log, layers } = project;
  return withDatabase(sqlite, null, async (db) => {
    const titleOf = (table: string) => layerTitles[table] ?? table;
    const context: GeoPackageContext = { db, srsId: document.crs.epsg, savedAt, titleOf };
    db.run('BEGIN');
    createCoreTables(db, document.crs);
    writeHotspots(context, document.hotspots);
    task.progress({ stage: 'storage.progress.layers', fraction: null });
    await task.breathe();
    writeBaseLayers(context, layers);
    const tables = startProjectTables(context);
    await tables.writeJson('document', document, PROJECT_VERSION);
    await tables.writeJson('log', log, PROJECT_VERSION);
    if (withRows) {
      await tables.writeRows(project.tables);
      const fileNames = new Map(document.datasets.map(({ id, fileName }) => [id, fileName]));
      const rows = [...project.tables].map(([id, table]) => ({ dataset: fileNames.get(id) ?? id, table }));
      await writeIncidents(context, rows, task);
    }
    await tables.seal(withRows);
    db.run('COMMIT');
    task.progress({ stage: 'storage.progress.writing', fraction: null });
    await task.breathe();
    return db.export();
  });
}

/**
 * Opens a project file of any version. Throws a StorageError that says what is wrong and where; it changes nothing that
 * is open already. Base layers are read from the layers themselves, so what was mended in a GIS comes along.
 */
export async function readProjectFile(bytes: Uint8Array, options: ReadOptions): Promise<OpenedProject> {
  const { sqlite, withoutRows = false, task } = options;
  return withDatabase(sqlite, bytes, async (db) => {
    const manifest = await readManifest(db);
    const document = restoreDocument(await readJson(db, 'document', manifest));
    const log = restoreLog(await readJson(db, 'log', manifest));
    task.progress({ stage: 'storage.progress.layers', fraction: null });
    await task.breathe();
    const layers = readBaseLayers(db);
    task.progress({ stage: 'storage.progress.rows', fraction: null });
    await task.breathe();
    const datasetIds = document.datasets.map(({ id }) => id);
    const tables = manifest.withRows && !withoutRows ? await readRows(db, manifest, datasetIds) : new Map();
    return { document, log, tables, layers, savedAt: manifest.savedAt };
  });
}
