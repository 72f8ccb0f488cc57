import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { causeOf, DataError } from './data-error.ts';
import { createDuckDbEngine } from './duckdb-engine.ts';
import type { QueryEngine } from './query-engine.ts';

/** DuckDB gives no sign when WebAssembly is refused; after this long it is taken to be refused. */
const PATIENCE_MS = 60_000;

/**
 * Starts DuckDB-WASM in a worker of its own, in memory, from this app's own files (34 MB, fetched at the first call).
 *
 * @throws DataError `data.error.start`
 */
export async function startDuckDb(): Promise<QueryEngine> {
  const worker = new Worker(new URL(workerUrl, self.location.href));
  try {
    const database = new AsyncDuckDB(new VoidLogger(), worker);
    await beforeLong(database.instantiate(new URL(wasmUrl, self.location.href).href));
    await database.open({ path: ':memory:', query: { castBigIntToDouble: true } });
    return await createDuckDbEngine(await database.connect(), () => worker.terminate());
  } catch (error) {
    worker.terminate();
    throw error instanceof DataError ? error : new DataError('data.error.start', { cause: causeOf(error) });
  }
}

async function beforeLong<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DataError('data.error.start', { cause: `${PATIENCE_MS / 1000} s` })),
      PATIENCE_MS,
    );
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
