import { IncidentFlag, TimePrecision, type IncidentTable } from '../../domain/incident/incident-table.ts';
import type { Database } from 'sql.js';
import type { LongTask } from '../long-task.ts';
import { CIVIL_TEXT_BYTES, writeCivilTexts } from './civil-text.ts';
import { extentOf, pointPrefix } from './geometry-blob.ts';
import { createLayer, type GeoPackageContext } from './schema.ts';
import { insertRows } from './sqlite.ts';

const COLUMNS = {
  start: 'TEXT',
  end: 'TEXT',
  precision: 'TEXT',
  category: 'TEXT',
  source: 'TEXT',
  duplicate: 'BOOLEAN',
  pile_up: 'BOOLEAN',
  dataset: 'TEXT',
} as const;

const ROWS_PER_BLOCK = 50_000;

/**
 * One statement makes a block of rows out of the bytes of the columns: SQLite cuts them itself, which is twice as fast
 * as a call a row. A blob part is a key where a name is looked up; NaN in x (no place) has been turned into no geometry.
 */
const INSERT_BLOCK = `
INSERT INTO incidents (geom, start, end, precision, category, source, duplicate, pile_up, dataset)
SELECT
  CASE substr(:placed, n + 1, 1) WHEN x'01'
    THEN CAST(:prefix || substr(:x, n * 8 + 1, 8) || substr(:y, n * 8 + 1, 8) AS BLOB) END,
  nullif(CAST(substr(:start, n * ${CIVIL_TEXT_BYTES} + 1, ${CIVIL_TEXT_BYTES}) AS TEXT), '${' '.repeat(CIVIL_TEXT_BYTES)}'),
  nullif(CAST(substr(:end, n * ${CIVIL_TEXT_BYTES} + 1, ${CIVIL_TEXT_BYTES}) AS TEXT), '${' '.repeat(CIVIL_TEXT_BYTES)}'),
  (SELECT name FROM temp.precision_name WHERE key = substr(:precision, n + 1, 1)),
  (SELECT name FROM temp.category_name WHERE key = substr(:category, n * 2 + 1, 2)),
  (SELECT name FROM temp.source_name WHERE key = substr(:source, n * 2 + 1, 2)),
  substr(:duplicate, n + 1, 1) = x'01',
  substr(:pileUp, n + 1, 1) = x'01',
  :dataset
FROM temp.row_number WHERE n < :rows`;

/** Rows of one dataset; `dataset` is what the layer says where they come from. */
export interface DatasetRows {
  readonly dataset: string;
  readonly table: IncidentTable;
}

/**
 * Writes the incidents of all datasets as one layer of points for reading in a GIS: civil times as text, because
 * GeoPackage's own DATETIME is in UTC. The exact columns lie beside it (project-tables).
 */
export async function writeIncidents(
  context: GeoPackageContext,
  datasets: readonly DatasetRows[],
  task: LongTask,
): Promise<void> {
  const title = context.titleOf('incidents');
  const extent = extentOf(placedPoints(datasets));
  createLayer(context, { name: 'incidents', title, geometry: 'POINT', columns: COLUMNS }, extent);
  for (const rows of datasets) await insertDataset(context, rows, task);
}

async function insertDataset(
  { db, srsId }: GeoPackageContext,
  { dataset, table }: DatasetRows,
  task: LongTask,
): Promise<void> {
  createNameTables(db, table);
  const statement = db.prepare(INSERT_BLOCK);
  try {
    for (let from = 0; from < table.length; from += ROWS_PER_BLOCK) {
      task.progress({ stage: 'storage.progress.rows', fraction: from / table.length });
      await task.breathe();
      const to = Math.min(table.length, from + ROWS_PER_BLOCK);
      statement.run({ ...blockOf(table, from, to, srsId), ':dataset': dataset });
    }
  } finally {
    statement.free();
  }
}

function* placedPoints(datasets: readonly DatasetRows[]): Generator<Float64Array> {
  const point = new Float64Array(2);
  for (const { table } of datasets) {
    for (let i = 0; i < table.length; i++) {
      if (!isPlaced(table.x[i]!, table.y[i]!)) continue;
      point[0] = table.x[i]!;
      point[1] = table.y[i]!;
      yield point;
    }
  }
}

const isPlaced = (x: number, y: number) => !Number.isNaN(x) && !Number.isNaN(y);

/** Names by the bytes that stand for them in a column, and the row numbers of a block. */
function createNameTables(db: Database, table: IncidentTable): void {
  const precisions = Object.keys(TimePrecision);
  const lists = {
    precision: precisions.map((name) => ({
      key: Uint8Array.of(TimePrecision[name as keyof typeof TimePrecision]),
      name,
    })),
    category: table.categories.map((name, i) => ({ key: littleEndian(i), name })),
    source: table.sources.map((name, i) => ({ key: littleEndian(i), name })),
  };
  for (const [column, names] of Object.entries(lists)) {
    db.run(`DROP TABLE IF EXISTS temp.${column}_name`);
    db.run(`CREATE TEMP TABLE ${column}_name (key BLOB PRIMARY KEY, name) WITHOUT ROWID`);
    const rows = names.map(({ key, name }) => [key, name]);
    insertRows(db, `${column}_name`, ['key', 'name'], rows);
  }
  db.run(`DROP TABLE IF EXISTS temp.row_number; CREATE TEMP TABLE row_number (n INTEGER PRIMARY KEY);
    INSERT INTO temp.row_number WITH RECURSIVE counter(n) AS
      (SELECT 0 UNION ALL SELECT n + 1 FROM counter WHERE n + 1 < ${Math.min(table.length, ROWS_PER_BLOCK)}) SELECT n FROM counter`);
}

const littleEndian = (index: number) => Uint8Array.of(index & 255, index >> 8);

function blockOf(table: IncidentTable, from: number, to: number, srsId: number) {
  const bytes = (column: Float64Array | Uint16Array | Uint8Array) =>
    new Uint8Array(
      column.buffer,
      column.byteOffset + from * column.BYTES_PER_ELEMENT,
      (to - from) * column.BYTES_PER_ELEMENT,
    );
  const flag = (bit: number) => table.flags.slice(from, to).map((flags) => (flags & bit ? 1 : 0));
  const placed = new Uint8Array(to - from);
  for (let i = from; i < to; i++) placed[i - from] = isPlaced(table.x[i]!, table.y[i]!) ? 1 : 0;
  return {
    ':rows': to - from,
    ':prefix': pointPrefix(srsId),
    ':placed': placed,
    ':x': bytes(table.x),
    ':y': bytes(table.y),
    ':start': writeCivilTexts(table.start.subarray(from, to)),
    ':end': writeCivilTexts(table.end.subarray(from, to)),
    ':precision': bytes(table.precision),
    ':category': bytes(table.category),
    ':source': bytes(table.source),
    ':duplicate': flag(IncidentFlag.duplicate),
    ':pileUp': flag(IncidentFlag.pileUp),
  };
}
