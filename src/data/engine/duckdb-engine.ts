import type { Table } from 'apache-arrow';
import { columnTable } from '../columns/column-table.ts';
import { causeOf, DataError, type DataErrorKey } from './data-error.ts';
import type { NamedQuery, QueryEngine } from './query-engine.ts';

/** The part of a DuckDB connection that is used: the one in a worker answers later, the one in Node at once. */
export interface DuckDbConnection {
  query(sql: string): Table | Promise<Table>;
  prepare(sql: string): DuckDbStatement | Promise<DuckDbStatement>;
  insertArrowFromIPCStream(stream: Uint8Array, options: { name: string; create: boolean }): void | Promise<void>;
  close(): void | Promise<void>;
}
interface DuckDbStatement {
  query(...values: unknown[]): Table | Promise<Table>;
  close(): void | Promise<void>;
}

/**
 * The first statements of every connection. Without them DuckDB fetches what it lacks (Parquet, JSON, time zones) from
 * its maker's server; offline that ends in broken memory instead of an error. After them every file, address and
 * extension is refused, and nobody can change that back.
 */
export const LOCK_DOWN = [
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  'SET enable_external_access = false',
  'SET lock_configuration = true',
] as const;

/**
 * DuckDB behind the port. One statement runs at a time, in the order asked.
 *
 * @param dispose ends the engine itself, after the connection is closed
 * @throws DataError `data.error.start` when the database cannot be locked down
 */
export async function createDuckDbEngine(
  connection: DuckDbConnection,
  dispose: () => void | Promise<void> = () => undefined,
): Promise<QueryEngine> {
  for (const statement of LOCK_DOWN) await guarded('data.error.start', () => connection.query(statement));
  const statements = new Map<string, DuckDbStatement>();
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    if (isClosed) return Promise.reject(new DataError('data.error.closed'));
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const forget = async () => {
    for (const statement of statements.values()) await statement.close();
    statements.clear();
  };
  const prepared = async (name: string, sql: string): Promise<DuckDbStatement> => {
    const known = statements.get(name);
    if (known) return known;
    const statement = await connection.prepare(sql);
    statements.set(name, statement);
    return statement;
  };

  return {
    query: <Params, Answer>({ name, sql, bind, read }: NamedQuery<Params, Answer>, params: Params) =>
      inTurn(() =>
        guarded('data.error.query', async () => {
          const statement = await prepared(name, sql);
          return read(columnTable(await statement.query(...bind(params))));
        }),
      ),
    load: (table, stream) =>
      inTurn(() =>
        guarded('data.error.load', async () => {
          // Prepared statements hold on to the tables that they were made for.
          await forget();
          await connection.query(`DROP TABLE IF EXISTS ${quoted(table)}`);
          await connection.insertArrowFromIPCStream(stream, { name: table, create: true });
        }),
      ),
    close: () => {
      const closing = inTurn(async () => {
        await forget();
        await connection.close();
        await dispose();
      });
      isClosed = true;
      return closing;
    },
  };
}

/** An identifier, which no statement can take as a parameter. */
const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;

async function guarded<T>(key: DataErrorKey, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof DataError ? error : new DataError(key, { cause: causeOf(error) });
  }
}
