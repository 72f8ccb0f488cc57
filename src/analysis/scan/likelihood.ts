/**
 * Log likelihood ratio of a cylinder with more events than expected; 0 otherwise. Source: Kulldorff et al. 2005, PLoS
 * Medicine 2:e59: (c/μ)^c ((N − c)/(N − μ))^(N − c) with μ = events in the circle × events in the window / N.
 */
export function logLikelihoodRatio(count: number, expected: number, n: number): number {
  if (count <= expected) return 0;
  const rest = count < n ? (n - count) * Math.log((n - count) / (n - expected)) : 0;
  return count * Math.log(count / expected) + rest;
}

/**
 * For a likelihood ratio to beat: below which expectation (times n) a cylinder of c events beats it. The ratio falls as
 * the expectation rises, so this is one number for each c; worked out when first asked for.
 */
export class ExpectationLimits {
  floor = NaN;
  /** The limit of each count; −1 where it has not been worked out for this floor: then ask `of`. */
  readonly known: Float64Array;
  private highest = 0;

  constructor(private readonly n: number) {
    this.known = new Float64Array(n + 1).fill(-1);
  }

  setFloor(floor: number): void {
    if (floor === this.floor) return;
    this.floor = floor;
    this.known.fill(-1, 0, this.highest + 1);
    this.highest = 0;
  }

  /** Expectation × n below which `count` events beat the floor (a hair more: the caller works the ratio out). */
  of(count: number): number {
    const limit = this.known[count]!;
    return limit < 0 ? this.work(count) : limit;
  }

  private work(count: number): number {
    let low = 0;
    let high = count;
    // 40 halvings leave 1e-12 of the count, which the hair below covers.
    for (let i = 0; i < 40; i++) {
      const middle = (low + high) / 2;
      if (logLikelihoodRatio(count, middle, this.n) > this.floor) low = middle;
      else high = middle;
    }
    this.highest = Math.max(this.highest, count);
    return (this.known[count] = high * this.n * (1 + 1e-9));
  }
}
