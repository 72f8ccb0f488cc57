import type { HotspotSettings } from '../../domain/hotspot/hotspot.ts';

export type KernelName = HotspotSettings['kernel'];

const SQUARE_METRES_PER_SQUARE_KILOMETRE = 1e6;
/** Standard deviations at which the Gaussian kernel is cut off; 0.03 % of its volume lies beyond. */
export const GAUSSIAN_REACH = 4;

/** Distance in metres beyond which a kernel is zero. */
export const kernelReach = (kernel: KernelName, bandwidthMetres: number): number =>
  kernel === 'quartic' ? bandwidthMetres : GAUSSIAN_REACH * bandwidthMetres;

/**
 * Height of a kernel, per square metre, at a distance: what one incident adds to the density there.
 *
 * Quartic (biweight): 3/(πh²) · (1 − d²/h²)² within the bandwidth h (Silverman 1986, Density Estimation for Statistics and Data
 * Analysis, eq. 4.5). Gaussian: 1/(2πσ²) · exp(−d²/2σ²), σ the bandwidth, cut off at 4σ. Both have volume 1 (the Gaussian:
 * 0.9997), so a density adds up to the number of incidents.
 *
 * @param squaredDistance in m²
 */
export function kernelHeight(kernel: KernelName, bandwidthMetres: number, squaredDistance: number): number {
  const squared = bandwidthMetres * bandwidthMetres;
  if (kernel === 'quartic') {
    const rest = 1 - squaredDistance / squared;
    return rest > 0 ? (3 / (Math.PI * squared)) * rest * rest : 0;
  }
  if (squaredDistance > GAUSSIAN_REACH * GAUSSIAN_REACH * squared) return 0;
  return Math.exp(-squaredDistance / (2 * squared)) / (2 * Math.PI * squared);
}

export interface DiscKernel {
  /** Largest |dx| or |dy|, in cells, that gets a weight; at least 1. */
  readonly radius: number;
  /** Largest |dx| of each |dy| from 0 to `radius`. */
  readonly halfWidths: Int32Array;
  /** Weights in incidents per km², line by line: |dy| = 0 … radius, in it |dx| = 0 … halfWidths[|dy|]. */
  readonly weights: Float64Array;
}

/** The kernel between the centres of square cells. */
export function discKernel(kernel: KernelName, bandwidthMetres: number, cellSizeMetres: number): DiscKernel {
  const reach = kernelReach(kernel, bandwidthMetres) / cellSizeMetres;
  const radius = Math.max(1, Math.floor(reach));
  const halfWidths = new Int32Array(radius + 1);
  const weights: number[] = [];
  for (let dy = 0; dy <= radius; dy++) {
    halfWidths[dy] = Math.floor(Math.sqrt(Math.max(0, reach * reach - dy * dy)));
    for (let dx = 0; dx <= halfWidths[dy]!; dx++) {
      const squared = (dx * dx + dy * dy) * cellSizeMetres * cellSizeMetres;
      weights.push(kernelHeight(kernel, bandwidthMetres, squared) * SQUARE_METRES_PER_SQUARE_KILOMETRE);
    }
  }
  return { radius, halfWidths, weights: Float64Array.from(weights) };
}
