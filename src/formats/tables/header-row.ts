import { createMoment, parseMoment } from '../cells/moment.ts';
import { parseNumber } from '../cells/number.ts';
import { encodeText, normaliseWords } from '../cells/text.ts';

/** Header rows lie near the top; titles and remarks above one rarely take more lines. */
export const ROWS_SEARCHED_FOR_HEADER = 40;

const moment = createMoment();

/** Whether a cell can be a column name: some text that is no number and no date. */
function isLabel(cell: string): boolean {
  const bytes = encodeText(cell);
  if (!/\p{L}/u.test(cell)) return false;
  if (!Number.isNaN(parseNumber(bytes, 0, bytes.length, '.'))) return false;
  return !parseMoment(bytes, 0, bytes.length, 'dmy', moment) && cell.length <= 120;
}

const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '');

/** The most common number of filled cells among rows that have more than one; what the rows of the table have. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const width = row.length;
    if (filled(row).length > 0) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let best = 0;
  let bestCount = 0;
  for (const [width, count] of counts) {
    if (count > bestCount || (count === bestCount && width > best)) [best, bestCount] = [width, count];
  }
  return best;
}

/**
 * Finds the header among the first rows of a table: titles above it have few filled cells, and the header is the first
 * row whose filled cells are all different labels and span at least half of the usual width.
 * @param expected names that the header must have; then the first row with all of them.
 * @returns index into `rows`; null when the table begins without a header.
 */
export function findHeaderRow(rows: readonly (readonly string[])[], expected?: readonly string[]): number | null {
  const searched = rows.slice(0, ROWS_SEARCHED_FOR_HEADER);
  if (expected && expected.length > 0) {
    const wanted = expected.map(normaliseWords);
    const found = searched.findIndex((row) => {
      const names = new Set(row.map(normaliseWords));
      return wanted.every((name) => names.has(name));
    });
    if (found >= 0) return found;
  }
  const width = usualWidth(rows);
  for (let index = 0; index < searched.length; index++) {
    const cells = filled(searched[index]!);
    if (cells.length === 0 || (width > 1 && (cells.length < 2 || cells.length < width / 2))) continue;
    if (!cells.every(isLabel)) return null;
    if (new Set(cells.map((cell) => cell.trim().toLowerCase())).size === cells.length) return index;
  }
  return null;
}
