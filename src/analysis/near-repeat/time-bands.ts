import { isOpenEnded, type Bands } from './bands.ts';

/**
 * The finite borders as numbers to be nearer than: a difference lies before border k when it is < thresholds[k]. A
 * border that belongs to the band below it ('(a,b]', all but the first) moves up to the next double.
 */
export function thresholdsOf(bands: Bands): Float64Array {
  const finite = isOpenEnded(bands) ? bands.breaks.slice(0, -1) : bands.breaks;
  return Float64Array.from(finite, (border, k) => (bands.interval === '(a,b]' && k > 0 ? nextDouble(border) : border));
}

/** The next larger double of a number above 0: three quarters of the machine epsilon round to exactly one step. */
function nextDouble(value: number): number {
  return value + value * 0.75 * Number.EPSILON;
}

/**
 * Number of pairs of ALL points whose times differ by less than each threshold, from the sorted times. These totals
 * stay the same however the times are dealt out over the places.
 */
export function pairsNearerInTime(times: ArrayLike<number>, thresholds: Float64Array): Float64Array {
  const sorted = Float64Array.from(times).sort();
  return thresholds.map((threshold) => {
    let pairs = 0;
    let first = 0;
    for (let i = 0; i < sorted.length; i++) {
      while (first < i && sorted[i]! - sorted[first]! >= threshold) first++;
      pairs += i - first;
    }
    return pairs;
  });
}
