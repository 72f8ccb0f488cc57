import { decodeText, isAscii, isUtf8, type TextEncodingChoice } from '../cells/text.ts';
import { RecordScanner, unquote } from './delimited-records.ts';

const CANDIDATES = [';', ',', '\t', '|'] as const;
const RECORDS_LOOKED_AT = 200;
const ROOM = 4096;

/** The first records of delimited text as strings. */
export function readRecords(
  head: Uint8Array,
  isWholeFile: boolean,
  delimiter: string,
  encoding: TextEncodingChoice,
  limit = RECORDS_LOOKED_AT,
): string[][] {
  const scanner = new RecordScanner(ROOM, delimiter.charCodeAt(0));
  const records: string[][] = [];
  const { starts, ends, escaped } = scanner;
  scanner.scan(head, 0, head.length, isWholeFile, () => {
    const cells: string[] = [];
    for (let k = 0; k < Math.min(scanner.count, ROOM); k++) {
      const bytes = escaped[k] ? unquote(head, starts[k]!, ends[k]!) : head.subarray(starts[k], ends[k]);
      cells.push(decodeText(bytes, 0, bytes.length, encoding));
    }
    return records.push(cells) < limit;
  });
  return records;
}

/**
 * How well a delimiter explains the text: rows of equal width, the more columns the better, a header of that width, and
 * no other delimiter left inside the cells.
 */
function scoreOf(records: readonly (readonly string[])[], delimiter: string): number {
  const rows = records.filter((row) => row.some((cell) => cell.trim() !== ''));
  const widths = new Map<number, number>();
  for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  if (width < 2) return 0;
  const table = rows.slice(rows.findIndex((row) => row.length === width));
  const hasHeader = table[0]!.filter((cell) => cell.trim() !== '').every((cell) => /\p{L}/u.test(cell));
  const others = CANDIDATES.filter((other) => other !== delimiter && other !== ',');
  let cells = 0;
  let broken = 0;
  for (const row of table) {
    for (const cell of row) {
      cells++;
      if (others.some((other) => cell.includes(other))) broken++;
    }
  }
  return (count / table.length) * (1 + Math.log2(width)) * (hasHeader ? 1 : 0.4) * (1 - broken / cells);
}

/** Delimiter of the text: the one that explains the first records best; "," for a single column. */
export function findDelimiter(head: Uint8Array, isWholeFile: boolean): string {
  const declared = /^sep=(.)\r?\n?$/.exec(readRecords(head, isWholeFile, '\n', 'auto', 1)[0]?.[0] ?? '');
  if (declared) return declared[1]!;
  let best = ',';
  let bestScore = 0;
  for (const delimiter of CANDIDATES) {
    const score = scoreOf(readRecords(head, isWholeFile, delimiter, 'auto'), delimiter);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** Which encodings the lines of the head are in. */
export function findEncoding(head: Uint8Array): 'utf-8' | 'windows-1252' | 'mixed' {
  let utf8 = 0;
  let other = 0;
  let start = 0;
  for (let i = 0; i <= head.length; i++) {
    if (i < head.length && head[i] !== 0x0a) continue;
    // The last line of the head may be cut in the middle of a character.
    const whole = i < head.length || start === 0;
    if (whole && !isAscii(head, start, i)) {
      if (isUtf8(head.subarray(start, i))) utf8++;
      else other++;
    }
    start = i + 1;
  }
  if (other === 0) return 'utf-8';
  return utf8 === 0 ? 'windows-1252' : 'mixed';
}
