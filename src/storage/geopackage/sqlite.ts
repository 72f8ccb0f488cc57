import initSqlJs, { type Database, type SqlJsStatic, type SqlValue } from 'sql.js';
import { StorageError } from '../storage-error.ts';

/** SQLite, compiled to WebAssembly and ready. */
export type Sqlite = SqlJsStatic;

/**
 * Starts SQLite from the bytes of sql.js' `sql-wasm-browser.wasm` (in Node: `sql-wasm.wasm`). The caller fetches them, so
 * that nothing here knows an address. Its memory grows with the largest file and shrinks only when the worker ends.
 */
export async function startSqlite(wasmBinary: ArrayBuffer): Promise<Sqlite> {
  return initSqlJs({ wasmBinary });
}

/** Opens the bytes of a database and closes it again whatever `work` does. Throws a StorageError when it is no database. */
export async function withDatabase<T>(
  sqlite: Sqlite,
  bytes: Uint8Array | null,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const db = new sqlite.Database(bytes);
  try {
    if (bytes) readPragma(db, 'schema_version');
    return await work(db);
  } catch (cause) {
    if (!isSqliteError(cause)) throw cause;
    throw new StorageError('storage.error.damagedFile', { message: cause.message }, { cause });
  } finally {
    db.close();
  }
}

// sql.js throws plain Errors with SQLite's own words; typed errors and cancellations are let through.
const isSqliteError = (cause: unknown): cause is Error => cause instanceof Error && cause.name === 'Error';

function readPragma(db: Database, name: string): SqlValue {
  return db.exec(`PRAGMA ${name}`)[0]?.values[0]?.[0] ?? null;
}

/** Calls `row` with the values of each row of a query. */
export function forEachRow(db: Database, sql: string, row: (values: SqlValue[]) => void): void {
  const statement = db.prepare(sql);
  try {
    while (statement.step()) row(statement.get());
  } finally {
    statement.free();
  }
}

/** True for a real table: a view of that name, which could do anything when read, does not count. */
export function hasTable(db: Database, table: string): boolean {
  const [found] = db.exec("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?", [table]);
  return found?.values[0]?.[0] === 1;
}

/** Inserts rows through one prepared statement. */
export function insertRows(db: Database, table: string, columns: readonly string[], rows: Iterable<SqlValue[]>): void {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const statement = db.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
  try {
    for (const row of rows) statement.run(row);
  } finally {
    statement.free();
  }
}
