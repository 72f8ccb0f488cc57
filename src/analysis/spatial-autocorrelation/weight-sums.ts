import { weightAt, type Neighbours } from './neighbours.ts';

/** The sums over a weights matrix that the moments of global statistics need (Cliff & Ord 1981, p. 19). */
export interface WeightSums {
  /** Sum of all weights. */
  readonly s0: number;
  /** ½ ΣΣ (wᵢⱼ + wⱼᵢ)². */
  readonly s1: number;
  /** Σᵢ (row sum + column sum)². */
  readonly s2: number;
  readonly rowSums: Float64Array;
}

/** Sums over all pairs i ≠ j; weights of a point with itself do not count in global statistics. */
export function weightSums(neighbours: Neighbours): WeightSums {
  const { n, starts, indices } = neighbours;
  const rowSums = new Float64Array(n);
  const columnSums = new Float64Array(n);
  let s0 = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const j = indices[at]!;
      if (j === i) continue;
      const w = weightAt(neighbours, at);
      rowSums[i]! += w;
      columnSums[j]! += w;
      s0 += w;
      squares += w * w;
    }
  }
  let s2 = 0;
  for (let i = 0; i < n; i++) s2 += (rowSums[i]! + columnSums[i]!) ** 2;
  // ½ ΣΣ (wᵢⱼ + wⱼᵢ)² = ΣΣ wᵢⱼ² + ΣΣ wᵢⱼ wⱼᵢ
  return { s0, s1: squares + mutualProducts(neighbours), s2, rowSums };
}

/** ΣΣ wᵢⱼ wⱼᵢ over i ≠ j: each weight is looked up in its neighbour's (ascending) row. */
function mutualProducts(neighbours: Neighbours): number {
  const { n, starts, indices } = neighbours;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const j = indices[at]!;
      if (j === i) continue;
      const back = find(indices, i, starts[j]!, starts[j + 1]!);
      if (back >= 0) sum += weightAt(neighbours, at) * weightAt(neighbours, back);
    }
  }
  return sum;
}

function find(sorted: Uint32Array, value: number, from: number, to: number): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! === value) return middle;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
