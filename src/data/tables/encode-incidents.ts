import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import type { BaseLayers } from '../../domain/place/base-layers.ts';
import { assignPointsToPolygons } from '../../geometry/overlay/point-in-polygon.ts';
import { encodeArrowStream } from '../columns/arrow-stream.ts';
import { AREA_LEVELS } from './area-levels.ts';
import { deriveIncidentTimes } from './incident-times.ts';

/**
 * The table `incident` as an Arrow IPC stream: place (m), civil time, category and source as indices, flags, and for
 * each level of areas the index of the area that the place lies in (null: none). `id` is the row's index.
 */
export function encodeIncidents(table: IncidentTable, areas: BaseLayers['areas']): Uint8Array {
  const times = deriveIncidentTimes(table);
  return encodeArrowStream({
    id: Int32Array.from({ length: table.length }, (_, row) => row),
    x: table.x,
    y: table.y,
    time_kind: times.timeKind,
    start_ms: times.start,
    end_ms: times.end,
    hour_of_week: times.hourOfWeek,
    first_month: times.firstMonth,
    last_month: times.lastMonth,
    precision: table.precision,
    category: table.category,
    source: table.source,
    flags: table.flags,
    ...Object.fromEntries(AREA_LEVELS.map((level) => [level, areaIndices(table, areas, level)])),
  });
}

function areaIndices({ x, y }: IncidentTable, areas: BaseLayers['areas'], level: string): Int32Array {
  if (!areas) return new Int32Array(x.length).fill(-1);
  const ofLevel = areas.records.flatMap(({ kind }, index) => (kind === level ? [index] : []));
  return assignPointsToPolygons(x, y, areas.shapes, ofLevel);
}
