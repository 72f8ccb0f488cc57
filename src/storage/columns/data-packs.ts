import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import type { BaseLayers, LineSet, PolygonSet } from '../../domain/place/base-layers.ts';
import { sha256 } from '../sha256.ts';
import { StorageError } from '../storage-error.ts';
import { columnsOfIncidents, incidentsFromColumns, type IncidentNames } from './incident-columns.ts';
import { decodePack, encodePack } from './pack.ts';
import type { TypedColumn } from './typed-column.ts';

/** The rows of a dataset as one run of bytes, for autosave. */
export function packIncidents(table: IncidentTable): Promise<Uint8Array> {
  const names: IncidentNames = { categories: table.categories, sources: table.sources };
  return encodePack({ json: names, columns: columnsOfIncidents(table) });
}

/** The rows again; `dataset` is the place of the dataset in the project. */
export async function unpackIncidents(bytes: Uint8Array, dataset: number): Promise<IncidentTable> {
  const { json, columns } = await decodePack(bytes);
  return incidentsFromColumns(columns, json as IncidentNames, dataset);
}

/** Stands in JSON where a typed array was. */
interface ColumnReference {
  readonly $column: string;
}

/** The base layers as one run of bytes, for autosave: typed arrays as columns, the rest as JSON. */
function packBaseLayers(layers: BaseLayers): Promise<Uint8Array> {
  const columns: Record<string, TypedColumn> = {};
  const detach = (value: unknown, path: string): unknown => {
    if (ArrayBuffer.isView(value)) {
      columns[path] = value as TypedColumn;
      return { $column: path } satisfies ColumnReference;
    }
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, detach(part, `${path}/${name}`)]));
  };
  return encodePack({ json: detach(layers, ''), columns });
}

/** The base layers again. Throws a StorageError where a shape is not whole. */
export async function unpackBaseLayers(bytes: Uint8Array): Promise<BaseLayers> {
  const { json, columns } = await decodePack(bytes);
  const attach = (value: unknown): unknown => {
    if (!isPlainObject(value)) return value;
    if (typeof value.$column === 'string') return columns[value.$column];
    const object = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, attach(part)]));
    if ('coordinates' in object && !isWhole(object as unknown as LineSet | PolygonSet)) {
      throw new StorageError('storage.error.damagedRows', { part: 'layers' });
    }
    return object;
  };
  return attach(json) as BaseLayers;
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True when the last index points just behind the last coordinate. */
function isWhole(shapes: LineSet | PolygonSet): boolean {
  const { length, coordinates } = shapes;
  const points = 'starts' in shapes ? shapes.starts[length] : shapes.ringStarts[shapes.polygonStarts[length] ?? -1];
  return points !== undefined && points * 2 === coordinates.length;
}

const known = new WeakMap<BaseLayers, { readonly bytes: Promise<Uint8Array>; readonly fingerprint: Promise<string> }>();

/** SHA-256 over the packed base layers, and the pack itself; made once per object. */
export function fingerprintBaseLayers(layers: BaseLayers): {
  bytes: Promise<Uint8Array>;
  fingerprint: Promise<string>;
} {
  let entry = known.get(layers);
  if (!entry) {
    const bytes = packBaseLayers(layers);
    known.set(layers, (entry = { bytes, fingerprint: bytes.then(sha256) }));
  }
  return entry;
}
