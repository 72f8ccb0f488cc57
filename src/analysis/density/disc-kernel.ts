import type { HotspotSettings } from '../../domain/hotspot/hotspot.ts';
import { kernelDensity } from '../density-reference/kernels.ts';

export type KernelName = HotspotSettings['kernel'];

const SQUARE_METRES_PER_SQUARE_KILOMETRE = 1e6;
/** Standard deviations at which the Gaussian kernel is cut off; 0.03 % of its volume lies beyond. */
const GAUSSIAN_REACH = 4;

/** Distance in metres beyond which a kernel adds nothing to the density. */
export const kernelReachMetres = (kernel: KernelName, bandwidthMetres: number): number =>
  kernel === 'quartic' ? bandwidthMetres : GAUSSIAN_REACH * bandwidthMetres;

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
  const reach = kernelReachMetres(kernel, bandwidthMetres) / cellSizeMetres;
  const radius = Math.max(1, Math.floor(reach));
  const halfWidths = new Int32Array(radius + 1);
  const weights: number[] = [];
  for (let dy = 0; dy <= radius; dy++) {
    halfWidths[dy] = Math.floor(Math.sqrt(Math.max(0, reach * reach - dy * dy)));
    for (let dx = 0; dx <= halfWidths[dy]!; dx++) {
      const squared = (dx * dx + dy * dy) * cellSizeMetres * cellSizeMetres;
      weights.push(kernelDensity(kernel, squared, bandwidthMetres) * SQUARE_METRES_PER_SQUARE_KILOMETRE);
    }
  }
  return { radius, halfWidths, weights: Float64Array.from(weights) };
}
