import { readWhole, type SourceFile } from '../bytes/byte-stream.ts';
import { readZipEntry, type ZipEntry } from '../bytes/zip.ts';
import { ImportError } from '../import-error.ts';
import { readDbf, type DbfTable } from './dbf.ts';
import type { GeoFeature, GeoLayer, GeoReading, StatedCrs } from './geo-layer.ts';
import { readShp } from './shp.ts';

const ENDING = /\.[a-z0-9]+$/i;
const baseOf = (path: string) => path.replace(ENDING, '').toLowerCase();

/**
 * Reads the shapefile of a .shp entry with what lies beside it in the archive: .dbf (attributes), .cpg (encoding) and .prj
 * (coordinate system).
 * @throws ImportError damagedPart, damagedArchive, noAttributes
 */
export async function readShapefile(
  archive: SourceFile,
  entries: readonly ZipEntry[],
  shp: ZipEntry,
  reading: GeoReading,
): Promise<GeoLayer> {
  const { file, task, pick } = reading;
  const beside = (ending: string) =>
    entries.find(({ name }) => baseOf(name) === baseOf(shp.name) && name.toLowerCase().endsWith(ending));
  const bytesOf = async (entry: ZipEntry | undefined) =>
    entry ? readWhole(readZipEntry(archive, entry, task), file) : null;
  const textOf = async (ending: string) => {
    const bytes = await bytesOf(beside(ending));
    return bytes && new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  };
  const name = shp.name.replace(/^.*\//, '').replace(ENDING, '');
  const shapes = readShp((await bytesOf(shp))!, file, shp.name);
  await task.breathe();
  const dbf = beside('.dbf');
  if (!dbf) throw new ImportError('import.error.noAttributes', { file, part: shp.name });
  const table = readDbf((await bytesOf(dbf))!, await textOf('.cpg'), file, dbf.name, pick);
  await task.breathe();
  return {
    name,
    format: 'shapefile',
    crs: statedIn(await textOf('.prj')),
    features: joinRows(shapes, table),
    attributes: table.attributes,
    encoding: table.encoding,
    isManyThings: false,
  };
}

const statedIn = (wkt: string | null): StatedCrs | null =>
  wkt?.trim() ? { epsg: null, wkt, text: /\["([^"]+)"/.exec(wkt)?.[1] ?? '.prj' } : null;

function joinRows(shapes: ReturnType<typeof readShp>, { rows }: DbfTable): GeoFeature[] {
  // A deleted record has a shape still, but says itself that it is gone.
  return shapes.flatMap((shape, i) => (rows[i] === null ? [] : [{ ...shape, properties: rows[i] ?? {} }]));
}
