import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RD_NEW_CRS } from '../../../src/domain/project/empty-document.ts';
import type { AreaTable, PerceptionFile } from '../../../src/domain/survey/survey.ts';
import { ImportError } from '../../../src/formats/import-error.ts';
import { importPerception } from '../../../src/formats/survey/import-perception.ts';
import { sharedPath } from '../../shared-data.ts';

const task = {
  signal: new AbortController().signal,
  progress: () => undefined,
  breathe: () => Promise.resolve(),
  transfer: () => undefined,
};
const stamp = { id: 'f', importedAt: '2026-01-01T00:00:00Z' };
const read = (name: string, content: string | Buffer, areaCodes: readonly string[] = []): Promise<PerceptionFile> =>
  importPerception(new File([content as BlobPart], name), { crs: RD_NEW_CRS, areaCodes, stamp }, task);
const demo = (name: string) =>
  readFileSync(new URL(`../../../data/nieuwerhaven/output/${name}`, import.meta.url)) as Buffer;

const survey = async (name: string, content: string | Buffer) => {
  const found = await read(name, content);
  if (found.kind !== 'survey') throw new Error(`not a survey but ${found.kind}`);
  return found.survey;
};

describe('a survey of one answer a row', () => {
  it('reads the demo’s with its five questions, and keeps sums only', async () => {
    const found = await survey('enquete.csv.gz', demo('enquete.csv.gz'));
    expect(found.report).toMatchObject({ rows: 1323, kept: 1323, rejected: [] });
    expect(found.questions.map(({ role, low, high }) => [role, low, high])).toEqual([
      ['safetyDay', 1, 10],
      ['safetyEvening', 1, 10],
      ['other', 1, 5],
      ['victim', 0, 1],
      ['reported', 0, 1],
    ]);
    expect(found.report.dropped).toContainEqual({ name: 'antwoord_id', key: 'survey.dropped.number' });
    for (const cell of found.cells) if (cell.n < 5) expect(cell).toMatchObject({ sum: null, below: null });
    expect(JSON.stringify(found)).not.toContain('A00001');
    const rietzoom = found.places.find(({ name }) => name === 'Fietspad Rietzoom')!;
    expect(Math.hypot(rietzoom.x! - 151070, rietzoom.y! - 504760)).toBeLessThan(60);
  });

  it('does not let a left-out group be had by subtraction', async () => {
    const rows = [
      ...Array.from({ length: 9 }, () => 'bewoner;7'),
      ...Array.from({ length: 6 }, () => 'bezoeker;6'),
      ...Array.from({ length: 2 }, () => 'personeel;1'),
    ];
    const text = `plaats;BU_CODE;vraag;groep;antwoord\n${rows.map((row) => `Plein;BU1;Hoe veilig is het hier?;${row}`).join('\n')}`;
    const { cells } = await survey('a.csv', text);
    expect(cells.map(({ group, n }) => [group, n])).toEqual([
      [null, 17],
      ['bewoner', 9],
    ]);
  });

  it('refuses a group column that tells persons apart, naming it', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `Plein;V1;7;deelnemer ${i}`).join('\n');
    const error = await read('a.csv', `plaats;vraag;antwoord;groep\n${rows}`).catch((e: unknown) => e);
    expect((error as ImportError).details).toMatchObject({
      key: 'import.error.groupsArePersons',
      values: { file: 'a.csv', column: 'groep' },
    });
  });
});

describe('a survey of one respondent a row', () => {
  it('takes numeric columns as questions and drops free text and what is personal', async () => {
    const rows = Array.from({ length: 8 }, (_, i) => `Markt;BU1;${6 + (i % 2)};ja;Het is hier donker;man;34`).join(
      '\n',
    );
    const found = await survey(
      'b.csv',
      `plek;buurtcode;Veilig overdag;Iets meegemaakt;Toelichting;geslacht;leeftijd\n${rows}`,
    );
    expect(found.questions.map(({ text, role }) => [text, role])).toEqual([
      ['Veilig overdag', 'safetyDay'],
      ['Iets meegemaakt', 'victim'],
    ]);
    expect(found.cells.find(({ question }) => question === 0)).toMatchObject({ n: 8, sum: 52, below: 0 });
    expect(found.report.dropped.map(({ name }) => name).sort()).toEqual(['Toelichting', 'geslacht', 'leeftijd']);
    expect(JSON.stringify(found)).not.toMatch(/donker|man"|34\b/);
  });
});

const published = sharedPath('data/survey/streetception_perceived_safety.csv.gz');
it.skipIf(published === null)(
  'reads the published survey of street images, without the means by sex and age',
  async () => {
    const found = await survey('streetception.csv.gz', readFileSync(published!));
    expect(found.report).toMatchObject({ rows: 753, kept: 753 });
    const dropped = found.report.dropped.map(({ name }) => name);
    for (const name of ['male_safety_avg', 'female_safety_avg', 'age_19_39_safety_avg', 'safety_reason'])
      expect(dropped).toContain(name);
    expect(found.questions.map(({ code }) => code)).toEqual(['safety', 'attractiveness', 'business']);
    expect(found.questions[0]!.role).toBe('safety');
    expect(found.places.length).toBeGreaterThan(700);
  },
);

it('reads interviews as themes and monthly figures as series', async () => {
  const interviews = await read('interviews.csv.gz', demo('interviews.csv.gz'));
  if (interviews.kind !== 'interviews') throw new Error(interviews.kind);
  expect(interviews.interviews).toMatchObject({ report: { rows: 117, kept: 117 } });
  expect(interviews.interviews.themes[0]!.theme).toBe('verlichting');
  const series = await read('maandcijfers.csv.gz', demo('maandcijfers.csv.gz'));
  if (series.kind !== 'series') throw new Error(series.kind);
  expect(series.series.map(({ name, values }) => [name, values.length])).toEqual([
    ['Bezetting opvanglocatie', 24],
    ['Reizigers station', 24],
  ]);
});

describe('a table of areas', () => {
  // As the tables are laid out: blanks after codes, the total among the kinds, years and months in one column.
  const TRAPS = `ID;SoortMisdrijf;WijkenEnBuurten;Perioden;GeregistreerdeMisdrijven_1
0;0.0.0 ;BU99010101;2025JJ00;120
1;2.5.2 ;BU99010101;2025JJ00;40
2;2.5.2 ;BU99010101;2025MM01;3
3;2.5.2 ;BU99010101;2025MM02;
4;2.5.2 ;BU99010102;2025MM02;0
5;2.5.2 ;WK990101  ;2025MM02;9
6;2.5.2 ;GM9901    ;2025MM02;31
7;2.5.2 ;BU03630000;2025MM02;7
8;1.2.3 ;BU99010101;2025MM02;       .
`;
  const check = ({ rows, report, topics, measure, table }: AreaTable) => {
    expect(table).toBe('47022NED');
    expect(measure).toBe('GeregistreerdeMisdrijven_1');
    const value = (areaCode: string, year: number, month: number | null, topic = '2.5.2') =>
      rows.find((row) => row.areaCode === areaCode && row.year === year && row.month === month && row.topic === topic)
        ?.value;
    expect(value('BU99010101', 2025, null)).toBe(40);
    expect(value('BU99010101', 2025, null, 'total')).toBe(120);
    expect(value('BU99010101', 2025, 1)).toBe(3);
    expect(value('BU99010101', 2025, 2)).toBeNull();
    expect(value('BU99010102', 2025, 2)).toBe(0);
    expect(value('WK990101', 2025, 2)).toBe(9);
    expect(value('GM9901', 2025, 2)).toBe(31);
    expect(value('BU03630000', 2025, 2)).toBeUndefined();
    expect(report).toMatchObject({
      rows: 9,
      kept: 8,
      totals: 1,
      withheld: 2,
      yearRows: 2,
      monthRows: 6,
      trimmed: 9,
      elsewhere: 1,
      incomplete: '2025-02',
    });
    expect(topics.map(({ code }) => code).sort()).toEqual(['1.2.3', '2.5.2', 'total']);
  };

  it('comes right with every trap, as CSV', async () => {
    const found = await read('47022NED.csv', TRAPS, ['BU99010101', 'BU99010102']);
    if (found.kind !== 'areaTable') throw new Error(found.kind);
    check(found.areaTable);
  });

  it('comes right with every trap, as JSON of the service', async () => {
    const [header, ...lines] = TRAPS.trim().split('\n');
    const names = header!.split(';');
    const value = lines.map((line) =>
      Object.fromEntries(
        line.split(';').map((cell, i): [string, string | number | null] => {
          if (names[i] !== 'GeregistreerdeMisdrijven_1') return [names[i]!, cell];
          return [names[i], /^\d+$/.test(cell) ? Number(cell) : null];
        }),
      ),
    );
    const found = await read('47022NED.json', JSON.stringify({ value }), ['BU99010101', 'BU99010102']);
    if (found.kind !== 'areaTable') throw new Error(found.kind);
    check(found.areaTable);
  });

  it('reads nuisance and inhabitants, and names the row of a period that is none', async () => {
    const nuisance = await read(
      '47024NED.csv',
      'Overlast;WijkenEnBuurten;Perioden;GeregistreerdeOverlast_1\n1.1 ;BU99010101;2024JJ00;5\n',
    );
    expect(nuisance).toMatchObject({ kind: 'areaTable', areaTable: { table: '47024NED', rows: [{ value: 5 }] } });
    const people = await read('85984NED.csv', 'WijkenEnBuurten;SoortRegio_2;AantalInwoners_5\nBU99010101;Buurt;1230\n');
    expect(people).toMatchObject({ kind: 'areaTable', areaTable: { rows: [{ value: 1230, topic: 'all' }] } });
    const error = await read(
      '47018NED.csv',
      'SoortMisdrijf;WijkenEnBuurten;Perioden;GeregistreerdeMisdrijven_1\n1.1.1;BU1;2025KW01;3\n',
    ).catch((e: unknown) => e);
    expect((error as ImportError).details).toMatchObject({ key: 'import.error.badPeriod', values: { row: 2 } });
  });
});

it('ends in an answer or an ImportError for any text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.string({ maxLength: 8 }), { maxLength: 5 }), { maxLength: 6 }),
      async (rows) => {
        const header = 'plaats;vraag;antwoord;x;y\n';
        try {
          await read('x.csv', header + rows.map((row) => row.join(';')).join('\n'));
        } catch (error) {
          expect(error).toBeInstanceOf(ImportError);
        }
      },
    ),
    { numRuns: 100 },
  );
});
