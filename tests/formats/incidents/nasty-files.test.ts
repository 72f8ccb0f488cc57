import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { errorOf, fileOf } from '../helpers.ts';
import { importAsUser } from './import-as-user.ts';
import { zipOf, type ZipPart } from './zip-of.ts';

const HEAD = 'Datum;Tijd;X;Y;Soort;Bron';
const ROWS = [
  '17-03-2025;21:45;150100;505200;Vernieling;politie',
  '18-03-2025;09:10;150300;505250;Winkeldiefstal;boa',
  '19-03-2025;23:59;150500;505300;Geluidsoverlast;politie',
];
const good = (rows = ROWS) => [HEAD, ...rows].join('\n');
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('nasty files are read right', () => {
  it.each([
    [';', ';'],
    [',', ','],
    ['tab', '\t'],
    ['|', '|'],
  ])('separator %s is found, whatever the name of the file says', async (_, mark) => {
    const { report, profile } = await importAsUser(fileOf(good().replaceAll(';', mark), 'export.csv'));
    expect(profile.description.delimiter).toBe(mark);
    expect(report).toMatchObject({ rowsIn: 3, rowsKept: 3, rowsRejected: 0 });
  });

  it('a wrong separator in the recipe is a clear error, not a heap of rejected rows', async () => {
    const error = await errorOf(importAsUser(fileOf(good()), { reading: { delimiter: ',' } }));
    expect(error.key).toMatch(/^import\.error\.(nothingChosen|crsNotChosen|missingColumns)$/);
  });

  it('mixed encodings: each cell by its own, and the report says so', async () => {
    const one = utf8(`${HEAD}\n17-03-2025;21:45;150100;505200;Café-overlast;politie\n`);
    const other = latin('18-03-2025;22:45;150300;505250;Café-overlast;politie\n');
    const { report, profile, table } = await importAsUser(fileOf([one, other]));
    expect(profile.description.encoding).toBe('mixed');
    expect(profile.notes.map(({ key }) => key)).toContain('import.note.mixedEncoding');
    expect(report.rowsKept).toBe(2);
    // The same word in both encodings is one category.
    expect(table.categories).toHaveLength(1);
  });

  it('header on row 4, below a title', async () => {
    const text = `Export meldingen\nGemeente Nieuwerhaven\n\n${good()}`;
    const { report, profile } = await importAsUser(fileOf(text));
    expect(profile.description.headerRow).toBe(4);
    expect(profile.notes).toContainEqual({ key: 'import.note.headerRow', values: { row: 4 } });
    expect(report).toMatchObject({ rowsIn: 3, rowsKept: 3 });
  });

  it('a totals row is no incident, and is named with its row', async () => {
    const { report } = await importAsUser(fileOf(`${good()}\nTotaal;;;;3;\n`));
    expect(report).toMatchObject({ rowsKept: 3, rowsRejected: 1 });
    expect(report.rejections.counts.totals).toBe(1);
    expect(report.rejections.list).toEqual([{ row: 5, column: null, reason: 'totals' }]);
  });

  it('formula cells count with the value that was stored, and are never computed', async () => {
    const { report, table } = await importAsUser(fileOf(await workbookWithFormula(), 'formules.xlsx'));
    expect(report.rowsKept).toBe(2);
    expect([...table.x].map(Math.round)).toEqual([150_100, 150_300]);
  });

  it('text that looks like a formula stays text', async () => {
    const rows = ["17-03-2025;21:45;150100;505200;=cmd|'/c calc'!A1;politie", ...ROWS.slice(1)];
    const { table } = await importAsUser(fileOf(good(rows)));
    expect(table.categories).toContain("=cmd|'/c calc'!A1");
  });
});

describe('nasty files end in one clear sentence', () => {
  it.each([
    ['nothing in it', '', 'import.error.empty'],
    ['only blank lines', '\n\n  \n', 'import.error.empty'],
    ['only a header', `${HEAD}\n`, 'import.error.noRows'],
    ['a PDF renamed to .csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'import.error.pdf'],
    ['a web page', '<!DOCTYPE html><html><body>Log in</body></html>', 'import.error.html'],
    [
      'a quote that is never closed',
      `${HEAD}\n17-03-2025;21:45;150100;505200;"Vernieling;politie\n`,
      'import.error.unclosedQuote',
    ],
    ['a picture', latin('\u0089PNG\r\n\u001a\n'), 'import.error.picture'],
  ])('%s', async (_, content, key) => {
    const error = await errorOf(importAsUser(fileOf(content, 'meldingen.csv')));
    expect(error.key).toBe(key);
    expect(error.values.file).toBe('meldingen.csv');
  });

  it('50 MB on one line, plain and gzipped', async () => {
    const line = new Uint8Array(50 << 20).fill(0x61);
    expect((await errorOf(importAsUser(fileOf(line)))).key).toBe('import.error.lineTooLong');
    const late = [utf8(`${good()}\n`), line];
    expect((await errorOf(importAsUser(fileOf(late)))).key).toBe('import.error.lineTooLong');
    expect((await errorOf(importAsUser(fileOf(gzipSync(line), 'a.csv.gz')))).key).toMatch(/lineTooLong|inflatesTooFar/);
  });

  it('a ZIP bomb as XLSX, whether it states its size or lies about it', async () => {
    const zeros = deflateRawSync(new Uint8Array(256 << 20), { level: 9 });
    const parts = (statedBytes: number): ZipPart[] => [
      ...WORKBOOK_PARTS,
      { name: 'xl/worksheets/sheet1.xml', deflated: zeros, statedBytes },
    ];
    for (const stated of [256 << 20, 1000]) {
      const error = await errorOf(importAsUser(fileOf(zipOf(parts(stated)), 'bom.xlsx')));
      expect(error.key).toMatch(/^import\.error\.(inflatesTooFar|damaged|damagedArchive)$/);
    }
  });

  it('a workbook cut in half', async () => {
    const whole = await workbookWithFormula();
    const error = await errorOf(importAsUser(fileOf(whole.slice(0, whole.length / 2), 'half.xlsx')));
    expect(error.key).toMatch(/^import\.error\.(damagedArchive|damaged)$/);
  });
});

const text = (name: string, xml: string): ZipPart => {
  const bytes = utf8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
  return { name, deflated: deflateRawSync(bytes), statedBytes: bytes.length };
};
const WORKBOOK_PARTS: readonly ZipPart[] = [
  text(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  ),
  text(
    'xl/workbook.xml',
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ),
  text(
    'xl/_rels/workbook.xml.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  ),
];

/** Two incidents; the X of the second is a formula with its stored value. */
async function workbookWithFormula(): Promise<Uint8Array> {
  const cell = (value: string | number) =>
    typeof value === 'number' ? { type: Number, value } : { type: String, value };
  const head = ['Datum', 'X', 'Y', 'Soort'].map(cell);
  // A plain workbook of the same library shows that the hand-made one is not read by luck.
  const plain = await writeXlsxFile([
    head,
    [cell('17-03-2025'), cell(150_100), cell(505_200), cell('Vernieling')],
  ]).toBuffer();
  expect((await importAsUser(fileOf(new Uint8Array(plain), 'gewoon.xlsx'))).report.rowsKept).toBe(1);
  const string = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const number = (ref: string, value: number, formula = '') => `<c r="${ref}">${formula}<v>${value}</v></c>`;
  return zipOf([
    ...WORKBOOK_PARTS,
    text(
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
      <row r="1">${string('A1', 'Datum')}${string('B1', 'X')}${string('C1', 'Y')}${string('D1', 'Soort')}</row>
      <row r="2">${string('A2', '17-03-2025')}${number('B2', 150_100)}${number('C2', 505_200)}${string('D2', 'Vernieling')}</row>
      <row r="3">${string('A3', '18-03-2025')}${number('B3', 150_300, '<f>B2+999999</f>')}${number('C3', 505_250)}${string('D3', 'Vernieling')}</row>
      </sheetData></worksheet>`,
    ),
  ]);
}
