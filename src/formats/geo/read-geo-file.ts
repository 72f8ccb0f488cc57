import {
  readGunzipped,
  readHead,
  readSlices,
  readWhole,
  withoutBreath,
  type Chunk,
  type SourceFile,
} from '../bytes/byte-stream.ts';
import { readZipEntries, readZipEntry, type ZipEntry } from '../bytes/zip.ts';
import { ImportError } from '../import-error.ts';
import { readFlatGeobuf } from './flatgeobuf.ts';
import type { GeoLayer, GeoReading } from './geo-layer.ts';
import { readGeoJsonLayer } from './geojson-layer.ts';
import { readGeoPackage, type SqliteSource } from './geopackage.ts';
import { looksLikeOsmJson, readOsmJson } from './osm/osm-json.ts';
import { isOsmPbf, readOsmPbf } from './osm/osm-pbf.ts';
import { readShapefile } from './shapefile.ts';

const HEAD_BYTES = 8 << 10;
const START = {
  gzip: [0x1f, 0x8b],
  zip: [0x50, 0x4b, 0x03, 0x04],
  sqlite: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
  flatGeobuf: [0x66, 0x67, 0x62],
  shp: [0x00, 0x00, 0x27, 0x0a],
} as const;
/** Members of an archive that are layers themselves. */
const LAYER_ENDINGS = /\.(shp|geojson|json|gpkg|fgb)$/i;

const startsWith = (head: Uint8Array, start: readonly number[]) => start.every((byte, i) => head[i] === byte);

/** Name of a layer that has none of its own: that of its file without endings. */
export const plainName = (path: string): string =>
  path.replace(/^.*\//, '').replace(/(\.(geojson|json|gpkg|fgb|zip|gz|osm|pbf|shp))+$/i, '');

/**
 * Reads the layers of a geographic file, found by what is in it; null when it is no such file. A ZIP archive may hold
 * several files.
 * @throws ImportError
 */
export async function readGeoFile(
  file: SourceFile,
  sqlite: SqliteSource,
  reading: GeoReading,
): Promise<GeoLayer[] | null> {
  const raw = await readHead(readSlices(file.slice(0, HEAD_BYTES), withoutBreath), HEAD_BYTES);
  if (startsWith(raw, START.shp)) throw new ImportError('import.error.loneShp', { file: reading.file });
  if (startsWith(raw, START.zip)) return readArchive(file, sqlite, reading);
  const gzipped = startsWith(raw, START.gzip);
  const head = gzipped ? await readHead(readGunzipped(file, withoutBreath), HEAD_BYTES) : raw;
  const open = (): AsyncIterable<Chunk> =>
    gzipped ? readGunzipped(file, reading.task) : readSlices(file, reading.task);
  if (isOsmPbf(head) && !gzipped) return [await readOsmPbf(file, plainName(file.name), reading)];
  return readLayers(head, open, plainName(file.name), sqlite, reading);
}

async function readLayers(
  head: Uint8Array,
  open: () => AsyncIterable<Chunk>,
  name: string,
  sqlite: SqliteSource,
  reading: GeoReading,
): Promise<GeoLayer[] | null> {
  const whole = () => readWhole(open(), reading.file);
  if (startsWith(head, START.sqlite)) return readGeoPackage(await whole(), sqlite, reading);
  if (startsWith(head, START.flatGeobuf)) return [await readFlatGeobuf(await whole(), name, reading)];
  const text = new TextDecoder().decode(head).replace(/^[\uFEFF\u001E\s]+/, '');
  if (!text.startsWith('{')) return null;
  if (looksLikeOsmJson(text)) return [readOsmJson(new TextDecoder().decode(await whole()), name, reading)];
  return [await readGeoJsonLayer(open(), name, reading)];
}

async function readArchive(file: SourceFile, sqlite: SqliteSource, reading: GeoReading): Promise<GeoLayer[] | null> {
  const entries = await readZipEntries(file);
  const members = entries.filter(({ name }) => LAYER_ENDINGS.test(name) && !name.includes('__MACOSX'));
  if (members.length === 0) return null;
  const layers: GeoLayer[] = [];
  for (const member of members) layers.push(...(await readMember(file, entries, member, sqlite, reading)));
  return layers;
}

async function readMember(
  file: SourceFile,
  entries: readonly ZipEntry[],
  member: ZipEntry,
  sqlite: SqliteSource,
  reading: GeoReading,
): Promise<GeoLayer[]> {
  if (/\.shp$/i.test(member.name)) return [await readShapefile(file, entries, member, reading)];
  const open = () => readZipEntry(file, member, reading.task);
  const head = await readHead(readZipEntry(file, member, withoutBreath), HEAD_BYTES);
  return (await readLayers(head, open, plainName(member.name), sqlite, reading)) ?? [];
}
