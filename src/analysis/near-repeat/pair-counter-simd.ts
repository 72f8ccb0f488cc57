import type { ClosePairs } from './close-pairs.ts';
import { assembleLaneKernel, LANES, type LaneType } from './lane-kernel.ts';
import type { PairCounter } from './pair-counter.ts';

const PAGE = 65_536;
/** A 16-bit counter holds this much. */
const MOST_IN_I16 = 32_767;
/** Registers for more thresholds than this would spill; so many bands are not a table anyone reads. */
const MOST_THRESHOLDS = 16;

type CountRows = (row: number, lastRow: number, own: number, thresholds: number, output: number) => void;

const compiled = new Map<string, WebAssembly.Module>();

/** Counts in WebAssembly SIMD; null where that is absent or forbidden, or the memory is not to be had. */
export function createSimdPairCounter(
  pairs: ClosePairs,
  times: ArrayLike<number>,
  thresholds: Float64Array,
): PairCounter | null {
  if (thresholds.length > MOST_THRESHOLDS || pairs.n === 0) return null;
  const type = laneTypeFor(pairs, times);
  try {
    const layout = layOut(pairs, thresholds.length);
    const memory = new WebAssembly.Memory({ initial: Math.ceil(layout.bytes / PAGE) });
    const { exports } = new WebAssembly.Instance(moduleFor(type, thresholds.length), { env: { memory } });
    return laneCounter(pairs, times, thresholds, type, layout, memory.buffer, exports.countRows as CountRows);
  } catch (cause) {
    if (cause instanceof WebAssembly.CompileError || cause instanceof RangeError || cause instanceof EvalError)
      return null;
    throw cause;
  }
}

function moduleFor(type: LaneType, thresholds: number): WebAssembly.Module {
  const key = `${type}/${thresholds}`;
  const known = compiled.get(key) ?? new WebAssembly.Module(assembleLaneKernel(type, thresholds));
  compiled.set(key, known);
  return known;
}

/** Whole numbers of small range fit eight to a register, of larger range four; other times two. */
function laneTypeFor({ n, groups, starts }: ClosePairs, times: ArrayLike<number>): LaneType {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < times.length; i++) {
    if (!Number.isInteger(times[i])) return 'f64';
    min = Math.min(min, times[i]!);
    max = Math.max(max, times[i]!);
  }
  let longest = 0;
  for (let group = 0; group < groups; group++) {
    for (let p = 0; p < n; p++) {
      longest = Math.max(longest, starts[group * (n + 1) + p + 1]! - starts[group * (n + 1) + p]!);
    }
  }
  // One below the largest number, as the threshold for "any difference" is one above the range.
  if (max - min < MOST_IN_I16 && longest <= MOST_IN_I16) return 'i16';
  return max - min < 2 ** 31 - 1 ? 'i32' : 'f64';
}

/** Addresses in bytes. */
function layOut({ n, groups, partners }: ClosePairs, thresholds: number) {
  const limits = 0;
  const output = limits + 16 * thresholds;
  const times = output + 16 * thresholds;
  const rows = times + 16 * n;
  const lists = rows + 4 * groups * (n + 1);
  const bytes = lists + 4 * partners.length;
  if (bytes >= 2 ** 31) throw new RangeError('more than half of the address space');
  return { limits, output, times, rows, lists, bytes };
}

function laneCounter(
  pairs: ClosePairs,
  original: ArrayLike<number>,
  thresholds: Float64Array,
  type: LaneType,
  layout: ReturnType<typeof layOut>,
  buffer: ArrayBuffer,
  countRows: CountRows,
): PairCounter {
  const { n, groups, starts, partners } = pairs;
  const lanes = LANES[type];
  const ArrayType = { i16: Int16Array, i32: Int32Array, f64: Float64Array }[type];
  const CountType = { i16: Int16Array, i32: Int32Array, f64: BigInt64Array }[type];
  const earliest = Array.prototype.reduce.call(
    original,
    (a, b) => Math.min(a as number, b as number),
    Infinity,
  ) as number;
  const origin = type === 'f64' ? 0 : earliest;
  const times = new ArrayType(buffer, layout.times, n * lanes);
  const output = new CountType(buffer, layout.output, thresholds.length * lanes);
  const largest = { i16: MOST_IN_I16, i32: 2 ** 31 - 1, f64: Infinity }[type];
  const limits = new ArrayType(buffer, layout.limits, thresholds.length * lanes);
  // A whole number lies below a border when it lies below the border rounded up.
  thresholds.forEach((limit, k) =>
    limits.fill(Math.min(largest, type === 'f64' ? limit : Math.ceil(limit)), k * lanes, (k + 1) * lanes),
  );
  new Uint32Array(buffer, layout.lists, partners.length).set(partners.map((q) => layout.times + 16 * q));
  const rows = new Uint32Array(buffer, layout.rows, groups * (n + 1));
  rows.set(starts.subarray(0, rows.length).map((start) => layout.lists + 4 * start));
  const runs = runsOf(pairs, type === 'i16' ? MOST_IN_I16 : Infinity);
  const counts = Array.from({ length: lanes }, () => new Float64Array(groups * thresholds.length));
  const count = () => {
    for (const lane of counts) lane.fill(0);
    for (const { group, from, to } of runs) {
      const row = layout.rows + 4 * (group * (n + 1) + from);
      countRows(row, row + 4 * (to - from), layout.times + 16 * from, layout.limits, layout.output);
      output.forEach((sum: number | bigint, index: number) => {
        counts[index % lanes]![group * thresholds.length + Math.floor(index / lanes)]! += Number(sum);
      });
    }
    return counts;
  };
  const deal = (lane: number, dealt: Float64Array) => {
    for (let p = 0; p < n; p++) times[p * lanes + lane] = dealt[p]! - origin;
  };
  return { lanes, deal, count };
}

/** Runs of points with at most so many pairs that no counter overflows. */
function runsOf({ n, groups, starts }: ClosePairs, most: number) {
  const runs: { readonly group: number; readonly from: number; readonly to: number }[] = [];
  for (let group = 0; group < groups; group++) {
    const at = (p: number) => starts[group * (n + 1) + p]!;
    let from = 0;
    for (let p = 0; p < n; p++) {
      if (at(p + 1) - at(from) <= most) continue;
      runs.push({ group, from, to: p });
      from = p;
    }
    if (at(n) > at(from)) runs.push({ group, from, to: n });
  }
  return runs;
}
