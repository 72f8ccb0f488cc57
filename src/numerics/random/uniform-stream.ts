import { Random } from './random.ts';

/** Uniform numbers in [0, 1), the same row for the same seed. */
export type UniformStream = () => number;

/** The uniform numbers of `Random` as a function, for code that needs nothing else of it. */
export function uniformStream(seed: number): UniformStream {
  const random = new Random(seed);
  return () => random.uniform();
}
