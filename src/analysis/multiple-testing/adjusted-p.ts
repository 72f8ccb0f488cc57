/**
 * Adjusted p-values of Benjamini & Hochberg 1995 (R's `p.adjust(p, "BH")`): what the false discovery rate would be if
 * this and all smaller p-values were called significant. In the order of the input.
 */
export function benjaminiHochbergAdjusted(p: readonly number[]): Float64Array {
  const order = Array.from(p.keys()).sort((a, b) => p[b]! - p[a]!);
  const adjusted = new Float64Array(p.length);
  let smallest = 1;
  order.forEach((index, rank) => {
    smallest = Math.min(smallest, (p[index]! * p.length) / (p.length - rank));
    adjusted[index] = smallest;
  });
  return adjusted;
}
