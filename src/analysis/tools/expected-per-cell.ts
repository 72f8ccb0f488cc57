import { chooseExposures } from '../expectation/choose-exposures.ts';
import { nonNegativeLeastSquares } from '../expectation/non-negative-least-squares.ts';
import type { StudyGrid } from './study-grid.ts';
import type { ToolData, ToolFrame } from './tool-types.ts';

/** Nowhere is nothing possible: a cell is expected to have at least this part of the mean, as on the hotspot map. */
const LEAST_SHARE_OF_MEAN = 0.1;

/**
 * Incidents that each study cell would have if they went with its use (or with all incidents), scaled to the total: the
 * comparison of the hotspot map. Null where cells are compared with the same count everywhere.
 */
export function expectedPerCell(
  data: ToolData,
  frame: ToolFrame,
  grid: StudyGrid,
  counts: Float64Array,
): Float64Array | null {
  const exposures = chooseExposures(frame.expectation, grid.grid, data.places, data.table).map(({ amounts }) =>
    Float64Array.from(grid.cells, (cell) => amounts[cell]!),
  );
  const k = exposures.length;
  if (k === 0) return null;
  const product = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const gram = Float64Array.from({ length: k * k }, (_, at) =>
    product(exposures[Math.floor(at / k)]!, exposures[at % k]!),
  );
  const coefficients = nonNegativeLeastSquares(
    gram,
    Float64Array.from(exposures, (amounts) => product(amounts, counts)),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  const least = (LEAST_SHARE_OF_MEAN * total) / grid.count;
  const expected = counts.map((_, cell) =>
    Math.max(
      least,
      exposures.reduce((sum, amounts, e) => sum + coefficients[e]! * amounts[cell]!, 0),
    ),
  );
  const scale = total / expected.reduce((sum, value) => sum + value, 0);
  return scale > 0 && Number.isFinite(scale) ? expected.map((value) => value * scale) : null;
}
