import type { SourceFile } from '../bytes/byte-stream.ts';
import { detectFile } from '../detect.ts';
import { openDelimited } from './delimited.ts';
import { openGeoJson } from './geojson.ts';
import { openParquet } from './parquet.ts';
import type { Table, TableChoices, TableFormat } from './table.ts';
import { openXlsx } from './xlsx.ts';

type Opener = (file: SourceFile, gzipped: boolean, choices: TableChoices) => Promise<Table>;

/** Every format that can be read as a table; a new one is a file and a line here, and a line in `detectFile`. */
const OPENERS: Readonly<Record<TableFormat, Opener>> = {
  delimited: openDelimited,
  xlsx: (file, _gzipped, choices) => openXlsx(file, choices),
  geojson: (file, gzipped) => openGeoJson(file, gzipped),
  parquet: (file, gzipped) => openParquet(file, gzipped),
};

/**
 * Opens a file as a table, whatever its name says.
 * @throws ImportError
 */
export async function openTable(file: SourceFile, choices: TableChoices = {}): Promise<Table> {
  const { format, gzipped } = await detectFile(file);
  return OPENERS[format](file, gzipped, choices);
}
