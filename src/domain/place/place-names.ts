import type { AreaRecord, BaseLayers, LineSet, PoiKind, PolygonSet } from './base-layers.ts';

/** Public functions that people name a place after. Not a business: its name does not belong with a hotspot. */
const LANDMARKS: ReadonlySet<PoiKind> = new Set([
  'station',
  'park',
  'library',
  'municipal-office',
  'hospital',
  'community-centre',
  'sport',
]);
const LANDMARK_METRES = 60;
const STREET_METRES = 250;

export interface PlaceName {
  readonly kind: 'landmark' | 'street' | 'area' | 'coordinates';
  /** Name as in the data; "x, y" in whole metres where the data have none. */
  readonly name: string;
}

/** Name of a point as a resident would say it: a landmark beside it, else the nearest street, else the neighbourhood. */
export function namePlace(layers: BaseLayers, x: number, y: number): PlaceName {
  const landmark = nearestLandmark(layers, x, y);
  if (landmark) return { kind: 'landmark', name: landmark };
  const street = nearestStreet(layers, x, y);
  if (street) return { kind: 'street', name: street };
  const area = areaAt(layers, x, y, 'neighbourhood') ?? areaAt(layers, x, y, 'municipality');
  if (area) return { kind: 'area', name: area.name };
  return { kind: 'coordinates', name: `${Math.round(x)}, ${Math.round(y)}` };
}

function nearestLandmark({ pois }: BaseLayers, x: number, y: number): string | null {
  let best: string | null = null;
  let limit = LANDMARK_METRES;
  for (const poi of pois ?? []) {
    if (!LANDMARKS.has(poi.kind) || !poi.name) continue;
    const distance = Math.hypot(poi.x - x, poi.y - y);
    if (distance <= limit) [best, limit] = [poi.name, distance];
  }
  return best;
}

function nearestStreet({ streets }: BaseLayers, x: number, y: number): string | null {
  let best: string | null = null;
  let limit = STREET_METRES;
  for (let i = 0; streets && i < streets.shapes.length; i++) {
    const { name } = streets.records[i]!;
    if (!name) continue;
    const distance = distanceToLine(streets.shapes, i, x, y);
    if (distance < limit) [best, limit] = [name, distance];
  }
  return best;
}

function distanceToLine({ starts, coordinates }: LineSet, line: number, x: number, y: number): number {
  let best = Infinity;
  for (let p = starts[line]!; p + 1 < starts[line + 1]!; p++) {
    const [ax, ay, bx, by] = coordinates.subarray(2 * p, 2 * p + 4) as unknown as [number, number, number, number];
    const [dx, dy] = [bx - ax, by - ay];
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(ax + t * dx - x, ay + t * dy - y));
  }
  return best;
}

/** The area of a kind that holds a point (even-odd over all its rings), or null. */
export function areaAt({ areas }: BaseLayers, x: number, y: number, kind: AreaRecord['kind']): AreaRecord | null {
  for (let i = 0; areas && i < areas.shapes.length; i++) {
    const record = areas.records[i]!;
    if (record.kind === kind && isInside(areas.shapes, i, x, y)) return record;
  }
  return null;
}

function isInside(
  { polygonStarts, ringStarts, coordinates }: PolygonSet,
  polygon: number,
  x: number,
  y: number,
): boolean {
  let inside = false;
  for (let ring = polygonStarts[polygon]!; ring < polygonStarts[polygon + 1]!; ring++) {
    for (let p = ringStarts[ring]!; p + 1 < ringStarts[ring + 1]!; p++) {
      const [ax, ay, bx, by] = coordinates.subarray(2 * p, 2 * p + 4) as unknown as [number, number, number, number];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}
