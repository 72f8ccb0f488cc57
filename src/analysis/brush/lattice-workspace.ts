import { assembleLatticeKernels, CELLS_PER_TURN } from './wasm/lattice-kernels.ts';

/**
 * Memory for the arrays of a lattice and the few loops that go over all of them. The loops exist twice, in WebAssembly
 * (two lanes at a time) and in plain TypeScript for where WebAssembly is not allowed; both do the same additions in the
 * same order, so they give the same bits.
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
  sumWindows(prefix: number, output: number, turns: number, windows: number, count: number): void;
  accumulate(values: number, mask: number, prefix: number, count: number): void;
}

/** An array and where it begins, in bytes, in the memory of its workspace. */
export interface Placed<Values> {
  readonly offset: number;
  readonly values: Values;
}

const PAGE = 65_536;
const ALIGNMENT = 64;

let compiled: WebAssembly.Module | null | undefined;

/** The compiled kernels; null where WebAssembly with SIMD is absent or forbidden by policy. */
function kernelModule(): WebAssembly.Module | null {
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(assembleLatticeKernels());
    } catch {
      compiled = null;
    }
  }
  return compiled;
}

export class LatticeWorkspace {
  readonly kernels: LatticeKernels;
  readonly compiled: boolean;
  private readonly buffer: ArrayBuffer;
  private used = ALIGNMENT;

  /** `bytes`: room for all arrays that will be placed, `roomFor` each. `withWebAssembly` false is for tests. */
  constructor(bytes: number, withWebAssembly = true) {
    const module = withWebAssembly ? kernelModule() : null;
    this.compiled = module !== null;
    if (module) {
      const memory = new WebAssembly.Memory({ initial: Math.ceil((bytes + 2 * ALIGNMENT) / PAGE) });
      this.buffer = memory.buffer;
      const { exports } = new WebAssembly.Instance(module, { env: { memory } });
      this.kernels = exports as unknown as LatticeKernels;
    } else {
      this.buffer = new ArrayBuffer(bytes + 2 * ALIGNMENT);
      this.kernels = plainKernels(
        new Float64Array(this.buffer, 0, this.buffer.byteLength >> 3),
        new Int32Array(this.buffer, 0, this.buffer.byteLength >> 2),
      );
    }
  }

  static roomFor(bytes: number): number {
    return Math.ceil(bytes / ALIGNMENT + 1) * ALIGNMENT;
  }

  float64(length: number): Placed<Float64Array<ArrayBuffer>> {
    const offset = this.place(8 * length);
    return { offset, values: new Float64Array(this.buffer, offset, length) };
  }

  int32(length: number): Placed<Int32Array<ArrayBuffer>> {
    const offset = this.place(4 * length);
    return { offset, values: new Int32Array(this.buffer, offset, length) };
  }

  private place(bytes: number): number {
    const offset = this.used;
    this.used += LatticeWorkspace.roomFor(bytes);
    return offset;
  }
}

/** The kernels of wasm/lattice-kernels.ts in TypeScript, addition for addition. */
function plainKernels(memory: Float64Array, integers: Int32Array): LatticeKernels {
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
    sumWindows(prefix, output, turns, windows, count) {
      for (let x = 0; x < turns * CELLS_PER_TURN; x++) {
        let sum = 0;
        for (let k = 0; k < count; k++) {
          const start = integers[(windows >> 2) + 2 * k]! >> 3;
          const end = integers[(windows >> 2) + 2 * k + 1]! >> 3;
          sum += memory[(prefix >> 3) + x + end]! - memory[(prefix >> 3) + x + start]!;
        }
        memory[(output >> 3) + x] = sum;
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
  };
}
