/**
 * Getis-Ord Gi* on cells, with a disc as neighbourhood and the cell itself included (Ord & Getis 1995, Geographical Analysis
 * 27:286–306, eq. 14 and 15):
 *
 *   z_i = (Σ_j w_ij x_j − W_i x̄) / (s · √((n S_i − W_i²) / (n − 1))),  w_ij = 1 within the disc, so S_i = W_i,
 *
 * with x̄ = Σ x_j / n and s² = Σ x_j² / n − x̄² over the n study cells. Cells outside the study area are no cells: they are
 * neither counted in n nor in W_i, so a cell at the edge is tested on the neighbours that it has.
 *
 * Sums over the disc come from running sums along the lattice: two look-ups per row of the disc. Counts are multiples of
 * 2^-16, so these sums are exact whatever the order.
 */

import type { CellGrid } from '../brush/brush-contract.ts';
import type { LatticeWorkspace, Placed } from '../brush/lattice-workspace.ts';
import { CELLS_PER_TURN } from '../brush/wasm/turn.ts';
import { discRows } from '../grid/disc-windows.ts';
import { latticeIndex, type Lattice } from '../grid/lattice.ts';

const turnsOf = (lattice: Lattice): number => Math.ceil(lattice.columns / CELLS_PER_TURN);

/** Bytes of each array that a field places in its workspace. */
export const giStarRoom = (lattice: Lattice): number[] => [
  8 * (lattice.length + 4),
  ...new Array<number>(4).fill(8 * lattice.length),
  4 * lattice.rows * turnsOf(lattice),
  ...new Array<number>(2).fill(8 * (2 * lattice.guard + 1)),
  8 * (LIMITS + CELLS_PER_TURN),
];

/** Numbers that a field hands to its kernels: the mean, and the least deviation that is looked at. */
const LIMITS = 2;

/** Cells whose |z| is large enough to be looked at, after `test`. Only the first `length` entries count. */
export interface ExtremeCells {
  length: number;
  /** Lattice entries, in order, and the same as indices of the grid. */
  readonly entries: Int32Array;
  readonly cells: Int32Array;
  readonly z: Float64Array;
}

export class GiStarField {
  readonly studyCells: number;
  readonly extremes: ExtremeCells;
  private readonly prefix: Placed<Float64Array>;
  private readonly mask: Placed<Float64Array>;
  private readonly sums: Placed<Float64Array>;
  /** Number of study cells in the disc of each entry (W); 0 where the entry is no study cell. */
  private readonly neighbours: Placed<Float64Array>;
  /** 1 / √((n W − W²) / (n − 1)) of each entry; 0 where Gi* is not defined. */
  private readonly scale: Placed<Float64Array>;
  /** 1 for each eight cells of a row among which one is extreme. */
  private readonly flags: Placed<Int32Array>;
  private readonly limits: Placed<Float64Array>;
  /** Discs seen from an even and from an odd row. */
  private readonly windows: readonly { readonly offset: number; readonly count: number }[];
  private mean = 0;
  private deviation = 0;

  /**
   * @param tested where the tested values lie (counts or residuals), in the same workspace and lattice
   * @param studyMask one flag per cell of `grid`
   */
  constructor(
    private readonly workspace: LatticeWorkspace,
    private readonly lattice: Lattice,
    grid: CellGrid,
    private readonly tested: Placed<Float64Array>,
    studyMask: Uint8Array,
    bandMetres: number,
  ) {
    this.prefix = workspace.float64(lattice.length + 4);
    this.mask = workspace.float64(lattice.length);
    this.sums = workspace.float64(lattice.length);
    this.neighbours = workspace.float64(lattice.length);
    this.scale = workspace.float64(lattice.length);
    this.flags = workspace.int32(lattice.rows * turnsOf(lattice));
    this.limits = workspace.float64(LIMITS + CELLS_PER_TURN);
    this.windows = [false, true].map((odd) => {
      const rows = discRows(grid, bandMetres, odd);
      const placed = workspace.int32(2 * rows.length);
      placed.values.set(
        rows.flatMap(({ row, from, to }) => [8 * (row * lattice.stride + from), 8 * (row * lattice.stride + to + 1)]),
      );
      return { offset: placed.offset, count: rows.length };
    });
    this.studyCells = this.placeMask(studyMask);
    this.extremes = {
      length: 0,
      entries: new Int32Array(this.studyCells),
      cells: new Int32Array(this.studyCells),
      z: new Float64Array(this.studyCells),
    };
    this.countNeighbours();
  }

  /**
   * Tests the present values and collects the cells with |z| ≥ `smallestZ` (above 0) in `extremes`.
   * @returns sum of the values of all study cells
   */
  test(smallestZ: number): number {
    const { lattice, workspace, tested, mask, limits } = this;
    const total = this.accumulate(tested);
    this.mean = total / Math.max(1, this.studyCells);
    limits.values[0] = this.mean;
    // Σ (x − x̄)² / n: the same as Σ x² / n − x̄², without its loss of digits.
    const turns = lattice.cells / CELLS_PER_TURN;
    const result = limits.offset + 8 * LIMITS;
    workspace.kernels.squareDeviations(tested.offset, mask.offset, turns, limits.offset, result);
    let squares = 0;
    for (let lane = 0; lane < CELLS_PER_TURN; lane++) squares += limits.values[LIMITS + lane]!;
    this.deviation = Math.sqrt(squares / Math.max(1, this.studyCells));
    // A little less, so that a cell whose z rounds up to the smallest is not passed over.
    limits.values[1] = this.deviation > 0 ? smallestZ * this.deviation * (1 - 1e-9) : Infinity;
    this.sumDiscs();
    this.collect(smallestZ);
    return total;
  }

  /** Gi* of one lattice entry under the values of the last `test`; 0 for an entry that is no study cell. */
  zAt(entry: number): number {
    if (this.deviation === 0) return 0;
    const excess = this.sums.values[entry]! - this.mean * this.neighbours.values[entry]!;
    return (excess * this.scale.values[entry]!) / this.deviation;
  }

  isStudyCell(entry: number): boolean {
    return this.mask.values[entry] === 1;
  }

  /** Largest Gi* among lattice entries. */
  largestZ(entries: Int32Array): number {
    let largest = -Infinity;
    for (let i = 0; i < entries.length; i++) {
      const z = this.zAt(entries[i]!);
      if (z > largest) largest = z;
    }
    return largest;
  }

  private placeMask(studyMask: Uint8Array): number {
    const { columns, rows } = this.lattice;
    let count = 0;
    for (let row = 0; row < rows; row++) {
      const at = latticeIndex(this.lattice, 0, row);
      for (let column = 0; column < columns; column++) {
        const inside = studyMask[row * columns + column]!;
        this.mask.values[at + column] = inside;
        count += inside;
      }
    }
    return count;
  }

  private countNeighbours(): void {
    const { lattice, mask, sums, neighbours, scale, studyCells: n } = this;
    this.accumulate(mask);
    this.limits.values[1] = Infinity;
    this.sumDiscs();
    for (let entry = 0; entry < lattice.cells; entry++) {
      if (mask.values[entry] === 0) continue;
      const count = sums.values[entry]!;
      neighbours.values[entry] = count;
      if (count < n) scale.values[entry] = 1 / Math.sqrt((n * count - count * count) / (n - 1));
    }
  }

  /** Running sums of `values` within the study area; returns the sum of all. */
  private accumulate(values: Placed<Float64Array>): number {
    const { lattice, prefix, mask } = this;
    this.workspace.kernels.accumulate(values.offset, mask.offset, prefix.offset, lattice.cells);
    return prefix.values[lattice.cells]!;
  }

  /** Sums over all discs from the running sums, and the flags by the present limits. */
  private sumDiscs(): void {
    const { lattice, prefix, sums, windows, neighbours, scale, limits, flags } = this;
    const turns = turnsOf(lattice);
    for (let row = 0; row < lattice.rows; row++) {
      const at = 8 * latticeIndex(lattice, 0, row);
      const { offset, count } = windows[row & 1]!;
      this.workspace.kernels.sumWindows(
        prefix.offset + at,
        sums.offset + at,
        turns,
        offset,
        count,
        neighbours.offset + at,
        scale.offset + at,
        limits.offset,
        flags.offset + 4 * row * turns,
      );
    }
  }

  private collect(smallestZ: number): void {
    const { lattice, extremes } = this;
    const { entries, cells, z: zs } = extremes;
    const flags = this.flags.values;
    const turns = turnsOf(lattice);
    let length = 0;
    for (let flag = 0; flag < flags.length; flag++) {
      if (flags[flag] === 0) continue;
      const row = Math.floor(flag / turns);
      const column = (flag - row * turns) * CELLS_PER_TURN;
      const from = latticeIndex(lattice, column, row);
      const firstCell = row * lattice.columns + column;
      for (let k = 0; k < CELLS_PER_TURN; k++) {
        const z = this.zAt(from + k);
        if (z < smallestZ && z > -smallestZ) continue;
        entries[length] = from + k;
        cells[length] = firstCell + k;
        zs[length++] = z;
      }
    }
    extremes.length = length;
  }
}

/** Lattice entries of the extreme cells with z of at least `threshold`: the hot ones. */
export function hotCells({ length, entries, z }: ExtremeCells, threshold: number): Int32Array {
  const hot = new Int32Array(length);
  let found = 0;
  for (let i = 0; i < length; i++) if (z[i]! >= threshold) hot[found++] = entries[i]!;
  return hot.subarray(0, found);
}

/** Significance of each cell of a grid as `SignificanceClass`, from thresholds on |z| at 10, 5 and 1 %. */
export function classifyExtremes(
  extremes: ExtremeCells,
  thresholds: readonly [p10: number, p5: number, p1: number],
  classes: Int8Array,
): void {
  const [p10, p5, p1] = thresholds;
  for (let i = 0; i < extremes.length; i++) {
    const absolute = Math.abs(extremes.z[i]!);
    if (absolute < p10) continue;
    const level = absolute >= p1 ? 3 : absolute >= p5 ? 2 : 1;
    classes[extremes.cells[i]!] = extremes.z[i]! > 0 ? level : -level;
  }
}
