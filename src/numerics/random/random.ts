/**
 * A seedable stream of random numbers: xoshiro128** 1.1 (Blackman & Vigna 2021, "Scrambled linear pseudorandom number
 * generators", ACM TOMS 47:36), state filled by splitmix32 so that neighbouring seeds give unrelated streams. Same
 * seed, same numbers, on every machine. Not for secrets.
 */
export class Random {
  private s0: number;
  private s1: number;
  private s2: number;
  private s3: number;

  /** `seed`: any integer; its lower 32 bits count. */
  constructor(readonly seed: number) {
    let state = seed | 0;
    const splitmix = () => {
      state = (state + 0x9e3779b9) | 0;
      let z = state ^ (state >>> 16);
      z = Math.imul(z, 0x21f0aaad);
      z ^= z >>> 15;
      z = Math.imul(z, 0x735a2d97);
      return z ^ (z >>> 15);
    };
    this.s0 = splitmix();
    this.s1 = splitmix();
    this.s2 = splitmix();
    this.s3 = splitmix();
    // The all-zero state is the one from which the generator never leaves.
    if ((this.s0 | this.s1 | this.s2 | this.s3) === 0) this.s0 = 1;
  }

  /** A whole number, 0 … 2³² − 1. */
  uint32(): number {
    const scrambled = Math.imul(this.s1, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = this.s1 << 9;
    this.s2 ^= this.s0;
    this.s3 ^= this.s1;
    this.s1 ^= this.s2;
    this.s0 ^= this.s3;
    this.s2 ^= shifted;
    this.s3 = (this.s3 << 11) | (this.s3 >>> 21);
    return result;
  }

  /** A number in [0, 1) with 53 random bits. */
  uniform(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  }

  /** A whole number, 0 … bound − 1, each equally likely (Lemire 2019, "Fast random integer generation"). */
  below(bound: number): number {
    let drawn = this.uint32();
    let low = Math.imul(drawn, bound) >>> 0;
    if (low < bound) {
      const threshold = (4_294_967_296 - bound) % bound;
      while (low < threshold) {
        drawn = this.uint32();
        low = Math.imul(drawn, bound) >>> 0;
      }
    }
    // The high word of the 64-bit product, in two halves because a double holds 53 bits.
    const fromLowHalf = Math.floor(((drawn & 0xffff) * bound) / 65_536);
    return Math.floor(((drawn >>> 16) * bound + fromLowHalf) / 65_536);
  }

  /** A standard normal number (polar method of Marsaglia; the second of the pair is thrown away). */
  normal(): number {
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
    }
  }

  /** A Poisson count. Multiplication for small means; large means are split, as sums of Poisson counts are Poisson. */
  poisson(mean: number): number {
    let count = 0;
    let rest = mean;
    while (rest > 0) {
      const part = Math.min(rest, 30);
      rest -= part;
      const limit = Math.exp(-part);
      for (let product = this.uniform(); product > limit; product *= this.uniform()) count++;
    }
    return count;
  }
}
