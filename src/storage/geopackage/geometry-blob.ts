/**
 * Geometry blobs of GeoPackage 1.3 (OGC 12-128r17, clause 2.1.3): a header with the SRS and the envelope, then ISO WKB.
 * Written little-endian in two dimensions; read in either byte order, with Z and M values passed over.
 */

/** Outer ring first, then its holes; closed rings [x0, y0, …]. */
export type PolygonRings = readonly Float64Array[];

export type Geometry =
  | { readonly kind: 'empty' }
  | { readonly kind: 'point'; readonly x: number; readonly y: number }
  | { readonly kind: 'line'; readonly coordinates: Float64Array }
  | { readonly kind: 'polygons'; readonly polygons: readonly PolygonRings[] };

const WKB = { point: 1, line: 2, polygon: 3, multiPoint: 4, multiLine: 5, multiPolygon: 6 } as const;
const HEADER_BYTES = 8;
const ENVELOPE_BYTES = 32;
/** Bytes of the envelope by the code in the flags: none, XY, XYZ, XYM, XYZM. */
const ENVELOPE_BYTES_BY_CODE = [0, 32, 48, 48, 64];
const [LITTLE_ENDIAN, WITH_ENVELOPE, EMPTY] = [0b1, 0b10, 0b10000];

/** Bytes of a point blob: header, byte order, type, x, y. */
export const POINT_PREFIX_BYTES = HEADER_BYTES + 5;

/** What stands before x and y in the blob of a point; points carry no envelope. */
export function pointPrefix(srsId: number): Uint8Array {
  const blob = new Uint8Array(POINT_PREFIX_BYTES);
  const view = new DataView(blob.buffer);
  writeHeader(view, srsId, LITTLE_ENDIAN);
  view.setUint8(HEADER_BYTES, 1);
  view.setUint32(HEADER_BYTES + 1, WKB.point, true);
  return blob;
}

export function pointBlob(x: number, y: number, srsId: number): Uint8Array {
  const blob = new Uint8Array(POINT_PREFIX_BYTES + 16);
  blob.set(pointPrefix(srsId));
  new DataView(blob.buffer).setFloat64(POINT_PREFIX_BYTES, x, true);
  new DataView(blob.buffer).setFloat64(POINT_PREFIX_BYTES + 8, y, true);
  return blob;
}

export function lineBlob(coordinates: Float64Array, srsId: number): Uint8Array {
  const writer = startBlob([coordinates], 9 + coordinates.byteLength, srsId);
  writer.type(WKB.line);
  writer.points(coordinates);
  return writer.blob;
}

export function multiPolygonBlob(polygons: readonly PolygonRings[], srsId: number): Uint8Array {
  let size = 9;
  for (const rings of polygons) size += 9 + rings.reduce((sum, ring) => sum + 4 + ring.byteLength, 0);
  const writer = startBlob(polygons.flat(), size, srsId);
  writer.type(WKB.multiPolygon);
  writer.count(polygons.length);
  for (const rings of polygons) {
    writer.type(WKB.polygon);
    writer.count(rings.length);
    for (const ring of rings) writer.points(ring);
  }
  return writer.blob;
}

function writeHeader(view: DataView, srsId: number, flags: number): void {
  view.setUint8(0, 0x47); // G
  view.setUint8(1, 0x50); // P
  view.setUint8(2, 0); // version 1
  view.setUint8(3, flags);
  view.setInt32(4, srsId, true);
}

function startBlob(parts: readonly Float64Array[], wkbBytes: number, srsId: number) {
  const extent = extentOf(parts);
  const blob = new Uint8Array(HEADER_BYTES + (extent ? ENVELOPE_BYTES : 0) + wkbBytes);
  const view = new DataView(blob.buffer);
  writeHeader(view, srsId, extent ? LITTLE_ENDIAN | WITH_ENVELOPE : LITTLE_ENDIAN | EMPTY);
  let offset = HEADER_BYTES;
  const double = (value: number) => {
    view.setFloat64(offset, value, true);
    offset += 8;
  };
  const count = (value: number) => {
    view.setUint32(offset, value, true);
    offset += 4;
  };
  if (extent) [extent.minX, extent.maxX, extent.minY, extent.maxY].forEach(double);
  return {
    blob,
    count,
    type(code: number): void {
      view.setUint8(offset++, 1);
      count(code);
    },
    points(coordinates: Float64Array): void {
      count(coordinates.length / 2);
      for (const value of coordinates) double(value);
    },
  };
}

export interface Extent {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Bounding box of flat coordinates; NaN is passed over; null when there is no point. */
export function extentOf(parts: Iterable<Float64Array>): Extent | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts) {
    for (let i = 0; i + 1 < part.length; i += 2) {
      const x = part[i]!;
      const y = part[i + 1]!;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  return minX <= maxX && minY <= maxY ? { minX, minY, maxX, maxY } : null;
}

/** Reads a geometry blob; null where the bytes are no point, line or polygon, whole and of GeoPackage's form. */
export function readGeometryBlob(blob: Uint8Array): Geometry | null {
  if (blob.length < HEADER_BYTES || blob[0] !== 0x47 || blob[1] !== 0x50) return null;
  const envelope = ENVELOPE_BYTES_BY_CODE[(blob[3]! >> 1) & 0b111];
  if (envelope === undefined) return null;
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  try {
    return readWkb({ view, offset: HEADER_BYTES + envelope });
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

interface Cursor {
  readonly view: DataView;
  offset: number;
}

function readWkb(cursor: Cursor): Geometry | null {
  const { little, code, dimensions } = readType(cursor);
  switch (code) {
    case WKB.point: {
      const [x, y] = readPoints(cursor, little, dimensions, 1) as unknown as [number, number];
      return Number.isNaN(x) ? { kind: 'empty' } : { kind: 'point', x, y };
    }
    case WKB.line: {
      const coordinates = readPoints(cursor, little, dimensions, readCount(cursor, little));
      return coordinates.length === 0 ? { kind: 'empty' } : { kind: 'line', coordinates };
    }
    case WKB.polygon:
      return polygonsOf([readPolygon(cursor, little, dimensions)]);
    case WKB.multiPolygon: {
      const polygons = readParts(cursor, little, () => {
        const part = readType(cursor);
        if (part.code !== WKB.polygon) throw new RangeError('part of another type');
        return readPolygon(cursor, part.little, part.dimensions);
      });
      return polygonsOf(polygons);
    }
    case WKB.multiPoint:
    case WKB.multiLine: {
      const parts = readParts(cursor, little, () => readWkb(cursor));
      return parts.length === 0 ? { kind: 'empty' } : parts.length === 1 ? parts[0]! : null;
    }
    default:
      return null;
  }
}

function polygonsOf(polygons: readonly PolygonRings[]): Geometry {
  const filled = polygons.filter((rings) => rings.length > 0);
  return filled.length === 0 ? { kind: 'empty' } : { kind: 'polygons', polygons: filled };
}

function readType(cursor: Cursor): { little: boolean; code: number; dimensions: number } {
  const little = cursor.view.getUint8(cursor.offset) === 1;
  const type = cursor.view.getUint32(cursor.offset + 1, little);
  cursor.offset += 5;
  // ISO WKB: 1000 adds Z, 2000 adds M, 3000 adds both.
  return { little, code: type % 1000, dimensions: [2, 3, 3, 4][Math.floor(type / 1000)] ?? 2 };
}

function readCount(cursor: Cursor, little: boolean): number {
  const count = cursor.view.getUint32(cursor.offset, little);
  cursor.offset += 4;
  return count;
}

function readParts<T>(cursor: Cursor, little: boolean, read: () => T): T[] {
  const count = readCount(cursor, little);
  const parts: T[] = [];
  for (let i = 0; i < count; i++) parts.push(read());
  return parts;
}

function readPolygon(cursor: Cursor, little: boolean, dimensions: number): Float64Array[] {
  return readParts(cursor, little, () => readPoints(cursor, little, dimensions, readCount(cursor, little)));
}

function readPoints(cursor: Cursor, little: boolean, dimensions: number, count: number): Float64Array {
  const { view } = cursor;
  // A false count must not ask for more memory than the blob has bytes.
  if (count * dimensions * 8 > view.byteLength - cursor.offset) throw new RangeError('count beyond the end');
  const coordinates = new Float64Array(2 * count);
  for (let i = 0; i < count; i++, cursor.offset += 8 * dimensions) {
    coordinates[2 * i] = view.getFloat64(cursor.offset, little);
    coordinates[2 * i + 1] = view.getFloat64(cursor.offset + 8, little);
  }
  return coordinates;
}
