import type { IncidentTable } from '../domain/incident/incident-table.ts';
import { packIncidents } from '../storage/columns/data-packs.ts';
import { sqliteWasmUrl } from '../storage/geopackage/sqlite-asset.ts';
import { writeZoneFile, type ZoneFileContent } from '../storage/geopackage/zone-file.ts';
import { startSqlite, type Sqlite } from '../storage/geopackage/sqlite.ts';
import {
  readProjectFile,
  writeProjectFile,
  type OpenedProject,
  type ReadOptions,
  type WriteOptions,
} from '../storage/project-file.ts';
import type { StoredProject } from '../storage/stored-project.ts';
import { serve, type Task } from './protocol.ts';

// End this worker after a file: SQLite's memory grows to the size of the largest and is given back only then.

let sqlite: Promise<Sqlite> | null = null;

function loadSqlite(): Promise<Sqlite> {
  sqlite ??= fetch(sqliteWasmUrl)
    .then((response) => response.arrayBuffer())
    .then(startSqlite);
  return sqlite;
}

const api = {
  /** The bytes of a project file. */
  async write(
    project: StoredProject,
    options: Pick<WriteOptions, 'withRows' | 'savedAt' | 'layerTitles'>,
    task: Task,
  ): Promise<Uint8Array> {
    const bytes = await writeProjectFile(project, { ...options, sqlite: await loadSqlite(), task });
    task.transfer(bytes.buffer);
    return bytes;
  },

  /** The bytes of a GeoPackage with one area. */
  async zone(content: ZoneFileContent, task: Task): Promise<Uint8Array> {
    const bytes = await writeZoneFile(await loadSqlite(), content);
    task.transfer(bytes.buffer);
    return bytes;
  },

  /** A project out of the bytes of a file. */
  async read(bytes: Uint8Array, options: Pick<ReadOptions, 'withoutRows'>, task: Task): Promise<OpenedProject> {
    return readProjectFile(bytes, { ...options, sqlite: await loadSqlite(), task });
  },

  /** The rows of a dataset as autosave keeps them. */
  async pack(table: IncidentTable, task: Task): Promise<Uint8Array> {
    const bytes = await packIncidents(table);
    task.transfer(bytes.buffer);
    return bytes;
  },
};

export type StorageApi = typeof api;

serve(api, globalThis);
