import { HOURS_PER_WEEK } from '../../domain/incident/incident-filter.ts';
import { BLOCK } from '../grid/lattice.ts';
import { CODE_SHIFT } from './filter-change.ts';
import { ALL_FAIL, Fails } from './filter-state.ts';
import type { HotspotProfiles } from './hotspot-profiles.ts';
import type { IncidentStore } from './incident-store.ts';
import type { Placement } from './placement.ts';

/** Counts beside those of the map. All weights are multiples of 2^-16, so sums and differences are exact. */
export class Charts {
  readonly days: Float64Array;
  /** Incidents of which only the month is known, by month. They are not in `days`. */
  readonly monthOnly: Float64Array;
  readonly hours = new Float64Array(HOURS_PER_WEEK);
  readonly categories: Float64Array;
  readonly sources: Float64Array;
  incidents = 0;
  /** Incidents that pass every filter but that on hours, and have no hour. */
  withoutHour = 0;

  constructor(store: IncidentStore) {
    this.days = new Float64Array(store.days);
    this.monthOnly = new Float64Array(store.monthStarts.length);
    this.categories = new Float64Array(Math.max(1, store.categories.length));
    this.sources = new Float64Array(Math.max(1, store.sources.length));
  }
}

/** What a row is counted in. */
export interface CountContext {
  readonly store: IncidentStore;
  readonly placement: Placement;
  readonly profiles: HotspotProfiles;
  readonly charts: Charts;
}

export const BLOCK_SHIFT = Math.log2(BLOCK);

/** Masks that take out the bits of the hour in which a row starts, where that does not decide. */
export const NOT_HOURS = ALL_FAIL & ~Fails.hours;
export const CODE_WITHOUT_HOURS = (NOT_HOURS << CODE_SHIFT) | NOT_HOURS;

/** Adds a weight to the total and to the cells of a row; returns the row's place. */
export function addToMap({ charts, placement }: CountContext, row: number, weight: number): number {
  const { baseEntry, baseCounts, dirtyBlocks, hexagons } = placement;
  charts.incidents += weight;
  const entry = baseEntry[row]!;
  baseCounts[entry]! += weight;
  dirtyBlocks[entry >> BLOCK_SHIFT] = 1;
  if (!hexagons) return entry;
  hexagons.counts[hexagons.entry[row]!]! += weight;
  return hexagons.entry[row]!;
}
