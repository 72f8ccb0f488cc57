import type { AreaTable, AreaTableRow } from '../../domain/survey/survey.ts';
import type { SourceFile } from '../bytes/byte-stream.ts';
import { normaliseWords } from '../cells/text.ts';
import { ImportError } from '../import-error.ts';
import { openTable } from '../tables/registry.ts';
import { readTextTable } from '../survey/read-text-table.ts';
import type { PerceptionContext } from '../survey/import-perception.ts';
import type { ReadTask } from '../task.ts';

const AREA = ['wijken en buurten', 'regio s', 'gemeenten', 'codering', 'codering 3'];
const TOPIC = ['soort misdrijf', 'overlast'];
const PERIOD = ['perioden', 'periode'];
/** Inhabitants in the tables of core figures (85984NED and the years before and after). */
const MEASURES = ['geregistreerde misdrijven', 'geregistreerde overlast', 'aantal inwoners', 'waarde', 'value'];
const TOTAL_CODES = new Set(['0.0.0', 'T001081', 'T001036', 'T001614']);
const AREA_CODE = /^(?:NL\d{2}|GM\d{4}|WK\d{6}|BU\d{8})$/;

/** Whether the columns are those of a table of Politie or CBS by area. */
export function isAreaTable(columns: readonly string[]): boolean {
  const words = columns.map(normaliseWords);
  return (
    words.some((name) => AREA.includes(name)) && words.some((name) => MEASURES.some((one) => name.startsWith(one)))
  );
}

interface Columns {
  readonly area: string;
  readonly topic: string | null;
  readonly period: string | null;
  readonly measure: string;
}

/**
 * A table of registered crime or nuisance (47018NED, 47022NED, 47024NED, 47013NED), or of inhabitants (85984NED), from a
 * CSV or the JSON of the open-data service. What these tables are known for is dealt with: blanks around codes, a total
 * over all kinds among the kinds, year and month codes in one column, empty cells that mean withheld and not zero, a
 * newest month that is not complete.
 *
 * Kept are the areas of the project, their districts and municipality, and the country.
 * @throws ImportError perceptionUnknown, badPeriod (naming the row)
 */
export async function importAreaTable(
  file: SourceFile,
  { areaCodes, stamp }: PerceptionContext,
  task: ReadTask,
): Promise<AreaTable> {
  const wanted = withParents(areaCodes);
  const topics = new Map<string, string>();
  const rows: AreaTableRow[] = [];
  const report = { rows: 0, totals: 0, withheld: 0, yearRows: 0, monthRows: 0, trimmed: 0, elsewhere: 0 };
  const isJson = /\.json$/i.test(file.name);
  const entries = isJson ? await readJson(file) : null;
  const columns = columnsOf(entries ? Object.keys(entries[0] ?? {}) : (await openTable(file)).columns, file.name);
  let newest = '';
  const take = (cells: Readonly<Record<string, unknown>>, row: number) => {
    report.rows++;
    const text = (name: string | null) => (name === null ? '' : rawText(cells[name]));
    const [rawArea, rawTopic] = [text(columns.area), text(columns.topic)];
    const [areaCode, topic] = [rawArea.trim(), rawTopic.trim()];
    if (areaCode !== rawArea || topic !== rawTopic) report.trimmed++;
    const period = readPeriod(text(columns.period), file.name, row, columns.period);
    const written = `${period.year}-${String(period.month).padStart(2, '0')}`;
    if (period.month !== null && written > newest) newest = written;
    if (wanted.size > 0 && !wanted.has(areaCode)) {
      report.elsewhere++;
      return;
    }
    const code = topic.split(' ')[0] || 'all';
    const isTotal = TOTAL_CODES.has(code) || /totaal/i.test(topic);
    if (isTotal) report.totals++;
    if (period.month === null) report.yearRows++;
    else report.monthRows++;
    const value = readValue(text(columns.measure));
    if (value === null) report.withheld++;
    const topicCode = isTotal ? TOTAL : code;
    topics.set(topicCode, isTotal ? TOTAL : topic || TOTAL);
    rows.push({ topic: topicCode, areaCode, ...period, value });
  };
  if (isJson) entries!.forEach((cells, i) => take(cells, i + 1));
  else
    await readTextTable(
      file,
      task,
      () => true,
      ({ row, cells }) => take(cells, row),
      { keepBlanks: true },
    );
  if (report.rows === 0) throw new ImportError('import.error.noRows', { file: file.name });
  return {
    ...stamp,
    fileName: file.name,
    table: /\b(\d{5}NED)\b/i.exec(file.name)?.[1]?.toUpperCase() ?? '',
    measure: columns.measure,
    topics: [...topics].map(([code, name]) => ({ code, name })),
    rows,
    report: { ...report, kept: rows.length, incomplete: newest || null },
  };
}

/** Code under which the total over all kinds is kept apart from the kinds. */
const TOTAL = 'total';

function columnsOf(names: readonly string[], fileName: string): Columns {
  const find = (wanted: readonly string[], matches: (words: string, one: string) => boolean) =>
    wanted.flatMap((one) => names.filter((name) => matches(normaliseWords(name), one)))[0] ?? null;
  const equal = (words: string, one: string) => words === one;
  const area = find(AREA, equal);
  const measure = find(MEASURES, (words, one) => words.startsWith(one));
  if (!area || !measure) throw new ImportError('import.error.perceptionUnknown', { file: fileName });
  return { area, topic: find(TOPIC, equal), period: find(PERIOD, equal), measure };
}

const rawText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** Withheld figures are empty, a point, or a dash in the several exports; zero is only the digit. */
function readValue(text: string): number | null {
  const plain = text.trim();
  if (!/^-?\d+(?:[.,]\d+)?$/.test(plain)) return null;
  return Number(plain.replace(',', '.'));
}

/** "2025MM03" and "2025JJ00" as the tables write them; a plain year, or no period at all (0) in tables of one year. */
function readPeriod(
  text: string,
  file: string,
  row: number,
  column: string | null,
): { year: number; month: number | null } {
  const plain = text.trim();
  if (column === null) return { year: 0, month: null };
  const coded = /^(\d{4})(MM|JJ)(\d{2})$/.exec(plain);
  if (coded) {
    const month = Number(coded[3]);
    if (coded[2] === 'JJ') return { year: Number(coded[1]), month: null };
    if (month >= 1 && month <= 12) return { year: Number(coded[1]), month };
  }
  if (/^\d{4}$/.test(plain)) return { year: Number(plain), month: null };
  throw new ImportError('import.error.badPeriod', { file, row, column, value: plain.slice(0, 20) });
}

/** The codes with those of their district, municipality and the country above them. */
function withParents(codes: readonly string[]): ReadonlySet<string> {
  const all = new Set(codes.filter((code) => AREA_CODE.test(code)));
  for (const code of [...all]) {
    const digits = code.slice(2);
    if (code.startsWith('BU')) all.add(`WK${digits.slice(0, 6)}`).add(`GM${digits.slice(0, 4)}`);
    if (code.startsWith('WK')) all.add(`GM${digits.slice(0, 4)}`);
  }
  if (all.size > 0) all.add('NL00').add('NL01');
  return all;
}

async function readJson(file: SourceFile): Promise<readonly Readonly<Record<string, unknown>>[]> {
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    throw new ImportError('import.error.damaged', { file: file.name });
  }
  const list = Array.isArray(content) ? content : (content as { value?: unknown } | null)?.value;
  if (!Array.isArray(list) || list.some((entry) => typeof entry !== 'object' || entry === null))
    throw new ImportError('import.error.perceptionUnknown', { file: file.name });
  return list as Record<string, unknown>[];
}
