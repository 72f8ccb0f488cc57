import type { IncidentFilter } from '../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../domain/incident/incident-table.ts';
import type { AreaKind, BaseLayers } from '../domain/place/base-layers.ts';
import { DataError } from './engine/data-error.ts';
import type { QueryEngine } from './engine/query-engine.ts';
import { COUNTS_PER_AREA, type AreaCounts } from './queries/counts-per-area.ts';
import { MONTH_BY_CATEGORY, type MonthByCategory } from './queries/month-by-category.ts';
import type { Selected } from './queries/passing-incidents.ts';
import { QUALITY_PER_SOURCE, type SourceQuality } from './queries/quality-per-source.ts';
import { TOP_CELLS, type CellCount } from './queries/top-cells.ts';
import { encodeAreas } from './tables/encode-areas.ts';
import { encodeIncidents } from './tables/encode-incidents.ts';
import { encodeInside } from './tables/encode-inside.ts';

/** The filter, and which flagged rows take part: the same choices as the map's. */
export interface TableChoice {
  readonly filter: IncidentFilter;
  readonly withoutDuplicates: boolean;
  readonly withoutPileUps: boolean;
}

/** The project's tables and the questions that may be asked of them. */
export interface DataTables {
  /** Replaces the tables by these incidents and areas. */
  load(table: IncidentTable, areas: BaseLayers['areas']): Promise<void>;
  countsPerArea(choice: TableChoice, level: AreaKind): Promise<AreaCounts>;
  monthByCategory(choice: TableChoice): Promise<MonthByCategory>;
  qualityPerSource(): Promise<readonly SourceQuality[]>;
  topCells(choice: TableChoice, cellSizeMetres: number, limit: number): Promise<readonly CellCount[]>;
}

/** @throws DataError from every call; `data.error.closed` when nothing is loaded */
export function createDataTables(engine: QueryEngine): DataTables {
  let table: IncidentTable | null = null;
  let inside: IncidentFilter['area'] = null;
  let last: Promise<unknown> = Promise.resolve();

  /** The table `inside` belongs to one filter, so a question that sets it must be answered before the next. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function select(choice: TableChoice): Promise<Selected> {
    if (!table) throw new DataError('data.error.closed');
    const { area } = choice.filter;
    if (area && !sameRings(area, inside)) {
      await engine.load('inside', encodeInside(table, area));
      inside = area;
    }
    return { ...choice, categories: table.categories, sources: table.sources };
  }

  return {
    load: (incidents, areas) =>
      inTurn(async () => {
        table = null;
        await engine.load('area', encodeAreas(areas));
        await engine.load('incident', encodeIncidents(incidents, areas));
        inside = [];
        await engine.load('inside', encodeInside(incidents, inside));
        table = incidents;
      }),
    countsPerArea: (choice, level) =>
      inTurn(async () => engine.query(COUNTS_PER_AREA, { ...(await select(choice)), level })),
    monthByCategory: (choice) => inTurn(async () => engine.query(MONTH_BY_CATEGORY, await select(choice))),
    qualityPerSource: () => inTurn(() => engine.query(QUALITY_PER_SOURCE, null)),
    topCells: (choice, cellSizeMetres, limit) =>
      inTurn(async () => engine.query(TOP_CELLS, { ...(await select(choice)), cellSizeMetres, limit })),
  };
}

/** The same rings, point for point: an area that crosses from the screen is a new object each time. */
function sameRings(one: readonly Float64Array[], other: IncidentFilter['area']): boolean {
  return (
    other !== null &&
    one.length === other.length &&
    one.every((ring, i) => ring.length === other[i]!.length && ring.every((value, k) => value === other[i]![k]))
  );
}
