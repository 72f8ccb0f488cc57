/**
 * The brush step on 500 × 500 cells at 1 and 5 million incidents, in the app's own analysis worker, message included: filter, all
 * chart counts, cell counts, density (quartic, 8 cells), Gi* (disc of 2 cells), correction, hotspots and picture.
 */
import { DEFAULT_HOTSPOT_SETTINGS, type HotspotSettings } from '../../src/domain/hotspot/hotspot.ts';
import { DAY_MS, NO_FILTER, type IncidentFilter } from '../../src/domain/incident/incident-filter.ts';
import { transferablesOf, type IncidentTable } from '../../src/domain/incident/incident-table.ts';
import type { BrushResult } from '../../src/analysis/brush/brush-contract.ts';
import { createIncidentStore } from '../../src/analysis/brush/incident-store.ts';
import { NO_STUDY_PLACES } from '../../src/analysis/grid/study-cells.ts';
import { line, quantile, remark, type BenchLine } from './bench-line.ts';
import { CATEGORIES, CELL_METRES, FIRST_DAY, townIncidents } from './brush-data.ts';
import { crossfilterPeer, straightforward } from './brush-peers.ts';
import { startAnalysisWorker, type RunningWorker } from './brush-worker.ts';

const SETTINGS: HotspotSettings = { ...DEFAULT_HOTSPOT_SETTINGS, cellSizeMetres: CELL_METRES, studyArea: 'extent' };
const WINDOW_DAYS = 365;
const STEP_DAYS = 5;
const WARM_UP = 40;
const STEPS = 240;
const TOGGLES = 48;
const SIZES = [1, 5];

interface Measured {
  readonly walls: number[];
  readonly results: BrushResult[];
}

/** A one-year window that moves by five days a step through the ten years, back and forth. */
function periodOf(step: number): { from: number; to: number } {
  const most = Math.floor((3650 - WINDOW_DAYS) / STEP_DAYS);
  const at = step % (2 * most);
  const from = FIRST_DAY + (at < most ? at : 2 * most - at) * STEP_DAYS * DAY_MS;
  return { from, to: from + WINDOW_DAYS * DAY_MS };
}

async function measure(
  worker: RunningWorker,
  warmUp: number,
  steps: number,
  filterOf: (k: number) => IncidentFilter,
): Promise<Measured> {
  const measured: Measured = { walls: [], results: [] };
  for (let k = 0; k < warmUp + steps; k++) {
    const filter = filterOf(k);
    const started = performance.now();
    const result = await worker.client.step([filter, k, true]);
    const took = performance.now() - started;
    if (k < warmUp) continue;
    measured.walls.push(took);
    measured.results.push(k + 1 === warmUp + steps ? result : { ...result, ...LIGHT });
  }
  return measured;
}

/** What is not kept of all results but the last, so that hundreds of them fit in memory. */
const LIGHT = {
  cellCounts: new Float32Array(0),
  density: new Float32Array(0),
  significance: new Int8Array(0),
  picture: new Uint8ClampedArray(0),
  hotspots: [],
};

const stage = (measured: Measured, name: string) =>
  measured.results.map(({ diagnostics }) => diagnostics.timings[name]!);

function wallLines(name: string, { walls }: Measured): BenchLine[] {
  return [
    line(`${name}, median`, quantile(walls, 0.5), 'ms'),
    line(`${name}, p95`, quantile(walls, 0.95), 'ms'),
    line(`${name}, fastest`, Math.min(...walls), 'ms'),
  ];
}

const withoutHour = (hour: number): Uint8Array => new Uint8Array(168).fill(1).fill(0, hour, hour + 1);

async function measureSize(millions: number): Promise<BenchLine[]> {
  const rows = millions * 1_000_000;
  const label = `${millions} M rows`;
  const worker = await startAnalysisWorker();
  const table = townIncidents(rows);
  const loadStarted = performance.now();
  await worker.client.load([table, NO_STUDY_PLACES, SETTINGS], { transfer: transferablesOf(table) });
  await worker.client.step([NO_FILTER, 0, false]);
  const loaded = performance.now() - loadStarted;

  const brush = await measure(worker, WARM_UP, STEPS, (k) => ({ ...NO_FILTER, period: periodOf(k) }));
  const still = { ...NO_FILTER, period: periodOf(WARM_UP) };
  const hours = await measure(worker, 6, TOGGLES, (k) =>
    k % 2 ? still : { ...still, hoursOfWeek: withoutHour((31 * k) % 168) },
  );
  const categories = await measure(worker, 6, TOGGLES, (k) =>
    k % 2 ? still : { ...still, categories: CATEGORIES.filter((_, c) => c !== (k / 2) % CATEGORIES.length) },
  );
  await worker.stop();
  const last = brush.results[brush.results.length - 1]!;
  remark(
    `${label}: ${Math.round(last.incidents)} incidents in the window, ${last.grid.columns} × ${last.grid.rows} cells, ` +
      `bandwidth ${last.diagnostics.bandwidthMetres} m, band ${last.diagnostics.bandMetres} m, ${last.hotspots.length} hotspots`,
  );
  return [
    line(`load and first answer, ${label}`, loaded, 'ms'),
    ...wallLines(`moved period, message included, ${label}`, brush),
    ...['counts', 'density', 'picture', 'cells', 'giStar', 'correction', 'hotspots'].map((name) =>
      line(`stage ${name}, median, ${label}`, quantile(stage(brush, name), 0.5), 'ms'),
    ),
    line(`outside the stages (message, thread), median, ${label}`, quantile(outsideStages(brush), 0.5), 'ms'),
    ...wallLines(`hour of the week on or off, ${label}`, hours),
    ...wallLines(`category on or off, ${label}`, categories),
    ...crossfilterLines(label, townIncidents(rows), last, brush, hours, categories),
    ...(millions === 1 ? straightforwardLines(last, brush) : []),
  ];
}

function outsideStages({ walls, results }: Measured): number[] {
  return walls.map((wall, k) => wall - Object.values(results[k]!.diagnostics.timings).reduce((sum, ms) => sum + ms, 0));
}

/** Counts alone beside crossfilter2, which does the same five groups without windows of time. */
function crossfilterLines(
  label: string,
  table: IncidentTable,
  { grid }: BrushResult,
  brush: Measured,
  hours: Measured,
  categories: Measured,
): BenchLine[] {
  const started = performance.now();
  const peer = crossfilterPeer(table, grid);
  remark(`crossfilter2 took ${Math.round(performance.now() - started)} ms to take in ${label}`);
  const time = (steps: number, run: (k: number) => void) =>
    Array.from({ length: steps }, (_, k) => {
      const at = performance.now();
      run(k);
      return performance.now() - at;
    });
  const dayOf = (ms: number) => (ms - FIRST_DAY) / DAY_MS;
  const move = (k: number) => peer.period(dayOf(periodOf(k).from), dayOf(periodOf(k).to));
  time(WARM_UP, move);
  const moved = time(60, (k) => move(WARM_UP + k));
  const hour = time(12, (k) => (k % 2 ? peer.clear() : peer.hour((31 * k) % 168)));
  peer.clear();
  const category = time(12, (k) => (k % 2 ? peer.clear() : peer.category((k / 2) % CATEGORIES.length)));
  const beside = (name: string, own: number[], other: number[]) => [
    line(`counts alone, ${name}, median, ${label}`, quantile(own, 0.5), 'ms', 'crossfilter2', quantile(other, 0.5)),
    line(`counts alone, ${name}, p95, ${label}`, quantile(own, 0.95), 'ms', 'crossfilter2', quantile(other, 0.95)),
  ];
  return [
    ...beside('moved period', stage(brush, 'counts'), moved),
    ...beside('hour on or off', stage(hours, 'counts'), hour),
    ...beside('category on or off', stage(categories, 'counts'), category),
  ];
}

function straightforwardLines(last: BrushResult, brush: Measured): BenchLine[] {
  const { bandMetres, bandwidthMetres } = last.diagnostics;
  const peer = straightforward(last.grid, last.cellCounts, bandMetres, bandwidthMetres, 0.05);
  const name = 'straightforward (neighbour lists, all pairs, sorting)';
  const worst = last.density.reduce(
    (most, value, cell) => Math.max(most, Math.abs(value - peer.density[cell]!) / Math.max(1e-3, peer.density[cell]!)),
    0,
  );
  const differing = last.significance.reduce(
    (n, level, cell) => n + (Math.abs(level) >= 2 !== (peer.significant[cell] === 1) ? 1 : 0),
    0,
  );
  remark(`the decision at 0.05 differs from sorting in ${differing} of ${last.significance.length} cells`);
  remark(`density differs by at most ${worst.toExponential(1)} of its value (it is handed over as float32)`);
  const median = (part: string) => quantile(stage(brush, part), 0.5);
  return [
    line('Gi* on 250,000 cells', median('giStar'), 'ms', name, peer.milliseconds.giStar),
    line('Benjamini–Hochberg on 250,000 cells', median('correction'), 'ms', name, peer.milliseconds.correction),
    line('density on 250,000 cells', median('density'), 'ms', name, peer.milliseconds.density),
  ];
}

/** Bytes that the engine keeps per row: the sorted columns, base flags, cell and list of rows by cell. */
function memoryLines(): BenchLine[] {
  const store = createIncidentStore(townIncidents(200_000));
  const columns = Object.values(store).filter((value) => ArrayBuffer.isView(value));
  const bytes = columns.reduce((sum, column) => sum + column.byteLength, 0);
  const engine = 4 + 4 + 1;
  return [line('memory of the worker per row', bytes / store.length + engine, 'bytes')];
}

/** How fast this machine copies memory now, to hold the stages against. */
function bandwidthLines(): BenchLine[] {
  const from = new Float64Array(8 << 20).fill(1);
  const to = new Float64Array(from.length);
  const times = Array.from({ length: 12 }, () => {
    const started = performance.now();
    to.set(from);
    return performance.now() - started;
  });
  return [line('memory copied', (2 * from.byteLength) / 1e6 / Math.min(...times), 'GB/s')];
}

export async function run(): Promise<BenchLine[]> {
  remark('Mosaic publishes, with DuckDB in WebAssembly, 82 ms for a histogram and 240 ms for a density of 1 M rows');
  const lines = [...bandwidthLines(), ...memoryLines()];
  for (const millions of SIZES) lines.push(...(await measureSize(millions)));
  return lines;
}
