import { requireAtLeast, requireFinite, requireSameLength, type MethodRecord } from '../method-record.ts';
import { Random } from '../../numerics/random/random.ts';
import { shuffle } from '../../numerics/random/shuffle.ts';
import { paceOf, type AnalysisTask } from '../task.ts';
import { bandCount, bandLabels, checkBands, type BandLabel, type Bands } from './bands.ts';
import { listClosePairs, type ClosePairs, type Metric } from './close-pairs.ts';
import { createPairCounter, type PairCounter } from './pair-counter.ts';
import { pairsNearerInTime, thresholdsOf } from './time-bands.ts';

export interface NearRepeatOptions {
  /** Distance bands in metres. */
  readonly space: Bands;
  /** Time bands in the unit of the times, usually days. */
  readonly time: Bands;
  readonly metric: Metric;
  readonly permutations: number;
  readonly seed: number;
}

/** Tables are row-major: distance band × time band. */
export interface NearRepeatResult extends MethodRecord<NearRepeatOptions> {
  readonly spaceLabels: readonly BandLabel[];
  readonly timeLabels: readonly BandLabel[];
  /** Pairs observed in each cell. */
  readonly observed: Float64Array;
  /** Row total × column total / grand total. */
  readonly expected: Float64Array;
  /** Mean and median number of pairs over the permutations. */
  readonly mean: Float64Array;
  readonly median: Float64Array;
  /** Observed over the mean of the permutations (Knox ratio); NaN where that mean is 0. */
  readonly ratio: Float64Array;
  /** Chance of so many pairs without interaction: (permutations with at least as many + 1) / (permutations + 1). */
  readonly p: Float64Array;
}

/**
 * Near-repeat analysis: are incidents that are close in space also close in time, more often than chance brings about?
 *
 * Source: Knox 1964, Applied Statistics 13:25–29; Johnson et al. 2007, J. Quant. Criminol. 23:201–219; Monte Carlo by
 * dealing out the times anew over the places. Pairs close in space are listed once; the pairs of an open last distance
 * band follow from totals that no permutation changes. Bands are labelled by what they hold: [0, 1) day is the same day.
 *
 * `times` in any unit (whole days are fastest). Errors: `method.error.breaks`, `.tooFew`, `.notFinite`, `.tooManyPairs`.
 */
export async function nearRepeat(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  times: ArrayLike<number>,
  options: NearRepeatOptions,
  task: AnalysisTask,
): Promise<NearRepeatResult> {
  const n = requireSameLength(x, y, times);
  requireAtLeast(2, n, 'near-repeat');
  requireFinite(times, 'times');
  checkBands(options.space);
  checkBands(options.time);
  const pairs = listClosePairs(x, y, options.space, options.metric);
  const thresholds = thresholdsOf(options.time);
  const counter = createPairCounter(pairs, times, thresholds);
  const tabulate = tabulator(pairs, times, thresholds, options);
  const dealt = Float64Array.from(pairs.order, (i) => times[i]!);
  for (let lane = 0; lane < counter.lanes; lane++) counter.deal(lane, dealt);
  const observed = tabulate(counter.count()[0]!);
  const simulated = await simulate(dealt, observed, counter, tabulate, pairs, options, task);
  return {
    method: 'near-repeat',
    parameters: options,
    seed: options.seed,
    n,
    spaceLabels: bandLabels(options.space),
    timeLabels: bandLabels(options.time),
    observed,
    expected: underIndependence(observed, bandCount(options.time)),
    ...simulated,
    ratio: observed.map((count, cell) => (simulated.mean[cell]! > 0 ? count / simulated.mean[cell]! : NaN)),
  };
}

/** A function from counts of listed pairs nearer in time than each threshold to the table of pairs per band. */
function tabulator(
  { n, groups, starts }: ClosePairs,
  times: ArrayLike<number>,
  thresholds: Float64Array,
  { space, time }: NearRepeatOptions,
): (counts: Float64Array) => Float64Array {
  const rows = bandCount(space);
  const columns = bandCount(time);
  const width = thresholds.length;
  const allPairs = (n * (n - 1)) / 2;
  const inTime = pairsNearerInTime(times, thresholds);
  const sizes = Float64Array.from({ length: groups }, (_, g) => starts[g * (n + 1) + n]! - starts[g * (n + 1)]!);
  const listed = sizes.reduce((sum, size) => sum + size, 0);
  return (counts) => {
    /** Pairs of a group before a border in time; before the end without end lie all of them. */
    const before = (group: number, border: number) =>
      border < width ? counts[group * width + border]! : sizes[group]!;
    /** The same for the pairs that are in no list: all, less those listed. */
    const beforeElsewhere = (border: number) => {
      if (border >= width) return allPairs - listed;
      let rest = inTime[border]!;
      for (let group = 0; group < groups; group++) rest -= counts[group * width + border]!;
      return rest;
    };
    const table = new Float64Array(rows * columns);
    for (let cell = 0; cell < table.length; cell++) {
      const row = Math.floor(cell / columns);
      const column = cell % columns;
      const open = row === groups - 1;
      const upTo = (border: number) => (open ? beforeElsewhere(border) : before(row, border));
      table[cell] = upTo(column + 1) - upTo(column);
    }
    return table;
  };
}

async function simulate(
  dealt: Float64Array,
  observed: Float64Array,
  counter: PairCounter,
  tabulate: (counts: Float64Array) => Float64Array,
  pairs: ClosePairs,
  { permutations, seed }: NearRepeatOptions,
  task: AnalysisTask,
) {
  const cells = observed.length;
  const random = new Random(seed);
  const all = new Float64Array(cells * permutations);
  const atLeast = new Uint32Array(cells);
  // All lanes of a batch together take about three steps a pair.
  const steps = 3 * pairs.partners.length + 4 * counter.lanes * pairs.n;
  const pace = paceOf(task, 'method.stage.permutations', (steps * permutations) / counter.lanes);
  for (let round = 0; round < permutations; round += counter.lanes) {
    for (let lane = 0; lane < counter.lanes; lane++) {
      shuffle(dealt, random);
      counter.deal(lane, dealt);
    }
    const lanes = counter.count().slice(0, permutations - round);
    lanes.map(tabulate).forEach((table, lane) => {
      table.forEach((count, cell) => {
        all[cell * permutations + round + lane] = count;
        if (count >= observed[cell]!) atLeast[cell]!++;
      });
    });
    await pace.did(steps);
  }
  const ofCell = (cell: number) => all.subarray(cell * permutations, (cell + 1) * permutations);
  return {
    mean: observed.map((_, cell) => ofCell(cell).reduce((sum, count) => sum + count, 0) / permutations),
    median: observed.map((_, cell) => medianOf(ofCell(cell))),
    p: observed.map((_, cell) => (atLeast[cell]! + 1) / (permutations + 1)),
  };
}

function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const half = sorted.length / 2;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function underIndependence(table: Float64Array, columns: number): Float64Array {
  const rowSums = new Float64Array(table.length / columns);
  const columnSums = new Float64Array(columns);
  let total = 0;
  table.forEach((count, cell) => {
    rowSums[Math.floor(cell / columns)]! += count;
    columnSums[cell % columns]! += count;
    total += count;
  });
  return table.map((_, cell) => (rowSums[Math.floor(cell / columns)]! * columnSums[cell % columns]!) / total);
}
