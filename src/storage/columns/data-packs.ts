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

const SHAPED = ['areas', 'streets', 'buildings'] as const;
const BARE = ['water', 'green'] as const;

/** The base layers as one run of bytes, for autosave: shapes as columns, records as JSON. */
export function packBaseLayers(layers: BaseLayers): Promise<Uint8Array> {
  const columns: Record<string, TypedColumn> = {};
  const json: Record<string, unknown> = { addresses: layers.addresses, pois: layers.pois };
  for (const name of SHAPED) {
    const layer = layers[name];
    json[name] = layer && { length: layer.shapes.length, records: layer.records };
    if (layer) addShapes(columns, name, layer.shapes);
  }
  for (const name of BARE) {
    const shapes = layers[name];
    json[name] = shapes && { length: shapes.length };
    if (shapes) addShapes(columns, name, shapes);
  }
  return encodePack({ json, columns });
}

function addShapes(columns: Record<string, TypedColumn>, layer: string, shapes: LineSet | PolygonSet): void {
  for (const [name, value] of Object.entries(shapes) as [string, unknown][]) {
    if (ArrayBuffer.isView(value)) columns[`${layer}/${name}`] = value as TypedColumn;
  }
}

export async function unpackBaseLayers(bytes: Uint8Array): Promise<BaseLayers> {
  const { json, columns } = await decodePack(bytes);
  const stored = json as Record<string, { length: number; records?: unknown } | null>;
  const layers: Record<string, unknown> = { addresses: stored.addresses, pois: stored.pois };
  for (const name of [...SHAPED, ...BARE]) {
    const layer = stored[name];
    if (!layer) {
      layers[name] = null;
      continue;
    }
    const prefix = `${name}/`;
    const own = Object.entries(columns).filter(([key]) => key.startsWith(prefix));
    const shapes = {
      length: layer.length,
      ...Object.fromEntries(own.map(([key, c]) => [key.slice(prefix.length), c])),
    };
    if (!isWhole(shapes as unknown as LineSet | PolygonSet)) {
      throw new StorageError('storage.error.damagedRows', { part: name });
    }
    layers[name] = layer.records ? { shapes, records: layer.records } : shapes;
  }
  return layers as unknown as BaseLayers;
}

function isWhole(shapes: LineSet | PolygonSet): boolean {
  const { length, coordinates } = shapes;
  if ('starts' in shapes)
    return shapes.starts.length === length + 1 && shapes.starts[length]! * 2 === coordinates?.length;
  const { polygonStarts, ringStarts } = shapes;
  if (!polygonStarts || !ringStarts) return false;
  const rings = polygonStarts[length];
  return rings !== undefined && ringStarts[rings] !== undefined && ringStarts[rings] * 2 === coordinates?.length;
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
