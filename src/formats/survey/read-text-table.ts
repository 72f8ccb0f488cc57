import type { SourceFile } from '../bytes/byte-stream.ts';
import { decodeText } from '../cells/text.ts';
import { ImportError } from '../import-error.ts';
import { openTable } from '../tables/registry.ts';
import type { CellSink } from '../tables/table.ts';
import type { ReadTask } from '../task.ts';

export interface TextRow {
  /** Row in the file, counted from 1 as a spreadsheet does. */
  readonly row: number;
  /** Text by column, trimmed unless asked otherwise; no entry where the row has none. Numbers as JavaScript writes them. */
  readonly cells: Readonly<Record<string, string>>;
}

/** Surveys and area tables of one region stay far below this; more is another kind of file. */
const MOST_ROWS = 3_000_000;

/**
 * The rows of a table as text, only of the columns that `wants` says. Columns that are not wanted are not read at all.
 * @throws ImportError
 */
export async function readTextTable(
  file: SourceFile,
  task: ReadTask,
  wants: (column: string) => boolean,
  onRow: (row: TextRow) => void,
  { keepBlanks = false } = {},
): Promise<readonly string[]> {
  const table = await openTable(file);
  const encoding = table.description.encoding === 'windows-1252' ? 'windows-1252' : 'auto';
  const cut = (text: string) => (keepBlanks ? text : text.trim());
  let cells: Record<string, string> = {};
  let at = 0;
  let rows = 0;
  const sinkOf = (column: string): CellSink => ({
    bytes: (buffer, start, end) => void (cells[column] = cut(decodeText(buffer, start, end, encoding))),
    number: (value) => void (cells[column] = String(value)),
    text: (value) => void (cells[column] = cut(value)),
    moment: (ms) => void (cells[column] = new Date(ms).toISOString().slice(0, 10)),
  });
  await table.read(
    {
      cells: table.columns.map((column) => (wants(column) ? sinkOf(column) : null)),
      beginRow(row) {
        cells = {};
        at = row;
      },
      endRow(present) {
        if (present === 0) return;
        if (++rows > MOST_ROWS) throw new ImportError('import.error.tooManyRows', { file: file.name, most: MOST_ROWS });
        onRow({ row: at, cells });
      },
    },
    task,
    'import.stage.reading',
  );
  return table.columns;
}
