import { f64x2, i32, repeatWhile, wasmFunction, when, type Code } from './assembler.ts';
import { TURN_BYTES, VECTOR_OFFSETS as OFFSETS } from './turn.ts';

const bytesOf = (entries: Code): Code => i32.mul(entries, i32.const(8));

/**
 * scratch line v = row y + v plus row y − v (v = 0: row y once), from `radius` before the first cell of `source` to
 * `radius` past the last of `turns` × 8 cells.
 */
export const addRowPairs = wasmFunction(
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
export const convolvePairs = wasmFunction(
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
