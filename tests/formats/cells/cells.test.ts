import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimePrecision } from '../../../src/domain/incident/incident-table.ts';
import { ByteDictionary, NO_CODE, OVERFULL } from '../../../src/formats/cells/byte-dictionary.ts';
import { civilMidnight, daysFromCivil, startOfNextMonth } from '../../../src/formats/cells/civil-days.ts';
import {
  createMoment,
  parseMoment,
  readEpoch,
  readExcelSerial,
  type DateOrder,
} from '../../../src/formats/cells/moment.ts';
import { parseClock } from '../../../src/formats/cells/clock.ts';
import { parseNumber, parseWhole, type DecimalMark } from '../../../src/formats/cells/number.ts';
import { encodeText, normaliseWords } from '../../../src/formats/cells/text.ts';

const number = (text: string, decimal: DecimalMark = '.') => {
  const bytes = encodeText(text);
  return parseNumber(bytes, 0, bytes.length, decimal);
};

describe('parseNumber', () => {
  it('equals Number() to the last bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(number(String(value))).toBe(value + 0);
      }),
    );
    const digits = fc.tuple(fc.nat(999_999_999), fc.nat(999_999_999), fc.boolean());
    fc.assert(
      fc.property(digits, ([whole, decimals, negative]) => {
        const text = `${negative ? '-' : ''}${whole}.${decimals}`;
        expect(number(text)).toBe(Number(text));
        expect(number(text.replace('.', ','), ',')).toBe(Number(text));
      }),
    );
  });
  it('reads thousands separators only where they belong', () => {
    expect(number('121.345,67', ',')).toBe(121345.67);
    expect(number('1.234.567', ',')).toBe(1234567);
    expect(number('121,345.67')).toBe(121345.67);
    expect(number('12.34,5', ',')).toBeNaN();
    expect(number('1234.567', ',')).toBeNaN();
    expect(number('1.2.3')).toBeNaN();
  });
  it('takes blanks around a number, and nothing else', () => {
    expect(number(' \t-4.50\u00a0')).toBe(-4.5);
    for (const text of ['', ' ', '-', '.', '4 5', '4m', '12-01', 'e5', '1e', '--4', 'NaN', 'Infinity', '0x10']) {
      expect(number(text)).toBeNaN();
    }
    expect(number('1.5E3')).toBe(1500);
    expect(number('12345678901234567890')).toBe(12345678901234567890);
  });
  it('reads whole numbers of at most nine digits', () => {
    const whole = (text: string) => parseWhole(encodeText(text), 0, text.length);
    expect(['7', ' 2024 ', '007', '1.0', '-1', '', '1234567890'].map(whole)).toEqual([7, 2024, 7, -1, -1, -1, -1]);
  });
});

const moment = (text: string, order: DateOrder = 'dmy') => {
  const bytes = encodeText(text);
  const out = createMoment();
  if (!parseMoment(bytes, 0, bytes.length, order, out)) return null;
  const precision = Object.entries(TimePrecision).find(([, value]) => value === out.precision)![0];
  const offset = Number.isNaN(out.offsetMinutes) ? '' : ` @${out.offsetMinutes}`;
  return `${new Date(out.ms).toISOString().replace(/:00\.000Z|\.000Z|Z/, '')} ${precision}${offset}`;
};

describe('parseMoment', () => {
  it.each([
    ['31-12-2024', '2024-12-31T00:00 day'],
    ['31-12-2024 23:59', '2024-12-31T23:59 minute'],
    ['31-12-2024 23:59:58', '2024-12-31T23:59:58 minute'],
    ['1-2-2024 8:05', '2024-02-01T08:05 minute'],
    ['01/02/24', '2024-02-01T00:00 day'],
    ['2024-12-31', '2024-12-31T00:00 day'],
    ['2024/12/31 23:59', '2024-12-31T23:59 minute'],
    ['2024-12-31T23:59:00', '2024-12-31T23:59 minute'],
    ['2024-12-31T23:59:00.250', '2024-12-31T23:59:00.250 minute'],
    ['2024-12-31T23:59:00Z', '2024-12-31T23:59 minute @0'],
    ['2024-12-31T23:59:00+01:00', '2024-12-31T22:59 minute @60'],
    ['2024-12-31T23:59:00.000-0500', '2025-01-01T04:59 minute @-300'],
    ['20241231', '2024-12-31T00:00 day'],
    ['20241231T2359', '2024-12-31T23:59 minute'],
    ['202412312359', '2024-12-31T23:59 minute'],
    ['1 oktober 2018', '2018-10-01T00:00 day'],
    ['ma 1 okt. 2018 14u05', '2018-10-01T14:05 minute'],
    ['Oct 3, 2018 2:05 PM', '2018-10-03T14:05 minute'],
    ['3 mrt 2019', '2019-03-03T00:00 day'],
    ['2019 mei 4', '2019-05-04T00:00 day'],
    ['okt 2018', '2018-10-01T00:00 month'],
    ['2018-10', '2018-10-01T00:00 month'],
    ['10-2018', '2018-10-01T00:00 month'],
    ['201810', '2018-10-01T00:00 month'],
    ['2025MM01', '2025-01-01T00:00 month'],
    ['31-12-2024 24:00', '2025-01-01T00:00 minute'],
    ['29-02-2024', '2024-02-29T00:00 day'],
    ['31-12-2024 14.05', '2024-12-31T14:05 minute'],
  ])('reads %s', (text, expected) => expect(moment(text)).toBe(expected));

  it.each([
    '',
    'x',
    '2024',
    '31-13-2024',
    '30-02-2024',
    '29-02-2023',
    '31-12-2024 25:00',
    '31-12-2024 23:60',
    '2025JJ00',
    'Totaal',
    '12,5',
    '-4',
    '1-2-3-4',
    '31-12-2024 14:05 u 3 x',
    '2024-12-31T23:59:00+99:00',
    'okt 2018 12:00',
    'am',
  ])('refuses "%s"', (text) => expect(moment(text)).toBeNull());

  it('uses the order only where the digits leave it open', () => {
    expect(moment('03/04/2024', 'mdy')).toBe('2024-03-04T00:00 day');
    expect(moment('03/04/2024', 'dmy')).toBe('2024-04-03T00:00 day');
    expect(moment('2024-04-03', 'mdy')).toBe('2024-04-03T00:00 day');
    expect(moment('24-04-03', 'ymd')).toBe('2024-04-03T00:00 day');
    expect(moment('03042024', 'dmy')).toBe('2024-04-03T00:00 day');
    expect(moment('03/30/2024', 'dmy')).toBeNull();
  });

  it('reads back every minute it is given, in each layout', () => {
    const minute = fc.integer({ min: 0, max: 80 * 365 * 1440 }).map((value) => value * 60_000);
    fc.assert(
      fc.property(minute, (ms) => {
        const iso = new Date(ms).toISOString();
        const [year, month, day] = iso.slice(0, 10).split('-');
        const clock = iso.slice(11, 16);
        const expected = `${iso.slice(0, 16)} minute`;
        expect(moment(`${iso.slice(0, 10)} ${clock}`)).toBe(expected);
        expect(moment(`${day}-${month}-${year} ${clock}`)).toBe(expected);
        expect(moment(`${month}/${day}/${year} ${clock}`, 'mdy')).toBe(expected);
        expect(moment(iso.slice(0, 19), 'mdy')).toBe(expected);
      }),
    );
  });
});

describe('parseClock', () => {
  const clock = (text: string, bare: 'hour' | 'hhmm' = 'hour') =>
    parseClock(encodeText(text), 0, encodeText(text).length, bare) / 60_000;
  it('reads the ways a time of day is written', () => {
    expect(
      ['14:05', '14:05:30', '14.05', '14u05', '2:05 PM', '12:00 am', '9', '0905', '14:05 uur'].map((text) =>
        clock(text),
      ),
    ).toEqual([845, 845.5, 845, 845, 845, 0, 540, 545, 845]);
    expect([clock('5', 'hhmm'), clock('905', 'hhmm'), clock('1405', 'hhmm')]).toEqual([5, 545, 845]);
    expect(clock('0,5868055556')).toBe(845);
    expect(clock('0.375')).toBe(540);
  });
  it('refuses what is none', () => {
    for (const text of ['', '25:00', '14:60', 'avond', '31-12-2024 14:05', '14:05:00:00'])
      expect(clock(text)).toBeNaN();
  });
});

describe('day numbers and epochs', () => {
  const out = createMoment();
  it('reads spreadsheet day numbers of both systems', () => {
    expect(readExcelSerial(45_657, false, out)).toBe(true);
    expect([new Date(out.ms).toISOString(), out.precision]).toEqual(['2024-12-31T00:00:00.000Z', TimePrecision.day]);
    expect(readExcelSerial(45_657 - 1462 + 0.75, true, out)).toBe(true);
    expect([new Date(out.ms).toISOString(), out.precision]).toEqual(['2024-12-31T18:00:00.000Z', TimePrecision.minute]);
    expect(readExcelSerial(12, false, out)).toBe(false);
  });
  it('reads epochs as instants', () => {
    expect(readEpoch(1_735_689_600, 'seconds', out) && out.ms).toBe(1_735_689_600_000);
    expect(out.offsetMinutes).toBe(0);
    expect(readEpoch(1e18, 'milliseconds', out)).toBe(false);
  });
});

describe('the calendar', () => {
  it('agrees with Date', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1800, max: 2300 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (y, m, d) => {
          expect(daysFromCivil(y, m, d) * 86_400_000).toBe(Date.UTC(y, m - 1, d));
          expect(startOfNextMonth(civilMidnight(y, m, d))).toBe(Date.UTC(y, m, 1));
        },
      ),
    );
  });
});

describe('ByteDictionary', () => {
  it('gives equal texts the same code, also across encodings, and keeps the order of appearance', () => {
    const dictionary = new ByteDictionary(10);
    const code = (bytes: Uint8Array) => dictionary.codeOf(bytes, 0, bytes.length);
    expect(code(encodeText('Café'))).toBe(0);
    expect(code(Uint8Array.of(0x43, 0x61, 0x66, 0xe9))).toBe(0);
    expect(code(encodeText(' Cafe\u0301 '))).toBe(0);
    expect(dictionary.codeOfString('Café')).toBe(0);
    expect(code(encodeText('Bar'))).toBe(1);
    expect(code(encodeText('  '))).toBe(NO_CODE);
    expect(dictionary.texts).toEqual(['Café', 'Bar']);
  });
  it('keeps thousands of values apart and says when it is full', () => {
    const texts = Array.from({ length: 3000 }, (_, k) => `waarde ${k}`);
    const dictionary = new ByteDictionary(3000);
    texts.forEach((text, index) => expect(dictionary.codeOfString(text)).toBe(index));
    texts.forEach((text, index) => expect(dictionary.codeOf(encodeText(text), 0, text.length)).toBe(index));
    expect(dictionary.codeOfString('nog een')).toBe(OVERFULL);
  });
});

it('normalises column names to words', () => {
  expect(['RD_X-coördinaat', 'pleegDatumVan', ' Geo  Point ', 'HUNDRED_BLOCK'].map(normaliseWords)).toEqual([
    'rd x coordinaat',
    'pleeg datum van',
    'geo point',
    'hundred block',
  ]);
});
