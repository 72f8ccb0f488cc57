import { ImportError } from '../import-error.ts';
import { FlatTable } from './flatbuffer.ts';
import type { GeoFeature, GeoLayer, GeoReading, Shape, StatedCrs } from './geo-layer.ts';

const FEATURES_PER_BREATH = 2000;
const MAGIC_BYTES = 8;
const INDEX_NODE_BYTES = 40;
/** Field numbers of the schema (FlatGeobuf 3). */
const HEADER = {
  name: 0,
  geometryType: 2,
  columns: 7,
  featuresCount: 8,
  indexNodeSize: 9,
  crs: 10,
  title: 11,
} as const;
const COLUMN = { name: 0, type: 1 } as const;
const CRS = { code: 1, name: 2, wkt: 4 } as const;
const FEATURE = { geometry: 0, properties: 1 } as const;
const GEOMETRY = { ends: 0, xy: 1, type: 6, parts: 7 } as const;
const [POINT, LINE, POLYGON, MULTI_POINT, MULTI_LINE, MULTI_POLYGON] = [1, 2, 3, 4, 5, 6];

interface Column {
  readonly name: string;
  readonly key: string | null;
  readonly type: number;
}

/**
 * Reads a FlatGeobuf file (version 3) as one layer; its index is passed over.
 * @throws ImportError damagedPart that names the feature at which the file breaks
 */
export async function readFlatGeobuf(bytes: Uint8Array, name: string, reading: GeoReading): Promise<GeoLayer> {
  const { file, task, pick } = reading;
  const features: GeoFeature[] = [];
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const header = FlatTable.pointedAt(view, MAGIC_BYTES + 4);
    const columns = header.tables(HEADER.columns).map((column): Column => {
      const title = column.text(COLUMN.name) ?? '';
      return { name: title, key: pick(title), type: column.byte(COLUMN.type) };
    });
    const total = header.long(HEADER.featuresCount);
    let at =
      MAGIC_BYTES + 4 + view.getUint32(MAGIC_BYTES, true) + indexBytes(total, header.short(HEADER.indexNodeSize, 16));
    while (at < bytes.length) {
      const length = view.getUint32(at, true);
      if (length === 0 || at + 4 + length > bytes.length) throw new RangeError('feature beyond the end');
      features.push(featureAt(new DataView(view.buffer, view.byteOffset + at + 4, length), header, columns));
      at += 4 + length;
      if (features.length % FEATURES_PER_BREATH > 0) continue;
      task.progress({ stage: 'import.stage.reading', fraction: at / bytes.length });
      await task.breathe();
    }
    return {
      name: header.text(HEADER.title) ?? (header.text(HEADER.name) || name),
      format: 'flatgeobuf',
      crs: statedCrs(header.table(HEADER.crs)),
      features,
      attributes: columns.map((column) => column.name),
      encoding: null,
      isManyThings: false,
    };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ImportError('import.error.damagedPart', { file, part: name, row: features.length + 1 });
  }
}

/** Length of the packed tree over the features; none without a count. */
function indexBytes(features: number, nodeSize: number): number {
  if (nodeSize < 2 || features === 0) return 0;
  let nodes = features;
  for (let level = features; level > 1;) {
    level = Math.ceil(level / nodeSize);
    nodes += level;
  }
  // A single feature has a root above it.
  return (features === 1 ? 2 : nodes) * INDEX_NODE_BYTES;
}

function statedCrs(crs: FlatTable | null): StatedCrs | null {
  const code = crs?.int(CRS.code) ?? 0;
  const wkt = crs?.text(CRS.wkt) ?? null;
  if (code <= 0 && !wkt) return null;
  return { epsg: code > 0 ? code : null, wkt, text: code > 0 ? `EPSG:${code}` : (crs?.text(CRS.name) ?? '') };
}

function featureAt(view: DataView, header: FlatTable, columns: readonly Column[]): GeoFeature {
  const feature = FlatTable.pointedAt(view, 0);
  const properties = readProperties(feature.bytes(FEATURE.properties), columns);
  const geometry = feature.table(FEATURE.geometry);
  if (!geometry) return { properties, shape: null, flaw: 'noShape' };
  const shape = shapeOf(geometry, header.byte(HEADER.geometryType) || geometry.byte(GEOMETRY.type));
  return { properties, shape, flaw: shape ? null : 'unusedShape' };
}

function shapeOf(geometry: FlatTable, type: number): Shape | null {
  if (type === MULTI_POLYGON) {
    const polygons = geometry.tables(GEOMETRY.parts).map(partsOf);
    return polygons.length > 0 ? { kind: 'polygon', polygons } : null;
  }
  const parts = partsOf(geometry);
  const [first] = parts;
  if (!first || first.length < 2) return null;
  if (type === POINT || (type === MULTI_POINT && first.length === 2))
    return { kind: 'point', point: first.slice(0, 2) };
  if (type === LINE || type === MULTI_LINE) return { kind: 'line', lines: parts };
  return type === POLYGON ? { kind: 'polygon', polygons: [parts] } : null;
}

/** Coordinates cut at the ends that a geometry gives; whole when it gives none. */
function partsOf(geometry: FlatTable): Float64Array[] {
  const xy = geometry.doubles(GEOMETRY.xy);
  const ends = geometry.wholes(GEOMETRY.ends);
  if (ends.length === 0) return [xy];
  return ends.map((end, i) => {
    const from = i === 0 ? 0 : ends[i - 1]!;
    if (end < from || 2 * end > xy.length) throw new RangeError('part beyond the end');
    return xy.subarray(2 * from, 2 * end);
  });
}

/** Bytes of a value by the type of its column; 0 = its length stands before it. */
const VALUE_BYTES = [1, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 0, 0, 0, 0];
const STRING = 11;
const READERS: readonly ((view: DataView, at: number) => unknown)[] = [
  (view, at) => view.getInt8(at),
  (view, at) => view.getUint8(at),
  (view, at) => view.getUint8(at) !== 0,
  (view, at) => view.getInt16(at, true),
  (view, at) => view.getUint16(at, true),
  (view, at) => view.getInt32(at, true),
  (view, at) => view.getUint32(at, true),
  (view, at) => Number(view.getBigInt64(at, true)),
  (view, at) => Number(view.getBigUint64(at, true)),
  (view, at) => view.getFloat32(at, true),
  (view, at) => view.getFloat64(at, true),
];

function readProperties(bytes: Uint8Array | null, columns: readonly Column[]): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  if (!bytes) return properties;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length;) {
    const column = columns[view.getUint16(at, true)];
    const fixed = column && VALUE_BYTES[column.type];
    if (column === undefined || fixed === undefined) throw new RangeError('unknown column');
    const from = at + (fixed === 0 ? 6 : 2);
    const length = fixed === 0 ? view.getUint32(at + 2, true) : fixed;
    if (from + length > bytes.length) throw new RangeError('value beyond the end');
    if (column.key !== null && (fixed > 0 || column.type === STRING)) {
      properties[column.key] =
        fixed > 0 ? READERS[column.type]!(view, from) : new TextDecoder().decode(bytes.subarray(from, from + length));
    }
    at = from + length;
  }
  return properties;
}
