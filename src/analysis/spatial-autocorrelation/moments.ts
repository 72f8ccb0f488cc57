/** Mean and central moments of a list, in two passes for accuracy. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Second central moment, divided by n. */
  readonly m2: number;
  /** Fourth central moment, divided by n. */
  readonly m4: number;
  /** Kurtosis m4 / m2². NaN when all values are equal. */
  readonly kurtosis: number;
}

export function momentsOf(values: ArrayLike<number>): Moments {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  const mean = sum / n;
  let squares = 0;
  let fourths = 0;
  for (let i = 0; i < n; i++) {
    const square = (values[i]! - mean) ** 2;
    squares += square;
    fourths += square * square;
  }
  const m2 = squares / n;
  const m4 = fourths / n;
  return { n, mean, m2, m4, kurtosis: m4 / (m2 * m2) };
}
