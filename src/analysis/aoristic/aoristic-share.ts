/**
 * Aoristic weights: an incident that happened somewhere within a window counts in each part of the window in proportion
 * to its length (Ratcliffe & McCullagh 1998, Int. J. Geographical Information Science 12:751–764).
 *
 * Weights are whole multiples of 2^-16, so that sums of them are exact in float64: counts that are added to and
 * subtracted from a million times while a filter moves never drift. They come from rounding the share that has passed
 * at both ends of a part, so the parts of any division of a window sum to exactly 1 and each is within 2^-16 of its
 * true share.
 */

export const SHARE_UNITS = 65_536;

/** 2^16 / length of the window: what `passedAt` needs of it. */
export const shareScale = (start: number, end: number): number => SHARE_UNITS / (end - start);

/** Share of the window [start, end) that has passed at `time`, rounded to a multiple of 2^-16; `scale` its `shareScale`. */
export function passedAt(start: number, end: number, scale: number, time: number): number {
  if (time <= start) return 0;
  if (time >= end) return 1;
  return Math.floor((time - start) * scale + 0.5) / SHARE_UNITS;
}

/** Share of the window [start, end) that lies in [from, to). */
export function shareBetween(start: number, end: number, from: number, to: number): number {
  if (to <= from) return 0;
  const scale = shareScale(start, end);
  return passedAt(start, end, scale, to) - passedAt(start, end, scale, from);
}
