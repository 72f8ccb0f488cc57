import { readWhole, withoutBreath, type SourceFile } from '../bytes/byte-stream.ts';
import { readZipEntry, type ZipEntry } from '../bytes/zip.ts';
import { ImportError } from '../import-error.ts';
import { attribute, decodeEntities, tagsOf } from './xml-scan.ts';

/** What the parts beside the sheets say. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[];
  /** Day numbers count from 1904 instead of 1900. */
  readonly since1904: boolean;
  readonly sharedStrings: readonly string[];
  /** Whether the cell style with this index shows a date or time. */
  readonly dateStyles: readonly boolean[];
}

const RELATIONSHIPS = 'xl/_rels/workbook.xml.rels';

/**
 * Reads workbook, relationships, styles and shared strings of an XLSX file (ECMA-376).
 * @throws ImportError damaged
 */
export async function readWorkbook(file: SourceFile, entries: readonly ZipEntry[]): Promise<Workbook> {
  const byName = new Map(entries.map((entry) => [entry.name.replace(/^\//, ''), entry]));
  const textOf = async (name: string): Promise<string> => {
    const entry = byName.get(name);
    if (!entry) return '';
    return new TextDecoder().decode(await readWhole(readZipEntry(file, entry, withoutBreath), file.name));
  };
  const targets = targetsOf(await textOf(RELATIONSHIPS));
  const sheets: { name: string; entry: ZipEntry }[] = [];
  let since1904 = false;
  for (const tag of tagsOf(await textOf('xl/workbook.xml'))) {
    if (tag.name === 'workbookPr') since1904 = /^(1|true)$/.test(attribute(tag, 'date1904') ?? '');
    if (tag.name !== 'sheet' || tag.kind === 'close') continue;
    const entry = byName.get(targets.get(attribute(tag, 'id') ?? '') ?? '');
    if (entry) sheets.push({ name: attribute(tag, 'name') ?? '', entry });
  }
  if (sheets.length === 0) throw new ImportError('import.error.damaged', { file: file.name });
  return {
    sheets,
    since1904,
    sharedStrings: sharedStringsOf(await textOf('xl/sharedStrings.xml')),
    dateStyles: dateStylesOf(await textOf('xl/styles.xml')),
  };
}

function targetsOf(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  for (const tag of tagsOf(xml)) {
    const target = attribute(tag, 'Target');
    if (tag.name !== 'Relationship' || target === null) continue;
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return targets;
}

/** Shared strings; rich text is its runs put together, phonetic guides are left out. */
function sharedStringsOf(xml: string): string[] {
  const strings: string[] = [];
  let text = '';
  let inPhonetic = false;
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'si') {
      if (tag.kind !== 'close') text = '';
      if (tag.kind !== 'open') strings.push(text);
    } else if (tag.name === 'rPh') inPhonetic = tag.kind === 'open';
    else if (tag.name === 't' && tag.kind === 'open' && !inPhonetic) text += decodeEntities(tag.textAfter);
  }
  return strings;
}

/** Built-in number formats that show dates or times (ECMA-376 part 1, 18.8.30). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** A custom format shows a date when, text in quotes and brackets aside, it has a letter of day, month, year or clock. */
function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .split(';')[0]!;
  return /[dmyhsj]/i.test(bare) && !/general|standaard/i.test(bare);
}

function dateStylesOf(xml: string): boolean[] {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellStyles = false;
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'numFmt')
      custom.set(Number(attribute(tag, 'numFmtId')), isDateFormat(attribute(tag, 'formatCode') ?? ''));
    else if (tag.name === 'cellXfs') inCellStyles = tag.kind === 'open';
    else if (tag.name === 'xf' && inCellStyles && tag.kind !== 'close') {
      const id = Number(attribute(tag, 'numFmtId') ?? 0);
      styles.push(custom.get(id) ?? isBuiltInDate(id));
    }
  }
  return styles;
}
