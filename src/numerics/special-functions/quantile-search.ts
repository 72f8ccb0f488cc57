/**
 * The x in [low, high] where an increasing distribution function reaches p, by Newton steps kept inside a bracket
 * that shrinks (0 ≤ low < high). `density` is its derivative. Ends when the bracket is as narrow as a double allows.
 */
export function searchQuantile(
  cdfMinusTarget: (x: number) => number,
  density: (x: number) => number,
  low: number,
  high: number,
  start: number,
): number {
  let from = low;
  let to = high;
  let x = start > low && start < high ? start : middleOf(low, high);
  for (let i = 0; i < 500; i++) {
    const error = cdfMinusTarget(x);
    if (error === 0) return x;
    if (error < 0) from = x;
    else to = x;
    const step = error / density(x);
    let next = x - step;
    if (!(next > from && next < to)) next = middleOf(from, to);
    if (Math.abs(next - x) <= 1e-16 * Math.abs(next) || to - from <= 2e-16 * Math.abs(to)) return next;
    x = next;
  }
  return x;
}

/** Halves a narrow bracket; a wide one on the scale of orders of magnitude, since quantiles near 0 can be 1e-200. */
function middleOf(from: number, to: number): number {
  if (from > 0 && to / from > 4) return Math.sqrt(from) * Math.sqrt(to);
  return from === 0 && to < 0.01 ? to * 1e-4 : (from + to) / 2;
}

/** The smallest whole number k ≥ 0 for which `reached(k)` holds; `reached` must stay true once true. */
export function searchCount(reached: (k: number) => boolean, guess: number): number {
  let low = -1;
  let high = Math.max(1, Math.ceil(guess));
  while (!reached(high)) {
    low = high;
    high *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle >= 0 && reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}
