import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaCounts } from '../../../src/data/queries/counts-per-area.ts';
import { areaTableCsv } from '../../../src/features/explore/area-table-csv.ts';
import { chosenArea, choiceFor, borderOf } from '../../../src/features/explore/area-table-data.ts';
import { deriveAreaRows, sortAreaRows } from '../../../src/features/explore/area-table-rows.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import type { Texts } from '../../../src/i18n/index.ts';
import { NO_FILTER } from '../../../src/domain/incident/incident-filter.ts';
import { TOWN } from '../../data-room/random-town.ts';

const texts: Texts = {
  ...createFormats('nl'),
  language: 'nl',
  setLanguage: () => undefined,
  t: (key, values) => (values ? `${key} ${Object.values(values).join(' ')}` : key),
};

const area = (name: string, incidents: number, population: number | null, parentCode = 'WK1') => ({
  area: 0,
  code: `BU ${name}`,
  name,
  parentCode,
  population,
  incidents,
  perThousand: population ? (1000 * incidents) / population : null,
});
const counts = (...areas: AreaCounts['areas']): AreaCounts => ({ areas, elsewhere: 0, withoutPlace: 0 });
const options = { audience: 'Driehoek', smallestShown: 10, selection: 'alles', dataFingerprint: 'abc' };
const csv = (table: AreaCounts) => areaTableCsv(table, options, texts);
/** Cells of the line of an area. */
const lineOf = (text: string, name: string) =>
  text
    .split('\r\n')
    .find((line) => line.includes(`"${name}"`))!
    .split(';')
    .map((cell) => cell.slice(1, -1));

describe('the table per area', () => {
  it('gives a rate with its exact limits, and none without inhabitants', () => {
    const [known, unknown] = deriveAreaRows(counts(area('a', 10, 2000), area('b', 30, null)));
    // Garwood's limits of 10: 4.795389 and 18.390356.
    expect(known).toMatchObject({ perThousand: 5, share: 0.25 });
    expect(known!.low).toBeCloseTo(4.795389 / 2, 5);
    expect(known!.high).toBeCloseTo(18.390356 / 2, 5);
    expect(unknown).toMatchObject({ perThousand: null, low: null, high: null, share: 0.75 });
  });

  it('sorts, with what is unknown last either way', () => {
    const rows = deriveAreaRows(counts(area('Buurt 10', 5, 100), area('Buurt 9', 50, null), area('Äsdorp', 7, 1000)));
    const names = (column: 'name' | 'incidents' | 'perThousand', descending: boolean) =>
      sortAreaRows(rows, { column, descending }, 'nl').map(({ name }) => name);
    expect(names('name', false)).toEqual(['Äsdorp', 'Buurt 9', 'Buurt 10']);
    expect(names('incidents', true)).toEqual(['Buurt 9', 'Äsdorp', 'Buurt 10']);
    expect(names('perThousand', true)).toEqual(['Buurt 10', 'Äsdorp', 'Buurt 9']);
    expect(names('perThousand', false)).toEqual(['Äsdorp', 'Buurt 10', 'Buurt 9']);
  });

  it('recognises the area that the filter came from, and does not let it empty its own table', () => {
    const filter = { ...NO_FILTER, area: borderOf(TOWN, 3) };
    expect(chosenArea(TOWN, filter)).toBe(3);
    expect(chosenArea(TOWN, NO_FILTER)).toBeNull();
    expect(chosenArea(TOWN, { ...NO_FILTER, area: [Float64Array.of(0, 0, 1, 0, 1, 1, 0, 0)] })).toBeNull();
    const settings = { withoutDuplicates: true, withoutPileUps: false };
    expect(choiceFor(filter, settings, 'district', 'district').filter.area).toBeNull();
    expect(choiceFor(filter, settings, 'district', 'neighbourhood').filter.area).toBe(filter.area);
  });
});

describe('the table as a file', () => {
  it('says for whom it is and what it counts, and withholds small counts with all that follows from them', () => {
    const { text, withheld } = csv(counts(area('klein', 3, 500), area('vol', 40, 1000), area('drukst', 90, 1000)));
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain('"tables.csv.audience";"Driehoek"');
    expect(text).toContain('"tables.csv.selection";"alles"');
    expect(lineOf(text, 'klein').slice(3)).toEqual(['tables.csv.withheld 10', '', '', '', '']);
    // The next smallest goes with it, else the total gives the small one away.
    expect(lineOf(text, 'vol').slice(3)).toEqual(['tables.csv.withheld 10', '', '', '', '']);
    expect(lineOf(text, 'drukst').slice(3, 5)).toEqual(['90', '90,0']);
    expect(withheld).toBe(2);
  });

  it('leaves no rate for an unknown population and never a zero', () => {
    const { text } = csv(counts(area('onbekend', 25, null), area('ander', 25, 100)));
    expect(lineOf(text, 'onbekend').slice(2, 7)).toEqual(['tables.unknown', '25', '', '', '']);
  });

  it('holds no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('=', '+', '-', '@', '\t=', ' =', '|', '%'), (tail, start) => {
        const { text } = csv(counts(area(`${start}${tail.replaceAll(/["\r\n;]/g, '')}`, 25, 100)));
        for (const line of text.slice(1).split('\r\n'))
          for (const cell of line.split(';')) expect(cell).not.toMatch(/^"\s*[=+\-@|%\t]/);
      }),
    );
  });
});
