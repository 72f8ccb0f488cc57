import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { startSqlite, type Sqlite } from '../../src/storage/geopackage/sqlite.ts';
import type { LongTask } from '../../src/storage/long-task.ts';

/** SQLite out of node_modules. */
export function sqliteInNode(): Promise<Sqlite> {
  const bytes = readFileSync(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
  return startSqlite(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** A task that nobody watches. */
export const unwatched: LongTask = {
  signal: new AbortController().signal,
  progress: () => undefined,
  breathe: () => Promise.resolve(),
};
