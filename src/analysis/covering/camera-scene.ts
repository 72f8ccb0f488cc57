import Flatbush from 'flatbush';
import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import { IncidentFlag } from '../../domain/incident/incident-table.ts';
import { HOUR_MS, HOURS_PER_WEEK, hourOfWeek, type IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { BaseLayers, PoiKind } from '../../domain/place/base-layers.ts';
import { assignPointsToPolygons } from '../../geometry/overlay/point-in-polygon.ts';
import { indexWalls, type WallIndex } from '../../geometry/visibility/walls.ts';

/** Functions that ask for particular care when they come into view. */
export const SENSITIVE_KINDS: readonly PoiKind[] = ['worship', 'gp', 'hospital', 'azc', 'lawyer'];

export interface SensitivePlace {
  readonly kind: PoiKind;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Building that it lies in, or -1. */
  readonly building: number;
}

/** The place and its incidents as a camera meets them. */
export interface CameraScene {
  readonly layers: BaseLayers;
  readonly walls: WallIndex;
  /** Per building: the point of its walls that lies nearest to a street, taken as its door; NaN without walls. */
  readonly doorX: Float64Array;
  readonly doorY: Float64Array;
  /** Addresses and dwellings per building. */
  readonly addresses: Uint16Array;
  readonly dwellings: Uint16Array;
  /** Where each row would be seen: its own place, or the door of the building that it is registered in. */
  readonly rowX: Float64Array;
  readonly rowY: Float64Array;
  readonly table: IncidentTable;
  /** Rows by place, to ask for those in a box. */
  readonly rowsNear: (minX: number, minY: number, maxX: number, maxY: number) => number[];
  readonly sensitive: readonly SensitivePlace[];
  readonly streetsNear: (minX: number, minY: number, maxX: number, maxY: number) => number[];
  readonly yardsNear: (minX: number, minY: number, maxX: number, maxY: number) => number[];
}

/** Prepares what views are asked about; some tenths of a second for a town. */
export function prepareCameraScene(layers: BaseLayers, table: IncidentTable): CameraScene {
  const walls = indexWalls(layers.buildings?.shapes ?? null);
  const streetsNear = indexStreets(layers);
  const doors = findDoors(layers, walls, streetsNear);
  const rows = placeRows(layers, table, doors);
  return {
    layers,
    walls,
    ...doors,
    ...rows,
    table,
    streetsNear,
    ...countAddresses(layers),
    ...findSensitive(layers),
    yardsNear: indexYards(layers),
  };
}

const NOTHING = () => [];

/** Index of boxes; those that are null are left out. */
function indexBoxes(length: number, boxOf: (i: number) => readonly [number, number, number, number] | null) {
  const numbers: number[] = [];
  for (let i = 0; i < length; i++) if (boxOf(i)) numbers.push(i);
  if (numbers.length === 0) return NOTHING;
  const boxes = new Flatbush(numbers.length);
  for (const i of numbers) boxes.add(...boxOf(i)!);
  boxes.finish();
  return (minX: number, minY: number, maxX: number, maxY: number) =>
    boxes.search(minX, minY, maxX, maxY).map((k) => numbers[k]!);
}

function boxOfPoints(coordinates: Float64Array, from: number, to: number): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let p = from; p < to; p++) {
    box[0] = Math.min(box[0], coordinates[2 * p]!);
    box[1] = Math.min(box[1], coordinates[2 * p + 1]!);
    box[2] = Math.max(box[2], coordinates[2 * p]!);
    box[3] = Math.max(box[3], coordinates[2 * p + 1]!);
  }
  return box;
}

function indexStreets({ streets }: BaseLayers) {
  if (!streets) return NOTHING;
  const { length, starts, coordinates } = streets.shapes;
  return indexBoxes(length, (i) => boxOfPoints(coordinates, starts[i]!, starts[i + 1]!));
}

function indexYards({ ground }: BaseLayers) {
  if (!ground) return NOTHING;
  const { length, polygonStarts, ringStarts, coordinates } = ground.shapes;
  return indexBoxes(length, (i) =>
    ground.records[i]!.kind === 'yard'
      ? boxOfPoints(coordinates, ringStarts[polygonStarts[i]!]!, ringStarts[polygonStarts[i + 1]!]!)
      : null,
  );
}

const DOOR_REACH_METRES = 40;

/** The middle of the wall that lies nearest to a street, by building. */
function findDoors({ buildings, streets }: BaseLayers, walls: WallIndex, streetsNear: CameraScene['streetsNear']) {
  const n = buildings?.shapes.length ?? 0;
  const doorX = new Float64Array(n).fill(NaN);
  const doorY = new Float64Array(n).fill(NaN);
  const best = new Float64Array(n).fill(Infinity);
  for (let wall = 0; wall < walls.length; wall++) {
    const [ax, ay, bx, by] = walls.coordinates.subarray(4 * wall, 4 * wall + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const building = walls.building[wall]!;
    const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
    let nearest = 1e6;
    for (const street of streetsNear(
      x - DOOR_REACH_METRES,
      y - DOOR_REACH_METRES,
      x + DOOR_REACH_METRES,
      y + DOOR_REACH_METRES,
    ))
      nearest = Math.min(
        nearest,
        metresToLine(
          streets!.shapes.coordinates,
          streets!.shapes.starts[street]!,
          streets!.shapes.starts[street + 1]!,
          x,
          y,
        ),
      );
    if (nearest < best[building]!) {
      best[building] = nearest;
      doorX[building] = x;
      doorY[building] = y;
    }
  }
  return { doorX, doorY };
}

function metresToLine(points: Float64Array, from: number, to: number, x: number, y: number): number {
  let nearest = Infinity;
  for (let p = from; p + 1 < to; p++) {
    const ax = points[2 * p]! - x;
    const ay = points[2 * p + 1]! - y;
    const dx = points[2 * p + 2]! - x - ax;
    const dy = points[2 * p + 3]! - y - ay;
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
    nearest = Math.min(nearest, Math.hypot(ax + along * dx, ay + along * dy));
  }
  return nearest;
}

/** Rows that lie within a footprint are moved to its door: a registration at an address is about what happens before it. */
function placeRows(layers: BaseLayers, table: IncidentTable, doors: { doorX: Float64Array; doorY: Float64Array }) {
  const rowX = table.x.slice();
  const rowY = table.y.slice();
  if (layers.buildings) {
    const inside = assignPointsToPolygons(table.x, table.y, layers.buildings.shapes);
    inside.forEach((building, row) => {
      if (building < 0 || Number.isNaN(doors.doorX[building]!)) return;
      rowX[row] = doors.doorX[building]!;
      rowY[row] = doors.doorY[building]!;
    });
  }
  const rowsNear = indexBoxes(table.length, (row) =>
    Number.isNaN(rowX[row]!) ? null : [rowX[row]!, rowY[row]!, rowX[row]!, rowY[row]!],
  );
  return { rowX, rowY, rowsNear };
}

/** Dwellings are addresses with a residential use; where a file has no addresses, those of residential buildings. */
function countAddresses({ buildings, addresses }: BaseLayers) {
  const n = buildings?.shapes.length ?? 0;
  const all = new Uint16Array(n);
  const dwellings = new Uint16Array(n);
  if (buildings && addresses) {
    const inside = assignPointsToPolygons(
      Float64Array.from(addresses, ({ x }) => x),
      Float64Array.from(addresses, ({ y }) => y),
      buildings.shapes,
    );
    inside.forEach((building, i) => {
      if (building < 0) return;
      all[building]!++;
      if (addresses[i]!.use === 'residential') dwellings[building]!++;
    });
  } else
    buildings?.records.forEach(({ use, addresses: count }, i) => {
      all[i] = count;
      if (use === 'residential') dwellings[i] = Math.max(1, count);
    });
  return { addresses: all, dwellings };
}

function findSensitive({ pois, buildings }: BaseLayers): { sensitive: SensitivePlace[] } {
  const wanted = (pois ?? []).filter(({ kind }) => SENSITIVE_KINDS.includes(kind));
  const inside = buildings
    ? assignPointsToPolygons(
        Float64Array.from(wanted, ({ x }) => x),
        Float64Array.from(wanted, ({ y }) => y),
        buildings.shapes,
      )
    : new Int32Array(wanted.length).fill(-1);
  return { sensitive: wanted.map(({ kind, name, x, y }, i) => ({ kind, name, x, y, building: inside[i]! })) };
}

/**
 * Weight of each row: 1 when it passes the filter and its hours are all on, less by the part of its time window that lies
 * in hours that are off (aoristic), 0 for duplicates and rows without a place. A row whose hour is not known counts by
 * the share of hours that are on.
 */
export function weighRows(table: IncidentTable, filter: IncidentFilter, hours: Uint8Array | null): Float64Array {
  const weights = new Float64Array(table.length);
  const categories = filter.categories && table.categories.map((name) => filter.categories!.includes(name));
  const sources = filter.sources && table.sources.map((name) => filter.sources!.includes(name));
  const both = bothHours(filter.hoursOfWeek, hours);
  for (let row = 0; row < table.length; row++) {
    if (Number.isNaN(table.x[row]!) || table.flags[row]! & IncidentFlag.duplicate) continue;
    if (categories && !categories[table.category[row]!]) continue;
    if (sources && !sources[table.source[row]!]) continue;
    const start = table.start[row]!;
    if (filter.period && !(start >= filter.period.from && start < filter.period.to)) continue;
    weights[row] = both ? shareOfHours(both, start, table.end[row]!) : 1;
  }
  return weights;
}

function bothHours(a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null {
  if (!a || !b) return a ?? b;
  return a.map((on, hour) => on & b[hour]!);
}

/** Share of the window [start, end) in hours that are on. */
export function shareOfHours(hours: Uint8Array, start: number, end: number): number {
  let sum = 0;
  forEachHour(start, end, (hour, share) => (sum += hours[hour]! * share));
  return sum;
}

/** Calls `part` with the hours of week of a window and their shares, which sum to 1 (even over the week when unknown). */
export function forEachHour(start: number, end: number, part: (hour: number, share: number) => void): void {
  if (Number.isNaN(start) || end - start >= HOURS_PER_WEEK * HOUR_MS) {
    for (let hour = 0; hour < HOURS_PER_WEEK; hour++) part(hour, 1 / HOURS_PER_WEEK);
    return;
  }
  if (!(end > start)) return part(hourOfWeek(start), 1);
  for (let at = Math.floor(start / HOUR_MS) * HOUR_MS; at < end; at += HOUR_MS)
    part(hourOfWeek(at), (Math.min(end, at + HOUR_MS) - Math.max(start, at)) / (end - start));
}
