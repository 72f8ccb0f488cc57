import type { SourceFile } from '../bytes/byte-stream.ts';
import { headerMeanings } from '../catalogue/header-roles.ts';
import { decodeText } from '../cells/text.ts';
import type { GeoFeature, GeoLayer, GeoReading } from '../geo/geo-layer.ts';
import { plainName } from '../geo/read-geo-file.ts';
import { ImportError } from '../import-error.ts';
import { openTable } from '../tables/registry.ts';
import type { CellSink, Table } from '../tables/table.ts';
import { isAddressAttribute, textOf } from './place-attributes.ts';
import { looksLikeIncidents, roleByName } from './recognise-role.ts';

/**
 * Reads a table of addresses (CSV with any delimiter and quotes, XLSX, Parquet), as extracts of the BAG are written:
 * coordinates, and a house number or what else only addresses have; coordinates alone when the file is named for it.
 * @throws ImportError placesUnknown when it is another table
 */
export async function readAddressTable(file: SourceFile, { task, pick }: GeoReading): Promise<GeoLayer> {
  const table = await openTable(file);
  const name = plainName(file.name.replace(/\.(csv|tsv|txt|tab|xlsx|parquet)(\.gz)?$/i, ''));
  const keys = table.columns.map((column) => pick(column));
  if (!isAddressTable(table, name, keys)) throw new ImportError('import.error.placesUnknown', { file: file.name });
  const read = keys.map((key) => (key !== null && isAddressAttribute(key) ? key : null));
  const features: GeoFeature[] = [];
  let row: Record<string, unknown> = {};
  const encoding = table.description.encoding === 'windows-1252' ? 'windows-1252' : 'auto';
  const sinkOf = (key: string): CellSink => ({
    bytes: (buffer, start, end) => void (row[key] = decodeText(buffer, start, end, encoding)),
    number: (value) => void (row[key] = value),
    text: (value) => void (row[key] = value),
    moment: () => undefined,
  });
  const sink = {
    cells: read.map((key) => (key === null ? null : sinkOf(key))),
    beginRow: () => void (row = {}),
    endRow: (_present: number, isTotals: boolean) => void (isTotals || features.push(featureOfRow(row))),
  };
  await table.read(sink, task, 'import.stage.reading');
  return {
    name,
    format: 'table',
    crs: null,
    features,
    attributes: table.columns,
    encoding: table.description.encoding,
    isManyThings: false,
  };
}

function isAddressTable({ columns }: Table, name: string, keys: readonly (string | null)[]): boolean {
  const row = Object.fromEntries(keys.flatMap((key) => (key === null ? [] : [[key, '1']])));
  const has = (attribute: Parameters<typeof textOf>[1]) => textOf(row, attribute) !== null;
  if (!has('x') || !has('y') || looksLikeIncidents(columns)) return false;
  if (
    columns.some((column) =>
      headerMeanings(column).some(({ meaning, strength }) => meaning === 'category' && strength === 2),
    )
  )
    return false;
  return has('houseNumber') || has('addressSign') || roleByName(name, 'point') === 'addresses';
}

function featureOfRow(row: Readonly<Record<string, unknown>>): GeoFeature {
  const number = (attribute: 'x' | 'y') => Number((textOf(row, attribute) ?? '').replace(',', '.') || NaN);
  const point = Float64Array.of(number('x'), number('y'));
  return point.every(Number.isFinite)
    ? { properties: row, shape: { kind: 'point', point }, flaw: null }
    : { properties: row, shape: null, flaw: 'noShape' };
}
