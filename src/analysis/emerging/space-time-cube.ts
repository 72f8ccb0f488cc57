import { MethodInputError, requireSameLength, type MethodRecord } from '../method-record.ts';

export interface SpaceTimeCube extends MethodRecord<{ cells: number; steps: number }> {
  readonly cells: number;
  readonly steps: number;
  /** Incidents per cell and step: counts[step × cells + cell]. */
  readonly counts: Float64Array;
  /** Incidents outside every step, or without a cell. */
  readonly left: number;
}

/**
 * Counts incidents per cell and time step. `cellOf`: cell of each incident, negative for none. `times` and `borders` in
 * one unit; step k holds borders[k] ≤ t < borders[k + 1], so months may differ in length. A last step that is not yet
 * complete would look like a fall: leave it out of `borders`.
 *
 * Errors: `method.error.breaks` unless borders ascend, `method.error.lengths`.
 */
export function createSpaceTimeCube(
  cellOf: ArrayLike<number>,
  times: ArrayLike<number>,
  cells: number,
  borders: ArrayLike<number>,
): SpaceTimeCube {
  const n = requireSameLength(cellOf, times);
  const steps = borders.length - 1;
  for (let k = 0; k < steps; k++) {
    if (!(borders[k + 1]! > borders[k]!)) throw new MethodInputError('method.error.breaks', { breaks: borders[k]! });
  }
  const counts = new Float64Array(Math.max(0, steps) * cells);
  let left = 0;
  for (let i = 0; i < n; i++) {
    const step = stepOf(times[i]!, borders);
    const cell = cellOf[i]!;
    if (step < 0 || !(cell >= 0 && cell < cells)) left++;
    else counts[step * cells + cell]!++;
  }
  return {
    method: 'space-time-cube',
    parameters: { cells, steps },
    seed: null,
    n: n - left,
    cells,
    steps,
    counts,
    left,
  };
}

/** Step that holds a time, by halving; −1 outside or NaN. */
function stepOf(time: number, borders: ArrayLike<number>): number {
  let low = 0;
  let high = borders.length - 1;
  if (!(time >= borders[low]! && time < borders[high]!)) return -1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (time >= borders[middle]!) low = middle;
    else high = middle;
  }
  return low;
}
