import { f64, f64x2, i32, repeatWhile, v128, wasmFunction, type Code } from './assembler.ts';
import { TURN_BYTES, VECTOR_OFFSETS as OFFSETS } from './turn.ts';

/** prefix[0] = 0; prefix[i + 1] = prefix[i] + values[i] · mask[i], for `count` entries, a multiple of four. */
export const accumulate = wasmFunction('accumulate', ['values', 'mask', 'prefix', 'count'], (parameter, local) => {
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

/**
 * result[k] = Σ ((values[i] − mean) · mask[i])² over the i with i mod 8 = k, for `turns` × 8 entries. The mean is read
 * at `mean`.
 */
export const squareDeviations = wasmFunction(
  'squareDeviations',
  ['values', 'mask', 'turns', 'mean', 'result'],
  ({ values, mask, turns, mean, result }, local) => {
    const centre = local('v128');
    const deviation = local('v128');
    const sums = OFFSETS.map(() => local('v128'));
    const addOne = (lane: number): Code => [
      deviation.set(
        f64x2.mul(f64x2.sub(f64x2.load(values.get, OFFSETS[lane]), centre.get), f64x2.load(mask.get, OFFSETS[lane])),
      ),
      sums[lane]!.set(f64x2.add(sums[lane]!.get, f64x2.mul(deviation.get, deviation.get))),
    ];
    return [
      centre.set(f64x2.loadSplat(mean.get)),
      repeatWhile(i32.lessThan(i32.const(0), turns.get), [
        OFFSETS.map((_, lane) => addOne(lane)),
        values.advance(i32.const(TURN_BYTES)),
        mask.advance(i32.const(TURN_BYTES)),
        turns.advance(i32.const(-1)),
      ]),
      sums.map((sum, lane) => f64x2.store(result.get, sum.get, OFFSETS[lane])),
    ];
  },
);

/**
 * Sum of `count` windows per cell from running sums: window k of a cell covers the entries between the byte offsets
 * windows[2k] (first) and windows[2k + 1] (past the last), relative to the cell's own entry in `prefix`.
 *
 * Then flags[turn] = 1 where for any of its 8 cells |sum − mean · weight| · scale ≥ least; the mean is read at `limits`
 * and `least` after it.
 */
export const sumWindows = wasmFunction(
  'sumWindows',
  ['prefix', 'output', 'turns', 'windows', 'count', 'weight', 'scale', 'limits', 'flags'],
  ({ prefix, output, turns, windows, count, weight, scale, limits, flags }, local) => {
    const [k, window, start, end] = [local('i32'), local('i32'), local('i32'), local('i32')];
    const [mean, least, extreme] = [local('v128'), local('v128'), local('v128')];
    const sums = OFFSETS.map(() => local('v128'));
    const difference = (offset: number): Code => f64x2.sub(f64x2.load(end.get, offset), f64x2.load(start.get, offset));
    const deviates = (sum: Code, offset: number): Code => {
      const expected = f64x2.mul(mean.get, f64x2.load(weight.get, offset));
      const scaled = f64x2.mul(f64x2.sub(sum, expected), f64x2.load(scale.get, offset));
      return f64x2.atLeast(f64x2.absolute(scaled), least.get);
    };
    return [
      mean.set(f64x2.loadSplat(limits.get)),
      least.set(f64x2.loadSplat(limits.get, 8)),
      repeatWhile(i32.lessThan(i32.const(0), turns.get), [
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
        extreme.set(f64x2.zero()),
        sums.map((sum, lane) => [
          f64x2.store(output.get, sum.get, OFFSETS[lane]),
          extreme.set(v128.or(extreme.get, deviates(sum.get, OFFSETS[lane]!))),
        ]),
        i32.store(flags.get, v128.any(extreme.get)),
        [prefix, output, weight, scale].map((pointer) => pointer.advance(i32.const(TURN_BYTES))),
        flags.advance(i32.const(4)),
        turns.advance(i32.const(-1)),
      ]),
    ];
  },
);
