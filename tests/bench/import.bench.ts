/**
 * From file to rows: a CSV of 1 million incidents (59 MB) and a real Parquet file of 1.77 million, by the app's own
 * importer (profile, privacy gate, cleaning, projection, duplicates, pile-ups, report, SHA-256) beside DuckDB-WASM's and
 * PapaParse's bare readers. Each run is a process of its own: no run pays for the garbage of another, and peak memory is
 * its own. In the browser the same code runs in the import worker.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { sharedPath } from '../shared-data.ts';
import { line, quantile, remark, type BenchLine } from './bench-line.ts';
import type { ImportMeasured } from './import-child.ts';
import { writeIncidentsCsv } from './import-file.ts';

const ROWS = 1_000_000;
const RUNS = 3;
const PARQUET = 'data/incidents/uk_street_crime_2018-10_2019-02.parquet';
const PARQUET_ROWS = 1_771_502;

async function bundle(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('./import-child.ts', import.meta.url)),
      outDir: folder,
      target: 'es2022',
      rollupOptions: { output: { entryFileNames: 'import-child.mjs' } },
    },
  });
  return join(folder, 'import-child.mjs');
}

function measure(child: string, way: string, path: string, runs: number): ImportMeasured[] {
  return Array.from({ length: runs }, () => {
    const output = execFileSync(process.execPath, ['--max-old-space-size=8192', child, way, path], {
      encoding: 'utf8',
    });
    return JSON.parse(output.trim().split('\n').at(-1)!) as ImportMeasured;
  });
}

const median = (runs: readonly ImportMeasured[], of: (run: ImportMeasured) => number) => quantile(runs.map(of), 0.5);

export async function run(): Promise<BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'regiekaart-import-'));
  try {
    const child = await bundle(join(folder, 'bundle'));
    const csv = join(folder, 'incidents.csv');
    await writeIncidentsCsv(csv, ROWS);
    remark(`CSV of ${ROWS} rows, ${Math.round(statSync(csv).size / 1e6)} MB; ${RUNS} runs each, medians`);
    return [...csvLines(child, csv), ...parquetLines(child)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function csvLines(child: string, csv: string): BenchLine[] {
  const [app, duckdb, papa] = ['app', 'duckdb', 'papaparse'].map((way) => measure(child, way, csv, RUNS)) as [
    ImportMeasured[],
    ImportMeasured[],
    ImportMeasured[],
  ];
  for (const [run] of [app, duckdb, papa]) {
    if (run!.rows !== ROWS) throw new Error(`read ${run!.rows} rows of ${ROWS}`);
  }
  const total = (run: ImportMeasured) => run.ms.total!;
  const cpu = (run: ImportMeasured) => run.cpuMs;
  const peak = (run: ImportMeasured) => run.peakMegabytes;
  return [
    line(
      'CSV 1 M rows: profile and recipe',
      median(app, ({ ms }) => ms.profile!),
      'ms',
    ),
    line(
      'CSV 1 M rows: import with privacy gate and cleaning',
      median(app, ({ ms }) => ms.import!),
      'ms',
    ),
    line('CSV 1 M rows: file to rows', median(app, total), 'ms', 'DuckDB-WASM read_csv, bare', median(duckdb, total)),
    line('CSV 1 M rows: file to rows', median(app, total), 'ms', 'PapaParse, bare', median(papa, total)),
    line('CSV 1 M rows: processor time', median(app, cpu), 'ms', 'DuckDB-WASM read_csv, bare', median(duckdb, cpu)),
    line('CSV 1 M rows: processor time', median(app, cpu), 'ms', 'PapaParse, bare', median(papa, cpu)),
    line(
      'CSV 1 M rows: file to hotspots',
      median(app, ({ ms }) => ms.hotspots!),
      'ms',
      'kepler.gl 3.2.6 to points (published beside)',
      18_300,
    ),
    line('CSV 1 M rows: peak memory', median(app, peak), 'MB', 'DuckDB-WASM read_csv, bare', median(duckdb, peak)),
    line('CSV 1 M rows: peak memory', median(app, peak), 'MB', 'PapaParse, bare', median(papa, peak)),
  ];
}

function parquetLines(child: string): BenchLine[] {
  const path = sharedPath(PARQUET);
  if (!path) {
    remark(`skipped: no ${PARQUET} beside the checkout`);
    return [];
  }
  const runs = measure(child, 'app', path, 1);
  if (runs[0]!.rows !== PARQUET_ROWS) throw new Error(`read ${runs[0]!.rows} rows of ${PARQUET_ROWS}`);
  return [
    line(
      'UK Parquet 1.77 M rows: file to rows',
      median(runs, ({ ms }) => ms.total!),
      'ms',
    ),
    line(
      'UK Parquet 1.77 M rows: file to hotspots',
      median(runs, ({ ms }) => ms.hotspots!),
      'ms',
    ),
    line(
      'UK Parquet 1.77 M rows: peak memory',
      median(runs, ({ peakMegabytes }) => peakMegabytes),
      'MB',
    ),
  ];
}
