/**
 * Kernels on a line: k(distance) per metre, zero beyond the bandwidth h, of total mass one over [-h, h] (Okabe, Satoh
 * and Sugihara 2009; the same list as spNetwork). The Gaussian has standard deviation h / 3, is cut off at h and scaled
 * up for the 0.27 % that is lost there.
 */
export const NETWORK_KERNELS = [
  'quartic',
  'gaussian',
  'epanechnikov',
  'triangle',
  'triweight',
  'tricube',
  'cosine',
  'uniform',
] as const;
export type NetworkKernel = (typeof NETWORK_KERNELS)[number];

/** Mass of the standard normal distribution within three standard deviations. */
const MASS_WITHIN_THREE = 0.9973002039367398;

/** k(t) for t = distance / h in [0, 1], still to be divided by h. */
const SHAPES: Readonly<Record<NetworkKernel, (t: number) => number>> = {
  quartic: (t) => 0.9375 * (1 - t * t) ** 2,
  gaussian: (t) => ((3 / Math.sqrt(2 * Math.PI)) * Math.exp(-4.5 * t * t)) / MASS_WITHIN_THREE,
  epanechnikov: (t) => 0.75 * (1 - t * t),
  triangle: (t) => 1 - t,
  triweight: (t) => (35 / 32) * (1 - t * t) ** 3,
  tricube: (t) => (70 / 81) * (1 - t ** 3) ** 3,
  cosine: (t) => (Math.PI / 4) * Math.cos((Math.PI / 2) * t),
  uniform: () => 0.5,
};

/** Density per metre at `distanceMetres` (not negative) from an incident. */
export function kernelDensity(kernel: NetworkKernel, distanceMetres: number, bandwidthMetres: number): number {
  return distanceMetres > bandwidthMetres ? 0 : SHAPES[kernel](distanceMetres / bandwidthMetres) / bandwidthMetres;
}

export const kernelShape = (kernel: NetworkKernel): ((t: number) => number) => SHAPES[kernel];

/** Steps of the tail table: fine enough to decide what may be left out, which is all it is used for. */
const TAIL_STEPS = 400;

/** Mass of a kernel beyond a share t of its bandwidth, on one side; from a table by the trapezium rule. */
export function tailMassTable(kernel: NetworkKernel): (t: number) => number {
  const shape = SHAPES[kernel];
  const table = new Float64Array(TAIL_STEPS + 1);
  for (let i = TAIL_STEPS - 1; i >= 0; i--) {
    table[i] = table[i + 1]! + (shape(i / TAIL_STEPS) + shape((i + 1) / TAIL_STEPS)) / (2 * TAIL_STEPS);
  }
  return (t) => (t >= 1 ? 0 : table[Math.max(0, Math.floor(t * TAIL_STEPS))]!);
}
