import { CELLS_PER_TURN } from './wasm/turn.ts';
import { DROPPED_BITS } from './wasm/picture-kernels.ts';

/**
 * The loops that go over a whole lattice. All pointers, strides and offsets are in bytes; what each does stands at its
 * WebAssembly twin in wasm/.
 */
export interface LatticeKernels {
  addRowPairs(
    source: number,
    turns: number,
    stride: number,
    radius: number,
    scratch: number,
    scratchStride: number,
  ): void;
  convolvePairs(
    scratch: number,
    output: number,
    turns: number,
    radius: number,
    halfWidths: number,
    weights: number,
    scratchStride: number,
  ): void;
  accumulate(values: number, mask: number, prefix: number, count: number): void;
  squareDeviations(values: number, mask: number, turns: number, mean: number, result: number): void;
  sumWindows(
    prefix: number,
    output: number,
    turns: number,
    windows: number,
    count: number,
    weight: number,
    scale: number,
    limits: number,
    flags: number,
  ): void;
  roundCells(values: number, output: number, turns: number, maximum: number): void;
  paintCells(cells: number, pixels: number, turns: number, table: number, first: number, last: number): void;
}

/** The kernels in TypeScript, addition for addition in the same order, so that they give the same bits. */
export function plainKernels(buffer: ArrayBuffer): LatticeKernels {
  const memory = new Float64Array(buffer, 0, buffer.byteLength >> 3);
  const integers = new Int32Array(buffer, 0, buffer.byteLength >> 2);
  const floats = new Float32Array(integers.buffer, 0, integers.length);
  return {
    addRowPairs(source, turns, stride, radius, scratch, scratchStride) {
      const length = turns * CELLS_PER_TURN + 2 * radius;
      const from = (source >> 3) - radius;
      for (let v = 0; v <= radius; v++) {
        const line = (scratch + v * scratchStride) >> 3;
        const up = from + v * (stride >> 3);
        const down = from - v * (stride >> 3);
        for (let x = 0; x < length; x++) {
          memory[line + x] = v === 0 ? memory[up + x]! : memory[up + x]! + memory[down + x]!;
        }
      }
    },
    convolvePairs(scratch, output, turns, radius, halfWidths, weights, scratchStride) {
      const length = turns * CELLS_PER_TURN;
      const out = output >> 3;
      let weight = weights >> 3;
      memory.fill(0, out, out + length);
      for (let v = 0; v <= radius; v++) {
        const line = (scratch >> 3) + radius + v * (scratchStride >> 3);
        const halfWidth = integers[(halfWidths >> 2) + v]!;
        for (let u = 0; u <= halfWidth; u++) {
          const factor = memory[weight++]!;
          for (let x = 0; x < length; x++) {
            memory[out + x]! += factor * (u === 0 ? memory[line + x]! : memory[line + x - u]! + memory[line + x + u]!);
          }
        }
      }
    },
    accumulate(values, mask, prefix, count) {
      let sum = 0;
      memory[prefix >> 3] = 0;
      for (let i = 0; i < count; i++) {
        sum += memory[(values >> 3) + i]! * memory[(mask >> 3) + i]!;
        memory[(prefix >> 3) + i + 1] = sum;
      }
    },
    squareDeviations(values, mask, turns, mean, result) {
      const centre = memory[mean >> 3]!;
      const out = result >> 3;
      memory.fill(0, out, out + CELLS_PER_TURN);
      for (let i = 0; i < turns * CELLS_PER_TURN; i++) {
        const deviation = (memory[(values >> 3) + i]! - centre) * memory[(mask >> 3) + i]!;
        memory[out + (i % CELLS_PER_TURN)]! += deviation * deviation;
      }
    },
    sumWindows(prefix, output, turns, windows, count, weight, scale, limits, flags) {
      const mean = memory[limits >> 3]!;
      const least = memory[(limits >> 3) + 1]!;
      integers.fill(0, flags >> 2, (flags >> 2) + turns);
      for (let x = 0; x < turns * CELLS_PER_TURN; x++) {
        let sum = 0;
        for (let k = 0; k < count; k++) {
          const start = integers[(windows >> 2) + 2 * k]! >> 3;
          const end = integers[(windows >> 2) + 2 * k + 1]! >> 3;
          sum += memory[(prefix >> 3) + x + end]! - memory[(prefix >> 3) + x + start]!;
        }
        memory[(output >> 3) + x] = sum;
        const scaled = (sum - mean * memory[(weight >> 3) + x]!) * memory[(scale >> 3) + x]!;
        if (Math.abs(scaled) >= least) integers[(flags >> 2) + Math.floor(x / CELLS_PER_TURN)] = 1;
      }
    },
    roundCells(values, output, turns, maximum) {
      floats.fill(0, maximum >> 2, (maximum >> 2) + 4);
      for (let i = 0; i < turns * CELLS_PER_TURN; i++) {
        const value = Math.fround(memory[(values >> 3) + i]!);
        floats[(output >> 2) + i] = value;
        const lane = (maximum >> 2) + (i % 4);
        if (value > floats[lane]!) floats[lane] = value;
      }
    },
    paintCells(cells, pixels, turns, table, first, last) {
      for (let i = 0; i < turns * CELLS_PER_TURN; i++) {
        const key = integers[(cells >> 2) + i]! >>> DROPPED_BITS;
        integers[(pixels >> 2) + i] = integers[(table >> 2) + Math.min(last, Math.max(first, key)) - first]!;
      }
    },
  };
}
