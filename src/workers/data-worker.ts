import { createDataTables, type DataTables, type TableChoice } from '../data/data-tables.ts';
import { startDuckDb } from '../data/engine/start-duckdb.ts';
import type { AreaCounts } from '../data/queries/counts-per-area.ts';
import type { MonthByCategory } from '../data/queries/month-by-category.ts';
import type { SourceQuality } from '../data/queries/quality-per-source.ts';
import type { IncidentTable } from '../domain/incident/incident-table.ts';
import type { AreaKind, BaseLayers } from '../domain/place/base-layers.ts';
import { serve } from './protocol.ts';

let starting: Promise<DataTables> | null = null;

/** DuckDB starts with the first call; when that fails, the next call tries again. */
function tables(): Promise<DataTables> {
  starting ??= startDuckDb().then(createDataTables);
  starting.catch(() => (starting = null));
  return starting;
}

const api = {
  /** Replaces the tables by these incidents and areas. */
  load: async (table: IncidentTable, areas: BaseLayers['areas']): Promise<void> => (await tables()).load(table, areas),
  countsPerArea: async (choice: TableChoice, level: AreaKind): Promise<AreaCounts> =>
    (await tables()).countsPerArea(choice, level),
  monthByCategory: async (choice: TableChoice): Promise<MonthByCategory> => (await tables()).monthByCategory(choice),
  qualityPerSource: async (): Promise<readonly SourceQuality[]> => (await tables()).qualityPerSource(),
};

export type DataApi = typeof api;

serve(api, globalThis);
