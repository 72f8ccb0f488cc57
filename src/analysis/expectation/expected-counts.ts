/**
 * How many incidents a cell would have if they went with its use, and how far it is from that.
 *
 * A town's core has more of everything: more people, more shops, more streets. Gi* on bare counts calls all of it hot.
 * So the counts are first compared with what streets, homes, shops and other addresses predict: non-negative least squares
 * over the study cells, scaled to the total, and Gi* is taken of the Pearson residuals (count − expected) / √expected, the
 * way rates are tested under an uneven population at risk (Waller & Gotway 2004, ch. 7). What is then hot has more than
 * its use explains: the comparison comes before the conclusion.
 */
import type { CellGrid } from '../brush/brush-contract.ts';
import type { Placed } from '../brush/lattice-workspace.ts';
import { entryOf, type Lattice } from '../grid/lattice.ts';
import type { Exposure } from './exposure.ts';
import { nonNegativeLeastSquares } from './non-negative-least-squares.ts';

/** A cell is expected to have at least this part of the mean: nowhere is nothing possible. */
const LEAST_SHARE_OF_MEAN = 0.1;

export class ExpectedCounts {
  /** Expected incidents per lattice entry, after `update`; 0 outside the study area. */
  readonly expected: Float64Array;
  /** Incidents per unit of each exposure, after `update`. */
  readonly coefficients: Float64Array;
  private readonly entries: Int32Array;
  /** Exposure k of study cell i at [k × n + i]. */
  private readonly amounts: Float64Array;
  private readonly gram: Float64Array;

  /**
   * @param counts incidents per lattice entry, as they are at each `update`
   * @param residuals gets the Pearson residual per lattice entry
   */
  constructor(
    private readonly exposures: readonly Exposure[],
    grid: CellGrid,
    lattice: Lattice,
    studyMask: Uint8Array,
    private readonly counts: Placed<Float64Array>,
    private readonly residuals: Placed<Float64Array>,
  ) {
    const cells: number[] = [];
    for (let cell = 0; cell < grid.columns * grid.rows; cell++) if (studyMask[cell]) cells.push(cell);
    const n = cells.length;
    const k = exposures.length;
    this.entries = Int32Array.from(cells, (cell) => entryOf(lattice, cell));
    this.amounts = new Float64Array(k * n);
    exposures.forEach(({ amounts }, at) => cells.forEach((cell, i) => (this.amounts[at * n + i] = amounts[cell]!)));
    this.gram = new Float64Array(k * k);
    for (let a = 0; a < k; a++) {
      for (let b = 0; b < k; b++) {
        let sum = 0;
        for (let i = 0; i < n; i++) sum += this.amounts[a * n + i]! * this.amounts[b * n + i]!;
        this.gram[a * k + b] = sum;
      }
    }
    this.expected = new Float64Array(lattice.length);
    this.coefficients = new Float64Array(k);
  }

  get kinds(): readonly Exposure['kind'][] {
    return this.exposures.map(({ kind }) => kind);
  }

  /** Fits to the present counts. @returns incidents in the study area */
  update(): number {
    const { entries, amounts, coefficients, expected } = this;
    const counts = this.counts.values;
    const residuals = this.residuals.values;
    const n = entries.length;
    const k = coefficients.length;
    const moments = new Float64Array(k);
    let total = 0;
    for (let i = 0; i < n; i++) {
      const count = counts[entries[i]!]!;
      if (count === 0) continue;
      total += count;
      for (let at = 0; at < k; at++) moments[at]! += amounts[at * n + i]! * count;
    }
    coefficients.set(nonNegativeLeastSquares(this.gram, moments));
    const least = (LEAST_SHARE_OF_MEAN * total) / Math.max(1, n);
    let sum = 0;
    for (let i = 0; i < n; i++) {
      let value = 0;
      for (let at = 0; at < k; at++) value += coefficients[at]! * amounts[at * n + i]!;
      if (value < least) value = least;
      expected[entries[i]!] = value;
      sum += value;
    }
    const scale = sum > 0 ? total / sum : 0;
    for (let at = 0; at < k; at++) coefficients[at]! *= scale;
    for (let i = 0; i < n; i++) {
      const entry = entries[i]!;
      const value = expected[entry]! * scale;
      expected[entry] = value;
      residuals[entry] = value > 0 ? (counts[entry]! - value) / Math.sqrt(value) : 0;
    }
    return total;
  }
}
