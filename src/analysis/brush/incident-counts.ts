import { Charts, type CountContext } from './charts.ts';
import { visitExactRows } from './exact-counts.ts';
import { filterChange } from './filter-change.ts';
import { nothingPasses, type FilterState } from './filter-state.ts';
import type { HotspotProfiles } from './hotspot-profiles.ts';
import type { IncidentStore } from './incident-store.ts';
import type { Placement } from './placement.ts';
import { visitSpans } from './span-counts.ts';
import { visitTimelessRows } from './timeless-counts.ts';

/**
 * Counts of incidents by day, hour of week, category, source and cell under a filter, each chart following every filter
 * but its own. A changed filter is applied by looking only at the rows whose fate it can change; as all weights are
 * multiples of 2^-16, the counts are exact however many changes went before.
 */
export class IncidentCounts {
  readonly charts: Charts;
  private readonly context: CountContext;
  private state: FilterState;
  private base = new Uint8Array(0) as Uint8Array;

  constructor(store: IncidentStore, placement: Placement, profiles: HotspotProfiles) {
    this.charts = new Charts(store);
    this.context = { store, placement, profiles, charts: this.charts };
    this.state = nothingPasses(store);
  }

  /**
   * Brings all counts from the last filter to `state`.
   * @param base `Fails.base` or 0 per row; a new array whenever it differs from the last
   */
  apply(state: FilterState, base: Uint8Array): void {
    const known = this.base.length === base.length ? this.base : base;
    const change = filterChange(this.state, state, known, base);
    visitExactRows(this.context, change);
    visitSpans(this.context, change);
    visitTimelessRows(this.context, change);
    this.state = state;
    this.base = base;
  }
}
