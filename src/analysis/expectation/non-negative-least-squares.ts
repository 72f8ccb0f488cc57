/**
 * Least squares with coefficients that are not negative (Lawson & Hanson 1974, ch. 23), for a handful of variables: each
 * subset of variables is solved by Cholesky, and the best one whose coefficients are all positive is the answer. With
 * k variables that is 2^k − 1 systems, exact and without iteration.
 *
 * @param gram XᵀX, k × k, row by row
 * @param moments Xᵀy, k values
 * @returns k coefficients ≥ 0; all 0 when no variable helps
 */
export function nonNegativeLeastSquares(gram: Float64Array, moments: Float64Array): Float64Array {
  const k = moments.length;
  const best = new Float64Array(k);
  let most = 0;
  for (let subset = 1; subset < 1 << k; subset++) {
    const members = Array.from({ length: k }, (_, i) => i).filter((i) => subset & (1 << i));
    const solution = solveSymmetric(
      members.map((row) => members.map((column) => gram[row * k + column]!)),
      members.map((row) => moments[row]!),
    );
    if (!solution || solution.some((value) => !(value > 0))) continue;
    // At the solution the sum of squares has fallen by bᵀXᵀy.
    const explained = solution.reduce((sum, value, i) => sum + value * moments[members[i]!]!, 0);
    if (explained <= most) continue;
    most = explained;
    best.fill(0);
    members.forEach((member, i) => (best[member] = solution[i]!));
  }
  return best;
}

/** Solves A b = c for a symmetric positive definite A by Cholesky; null when A is (nearly) singular. */
function solveSymmetric(a: number[][], c: number[]): number[] | null {
  const n = c.length;
  const l = a.map(() => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i]![j]!;
      for (let m = 0; m < j; m++) sum -= l[i]![m]! * l[j]![m]!;
      if (i !== j) l[i]![j] = sum / l[j]![j]!;
      else if (sum > 1e-12 * a[i]![i]!) l[i]![i] = Math.sqrt(sum);
      else return null;
    }
  }
  const b = new Array<number>(n).fill(0);
  for (let i = 0; i < n; i++) {
    let sum = c[i]!;
    for (let m = 0; m < i; m++) sum -= l[i]![m]! * b[m]!;
    b[i] = sum / l[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let m = i + 1; m < n; m++) sum -= l[m]![i]! * b[m]!;
    b[i] = sum / l[i]![i]!;
  }
  return b;
}
