import { Random } from '../../numerics/random/random.ts';
import { shuffle } from '../../numerics/random/shuffle.ts';
import type { MethodRecord } from '../method-record.ts';

export interface ReportingChangeOptions {
  /** Shuffles of the months per test. */
  readonly permutations: number;
  /** A change is claimed when chance gives one as large less often than this. */
  readonly falseAlarm: number;
  /** A change smaller than this factor either way is not claimed, however certain. */
  readonly leastFactor: number;
  /** Months that must lie on either side of the change. */
  readonly monthsEachSide: number;
  /** Sources with fewer incidents than this are not tested. */
  readonly leastIncidents: number;
  readonly seed: number;
}

export interface ReportingChange {
  /** Index of the source. */
  readonly source: number;
  /** Index of the first month after the change. */
  readonly month: number;
  readonly kind: 'starts' | 'stops' | 'more' | 'fewer';
  /** Incidents of the source per month, before and after. */
  readonly before: number;
  readonly after: number;
  /** From the shuffled months; the smallest possible is 1 / (permutations + 1). */
  readonly p: number;
}

export interface ReportingChanges extends MethodRecord<Omit<ReportingChangeOptions, 'seed'>> {
  readonly changes: readonly ReportingChange[];
  /** Sources that were tested, by index. */
  readonly tested: readonly number[];
}

const DEFAULTS: ReportingChangeOptions = {
  permutations: 999,
  falseAlarm: 0.01,
  leastFactor: 1.5,
  monthsEachSide: 2,
  leastIncidents: 60,
  seed: 1,
};

/**
 * Months in which a source began to report more or less while the other sources did not: a change of how things are
 * reported rather than of what happens.
 *
 * Per source the largest binomial likelihood ratio over all months of one change in its share among the sources
 * (Chernoff & Zacks 1964 and later change-point practice; given the totals, Poisson counts are binomial), against the
 * same statistic under shuffled months, so that scatter beyond Poisson does not raise alarms. The source with the
 * clearest change is taken out of the totals and the rest is tested again: one new source lowers the share of all
 * others without their having changed. What cannot be told apart: a source with a season of its own.
 *
 * `counts`: a row per source, whole months only. Nothing is claimed for a single source, which has no comparison.
 */
export function findReportingChanges(
  counts: readonly ArrayLike<number>[],
  options: Partial<ReportingChangeOptions> = {},
): ReportingChanges {
  const { seed, ...parameters } = { ...DEFAULTS, ...options };
  const random = new Random(seed);
  const months = counts[0]?.length ?? 0;
  const total = (row: ArrayLike<number>) => Array.from(row).reduce((sum, n) => sum + n, 0);
  const tested = counts.flatMap((row, source) => (total(row) >= parameters.leastIncidents ? [source] : []));
  const left = new Set(tested);
  const changes: ReportingChange[] = [];
  while (left.size >= 2 && months >= 2 * parameters.monthsEachSide + 1) {
    const rows = [...left].map((source) => counts[source]!);
    const totals = Float64Array.from({ length: months }, (_, m) => rows.reduce((sum, row) => sum + row[m]!, 0));
    const found = [...left]
      .map((source) => ({ source, ...largestRatio(counts[source]!, totals, parameters.monthsEachSide) }))
      // Of two sources the shares mirror each other: the one whose own counts moved most is the one that changed.
      .map((one) => ({ ...one, ...meansAround(counts[one.source]!, one.month) }))
      .sort((a, b) => b.ratio - a.ratio || Math.abs(logFactor(b)) - Math.abs(logFactor(a)));
    const first = found[0]!;
    const p = chanceOf(first.ratio, counts[first.source]!, totals, parameters, random);
    if (p > parameters.falseAlarm) break;
    left.delete(first.source);
    if (Math.abs(logFactor(first)) < Math.log(parameters.leastFactor)) continue;
    const { source, month, before, after } = first;
    changes.push({ source, month, kind: kindOf(before, after), before, after, p });
  }
  return {
    method: 'reporting-change',
    parameters,
    seed,
    n: tested.reduce((sum, source) => sum + total(counts[source]!), 0),
    changes: changes.sort((a, b) => a.month - b.month || a.source - b.source),
    tested,
  };
}

const logFactor = ({ before, after }: { readonly before: number; readonly after: number }) =>
  Math.log((after + 1e-6) / (before + 1e-6));

function kindOf(before: number, after: number): ReportingChange['kind'] {
  if (before === 0) return 'starts';
  if (after === 0) return 'stops';
  return after > before ? 'more' : 'fewer';
}

function meansAround(row: ArrayLike<number>, month: number) {
  let [before, after] = [0, 0];
  for (let m = 0; m < row.length; m++) {
    if (m < month) before += row[m]!;
    else after += row[m]!;
  }
  return { before: before / month, after: after / (row.length - month) };
}

/** Largest log likelihood ratio of one change in the share row/totals, and the month from which it holds. */
function largestRatio(row: ArrayLike<number>, totals: ArrayLike<number>, each: number) {
  const months = row.length;
  let [all, allTotal] = [0, 0];
  for (let m = 0; m < months; m++) {
    all += row[m]!;
    allTotal += totals[m]!;
  }
  const none = fit(all, allTotal);
  let best = { ratio: 0, month: each };
  let [sum, sumTotal] = [0, 0];
  for (let month = 1; month <= months - each; month++) {
    sum += row[month - 1]!;
    sumTotal += totals[month - 1]!;
    if (month < each) continue;
    const ratio = fit(sum, sumTotal) + fit(all - sum, allTotal - sumTotal) - none;
    if (ratio > best.ratio) best = { ratio, month };
  }
  return best;
}

/** Largest log likelihood of n successes out of `of`, without the part that no share changes. */
function fit(n: number, of: number): number {
  const part = (k: number) => (k > 0 ? k * Math.log(k / of) : 0);
  return of > 0 ? part(n) + part(of - n) : 0;
}

function chanceOf(
  ratio: number,
  row: ArrayLike<number>,
  totals: ArrayLike<number>,
  { permutations, monthsEachSide }: Pick<ReportingChangeOptions, 'permutations' | 'monthsEachSide'>,
  random: Random,
): number {
  const order = Uint32Array.from({ length: row.length }, (_, i) => i);
  let atLeast = 1;
  for (let i = 0; i < permutations; i++) {
    shuffle(order, random);
    const shuffled = Array.from(order, (m) => row[m]!);
    const shuffledTotals = Array.from(order, (m) => totals[m]!);
    if (largestRatio(shuffled, shuffledTotals, monthsEachSide).ratio >= ratio * (1 - 1e-12)) atLeast++;
  }
  return atLeast / (permutations + 1);
}
