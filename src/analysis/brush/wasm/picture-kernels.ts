import { f32x4, f64x2, i32, i32x4, repeatWhile, wasmFunction, type Code } from './assembler.ts';
import { TURN_BYTES } from './turn.ts';

const FLOATS_BYTES = TURN_BYTES / 2;

/**
 * output = values rounded to float32, for `turns` × 8 cells; maximum[k] = the largest of the output's cells i with
 * i mod 4 = k, or 0.
 */
export const roundCells = wasmFunction(
  'roundCells',
  ['values', 'output', 'turns', 'maximum'],
  ({ values, output, turns, maximum }, local) => {
    const [largest, rounded] = [local('v128'), local('v128')];
    const roundFour = (offset: number): Code => [
      rounded.set(f32x4.fromFloat64(f64x2.load(values.get, offset), f64x2.load(values.get, offset + 16))),
      f32x4.store(output.get, rounded.get, offset / 2),
      largest.set(f32x4.max(largest.get, rounded.get)),
    ];
    return [
      largest.set(f32x4.zero()),
      repeatWhile(i32.lessThan(i32.const(0), turns.get), [
        roundFour(0),
        roundFour(32),
        values.advance(i32.const(TURN_BYTES)),
        output.advance(i32.const(FLOATS_BYTES)),
        turns.advance(i32.const(-1)),
      ]),
      f32x4.store(maximum.get, largest.get),
    ];
  },
);

/** Bits of a float32 that are dropped to find its colour. */
export const DROPPED_BITS = 12;

/**
 * pixels = table[key − first] for `turns` × 8 float32 cells, key the cell's leading bits held between `first` and `last`.
 */
export const paintCells = wasmFunction(
  'paintCells',
  ['cells', 'pixels', 'turns', 'table', 'first', 'last'],
  ({ cells, pixels, turns, table, first, last }, local) => {
    const [lowest, highest, keys] = [local('v128'), local('v128'), local('v128')];
    const colour = (lane: number): Code => i32.load(i32.add(table.get, i32.shiftLeft(i32x4.lane(keys.get, lane), 2)));
    const paintFour = (offset: number): Code => [
      keys.set(i32x4.shiftRight(i32x4.load(cells.get, offset), DROPPED_BITS)),
      keys.set(i32x4.sub(i32x4.min(i32x4.max(keys.get, lowest.get), highest.get), lowest.get)),
      [0, 1, 2, 3].map((lane) => i32.store(pixels.get, colour(lane), offset + 4 * lane)),
    ];
    return [
      lowest.set(i32x4.splat(first.get)),
      highest.set(i32x4.splat(last.get)),
      repeatWhile(i32.lessThan(i32.const(0), turns.get), [
        paintFour(0),
        paintFour(16),
        cells.advance(i32.const(FLOATS_BYTES)),
        pixels.advance(i32.const(FLOATS_BYTES)),
        turns.advance(i32.const(-1)),
      ]),
    ];
  },
);
