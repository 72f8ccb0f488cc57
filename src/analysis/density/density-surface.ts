import type { LatticeWorkspace, Placed } from '../brush/lattice-workspace.ts';
import { CELLS_PER_TURN } from '../brush/wasm/turn.ts';
import { BLOCK, latticeIndex, type Lattice } from '../grid/lattice.ts';
import type { DiscKernel } from './disc-kernel.ts';

/** The kernels keep one maximum per lane. */
const MAXIMUM_LANES = 4;

const scratchStride = (lattice: Lattice, kernel: DiscKernel): number => lattice.stride + 2 * kernel.radius + 2;

/** Columns rounded up to whole turns of the kernels: the length of a row of `rounded`. */
export const turnedColumns = (lattice: Lattice): number => Math.ceil(lattice.columns / CELLS_PER_TURN) * CELLS_PER_TURN;

/** Bytes of each array that a surface places in its workspace. */
export const densityRoom = (lattice: Lattice, kernel: DiscKernel): number[] => [
  8 * lattice.length,
  4 * turnedColumns(lattice) * lattice.rows,
  4 * MAXIMUM_LANES,
  8 * (kernel.radius + 1) * scratchStride(lattice, kernel),
  4 * (kernel.radius + 1),
  8 * kernel.weights.length,
];

/**
 * Kernel density at the centres of the cells of a square lattice, every incident taken at the centre of its own cell.
 * Only cells within the kernel's reach of a changed count are computed anew, each of them whole and always in the same order
 * of additions: the result depends on the counts, never on how they came about.
 */
export class DensitySurface {
  /** Incidents per km² as float32, row by row, `turnedColumns` to a row; row 0 is the southernmost. */
  readonly rounded: Placed<Float32Array<ArrayBuffer>>;
  /** Rows that the last `update` touched. */
  readonly changedRows: Uint8Array;
  /** The same values before rounding to float32, in the lattice; beside the cells lie left-overs. */
  readonly exact: Placed<Float64Array>;
  private readonly scratch: Placed<Float64Array>;
  private readonly halfWidths: Placed<Int32Array>;
  private readonly weights: Placed<Float64Array>;
  private readonly laneMaximum: Placed<Float32Array>;
  private readonly rowMaximum: Float32Array;
  private readonly scratchStride: number;
  /** Per column of blocks: how many rows within reach of the present row changed there. */
  private readonly changesInReach: Int32Array;

  constructor(
    private readonly workspace: LatticeWorkspace,
    private readonly lattice: Lattice,
    private readonly counts: Placed<Float64Array>,
    private readonly kernel: DiscKernel,
  ) {
    this.scratchStride = scratchStride(lattice, kernel);
    this.exact = workspace.float64(lattice.length);
    this.scratch = workspace.float64((kernel.radius + 1) * this.scratchStride);
    this.halfWidths = workspace.int32(kernel.halfWidths.length);
    this.weights = workspace.float64(kernel.weights.length);
    this.halfWidths.values.set(kernel.halfWidths);
    this.weights.values.set(kernel.weights);
    this.rounded = workspace.float32(turnedColumns(lattice) * lattice.rows);
    this.laneMaximum = workspace.float32(MAXIMUM_LANES);
    this.changedRows = new Uint8Array(lattice.rows);
    this.rowMaximum = new Float32Array(lattice.rows);
    this.changesInReach = new Int32Array(lattice.stride / BLOCK);
  }

  get maximum(): number {
    let maximum = 0;
    for (let row = 0; row < this.rowMaximum.length; row++) maximum = Math.max(maximum, this.rowMaximum[row]!);
    return maximum;
  }

  /** Incidents per km², row by row; row 0 is the southernmost. */
  copyValues(): Float32Array<ArrayBuffer> {
    return copyRows(this.rounded.values, turnedColumns(this.lattice), this.lattice);
  }

  /** @param dirty 1 for each block of the lattice in which a count changed */
  update(dirty: Uint8Array): void {
    const { lattice, changesInReach } = this;
    const { radius } = this.kernel;
    const blocks = lattice.stride / BLOCK;
    const count = (latticeRow: number, sign: number) => {
      for (let block = 0, at = latticeRow * blocks; block < blocks; block++, at++) {
        if (dirty[at]) changesInReach[block]! += sign;
      }
    };
    changesInReach.fill(0);
    for (let row = lattice.guard - radius; row < lattice.guard + radius; row++) count(row, 1);
    for (let row = 0; row < lattice.rows; row++) {
      count(row + lattice.guard + radius, 1);
      this.updateRow(row);
      count(row + lattice.guard - radius, -1);
    }
  }

  private updateRow(row: number): void {
    const { changesInReach, changedRows } = this;
    const reach = Math.ceil(this.kernel.radius / BLOCK);
    const blocks = Math.ceil(this.lattice.columns / BLOCK);
    changedRows[row] = 0;
    let from = -1;
    for (let block = 0; block <= blocks; block++) {
      let touched = false;
      if (block < blocks) {
        const last = Math.min(changesInReach.length - 1, block + reach);
        for (let near = Math.max(0, block - reach); near <= last; near++) touched ||= changesInReach[near]! > 0;
      }
      if (touched && from < 0) from = block;
      if (!touched && from >= 0) {
        this.computeCells(row, from * BLOCK, Math.min(block * BLOCK, this.lattice.columns));
        changedRows[row] = 1;
        from = -1;
      }
    }
    if (changedRows[row]) this.roundRow(row);
  }

  private computeCells(row: number, from: number, to: number): void {
    const { lattice, counts, exact, scratch, halfWidths, weights } = this;
    const { radius } = this.kernel;
    const { kernels } = this.workspace;
    const turns = Math.ceil((to - from) / CELLS_PER_TURN);
    const start = latticeIndex(lattice, from, row);
    const strideBytes = 8 * this.scratchStride;
    kernels.addRowPairs(counts.offset + 8 * start, turns, 8 * lattice.stride, radius, scratch.offset, strideBytes);
    kernels.convolvePairs(
      scratch.offset,
      exact.offset + 8 * start,
      turns,
      radius,
      halfWidths.offset,
      weights.offset,
      strideBytes,
    );
  }

  private roundRow(row: number): void {
    const { lattice, exact, rounded, laneMaximum, rowMaximum } = this;
    const columns = turnedColumns(lattice);
    this.workspace.kernels.roundCells(
      exact.offset + 8 * latticeIndex(lattice, 0, row),
      rounded.offset + 4 * row * columns,
      columns / CELLS_PER_TURN,
      laneMaximum.offset,
    );
    rowMaximum[row] = Math.max(...laneMaximum.values);
  }
}

/** The first `columns` values of each row of `values`, which has `stride` to a row. */
export function copyRows<Values extends Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(
  values: Values,
  stride: number,
  { columns, rows }: Pick<Lattice, 'columns' | 'rows'>,
): Values {
  if (stride === columns) return values.slice() as Values;
  const copy = new (values.constructor as new (length: number) => Values)(columns * rows);
  for (let row = 0; row < rows; row++) {
    copy.set(values.subarray(row * stride, row * stride + columns), row * columns);
  }
  return copy;
}

/** Which blocks of a coarser lattice change with the dirty blocks of the finer; `size` fine cells make one coarse. */
export function coarseDirtyBlocks(fine: Lattice, dirty: Uint8Array, coarse: Lattice, size: number): Uint8Array {
  const result = new Uint8Array(Math.ceil(coarse.length / BLOCK));
  const blocks = fine.stride / BLOCK;
  for (let row = 0; row < fine.rows; row++) {
    for (let block = 0; block < blocks; block++) {
      if (!dirty[(row + fine.guard) * blocks + block]) continue;
      const line = latticeIndex(coarse, 0, Math.floor(row / size));
      const last = Math.floor((block * BLOCK + BLOCK - 1) / size);
      for (let column = Math.floor((block * BLOCK) / size); column <= last; column++) {
        result[Math.floor((line + column) / BLOCK)] = 1;
      }
    }
  }
  return result;
}
