/**
 * The methods on the sizes that a municipality has, each beside what a user would otherwise take, in the same run: Turf's
 * DBSCAN, neighbour lists, every pair by hand. Medians of three runs; the long Monte Carlo methods once.
 */
import { clustersDbscan } from '@turf/clusters-dbscan';
import { featureCollection, point } from '@turf/helpers';
import { dbscan } from '../../src/analysis/clustering/dbscan.ts';
import { densityAtPlaces } from '../../src/analysis/density-reference/point-density.ts';
import { createBrushEngine } from '../../src/analysis/brush/brush-engine.ts';
import { nearRepeat, type NearRepeatOptions } from '../../src/analysis/near-repeat/near-repeat.ts';
import { logLikelihoodRatio } from '../../src/analysis/scan/likelihood.ts';
import { spaceTimeScan } from '../../src/analysis/scan/space-time-scan.ts';
import { localGetisOrd } from '../../src/analysis/spatial-autocorrelation/getis-ord-points.ts';
import { neighboursWithinBand } from '../../src/analysis/spatial-autocorrelation/neighbours.ts';
import { unwatchedTask } from '../../src/analysis/task.ts';
import { DEFAULT_HOTSPOT_SETTINGS } from '../../src/domain/hotspot/hotspot.ts';
import { NO_FILTER } from '../../src/domain/incident/incident-filter.ts';
import { createIncidentTable, TimePrecision } from '../../src/domain/incident/incident-table.ts';
import { Random } from '../../src/numerics/random/random.ts';
import { line, quantile, remark, type BenchLine } from './bench-line.ts';

/** Points like those of a town: two thirds around 60 centres, the rest anywhere in 10 × 10 km; whole days of a year. */
function town(n: number, seed = 1) {
  const random = new Random(seed);
  const centres = Array.from(
    { length: 60 },
    () => [random.uniform() * 10_000, random.uniform() * 10_000, 100 + random.uniform() * 500] as const,
  );
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  const day = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const [cx, cy, spread] = centres[random.below(60)]!;
    const loose = random.uniform() < 0.33;
    x[i] = loose ? random.uniform() * 10_000 : cx + random.normal() * spread;
    y[i] = loose ? random.uniform() * 10_000 : cy + random.normal() * spread;
    day[i] = random.below(365);
  }
  return { x, y, day };
}

async function milliseconds(work: () => unknown, runs = 3): Promise<number> {
  const times: number[] = [];
  for (let k = 0; k < runs; k++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return quantile(times, 0.5);
}

async function clustering(): Promise<BenchLine[]> {
  const options = { radiusMetres: 50, minimumPoints: 10 };
  const large = town(100_000);
  const small = town(20_000);
  // Turf works in degrees and kilometres: the same layout around the equator, where both are alike.
  const degrees = 1 / 111_195;
  const features = featureCollection(Array.from(small.x, (px, i) => point([px * degrees, small.y[i]! * degrees])));
  const own = await milliseconds(() => dbscan(small.x, small.y, options));
  const turf = await milliseconds(() => clustersDbscan(features, 0.05, { minPoints: 10, mutate: true }), 1);
  return [
    line('dbscan 100,000 points, 50 m, 10', await milliseconds(() => dbscan(large.x, large.y, options)), 'ms'),
    line('dbscan 20,000 points, 50 m, 10', own, 'ms', 'Turf 7 clustersDbscan', turf),
  ];
}

/** Each point added to the cells within its reach, one by one. */
function densityByPoints(
  { x, y }: ReturnType<typeof town>,
  side: number,
  cell: number,
  bandwidth: number,
): Float64Array {
  const surface = new Float64Array(side * side);
  const reach = Math.ceil(bandwidth / cell);
  for (let i = 0; i < x.length; i++) {
    const column = Math.floor(x[i]! / cell);
    const row = Math.floor(y[i]! / cell);
    for (let r = Math.max(0, row - reach); r <= Math.min(side - 1, row + reach); r++) {
      for (let c = Math.max(0, column - reach); c <= Math.min(side - 1, column + reach); c++) {
        const q = (((c + 0.5) * cell - x[i]!) ** 2 + ((r + 0.5) * cell - y[i]!) ** 2) / bandwidth ** 2;
        if (q < 1) surface[r * side + c]! += (3 / Math.PI / bandwidth ** 2) * (1 - q) ** 2;
      }
    }
  }
  return surface;
}

/** A town's points as the screen holds them. */
function tableOf({ x, y, day }: ReturnType<typeof town>) {
  const table = createIncidentTable(x.length, ['a'], ['b']);
  const within = (value: number) => Math.min(9_999, Math.max(0, value));
  x.forEach((_, row) => {
    table.x[row] = within(x[row]!);
    table.y[row] = within(y[row]!);
    table.start[row] = table.end[row] = Date.UTC(2025, 0, 1) + day[row]! * 86_400_000;
    table.precision[row] = TimePrecision.minute;
  });
  return table;
}

/** Steps of the screen's engine under a moving half-year window, and the stages of the last. */
function stepsOf(n: number, cellSizeMetres: number, stages: RegExp) {
  const settings = {
    ...DEFAULT_HOTSPOT_SETTINGS,
    cellSizeMetres,
    bandMetres: 2 * cellSizeMetres,
    bandwidthMetres: 4 * cellSizeMetres,
    studyArea: 'extent' as const,
    expectation: 'even' as const,
  };
  const engine = createBrushEngine(tableOf(town(n)), { settings, clock: () => performance.now() });
  const results = Array.from({ length: 8 }, (_, k) => {
    const from = Date.UTC(2025, 0, 1 + 20 * k);
    return engine.step({ ...NO_FILTER, period: { from, to: from + 180 * 86_400_000 } }, k);
  });
  const times = results.slice(2).map(({ diagnostics: { timings } }) =>
    Object.entries(timings)
      .filter(([name]) => stages.test(name))
      .reduce((sum, [, ms]) => sum + ms, 0),
  );
  return { last: results[results.length - 1]!, milliseconds: quantile(times, 0.5) };
}

/** 100,000 points as density: the screen's surface of counted cells, and the kernel summed exactly at each centre. */
async function density(): Promise<BenchLine[]> {
  const data = town(100_000);
  const side = 100;
  const cell = 100;
  const places = {
    x: Float64Array.from({ length: side * side }, (_, k) => ((k % side) + 0.5) * cell),
    y: Float64Array.from({ length: side * side }, (_, k) => (Math.floor(k / side) + 0.5) * cell),
  };
  const options = { kernel: 'quartic', bandwidthMetres: 4 * cell, edge: 'none' } as const;
  const { milliseconds: surface } = stepsOf(100_000, cell, /^(counts|cells|density)$/);
  const exact = await milliseconds(() => densityAtPlaces(data, places, options));
  const peer = await milliseconds(() => densityByPoints(data, side, cell, 4 * cell));
  return [
    line(
      'density 100,000 points on 100 × 100 cells, counting included',
      surface,
      'ms',
      'point by point onto cells',
      peer,
    ),
    line('density 100,000 points, exact at 10,000 places', exact, 'ms'),
  ];
}

/** The whole step of the screen on 500 × 500 cells, its Gi* part by its own clock, beside a list of neighbours. */
async function getisOrd(): Promise<BenchLine[]> {
  const { last, milliseconds: own } = stepsOf(200_000, 20, /^(giStar|correction)$/);
  const { grid, cellCounts, diagnostics } = last;
  remark(`stages of a step in ms: ${JSON.stringify(diagnostics.timings)}`);
  const cells = grid.columns * grid.rows;
  const centres = Array.from(
    { length: cells },
    (_, k) => [(k % grid.columns) * 20, Math.floor(k / grid.columns) * 20] as const,
  );
  const neighbours = neighboursWithinBand(
    centres.map(([cx]) => cx),
    centres.map(([, cy]) => cy),
    40,
    true,
  );
  const listed = await milliseconds(() => localGetisOrd(cellCounts, neighbours, 'Gi*'));
  return [
    line(`Gi* and correction, ${cells} cells, disc of 2 cells`, own, 'ms', 'list of neighbours, already built', listed),
  ];
}

/** Every pair looked at anew in each permutation. */
function knoxByHand({ x, y, day }: ReturnType<typeof town>): number {
  let near = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      if ((x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2 < 40_000 && Math.abs(day[i]! - day[j]!) < 14) near++;
    }
  }
  return near;
}

async function repeats(): Promise<BenchLine[]> {
  const data = town(20_000);
  const options: NearRepeatOptions = {
    space: { breaks: [0, 100, 200, Infinity], interval: '[a,b)' },
    time: { breaks: [0, 7, 14, 28, Infinity], interval: '[a,b)' },
    metric: 'euclidean',
    permutations: 999,
    seed: 1,
  };
  const own = await milliseconds(() => nearRepeat(data.x, data.y, data.day, options, unwatchedTask()), 1);
  const once = await milliseconds(() => knoxByHand(data), 1);
  return [
    line(
      'near repeat 20,000 points × 999',
      own / 1000,
      's',
      'all pairs in each permutation (one timed × 999)',
      (once * 999) / 1000,
    ),
  ];
}

/** One permutation of the prospective scan straight from the definition, on the circles of every tenth centre. */
function scanByHand({ x, y, day }: ReturnType<typeof town>, radius: number, longest: number): number {
  const n = x.length;
  const last = Math.max(...day);
  const totals = Array.from({ length: longest }, (_, k) => day.filter((d) => d >= last - k).length);
  let best = 0;
  for (let c = 0; c < n; c += 10) {
    const inside: { d: number; day: number }[] = [];
    for (let i = 0; i < n; i++) {
      const d = Math.hypot(x[i]! - x[c]!, y[i]! - y[c]!);
      if (d <= radius) inside.push({ d, day: day[i]! });
    }
    inside.sort((a, b) => a.d - b.d);
    const counts = new Float64Array(longest);
    inside.forEach((event, k) => {
      for (let w = 0; w < longest; w++) {
        if (event.day >= last - w) counts[w]!++;
        best = Math.max(best, logLikelihoodRatio(counts[w]!, ((k + 1) * totals[w]!) / n, n));
      }
    });
  }
  return best;
}

async function scan(): Promise<BenchLine[]> {
  const data = town(5_000);
  const options = { maximumRadiusMetres: 750, maximumSteps: 30, permutations: 999 };
  const own = await milliseconds(() => spaceTimeScan(data.x, data.y, data.day, options, unwatchedTask()), 1);
  const tenth = await milliseconds(() => scanByHand(data, 750, 30), 1);
  return [
    line(
      'space-time scan 5,000 events × 999, prospective, 750 m, 30 days',
      own / 1000,
      's',
      'by definition (a tenth of one permutation × 9,990)',
      (tenth * 9_990) / 1000,
    ),
  ];
}

/** What the machine can do at best: reading 256 MB of numbers in a row, once the code is warm. */
function memoryBandwidth(): BenchLine {
  const values = new Float64Array(32 * 2 ** 20).fill(1);
  const read = () => {
    const started = performance.now();
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[i]!;
    return { seconds: (performance.now() - started) / 1000, sum };
  };
  const best = Math.min(...Array.from({ length: 5 }, () => read().seconds));
  return line('memory read in a row (one thread, JavaScript)', values.byteLength / best / 1e9, 'GB/s');
}

export async function run(): Promise<BenchLine[]> {
  const lines: BenchLine[] = [memoryBandwidth()];
  for (const part of [clustering, density, getisOrd, repeats, scan]) lines.push(...(await part()));
  return lines;
}
