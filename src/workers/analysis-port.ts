import { deriveStudyPlaces } from '../analysis/grid/study-places.ts';
import type { AreaSummary, BrushResult, IncidentPlaces } from '../analysis/brush/brush-contract.ts';
import type { HotspotSettings } from '../domain/hotspot/hotspot.ts';
import type { IncidentFilter } from '../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../domain/incident/incident-table.ts';
import type { BaseLayers } from '../domain/place/base-layers.ts';
import type { AnalysisApi } from './analysis-worker.ts';
import type { CallOptions, Client } from './protocol.ts';

/** The analysis worker in the words of the session: what of the base layers it needs, and robustness by hotspot. */
export function analysisPort(client: Client<AnalysisApi>) {
  return {
    load(table: IncidentTable, layers: BaseLayers, settings: HotspotSettings, options: CallOptions): Promise<void> {
      return client.load([table, deriveStudyPlaces(layers), settings], options);
    },
    configure: (settings: HotspotSettings): Promise<void> => client.configure([settings]),
    step: (filter: IncidentFilter, filterNumber: number, moving: boolean): Promise<BrushResult> =>
      client.step([filter, filterNumber, moving]),
    inspectArea: (rings: readonly Float64Array[], filter: IncidentFilter): Promise<AreaSummary> =>
      client.inspectArea([rings, filter]),
    places: (): Promise<IncidentPlaces> => client.places([]),
    async robustness(options: CallOptions): Promise<Readonly<Record<string, number>>> {
      const { hotspots } = await client.robustness([], options);
      return Object.fromEntries(hotspots.map(({ id, robustness }) => [id, robustness]));
    },
  };
}
