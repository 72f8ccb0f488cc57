import { ImportError } from '../import-error.ts';
import type { GeoFeature, Shape } from './geo-layer.ts';

const HEADER_BYTES = 100;
const FILE_CODE = 9994;
/** Shape types by their plain one: 1x has Z, 2x has M as well. */
const [NONE, POINT, LINE, POLYGON, MULTI_POINT] = [0, 1, 3, 5, 8];

export type ShpShape = Pick<GeoFeature, 'shape' | 'flaw'>;

/**
 * Reads the shapes of a .shp file, one a record (ESRI Shapefile Technical Description, 1998); heights and measures are
 * passed over.
 * @throws ImportError damagedPart when a record is cut short
 */
export function readShp(bytes: Uint8Array, file: string, part: string): ShpShape[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (row: number) => new ImportError('import.error.damagedPart', { file, part, row });
  if (bytes.length < HEADER_BYTES || view.getInt32(0) !== FILE_CODE) throw damaged(1);
  const shapes: ShpShape[] = [];
  let at = HEADER_BYTES;
  // Lengths are in 16-bit words; the file's own length may be shorter than the bytes.
  const end = Math.min(bytes.length, 2 * view.getInt32(24));
  while (at + 8 <= end) {
    const length = 2 * view.getInt32(at + 4);
    if (length < 4 || at + 8 + length > bytes.length) throw damaged(shapes.length + 1);
    const record = new DataView(bytes.buffer, bytes.byteOffset + at + 8, length);
    try {
      shapes.push(readRecord(record));
    } catch (cause) {
      if (cause instanceof RangeError) shapes.push({ shape: null, flaw: 'damagedShape' });
      else throw cause;
    }
    at += 8 + length;
  }
  return shapes;
}

function readRecord(record: DataView): ShpShape {
  const type = record.getInt32(0, true);
  if (type === NONE) return { shape: null, flaw: 'noShape' };
  const shape = shapeOf(type % 10, record);
  return { shape, flaw: shape ? null : 'unusedShape' };
}

function shapeOf(plainType: number, record: DataView): Shape | null {
  if (plainType === POINT) return { kind: 'point', point: readPoints(record, 4, 1) };
  if (plainType === MULTI_POINT) {
    return record.getInt32(36, true) === 1 ? { kind: 'point', point: readPoints(record, 40, 1) } : null;
  }
  if (plainType !== LINE && plainType !== POLYGON) return null;
  const parts = readParts(record);
  return plainType === LINE ? { kind: 'line', lines: parts } : { kind: 'polygon', polygons: groupRings(parts) };
}

function readPoints(record: DataView, at: number, count: number): Float64Array {
  if (count < 0 || at + 16 * count > record.byteLength) throw new RangeError('points beyond the end');
  const flat = new Float64Array(2 * count);
  for (let i = 0; i < flat.length; i++) flat[i] = record.getFloat64(at + 8 * i, true);
  return flat;
}

function readParts(record: DataView): Float64Array[] {
  const parts = record.getInt32(36, true);
  const points = record.getInt32(40, true);
  if (parts < 0 || 44 + 4 * parts > record.byteLength) throw new RangeError('parts beyond the end');
  const all = readPoints(record, 44 + 4 * parts, points);
  return Array.from({ length: parts }, (_, i) => {
    const from = record.getInt32(44 + 4 * i, true);
    const to = i + 1 < parts ? record.getInt32(48 + 4 * i, true) : points;
    if (from < 0 || to < from || to > points) throw new RangeError('part beyond the end');
    return all.subarray(2 * from, 2 * to);
  });
}

/**
 * Rings as polygons. A shapefile has outer rings clockwise and holes the other way, in any order: a hole goes to the
 * smallest outer ring that holds it; one that lies in none is taken as an outer ring drawn the wrong way round.
 */
export function groupRings(rings: readonly Float64Array[]): Float64Array[][] {
  const areas = rings.map(twiceArea);
  const outer = rings.flatMap((ring, i) =>
    areas[i]! < 0 ? [{ ring, area: -areas[i]!, holes: [] as Float64Array[] }] : [],
  );
  const alone: Float64Array[][] = [];
  rings.forEach((ring, i) => {
    if (areas[i]! <= 0) return;
    const around = outer
      .filter((candidate) => candidate.area >= areas[i]! && holds(candidate.ring, ring[0]!, ring[1]!))
      .sort((a, b) => a.area - b.area)[0];
    if (around) around.holes.push(ring);
    else alone.push([ring]);
  });
  return [...outer.map(({ ring, holes }) => [ring, ...holes]), ...alone];
}

/** Twice the area, positive when counter-clockwise; relative to the first point, so that large coordinates cost no digits. */
export function twiceArea(ring: Float64Array): number {
  const [x0, y0] = [ring[0]!, ring[1]!];
  let sum = 0;
  for (let i = 2; i + 1 < ring.length; i += 2) {
    sum += (ring[i - 2]! - x0) * (ring[i + 1]! - y0) - (ring[i]! - x0) * (ring[i - 1]! - y0);
  }
  return sum;
}

/** Whether a ring holds a point (even–odd rule). */
export function holds(ring: Float64Array, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 2; i + 1 < ring.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
