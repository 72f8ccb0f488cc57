/** Kendall's S and its variance under no trend. */
export interface KendallScore {
  /** Pairs that rise minus pairs that fall. */
  readonly s: number;
  /** n (n−1)(2n+5)/18, less the part that ties take away. */
  readonly variance: number;
  /** S over all pairs, and over the pairs that are not tied (in a series of times only values can be tied). */
  readonly tauA: number;
  readonly tauB: number;
  readonly ties: boolean;
}

/** Score of a series without gaps. Source: Mann 1945; Kendall 1975; Gilbert 1987, p. 208 for ties. */
export function kendallScore(values: Float64Array): KendallScore {
  const n = values.length;
  let s = 0;
  for (let i = 0; i < n; i++) {
    const own = values[i]!;
    for (let j = i + 1; j < n; j++) s += values[j]! > own ? 1 : values[j]! < own ? -1 : 0;
  }
  let tieTerm = 0;
  let tiedPairs = 0;
  for (const t of tieSizes(values)) {
    tieTerm += t * (t - 1) * (2 * t + 5);
    tiedPairs += (t * (t - 1)) / 2;
  }
  const pairs = (n * (n - 1)) / 2;
  return {
    s,
    variance: (n * (n - 1) * (2 * n + 5) - tieTerm) / 18,
    tauA: pairs > 0 ? s / pairs : NaN,
    tauB: s === 0 ? 0 : s / Math.sqrt(pairs * (pairs - tiedPairs)),
    ties: tiedPairs > 0,
  };
}

/** Sizes of the groups of equal values. */
function tieSizes(values: Float64Array): number[] {
  const sorted = values.slice().sort();
  const sizes: number[] = [];
  let from = 0;
  for (let i = 1; i <= sorted.length; i++) {
    if (sorted[i] === sorted[from]) continue;
    sizes.push(i - from);
    from = i;
  }
  return sizes;
}

/** Standard score with the continuity correction of one. 0 at S = 0; NaN where the variance is not positive. */
export function standardScore(s: number, variance: number): number {
  if (s === 0) return 0;
  return variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : NaN;
}

/**
 * Exact two-sided p-value of S for n different values: the share of all n! orders with |S| at least as large. Counts
 * orders by their number of falling pairs, one value at a time.
 */
export function exactKendallP(s: number, n: number): number {
  const pairs = (n * (n - 1)) / 2;
  let chances = new Float64Array(pairs + 1);
  chances[0] = 1;
  for (let size = 2; size <= n; size++) {
    // The new value can fall behind 0 … size−1 others, each equally likely: a running sum over that many entries.
    const next = new Float64Array(pairs + 1);
    let running = 0;
    for (let falling = 0; falling <= pairs; falling++) {
      running += chances[falling]! - (falling >= size ? chances[falling - size]! : 0);
      next[falling] = running / size;
    }
    chances = next;
  }
  const tail = (pairs - Math.abs(s)) / 2;
  let p = 0;
  for (let falling = 0; falling <= tail; falling++) p += 2 * chances[falling]!;
  return Math.min(1, p);
}
