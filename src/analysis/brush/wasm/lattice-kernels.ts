import { assemble, f64, f64x2, i32, repeatWhile, wasmFunction, when, type Code } from './assembler.ts';

/** Cells that one turn of an inner loop makes: four registers of two float64 lanes. */
export const CELLS_PER_TURN = 8;
const OFFSETS = Array.from({ length: CELLS_PER_TURN / 2 }, (_, index) => index * 16);
const TURN_BYTES = CELLS_PER_TURN * 8;

const bytesOf = (entries: Code): Code => i32.mul(entries, i32.const(8));

/**
 * scratch line v = row y + v plus row y − v (v = 0: row y once), from `radius` before the first cell of `source` to
 * `radius` past the last of `turns` × 8 cells.
 */
const addRowPairs = wasmFunction(
  'addRowPairs',
  ['source', 'turns', 'stride', 'radius', 'scratch', 'scratchStride'],
  ({ source, turns, stride, radius, scratch, scratchStride }, local) => {
    const [v, up, down, to, end] = [local('i32'), local('i32'), local('i32'), local('i32'), local('i32')];
    const reach = bytesOf(radius.get);
    const line = (pair: Code): Code => [
      to.set(scratch.get),
      end.set(i32.add(i32.add(scratch.get, i32.add(reach, reach)), i32.mul(turns.get, i32.const(TURN_BYTES)))),
      repeatWhile(i32.lessThan(to.get, end.get), [
        f64x2.store(to.get, pair),
        up.advance(i32.const(16)),
        down.advance(i32.const(16)),
        to.advance(i32.const(16)),
      ]),
      scratch.advance(scratchStride.get),
      v.advance(i32.const(1)),
    ];
    return [
      source.set(i32.sub(source.get, reach)),
      v.set(i32.const(0)),
      up.set(source.get),
      line(f64x2.load(up.get)),
      repeatWhile(i32.lessThan(v.get, i32.add(radius.get, i32.const(1))), [
        up.set(i32.add(source.get, i32.mul(v.get, stride.get))),
        down.set(i32.sub(source.get, i32.mul(v.get, stride.get))),
        line(f64x2.add(f64x2.load(up.get), f64x2.load(down.get))),
      ]),
    ];
  },
);

/**
 * Sum over a disc with weights that depend on |dx| and |dy| only, from the pairs of rows that `addRowPairs` made:
 * output[x] = Σ_v (weights[v][0] · pairs[v][x] + Σ_{0 < u ≤ halfWidths[v]} weights[v][u] · (pairs[v][x−u] + pairs[v][x+u])),
 * so one product serves four cells. `radius` ≥ 1; weights of all lines lie one after the other.
 */
const convolvePairs = wasmFunction(
  'convolvePairs',
  ['scratch', 'output', 'turns', 'radius', 'halfWidths', 'weights', 'scratchStride'],
  ({ scratch, output, turns, radius, halfWidths, weights, scratchStride }, local) => {
    const [v, line, left, right, end] = [local('i32'), local('i32'), local('i32'), local('i32'), local('i32')];
    const [weight, halfWidth] = [local('i32'), local('i32')];
    const factor = local('v128');
    const sums = OFFSETS.map(() => local('v128'));
    const addWeighted = (value: (offset: number) => Code): Code => [
      factor.set(f64x2.loadSplat(weight.get)),
      sums.map((sum, lane) => sum.set(f64x2.add(sum.get, f64x2.mul(factor.get, value(OFFSETS[lane]!))))),
      weight.advance(i32.const(8)),
    ];
    const addLine: Code = [
      left.set(line.get),
      right.set(line.get),
      end.set(i32.add(line.get, bytesOf(i32.load(halfWidth.get)))),
      addWeighted((offset) => f64x2.load(line.get, offset)),
      when(
        i32.lessThan(right.get, end.get),
        repeatWhile(i32.lessThan(right.get, end.get), [
          left.advance(i32.const(-8)),
          right.advance(i32.const(8)),
          addWeighted((offset) => f64x2.add(f64x2.load(left.get, offset), f64x2.load(right.get, offset))),
        ]),
      ),
      line.advance(scratchStride.get),
      halfWidth.advance(i32.const(4)),
      v.advance(i32.const(1)),
    ];
    return [
      scratch.advance(bytesOf(radius.get)),
      repeatWhile(i32.lessThan(i32.const(0), turns.get), [
        sums.map((sum) => sum.set(f64x2.zero())),
        v.set(i32.const(0)),
        weight.set(weights.get),
        halfWidth.set(halfWidths.get),
        line.set(scratch.get),
        repeatWhile(i32.lessThan(v.get, i32.add(radius.get, i32.const(1))), addLine),
        sums.map((sum, lane) => f64x2.store(output.get, sum.get, OFFSETS[lane])),
        output.advance(i32.const(TURN_BYTES)),
        scratch.advance(i32.const(TURN_BYTES)),
        turns.advance(i32.const(-1)),
      ]),
    ];
  },
);

/**
 * Sum of `count` windows per cell from running sums: window k of a cell covers the entries between the byte offsets
 * windows[2k] (first) and windows[2k + 1] (past the last), relative to the cell's own entry in `prefix`.
 */
const sumWindows = wasmFunction(
  'sumWindows',
  ['prefix', 'output', 'turns', 'windows', 'count'],
  ({ prefix, output, turns, windows, count }, local) => {
    const [k, window, start, end] = [local('i32'), local('i32'), local('i32'), local('i32')];
    const sums = OFFSETS.map(() => local('v128'));
    const difference = (offset: number): Code => f64x2.sub(f64x2.load(end.get, offset), f64x2.load(start.get, offset));
    return repeatWhile(i32.lessThan(i32.const(0), turns.get), [
      sums.map((sum) => sum.set(f64x2.zero())),
      k.set(i32.const(0)),
      window.set(windows.get),
      repeatWhile(i32.lessThan(k.get, count.get), [
        start.set(i32.add(prefix.get, i32.load(window.get))),
        end.set(i32.add(prefix.get, i32.load(window.get, 4))),
        sums.map((sum, lane) => sum.set(f64x2.add(sum.get, difference(OFFSETS[lane]!)))),
        window.advance(i32.const(8)),
        k.advance(i32.const(1)),
      ]),
      sums.map((sum, lane) => f64x2.store(output.get, sum.get, OFFSETS[lane])),
      prefix.advance(i32.const(TURN_BYTES)),
      output.advance(i32.const(TURN_BYTES)),
      turns.advance(i32.const(-1)),
    ]);
  },
);

/** prefix[0] = 0; prefix[i + 1] = prefix[i] + values[i] · mask[i], for `count` entries, a multiple of four. */
const accumulate = wasmFunction('accumulate', ['values', 'mask', 'prefix', 'count'], (parameter, local) => {
  const { values, mask, prefix, count } = parameter;
  const sum = local('f64');
  const addOne = (offset: number): Code => [
    sum.set(f64.add(sum.get, f64.mul(f64.load(values.get, offset), f64.load(mask.get, offset)))),
    f64.store(prefix.get, sum.get, offset + 8),
  ];
  return [
    sum.set(f64.const(0)),
    f64.store(prefix.get, sum.get),
    repeatWhile(i32.lessThan(i32.const(0), count.get), [
      [0, 8, 16, 24].map(addOne),
      values.advance(i32.const(32)),
      mask.advance(i32.const(32)),
      prefix.advance(i32.const(32)),
      count.advance(i32.const(-4)),
    ]),
  ];
});

/** The module with these four functions; all pointers and strides are in bytes. */
export const assembleLatticeKernels = () => assemble([addRowPairs, convolvePairs, sumWindows, accumulate]);
