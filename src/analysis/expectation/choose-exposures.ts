import type { HotspotSettings } from '../../domain/hotspot/hotspot.ts';
import type { CellGrid } from '../brush/brush-contract.ts';
import { cellIndexAt } from '../grid/cell-grid.ts';
import type { StudyPlaces } from '../grid/study-cells.ts';
import { deriveExposures, type Exposure } from './exposure.ts';

/**
 * The exposures of a comparison; none when cells are compared with the same count everywhere, or when the place has
 * neither streets nor addresses to compare with.
 *
 * @param all places of all incidents whatever the filter, NaN where there is none
 */
export function chooseExposures(
  expectation: HotspotSettings['expectation'],
  grid: CellGrid,
  places: StudyPlaces,
  all: { readonly x: Float64Array; readonly y: Float64Array },
): Exposure[] {
  if (expectation === 'even') return [];
  if (expectation === 'use') return deriveExposures(grid, places);
  const amounts = new Float64Array(grid.columns * grid.rows);
  for (let i = 0; i < all.x.length; i++) {
    const cell = cellIndexAt(grid, all.x[i]!, all.y[i]!);
    if (cell >= 0) amounts[cell]! += 1;
  }
  return [{ kind: 'incidents', amounts }];
}
