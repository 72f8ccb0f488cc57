/**
 * Benjamini–Hochberg control of the false discovery rate over two-sided normal tests (Benjamini & Hochberg 1995), made
 * for tests that are repeated while a hand moves: exactly the decision of sorting all p-values, without sorting.
 *
 * p falls as |z| grows, so ranks can be counted from |z|. Values below the |z| of the largest rate can never be
 * significant (rank ≤ number of tests) and are not even looked at. The rest is dealt into narrow buckets; bounds on p
 * at a bucket's edges show which buckets can hold the threshold, and only those are sorted and tested value by value.
 */

import { normalQuantile, twoSidedNormalP } from '../../numerics/special-functions/normal.ts';

const BUCKETS = 1024;
const WIDEST_Z = 16;

export class FalseDiscoveryRate {
  /** Values with a smaller |z| need not be handed in. */
  readonly smallestZ: number;
  private readonly scale: number;
  /** Lower bound on p in each bucket; bucket 0 has the smallest |z|. */
  private readonly leastP = new Float64Array(BUCKETS);
  private readonly starts = new Int32Array(BUCKETS + 1);
  private readonly sorted = new Uint8Array(BUCKETS);
  private values = new Float64Array(1024);
  private length = 0;
  private tests = 0;

  /** `largestRate`: the largest false discovery rate that will be asked for. */
  constructor(readonly largestRate: number) {
    this.smallestZ = -normalQuantile(largestRate / 2) * (1 - 1e-9);
    this.scale = (BUCKETS - 1) / (WIDEST_Z - this.smallestZ);
    for (let bucket = 0; bucket < BUCKETS - 1; bucket++) {
      this.leastP[bucket] = twoSidedNormalP(this.smallestZ + (bucket + 1) / this.scale) * (1 - 1e-9);
    }
  }

  /** Takes the first `length` of `z` (all with |z| ≥ `smallestZ`) as the extreme ones among `tests` tests. */
  load(z: Float64Array, length: number, tests: number): void {
    if (this.values.length < length) this.values = new Float64Array(2 * length);
    this.length = length;
    this.tests = tests;
    this.sorted.fill(0);
    const starts = this.starts.fill(0);
    for (let i = 0; i < length; i++) starts[this.bucketOf(Math.abs(z[i]!)) + 1]!++;
    for (let bucket = 0; bucket < BUCKETS; bucket++) starts[bucket + 1]! += starts[bucket]!;
    // Dealing moves each start to the next bucket's start; they are moved back afterwards.
    for (let i = 0; i < length; i++) {
      const absolute = Math.abs(z[i]!);
      this.values[starts[this.bucketOf(absolute)]!++] = absolute;
    }
    starts.copyWithin(1, 0, BUCKETS);
    starts[0] = 0;
  }

  /**
   * The smallest |z| that is significant when the false discovery rate is held at `rate` (≤ `largestRate`): a test is
   * significant exactly when its |z| is at least this. Infinity when none is.
   */
  thresholdZ(rate: number): number {
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const from = this.starts[bucket]!;
      const to = this.starts[bucket + 1]!;
      const mostRank = this.length - from;
      if (from === to || this.leastP[bucket]! * this.tests > mostRank * rate) continue;
      this.sortBucket(bucket, from, to);
      for (let i = from; i < to; i++) {
        if (i > from && this.values[i] === this.values[i - 1]) continue;
        if (twoSidedNormalP(this.values[i]!) <= ((this.length - i) * rate) / this.tests) return this.values[i]!;
      }
    }
    return Infinity;
  }

  /**
   * The adjusted p of a value: the smallest rate at which it is still significant. Exact up to `largestRate`; a larger
   * result says only that it is larger than that.
   */
  adjustedP(z: number): number {
    const absolute = Math.abs(z);
    let best = 1;
    for (let bucket = this.bucketOf(absolute); bucket >= 0; bucket--) {
      const least = this.leastP[bucket]! * this.tests;
      // No rank is above the number of values, so further down nothing can be smaller.
      if (least >= best * this.length) break;
      const from = this.starts[bucket]!;
      const to = this.starts[bucket + 1]!;
      if (from === to || least >= best * (this.length - from)) continue;
      this.sortBucket(bucket, from, to);
      for (let i = to - 1; i >= from; i--) {
        if (this.values[i]! > absolute || (i > from && this.values[i] === this.values[i - 1])) continue;
        best = Math.min(best, (twoSidedNormalP(this.values[i]!) * this.tests) / (this.length - i));
      }
    }
    return best;
  }

  private bucketOf(absolute: number): number {
    const bucket = (absolute - this.smallestZ) * this.scale;
    return bucket >= BUCKETS - 1 ? BUCKETS - 1 : bucket > 0 ? bucket | 0 : 0;
  }

  private sortBucket(bucket: number, from: number, to: number): void {
    if (this.sorted[bucket]) return;
    this.sorted[bucket] = 1;
    this.values.subarray(from, to).sort();
  }
}
