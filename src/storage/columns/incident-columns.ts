import { createIncidentTable, type IncidentTable } from '../../domain/incident/incident-table.ts';
import { sha256 } from '../sha256.ts';
import { StorageError } from '../storage-error.ts';
import { columnTypeOf, type TypedColumn } from './typed-column.ts';

/**
 * The typed columns of a dataset's rows, in the order in which they are stored and fingerprinted. `dataset` is not among
 * them: it is the dataset's place in the project, the same for every row.
 */
const INCIDENT_COLUMNS = [
  'x',
  'y',
  'start',
  'end',
  'utcOffsetMinutes',
  'precision',
  'category',
  'source',
  'flags',
] as const;

type ColumnsByName = Readonly<Record<string, TypedColumn>>;

/** Names that the indices of the columns point into. */
export interface IncidentNames {
  readonly categories: readonly string[];
  readonly sources: readonly string[];
}

/** The columns of a table by name, each cut to its length. */
export function columnsOfIncidents(table: IncidentTable): ColumnsByName {
  return Object.fromEntries(INCIDENT_COLUMNS.map((name) => [name, table[name].subarray(0, table.length)]));
}

/**
 * A table from stored columns; `dataset` is the place of its dataset in the project. Throws a StorageError where a column
 * is missing, too short or points at no name.
 */
export function incidentsFromColumns(columns: ColumnsByName, names: IncidentNames, dataset: number): IncidentTable {
  const length = columns.x?.length ?? -1;
  const sample = createIncidentTable(0);
  for (const name of INCIDENT_COLUMNS) {
    const column = columns[name];
    if (!column || column.length !== length || columnTypeOf(column) !== columnTypeOf(sample[name])) {
      throw new StorageError('storage.error.damagedRows', { part: name });
    }
  }
  const own = Object.fromEntries(INCIDENT_COLUMNS.map((name) => [name, columns[name]]));
  const table = {
    ...own,
    length,
    dataset: new Uint16Array(length).fill(dataset),
    categories: names.categories,
    sources: names.sources,
  } as unknown as IncidentTable;
  if (!pointsInto(table.category, names.categories) || !pointsInto(table.source, names.sources)) {
    throw new StorageError('storage.error.damagedRows', { part: 'category' });
  }
  return table;
}

function pointsInto(indices: Uint16Array, names: readonly string[]): boolean {
  let highest = -1;
  for (const index of indices) if (index > highest) highest = index;
  return highest < names.length;
}

const known = new WeakMap<IncidentTable, Promise<string>>();

/**
 * SHA-256 over the columns and names of a dataset's rows: the same rows in the same order give the same fingerprint on
 * every machine. Computed once per table object; rows are not changed after import.
 */
export function fingerprintIncidents(table: IncidentTable): Promise<string> {
  let fingerprint = known.get(table);
  if (!fingerprint) known.set(table, (fingerprint = computeFingerprint(table)));
  return fingerprint;
}

async function computeFingerprint(table: IncidentTable): Promise<string> {
  const parts: string[] = [];
  for (const [name, column] of Object.entries(columnsOfIncidents(table))) {
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    parts.push(`${name}:${columnTypeOf(column)}:${await sha256(bytes)}`);
  }
  const text = JSON.stringify([table.length, table.categories, table.sources, parts]);
  return sha256(new TextEncoder().encode(text));
}
