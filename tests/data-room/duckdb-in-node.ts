import { createRequire } from 'node:module';
import type * as DuckDb from '@duckdb/duckdb-wasm/blocking';
import { createDuckDbEngine, type DuckDbConnection } from '../../src/data/engine/duckdb-engine.ts';
import type { QueryEngine } from '../../src/data/engine/query-engine.ts';

const require = createRequire(import.meta.url);

/** A bare connection to the engine that the app runs in the browser (the same `eh` module), here in Node. */
export async function openDuckDbInNode(): Promise<DuckDbConnection> {
  const { createDuckDB, NODE_RUNTIME, VoidLogger } =
    require('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs') as typeof DuckDb;
  const module = { mainModule: require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'), mainWorker: '' };
  const database = await createDuckDB({ mvp: module, eh: module }, new VoidLogger(), NODE_RUNTIME);
  await database.instantiate(() => undefined);
  database.open({ path: ':memory:', query: { castBigIntToDouble: true } });
  return database.connect();
}

/** The data room's engine in Node, locked down as in the app. */
export const startEngineInNode = async (): Promise<QueryEngine> => createDuckDbEngine(await openDuckDbInNode());
