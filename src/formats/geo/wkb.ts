import type { Shape } from './geo-layer.ts';

const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const [MULTI_POINT, MULTI_LINE, MULTI_POLYGON, COLLECTION] = [4, 5, 6, 7];
/** Collections in collections deeper than this are no geography. */
const DEEPEST = 8;

interface Cursor {
  readonly view: DataView;
  at: number;
}

/**
 * Reads well-known binary (ISO 19125 with Z and M, and the high bits of EWKB) as a shape; null for an empty one or a
 * kind that is not used (curves, several points).
 * @throws RangeError when the bytes are cut short or lie about their length
 */
export function readWkb(bytes: Uint8Array, from: number): Shape | null {
  return readShape({ view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: from }, 0);
}

function readShape(cursor: Cursor, depth: number): Shape | null {
  if (depth > DEEPEST) throw new RangeError('geometry nested too deep');
  const { little, code, dimensions } = readHead(cursor);
  const points = (count: number) => readPoints(cursor, little, dimensions, count);
  const rings = () => readMany(cursor, little, () => points(readCount(cursor, little)));
  switch (code) {
    case POINT: {
      const point = points(1);
      return Number.isNaN(point[0]) ? null : { kind: 'point', point };
    }
    case LINE: {
      const line = points(readCount(cursor, little));
      return line.length === 0 ? null : { kind: 'line', lines: [line] };
    }
    case POLYGON: {
      const polygon = rings();
      return polygon.length === 0 ? null : { kind: 'polygon', polygons: [polygon] };
    }
    case MULTI_POINT:
    case MULTI_LINE:
    case MULTI_POLYGON:
    case COLLECTION:
      return joined(readMany(cursor, little, () => readShape(cursor, depth + 1)));
    default:
      return null;
  }
}

/** Parts of one kind as one shape. */
function joined(parts: readonly (Shape | null)[]): Shape | null {
  const filled = parts.filter((part) => part !== null);
  const lines = filled.flatMap((part) => (part.kind === 'line' ? part.lines : []));
  const polygons = filled.flatMap((part) => (part.kind === 'polygon' ? part.polygons : []));
  if (polygons.length > 0) return { kind: 'polygon', polygons };
  if (lines.length > 0) return { kind: 'line', lines };
  return filled.length === 1 ? filled[0]! : null;
}

function readHead(cursor: Cursor): { little: boolean; code: number; dimensions: number } {
  const little = cursor.view.getUint8(cursor.at) === 1;
  const type = cursor.view.getUint32(cursor.at + 1, little);
  cursor.at += 5;
  const flags = type >>> 29;
  // EWKB: bit 31 Z, bit 30 M, bit 29 an SRID follows. ISO: 1000 adds Z, 2000 M, 3000 both.
  if (flags & 1) cursor.at += 4;
  const plain = type & 0x1fffffff;
  const iso = [2, 3, 3, 4][Math.floor(plain / 1000)] ?? 2;
  return { little, code: plain % 1000, dimensions: iso + (flags >> 2) + ((flags >> 1) & 1) };
}

function readCount(cursor: Cursor, little: boolean): number {
  const count = cursor.view.getUint32(cursor.at, little);
  cursor.at += 4;
  return count;
}

function readMany<Part>(cursor: Cursor, little: boolean, read: () => Part): Part[] {
  const count = readCount(cursor, little);
  // A part takes at least four bytes: a false count must not ask for more memory than the file has.
  if (count * 4 > cursor.view.byteLength - cursor.at) throw new RangeError('count beyond the end');
  return Array.from({ length: count }, read);
}

function readPoints(cursor: Cursor, little: boolean, dimensions: number, count: number): Float64Array {
  const { view } = cursor;
  if (count * dimensions * 8 > view.byteLength - cursor.at) throw new RangeError('count beyond the end');
  const flat = new Float64Array(2 * count);
  for (let i = 0; i < count; i++, cursor.at += 8 * dimensions) {
    flat[2 * i] = view.getFloat64(cursor.at, little);
    flat[2 * i + 1] = view.getFloat64(cursor.at + 8, little);
  }
  return flat;
}
