import { plainKernels, type LatticeKernels } from './plain-kernels.ts';
import { assembleLatticeModule } from './wasm/lattice-module.ts';

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
      compiled = new WebAssembly.Module(assembleLatticeModule());
    } catch {
      compiled = null;
    }
  }
  return compiled;
}

/**
 * Memory for the arrays of a lattice, and the few loops that go over all of them: in WebAssembly, two lanes at a time,
 * or in plain TypeScript where WebAssembly is not allowed.
 */
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
      this.kernels = plainKernels(this.buffer);
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

  float32(length: number): Placed<Float32Array<ArrayBuffer>> {
    const offset = this.place(4 * length);
    return { offset, values: new Float32Array(this.buffer, offset, length) };
  }

  private place(bytes: number): number {
    const offset = this.used;
    this.used += LatticeWorkspace.roomFor(bytes);
    if (this.used > this.buffer.byteLength) throw new RangeError('the workspace has no room left');
    return offset;
  }
}
