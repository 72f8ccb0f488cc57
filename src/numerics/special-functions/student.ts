import { betaQuantile } from './beta-quantile.ts';

/** Quantile of Student's t above its middle (`probability` > 0.5), from that of the beta distribution. */
export function studentQuantile(probability: number, degrees: number): number {
  const x = betaQuantile(2 * (1 - probability), degrees / 2, 0.5);
  return Math.sqrt(degrees * (1 / x - 1));
}
