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
import { CELLS_PER_TURN } from '../brush/wasm/lattice-kernels.ts';
import { discRows } from '../grid/disc-windows.ts';
import { gridIndexOf, latticeIndex, type Lattice } from '../grid/lattice.ts';

/** Bytes that a field places in its workspace, by room for each array. */
export const giStarRoom = (lattice: Lattice): number[] => [
  8 * (lattice.length + 4),
  8 * lattice.length,
  8 * lattice.length,
  8 * (2 * lattice.guard + 1),
  8 * (2 * lattice.guard + 1),
];

/** Cells whose |z| is large enough to be looked at, after `test`. Only the first `length` entries count. */
export interface ExtremeCells {
  length: number;
  /** Lattice entries, in order. */
  readonly entries: Int32Array;
  readonly z: Float64Array;
}

export class GiStarField {
  readonly studyCells: number;
  readonly extremes: ExtremeCells;
  /** Number of study cells in the disc of each lattice entry; 0 where the entry is no study cell. */
  readonly neighbours: Uint32Array;
  private readonly prefix: Placed<Float64Array>;
  private readonly mask: Placed<Float64Array>;
  private readonly sums: Placed<Float64Array>;
  private readonly windows: readonly { readonly offset: number; readonly count: number }[];
  /** By number of neighbours: 1 / (s · √((n W − W²) / (n − 1))); 0 where Gi* is not defined. */
  private readonly inverse: Float64Array;
  private mean = 0;

  /**
   * @param counts where the counts lie, in the same workspace and lattice
   * @param studyMask one flag per cell of `grid`
   */
  constructor(
    private readonly workspace: LatticeWorkspace,
    private readonly lattice: Lattice,
    grid: CellGrid,
    private readonly counts: Placed<Float64Array>,
    studyMask: Uint8Array,
    bandMetres: number,
  ) {
    this.prefix = workspace.float64(lattice.length + 4);
    this.mask = workspace.float64(lattice.length);
    this.sums = workspace.float64(lattice.length);
    this.windows = [false, true].map((odd) => {
      const rows = discRows(grid, bandMetres, odd);
      const placed = workspace.int32(2 * rows.length);
      placed.values.set(
        rows.flatMap(({ row, from, to }) => [8 * (row * lattice.stride + from), 8 * (row * lattice.stride + to + 1)]),
      );
      return { offset: placed.offset, count: rows.length };
    });
    this.studyCells = this.placeMask(studyMask);
    const mostNeighbours = this.largestDisc(grid, bandMetres);
    this.neighbours = new Uint32Array(lattice.length);
    this.inverse = new Float64Array(mostNeighbours + 1);
    this.extremes = {
      length: 0,
      entries: new Int32Array(this.studyCells),
      z: new Float64Array(this.studyCells),
    };
    this.countNeighbours();
  }

  /**
   * Tests the present counts and collects the cells with |z| ≥ `smallestZ` in `extremes`.
   * @returns sum of the counts of all study cells
   */
  test(smallestZ: number): number {
    const total = this.sumDiscs(this.counts);
    this.mean = total / Math.max(1, this.studyCells);
    this.scaleByNeighbours(Math.sqrt(this.variance()));
    this.collect(smallestZ);
    return total;
  }

  /** Gi* of one lattice entry under the counts of the last `test`; 0 for an entry that is no study cell. */
  zAt(entry: number): number {
    const neighbours = this.neighbours[entry]!;
    return (this.sums.values[entry]! - this.mean * neighbours) * this.inverse[neighbours]!;
  }

  /** Largest Gi* among lattice entries. */
  largestZ(entries: Int32Array): number {
    const { neighbours, inverse, mean } = this;
    const sums = this.sums.values;
    let largest = -Infinity;
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i]!;
      const count = neighbours[entry]!;
      const z = (sums[entry]! - mean * count) * inverse[count]!;
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

  private largestDisc(grid: CellGrid, bandMetres: number): number {
    const cells = (odd: boolean) =>
      discRows(grid, bandMetres, odd).reduce((sum, { from, to }) => sum + to - from + 1, 0);
    return Math.max(cells(false), cells(true));
  }

  private countNeighbours(): void {
    this.sumDiscs(this.mask);
    const { mask, sums, neighbours } = this;
    for (let entry = 0; entry < this.lattice.cells; entry++) {
      if (mask.values[entry]) neighbours[entry] = sums.values[entry]!;
    }
  }

  /** Sums over all discs of `values` within the study area; returns the sum of all. */
  private sumDiscs(values: Placed<Float64Array>): number {
    const { lattice, prefix, mask, sums, windows } = this;
    const { kernels } = this.workspace;
    kernels.accumulate(values.offset, mask.offset, prefix.offset, lattice.cells);
    const turns = Math.ceil(lattice.columns / CELLS_PER_TURN);
    for (let row = 0; row < lattice.rows; row++) {
      const at = 8 * latticeIndex(lattice, 0, row);
      const { offset, count } = windows[row & 1]!;
      kernels.sumWindows(prefix.offset + at, sums.offset + at, turns, offset, count);
    }
    return prefix.values[lattice.cells]!;
  }

  /** Σ (x − x̄)² / n over the study cells: the same as Σ x² / n − x̄², without its loss of digits. */
  private variance(): number {
    const { lattice, mean } = this;
    const counts = this.counts.values;
    const mask = this.mask.values;
    let sum = 0;
    for (let row = 0; row < lattice.rows; row++) {
      const from = latticeIndex(lattice, 0, row);
      // Two independent sums, so that one addition need not wait for the other.
      let even = 0;
      let odd = 0;
      for (let entry = from; entry < from + lattice.columns; entry += 2) {
        const first = (counts[entry]! - mean) * mask[entry]!;
        const second = (counts[entry + 1]! - mean) * mask[entry + 1]!;
        even += first * first;
        odd += second * second;
      }
      sum += even + odd;
    }
    return sum / Math.max(1, this.studyCells);
  }

  private scaleByNeighbours(deviation: number): void {
    const n = this.studyCells;
    for (let neighbours = 1; neighbours < this.inverse.length; neighbours++) {
      const spread = deviation * Math.sqrt(((n - neighbours) * neighbours) / (n - 1));
      this.inverse[neighbours] = spread > 0 ? 1 / spread : 0;
    }
  }

  private collect(smallestZ: number): void {
    const { lattice, neighbours, inverse, mean, extremes } = this;
    const sums = this.sums.values;
    const { entries, z: zs } = extremes;
    let length = 0;
    for (let row = 0; row < lattice.rows; row++) {
      const from = latticeIndex(lattice, 0, row);
      for (let entry = from; entry < from + lattice.columns; entry++) {
        const count = neighbours[entry]!;
        const z = (sums[entry]! - mean * count) * inverse[count]!;
        if (z >= smallestZ || z <= -smallestZ) {
          entries[length] = entry;
          zs[length++] = z;
        }
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
  lattice: Lattice,
  thresholds: readonly [p10: number, p5: number, p1: number],
  classes: Int8Array,
): void {
  const [p10, p5, p1] = thresholds;
  for (let i = 0; i < extremes.length; i++) {
    const absolute = Math.abs(extremes.z[i]!);
    if (absolute < p10) continue;
    const level = absolute >= p1 ? 3 : absolute >= p5 ? 2 : 1;
    classes[gridIndexOf(lattice, extremes.entries[i]!)] = extremes.z[i]! > 0 ? level : -level;
  }
}
