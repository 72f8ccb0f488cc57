/** Radial kernels in the plane. The bandwidth is the radius where they end, for the Gaussian its standard deviation. */
export type PlanarKernel = 'uniform' | 'triangular' | 'epanechnikov' | 'quartic' | 'triweight' | 'gaussian';

/**
 * Value at distance 0 with bandwidth 1: the constant that makes the kernel integrate to 1 over the plane. (Silverman
 * 1986, p. 76, for the polynomial ones.) The quartic constant is 3/π ≈ 0.955; some programs scaled it by 116/(5π).
 */
export const KERNEL_PEAK: Readonly<Record<PlanarKernel, number>> = {
  uniform: 1 / Math.PI,
  triangular: 3 / Math.PI,
  epanechnikov: 2 / Math.PI,
  quartic: 3 / Math.PI,
  triweight: 4 / Math.PI,
  gaussian: 1 / (2 * Math.PI),
};

/** Distance in bandwidths beyond which a kernel adds nothing: exactly, or for the Gaussian below 1e-16 of its peak. */
export function kernelReach(kernel: PlanarKernel): number {
  return kernel === 'gaussian' ? 8.6 : 1;
}

/** Kernel value per square metre at a squared distance, for a bandwidth in metres. Integrates to 1 over the plane. */
export function kernelDensity(kernel: PlanarKernel, squaredDistance: number, bandwidthMetres: number): number {
  const q = squaredDistance / (bandwidthMetres * bandwidthMetres);
  const scale = KERNEL_PEAK[kernel] / (bandwidthMetres * bandwidthMetres);
  if (kernel === 'gaussian') return scale * Math.exp(-q / 2);
  if (q > 1) return 0;
  return scale * polynomialShape(kernel, q);
}

function polynomialShape(kernel: Exclude<PlanarKernel, 'gaussian'>, q: number): number {
  const u = 1 - q;
  switch (kernel) {
    case 'uniform':
      return 1;
    case 'triangular':
      return 1 - Math.sqrt(q);
    case 'epanechnikov':
      return u;
    case 'quartic':
      return u * u;
    case 'triweight':
      return u * u * u;
  }
}
