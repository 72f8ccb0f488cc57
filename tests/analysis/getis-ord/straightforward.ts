/** Gi*, Benjamini–Hochberg and density written down as their definitions read, for comparison. */
import type { CellGrid } from '../../../src/analysis/brush/brush-contract.ts';
import { cellCentre } from '../../../src/analysis/grid/cell-grid.ts';
import { twoSidedNormalP } from '../../../src/numerics/special-functions/normal.ts';

/** Gi* of every study cell from a list of its neighbours (Ord & Getis 1995); 0 where it is not defined. */
export function giStarByNeighbours(
  grid: CellGrid,
  counts: ArrayLike<number>,
  mask: Uint8Array,
  bandMetres: number,
): Float64Array {
  const study = [...mask.keys()].filter((cell) => mask[cell]);
  const n = study.length;
  const mean = study.reduce((sum, cell) => sum + counts[cell]!, 0) / n;
  const deviation = Math.sqrt(study.reduce((sum, cell) => sum + (counts[cell]! - mean) ** 2, 0) / n);
  const z = new Float64Array(mask.length);
  const centres = study.map((cell) => cellCentre(grid, cell));
  study.forEach((cell, i) => {
    const [x, y] = centres[i]!;
    let sum = 0;
    let weights = 0;
    centres.forEach(([otherX, otherY], j) => {
      if (Math.hypot(otherX - x, otherY - y) > bandMetres * (1 + 1e-9)) return;
      sum += counts[study[j]!]!;
      weights += 1;
    });
    const spread = deviation * Math.sqrt((n * weights - weights * weights) / (n - 1));
    z[cell] = spread > 0 ? (sum - weights * mean) / spread : 0;
  });
  return z;
}

/** Benjamini–Hochberg adjusted two-sided p-values, by sorting all of them. */
export function adjustBySorting(z: readonly number[]): number[] {
  const m = z.length;
  const order = z.map((value, index) => ({ p: twoSidedNormalP(value), index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(m).fill(1);
  let least = 1;
  order.forEach(({ p, index }, k) => {
    least = Math.min(least, (p * m) / (m - k));
    adjusted[index] = least;
  });
  return adjusted;
}

/** Density at the centre of one cell: the sum over all cells, in incidents per km². */
export function densityBySumming(
  grid: CellGrid,
  counts: Float64Array,
  cell: number,
  kernel: 'quartic' | 'gaussian',
  bandwidthMetres: number,
): number {
  const [x, y] = cellCentre(grid, cell);
  const h2 = bandwidthMetres * bandwidthMetres;
  let sum = 0;
  for (let other = 0; other < counts.length; other++) {
    if (counts[other] === 0) continue;
    const [otherX, otherY] = cellCentre(grid, other);
    const d2 = (otherX - x) ** 2 + (otherY - y) ** 2;
    if (kernel === 'quartic') sum += d2 < h2 ? counts[other]! * (3 / (Math.PI * h2)) * (1 - d2 / h2) ** 2 : 0;
    // The map cuts the Gaussian off at four standard deviations.
    else if (d2 <= 16 * h2 * (1 + 1e-12)) sum += (counts[other]! * Math.exp(-d2 / (2 * h2))) / (2 * Math.PI * h2);
  }
  return sum * 1e6;
}
