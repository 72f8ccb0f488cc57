import { HOUR_MS, HOURS_PER_WEEK, hourOfWeek, type IncidentFilter } from '../domain/incident/incident-filter.ts';
import { IncidentFlag, type IncidentTable } from '../domain/incident/incident-table.ts';
import type { EdgeLocator } from './snapping/edge-locator.ts';
import { snapPoints, type SnappedPoints } from './snapping/snap-points.ts';

/** Incidents further than this from every street are listed and left out. */
export const SNAP_LIMIT_METRES = 50;
/** Upper bounds of the classes in which snapping distances are told. */
export const SNAP_CLASSES_METRES = [5, 10, 20, SNAP_LIMIT_METRES] as const;

/** The rows of the table on the network. */
export interface NetworkIncidents {
  readonly table: IncidentTable;
  readonly snapped: SnappedPoints;
}

/** How snapping went, in counts: never a row or a person. */
export interface SnapSummary {
  readonly rows: number;
  readonly snapped: number;
  readonly beyondLimit: number;
  readonly withoutPlace: number;
  readonly limitMetres: number;
  readonly meanDistanceMetres: number;
  readonly largestDistanceMetres: number;
  /** Rows by class of distance, see `SNAP_CLASSES_METRES`. */
  readonly byDistance: readonly number[];
  /** Rows beyond the limit by source name. */
  readonly beyondBySource: readonly { readonly source: string; readonly rows: number }[];
}

export function snapIncidents(locator: EdgeLocator, table: IncidentTable): NetworkIncidents {
  return { table, snapped: snapPoints(locator, table.x, table.y, { limitMetres: SNAP_LIMIT_METRES }) };
}

export function summariseSnapping({ table, snapped }: NetworkIncidents): SnapSummary {
  const byDistance = SNAP_CLASSES_METRES.map(() => 0);
  for (const distance of snapped.distanceMetres) {
    const at = SNAP_CLASSES_METRES.findIndex((limit) => distance <= limit);
    if (at >= 0) byDistance[at]!++;
  }
  const sources = new Map<string, number>();
  for (const row of snapped.beyondLimit) {
    const source = table.sources[table.source[row]!] ?? '';
    sources.set(source, (sources.get(source) ?? 0) + 1);
  }
  return {
    rows: table.length,
    snapped: table.length - snapped.beyondLimit.length - snapped.withoutPlace.length,
    beyondLimit: snapped.beyondLimit.length,
    withoutPlace: snapped.withoutPlace.length,
    limitMetres: SNAP_LIMIT_METRES,
    meanDistanceMetres: snapped.meanDistanceMetres,
    largestDistanceMetres: snapped.largestDistanceMetres,
    byDistance,
    beyondBySource: [...sources].map(([source, rows]) => ({ source, rows })).sort((a, b) => b.rows - a.rows),
  };
}

/** Windows longer than this have no usable hour of the week. */
const LONGEST_WINDOW_HOURS = 24;

/**
 * How much each row counts under the filter, 0–1: zero for a duplicate, for another category or source, or outside the
 * period or area; with hours of the week chosen, the share of its time window in them (zero for a window over a day).
 */
export function weighRows(table: IncidentTable, filter: IncidentFilter): Float64Array {
  const categories = filter.categories && table.categories.map((name) => filter.categories!.includes(name));
  const sources = filter.sources && table.sources.map((name) => filter.sources!.includes(name));
  const weights = new Float64Array(table.length);
  for (let row = 0; row < table.length; row++) {
    const start = table.start[row]!;
    if ((table.flags[row]! & IncidentFlag.duplicate) !== 0) continue;
    if (categories && !categories[table.category[row]!]) continue;
    if (sources && !sources[table.source[row]!]) continue;
    if (filter.period && !(start >= filter.period.from && start < filter.period.to)) continue;
    if (filter.area && !isInside(filter.area, table.x[row]!, table.y[row]!)) continue;
    weights[row] = filter.hoursOfWeek ? shareInHours(start, table.end[row]!, filter.hoursOfWeek) : 1;
  }
  return weights;
}

function shareInHours(start: number, end: number, hours: Uint8Array): number {
  if (!Number.isFinite(start)) return 0;
  if (!(end > start)) return hours[hourOfWeek(start)]!;
  if (end - start > LONGEST_WINDOW_HOURS * HOUR_MS) return 0;
  let inside = 0;
  for (let at = start; at < end;) {
    const next = Math.min(end, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
    inside += hours[hourOfWeek(at) % HOURS_PER_WEEK]! * (next - at);
    at = next;
  }
  return inside / (end - start);
}

/** Even-odd over all rings. */
export function isInside(rings: readonly ArrayLike<number>[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [x0, y0, x1, y1] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
    }
  }
  return inside;
}
