import { HOURS_PER_WEEK, type IncidentFilter } from '../../domain/incident/incident-filter.ts';
import { cellIndexAt } from '../grid/cell-grid.ts';
import { pointInRings } from '../grid/cells-in-rings.ts';
import { entryOf } from '../grid/lattice.ts';
import { twoSidedNormalP } from '../../numerics/special-functions/normal.ts';
import type { AreaSummary, CellSummary, IncidentPlaces } from './brush-contract.ts';
import type { LastStep } from './brush-engine.ts';
import type { EngineSetup } from './engine-setup.ts';
import type { FilterState } from './filter-state.ts';
import type { IncidentStore } from './incident-store.ts';
import { addToProfile, passesTimeless, timeShare } from './row-profile.ts';

/**
 * What is recorded inside an area under a filter.
 *
 * @param base `Fails.base` per row of the area that is asked for
 * @param within the area of the filter itself, which must hold too
 */
export function inspectArea(
  store: IncidentStore,
  state: FilterState,
  base: Uint8Array,
  within: IncidentFilter['area'],
): AreaSummary {
  const profile = new Float64Array(HOURS_PER_WEEK + store.monthStarts.length);
  const categories = new Float64Array(store.categories.length);
  const sources = new Float64Array(store.sources.length);
  let incidents = 0;
  for (let row = 0; row < store.length; row++) {
    if (!passesTimeless(store, row, state, base)) continue;
    if (within && !pointInRings(within, store.x[row]!, store.y[row]!)) continue;
    const share = timeShare(store, row, state);
    if (share === 0) continue;
    incidents += share;
    categories[store.kinds.category[store.kind[row]!]!]! += share;
    sources[store.kinds.source[store.kind[row]!]!]! += share;
    addToProfile(store, row, 1, state, profile, 0);
  }
  return {
    incidents,
    hoursOfWeek: profile.slice(0, HOURS_PER_WEEK),
    months: profile.slice(HOURS_PER_WEEK),
    firstMonth: store.monthStarts[0] ?? 0,
    categories,
    sources,
  };
}

/** Places of the incidents that passed the last step, in the order of the rows. */
export function placesOf(store: IncidentStore, { state, base }: LastStep): IncidentPlaces {
  const rows = new Int32Array(store.length);
  let found = 0;
  for (let row = 0; row < store.length; row++) {
    if (Number.isNaN(store.x[row]!) || !passesTimeless(store, row, state, base)) continue;
    if (timeShare(store, row, state) > 0) rows[found++] = row;
  }
  const x = new Float64Array(found);
  const y = new Float64Array(found);
  for (let i = 0; i < found; i++) {
    x[i] = store.x[rows[i]!]!;
    y[i] = store.y[rows[i]!]!;
  }
  return { x, y };
}

export function inspectCell(setup: EngineSetup, last: LastStep, x: number, y: number): CellSummary | null {
  const { choices, cellLattice, cellCounts, field, densityLattice, surface, discovery } = setup;
  const cell = cellIndexAt(choices.grid, x, y);
  if (cell < 0) return null;
  const entry = entryOf(cellLattice, cell);
  const z = field.zAt(entry);
  const densityCell = cellIndexAt(choices.densityGrid, x, y);
  const density = densityCell < 0 ? 0 : surface.exact.values[entryOf(densityLattice, densityCell)]!;
  return {
    cell,
    count: cellCounts[entry]!,
    density,
    inStudyArea: field.isStudyCell(entry),
    z,
    p: twoSidedNormalP(z),
    adjustedP: Math.abs(z) >= discovery.smallestZ ? discovery.adjustedP(z) : null,
    significance: last.significance[cell]!,
  };
}
