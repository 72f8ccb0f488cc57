/**
 * One way of reading one file, in a process of its own so that its peak memory is its own:
 * `node import-child.mjs <way> <file>` prints one JSON line.
 */
import { openAsBlob, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { IncidentTable } from '../../src/domain/incident/incident-table.ts';
import { NO_BASE_LAYERS } from '../../src/domain/place/base-layers.ts';
import { NO_FILTER } from '../../src/domain/incident/incident-filter.ts';
import { DEFAULT_HOTSPOT_SETTINGS } from '../../src/domain/hotspot/hotspot.ts';
import { createBrushEngine } from '../../src/analysis/brush/brush-engine.ts';
import { deriveStudyPlaces } from '../../src/analysis/grid/study-places.ts';
import { importIncidents } from '../../src/formats/incidents/import-incidents.ts';
import { readProfile } from '../../src/formats/incidents/read-profile.ts';
import { suggestRecipe } from '../../src/formats/incidents/suggest-recipe.ts';
import type { SourceFile } from '../../src/formats/bytes/byte-stream.ts';

export interface ImportMeasured {
  readonly rows: number;
  /** Milliseconds by stage; `total` from file to rows. */
  readonly ms: Readonly<Record<string, number>>;
  /** Processor time from file to rows, all threads: hardly disturbed by what else the machine does. */
  readonly cpuMs: number;
  /** Peak resident memory of the process less what it held before it began, and the same when done. */
  readonly peakMegabytes: number;
}

type Reading = Omit<ImportMeasured, 'peakMegabytes'>;

const cpuMs = (since?: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

const require = createRequire(join(process.cwd(), 'package.json'));
const task = {
  progress: () => undefined,
  breathe: () => new Promise<void>((resolve) => setImmediate(resolve)),
  transfer: () => undefined,
};

/** A file on disk as the browser hands it over: read piece by piece, not held. */
const fileAt = async (path: string) =>
  new File([await openAsBlob(path)], basename(path), { lastModified: 1 }) as SourceFile;

async function importByApp(path: string): Promise<Reading> {
  const file = await fileAt(path);
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const recipe = suggestRecipe(await readProfile(file, task));
  const profiled = performance.now();
  const { table } = await importIncidents(file, recipe, null, task);
  const imported = performance.now();
  const used = cpuMs(cpu);
  showHotspots(table);
  const shown = performance.now();
  return {
    rows: table.length,
    cpuMs: used,
    ms: {
      profile: profiled - started,
      import: imported - profiled,
      total: imported - started,
      hotspots: shown - started,
    },
  };
}

/** What stands between the rows and the first map: the analysis room's own preparation and first step. */
function showHotspots(table: IncidentTable): void {
  const settings = { ...DEFAULT_HOTSPOT_SETTINGS, studyArea: 'extent', expectation: 'even' } as const;
  const engine = createBrushEngine(table, {
    places: deriveStudyPlaces(NO_BASE_LAYERS),
    settings,
    clock: () => performance.now(),
  });
  engine.step(NO_FILTER, 1, { rescale: true });
}

/** DuckDB's bare reader: no privacy gate, no cleaning, numbers with a decimal comma and the date format given to it. */
async function readByDuckDb(path: string): Promise<Reading> {
  const { createDuckDB, NODE_RUNTIME, VoidLogger } =
    require('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs') as typeof import('@duckdb/duckdb-wasm/blocking');
  const module = { mainModule: require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'), mainWorker: '' };
  const database = await createDuckDB({ mvp: module, eh: module }, new VoidLogger(), NODE_RUNTIME);
  await database.instantiate(() => undefined);
  database.open({ path: ':memory:', query: { castBigIntToDouble: true } });
  const connection = database.connect();
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  database.registerFileBuffer('incidents.csv', new Uint8Array(readFileSync(path)));
  connection.query(`CREATE TABLE incident AS SELECT * FROM read_csv('incidents.csv', delim = ';', header = true,
    decimal_separator = ',', timestampformat = '%d-%m-%Y %H:%M')`);
  const total = performance.now() - started;
  const used = cpuMs(cpu);
  const rows = (connection.query('SELECT count(*) AS n FROM incident').toArray() as { n: number }[])[0]!.n;
  connection.close();
  return { rows, cpuMs: used, ms: { total } };
}

/** PapaParse's bare reader: rows of strings. */
function readByPapa(path: string): Promise<Reading> {
  const papa = require('papaparse') as typeof import('papaparse');
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const { data } = papa.parse<string[]>(readFileSync(path, 'utf8'), { delimiter: ';' });
  return Promise.resolve({ rows: data.length - 2, cpuMs: cpuMs(cpu), ms: { total: performance.now() - started } });
}

const [, , way, path] = process.argv;
const read = { app: importByApp, duckdb: readByDuckDb, papaparse: readByPapa }[way as 'app' | 'duckdb' | 'papaparse'];
const before = process.memoryUsage().rss;
const measured = await read(path!);
const peakMegabytes = (process.resourceUsage().maxRSS * 1024 - before) / 1e6;
console.log(JSON.stringify({ ...measured, peakMegabytes } satisfies ImportMeasured));
process.exit(0);
