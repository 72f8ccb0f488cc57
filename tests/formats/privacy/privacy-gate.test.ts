import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importIncidents } from '../../../src/formats/incidents/import-incidents.ts';
import { suggestRecipe } from '../../../src/formats/incidents/suggest-recipe.ts';
import { privacyClassOfHeader } from '../../../src/formats/privacy/privacy-columns.ts';
import {
  passesElevenTest,
  personalDataIn,
  privacyClassOfValues,
} from '../../../src/formats/privacy/value-detectors.ts';
import { errorOf, fileOf, quietTask } from '../helpers.ts';
import { importAsUser } from '../incidents/import-as-user.ts';

const task = { ...quietTask, transfer: () => undefined };

/** The n-th number of nine digits from 100000000 on that passes the 11-test, by its definition. */
function serviceNumber(n: number): number {
  for (let number = 100_000_000 + 37 * n; ; number++) {
    const digits = [...String(number)].map(Number);
    const sum = digits.reduce((total, digit, i) => total + digit * (i === 8 ? -1 : 9 - i), 0);
    if (sum % 11 === 0) return number;
  }
}

const ROWS = 60;
const at = (i: number) => ({
  moment: `${String(1 + (i % 28)).padStart(2, '0')}-03-2025 ${String(i % 24).padStart(2, '0')}:15`,
  x: 150_000 + 13 * i,
  y: 505_000 + 7 * i,
  kind: ['Vernieling', 'Winkeldiefstal', 'Geluidsoverlast'][i % 3],
});
const fileWith = (name: string, value: (i: number) => string) =>
  fileOf(
    [
      `Datum;X;Y;Soort;${name}`,
      ...Array.from({ length: ROWS }, (_, i) => {
        const { moment, x, y, kind } = at(i);
        return `${moment};${x};${y};${kind};${value(i)}`;
      }),
    ].join('\n'),
  );

const NAMES = ['Jansen', 'De Vries', 'El Amrani', 'Yilmaz', 'Bakker'];
/** Columns as they come in exports: how they are called, what is in them, and the kind that they must be refused as. */
const PERSONAL: readonly (readonly [name: string, value: (i: number) => string, kind: string | null])[] = [
  ['BSN', (i) => String(serviceNumber(i)), 'bsn'],
  ['Kolom 5', (i) => String(serviceNumber(i)), 'bsn'],
  ['V-nummer', (i) => String(2_800_000_000 + i), 'v-number'],
  ['Geboortedatum', (i) => `${String(1 + (i % 28)).padStart(2, '0')}-05-${1950 + i}`, 'birth-date'],
  ['Datum 2', (i) => `${String(1 + (i % 28)).padStart(2, '0')}-05-${1940 + i}`, 'birth-date'],
  ['Leeftijd', (i) => String(15 + i), 'age'],
  ['Geslacht', (i) => (i % 2 ? 'M' : 'V'), 'sex'],
  ['Kolom m/v', (i) => (i % 2 ? 'man' : 'vrouw'), 'sex'],
  ['Nationaliteit', (i) => (i % 2 ? 'Nederlandse' : 'Syrische'), 'nationality'],
  ['Verblijfsstatus', () => 'in procedure', null],
  ['Kenteken', (i) => `${10 + i}-ABC-${i % 10}`, 'number-plate'],
  ['Overig', (i) => `${10 + i}-ABC-${i % 10}`, 'number-plate'],
  ['Telefoon', (i) => `06-123456${10 + i}`, 'phone'],
  ['Contact', (i) => `iemand${i}@voorbeeld.nl`, 'email'],
  ['Melder', (i) => `${'ABCDE'[i % 5]}. ${NAMES[i % 5]}`, null],
  ['Zaaknummer', (i) => `PL0900-2025${100_000 + i}`, null],
  [
    'Toelichting',
    (i) => `Bewoner ${i} van de straat belde dat er weer een groep voor de deur stond te schreeuwen`,
    null,
  ],
];

describe('the privacy gate', () => {
  it.each(PERSONAL)('lets nothing of "%s" through', async (name, value, kind) => {
    const file = fileWith(name, value);
    const { profile, report, table } = await importAsUser(file);
    const column = profile.columns.find((found) => found.name === name)!;
    expect(column.role).toBeNull();
    expect(column.allowedRoles).toEqual([]);
    if (kind) expect(column.privacy?.privacyClass).toBe(kind);
    expect(column.privacy).not.toBeNull();
    expect(report.rowsKept).toBe(ROWS);
    expect(report.columns.find((found) => found.name === name)).toMatchObject({ role: null, hard: true });
    const out = JSON.stringify({ profile, report, categories: table.categories, sources: table.sources });
    for (let i = 0; i < ROWS; i++) if (value(i).length > 4) expect(out).not.toContain(value(i));
  });

  it('cannot be switched off: neither by a choice nor by a recipe', async () => {
    const file = fileWith('Nationaliteit', (i) => (i % 2 ? 'Nederlandse' : 'Syrische'));
    expect((await errorOf(importAsUser(file, { roles: { Nationaliteit: 'category' } }))).key).toBe(
      'import.error.privacyColumn',
    );
    const { profile } = await importAsUser(file);
    const recipe = suggestRecipe(profile);
    const forced = {
      ...recipe,
      refused: [],
      columns: [
        ...recipe.columns.filter(({ role }) => role !== 'category'),
        { name: 'Nationaliteit', role: 'category' },
      ],
    };
    expect((await errorOf(importIncidents(file, forced, null, task))).key).toBe('import.error.privacyColumn');
  });

  it('replaces a stray e-mail address in a column that is kept', async () => {
    const file = fileWith('Bron', (i) => (i === 7 ? 'jan@voorbeeld.nl' : 'politie'));
    const { table, report } = await importAsUser(file);
    expect(JSON.stringify([table.sources, table.categories, report])).not.toContain('voorbeeld.nl');
    expect(report.withheldValues).toBe(1);
  });

  it('lets through what only looks like it', () => {
    for (const name of ['Straatnaam', 'Naam buurt', 'Soort incident', 'X', 'Datum', 'Bron'])
      expect(privacyClassOfHeader(name), name).toBeNull();
    for (const text of ['Vernieling', '150123', '17-03-2025 21:45', 'Markt 12', '121000.5'])
      expect(personalDataIn(text), text).toBeNull();
  });
});

describe('detectors', () => {
  it('the 11-test equals its definition', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000, max: 999_999_999 }), (number) => {
        const digits = [...String(number).padStart(9, '0')].map(Number);
        const sum = digits.reduce((total, digit, i) => total + digit * (i === 8 ? -1 : 9 - i), 0);
        expect(passesElevenTest(number)).toBe(sum % 11 === 0);
      }),
    );
  });

  it('a column of service numbers is seen among any other numbers of nine digits, and coordinates are not one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 30, maxLength: 60 }), (picks) => {
        expect(privacyClassOfValues(picks.map((n) => String(serviceNumber(n))))?.privacyClass).toBe('bsn');
        expect(privacyClassOfValues(picks.map((n) => (150_000 + n / 10).toFixed(1)))).toBeNull();
      }),
      { numRuns: 30 },
    );
  });
});
