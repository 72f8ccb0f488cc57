import { readGunzipped, readSlices, withoutBreath, type SourceFile } from '../bytes/byte-stream.ts';
import { LIMITS } from '../bytes/limits.ts';
import { ImportError } from '../import-error.ts';
import type { ReadTask } from '../task.ts';
import { FeatureScanner, readFeatures, type Feature, type Geometry } from './geojson-scan.ts';
import type { CellSink, RowSink, Table } from './table.ts';

/** Names of the columns that hold the place of a feature. */
export const GEOMETRY_X = 'geometry x';
export const GEOMETRY_Y = 'geometry y';

const FEATURES_LOOKED_AT = 1000;

/**
 * Opens a GeoJSON file of points as a table: a column for every property of the first features, and two for the place.
 * Features are read one at a time, also without geometry.
 * @throws ImportError notGeoJson, damagedFeature, empty
 */
export async function openGeoJson(file: SourceFile, gzipped: boolean): Promise<Table> {
  const stream = (task: Pick<ReadTask, 'breathe'>) => (gzipped ? readGunzipped(file, task) : readSlices(file, task));
  const { names, declaredEpsg, features } = await readFirstFeatures(file, stream(withoutBreath));
  if (features === 0) throw new ImportError('import.error.empty', { file: file.name });
  const columns = [GEOMETRY_X, GEOMETRY_Y, ...names];
  if (columns.length > LIMITS.columns) {
    throw new ImportError('import.error.tooManyColumns', { file: file.name, columns: columns.length });
  }
  return {
    columns,
    description: {
      format: 'geojson',
      gzipped,
      encoding: 'utf-8',
      delimiter: null,
      headerRow: null,
      sheet: null,
      sheets: [],
      declaredEpsg,
    },
    read: async (sink, task, stage) => {
      const take = (feature: Feature, index: number) => handOver(feature, columns, sink, index + 1);
      await readFeatures(file.name, stream(task), take, (fraction) => task.progress({ stage, fraction }));
      return { complete: true };
    },
  };
}

async function readFirstFeatures(file: SourceFile, stream: AsyncIterable<{ bytes: Uint8Array }>) {
  const names = new Set<string>();
  let features = 0;
  const scanner = new FeatureScanner(file.name, ({ properties }) => {
    if (features++ < FEATURES_LOOKED_AT) for (const name of Object.keys(properties)) names.add(name);
  });
  let ended = true;
  for await (const { bytes } of stream) {
    scanner.push(bytes);
    ended = features < FEATURES_LOOKED_AT;
    if (!ended) break;
  }
  if (ended) scanner.finish();
  names.delete(GEOMETRY_X);
  names.delete(GEOMETRY_Y);
  return { names, declaredEpsg: scanner.declaredEpsg, features };
}

function handOver(feature: Feature, columns: readonly string[], sink: RowSink, row: number): void {
  sink.beginRow(row);
  const [x, y] = sink.cells;
  if (feature.geometry && (x || y)) givePlace(feature.geometry, x ?? null, y ?? null);
  for (let k = 2; k < columns.length; k++) {
    const cell = sink.cells[k];
    if (cell) giveValue(feature.properties[columns[k]!], cell);
  }
  sink.endRow(columns.length, false);
}

/** A point, or the only point of several; any other shape is handed on as its name, which no column of numbers takes. */
function givePlace({ type, coordinates }: Geometry, x: CellSink | null, y: CellSink | null): void {
  const point: unknown =
    type === 'MultiPoint' && Array.isArray(coordinates) && coordinates.length === 1 ? coordinates[0] : coordinates;
  const isPoint = (type === 'Point' || type === 'MultiPoint') && Array.isArray(point);
  if (isPoint && point.length === 0) return;
  if (isPoint && typeof point[0] === 'number' && typeof point[1] === 'number') {
    x?.number(point[0]);
    y?.number(point[1]);
  } else {
    x?.text(type);
    y?.text(type);
  }
}

function giveValue(value: unknown, cell: CellSink): void {
  if (typeof value === 'string') cell.text(value);
  else if (typeof value === 'number') cell.number(value);
  else if (typeof value === 'boolean') cell.text(String(value));
}
