/** All orders of a short list; n! of them. */
export function* permutationsOf(values: readonly number[]): Generator<number[]> {
  if (values.length <= 1) {
    yield [...values];
    return;
  }
  for (let i = 0; i < values.length; i++) {
    const rest = [...values.slice(0, i), ...values.slice(i + 1)];
    for (const tail of permutationsOf(rest)) yield [values[i]!, ...tail];
  }
}

/** Mean and variance (divided by the number) of a statistic over all orders of the values. */
export function exactMoments(values: readonly number[], statistic: (values: number[]) => number) {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (const order of permutationsOf(values)) {
    const s = statistic(order);
    count++;
    sum += s;
    squares += s * s;
  }
  return { mean: sum / count, variance: squares / count - (sum / count) ** 2 };
}
