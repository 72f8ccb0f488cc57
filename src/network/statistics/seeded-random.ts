/** Uniform numbers in [0, 1), the same row for the same seed. */
export type Random = () => number;

/** sfc32 (Chris Doty-Humphrey, PractRand; public domain), started from one 32-bit seed and run in for 12 rounds. */
export function createRandom(seed: number): Random {
  let a = seed | 0;
  let b = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0;
  let c = Math.imul(seed ^ 0xc2b2ae35, 0x27d4eb2f) | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}
