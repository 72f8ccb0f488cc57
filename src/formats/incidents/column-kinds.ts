import { TimePrecision } from '../../domain/incident/incident-table.ts';
import { parseClock } from '../cells/clock.ts';
import { createMoment, parseMoment, readEpoch, readExcelSerial, type DateOrder } from '../cells/moment.ts';
import { parseNumber, type DecimalMark } from '../cells/number.ts';
import { encodeText } from '../cells/text.ts';
import type { SampledCell } from './profile-collector.ts';
import type { DateForm } from './recipe.ts';

/** What the values of a column can be read as; shares of the filled cells, 0–1. */
export interface ColumnKinds {
  /** Filled cells that were looked at. */
  readonly filled: number;
  readonly numbers: number;
  readonly decimal: DecimalMark;
  readonly dates: number;
  readonly form: DateForm;
  /** Every row could be read in another order of day and month as well. */
  readonly orderIsOpen: boolean;
  /** Share of the dates that are the first of a month without a time, and number of different months. */
  readonly firstsOfMonth: number;
  readonly months: number;
  readonly clocks: number;
  readonly bareClock: 'hour' | 'hhmm';
  readonly points: number;
  /** Smallest and largest number; null without numbers. */
  readonly range: readonly [number, number] | null;
  readonly wholeNumbers: number;
  readonly texts: readonly string[];
}

const moment = createMoment();
const parse = <T>(text: string, read: (bytes: Uint8Array, start: number, end: number) => T): T => {
  const bytes = encodeText(text);
  return read(bytes, 0, bytes.length);
};

/** Which mark stands before decimals in these texts; a lone comma is one, as Dutch files have it. */
function guessDecimal(texts: readonly string[]): DecimalMark {
  let points = 0;
  let commas = 0;
  for (const text of texts) {
    const point = text.lastIndexOf('.');
    const comma = text.lastIndexOf(',');
    if (comma > point && (text.match(/,/g)?.length === 1 || point >= 0)) commas++;
    else if (point > comma && (text.match(/\./g)?.length === 1 || comma >= 0)) points++;
    else if (text.split('.').length > 2) commas++;
  }
  return commas > points ? ',' : '.';
}

interface DateReading {
  readonly form: DateForm;
  readonly share: number;
  readonly orderIsOpen: boolean;
}

function readDates(texts: readonly string[], numbers: readonly number[], filled: number): DateReading {
  const orders: DateOrder[] = ['dmy', 'mdy', 'ymd'];
  const shares = orders.map(
    (order) => texts.filter((text) => parse(text, (b, s, e) => parseMoment(b, s, e, order, moment))).length / filled,
  );
  const yearFirst = texts.filter((text) => /^\d{4}\D/.test(text)).length > texts.length / 2;
  const best = yearFirst ? orders.indexOf('ymd') : shares.indexOf(Math.max(...shares));
  const orderIsOpen = shares[0]! > 0.5 && shares[0] === shares[1] && texts.some((text) => isOpen(text));
  if (shares[best]! >= 0.5) return { form: { kind: 'text', order: orders[best]! }, share: shares[best]!, orderIsOpen };
  const all = numbers.filter((number) => number > 0);
  if (all.length > filled / 2) {
    const share = (test: (value: number) => boolean) => all.filter(test).length / filled;
    // Day numbers of 1982 to 2099; epochs of 2001 and later.
    const excel = share((value) => value >= 30_000 && value < 73_000 && readExcelSerial(value, false, moment));
    if (excel > 0.9) return { form: { kind: 'excel', since1904: false }, share: excel, orderIsOpen: false };
    const seconds = share(
      (value) => value >= 1e9 && value < 4e9 && Number.isInteger(value) && readEpoch(value, 'seconds', moment),
    );
    if (seconds > 0.9) return { form: { kind: 'epoch', unit: 'seconds' }, share: seconds, orderIsOpen: false };
    const milliseconds = share((value) => value >= 1e12 && value < 4e12 && readEpoch(value, 'milliseconds', moment));
    if (milliseconds > 0.9)
      return { form: { kind: 'epoch', unit: 'milliseconds' }, share: milliseconds, orderIsOpen: false };
  }
  return { form: { kind: 'text', order: 'dmy' }, share: shares[best]!, orderIsOpen: false };
}

/** Whether the text reads as another day with day and month exchanged. */
function isOpen(text: string): boolean {
  if (!parse(text, (b, s, e) => parseMoment(b, s, e, 'dmy', moment))) return false;
  const { ms } = moment;
  return parse(text, (b, s, e) => parseMoment(b, s, e, 'mdy', moment)) && moment.ms !== ms;
}

/** Looks at the sampled cells of a column in every way that a role may want them. */
export function examineColumn(sample: readonly SampledCell[]): ColumnKinds {
  const cells = sample.filter((cell) => cell !== null);
  const filled = Math.max(1, cells.length);
  const texts = cells.filter((cell) => typeof cell === 'string');
  const typedDates = cells.filter((cell) => typeof cell === 'object');
  const decimal = guessDecimal(texts.filter((text) => /^[-+\d.,\s]+$/.test(text)));
  const numbers: number[] = [];
  for (const cell of cells) {
    const value =
      typeof cell === 'number'
        ? cell
        : typeof cell === 'string'
          ? parse(cell, (b, s, e) => parseNumber(b, s, e, decimal))
          : NaN;
    if (!Number.isNaN(value)) numbers.push(value);
  }
  const typed = typedDates.length / filled;
  const dates =
    typed > 0.5
      ? { form: { kind: 'text', order: 'dmy' } as const, share: typed, orderIsOpen: false }
      : readDates(texts, numbers, filled);
  const clockTexts = texts.filter((text) => !Number.isNaN(parse(text, (b, s, e) => parseClock(b, s, e, 'hhmm'))));
  const bare = clockTexts.filter((text) => /^\d{1,4}$/.test(text)).map(Number);
  const fractions = cells.filter((cell) => typeof cell === 'number' && cell >= 0 && cell < 1).length;
  return {
    filled: cells.length,
    numbers: numbers.length / filled,
    decimal,
    dates: dates.share,
    form: dates.form,
    orderIsOpen: dates.orderIsOpen,
    ...monthStarts(cells, dates.form),
    clocks: (clockTexts.length + fractions) / filled,
    bareClock: bare.length > clockTexts.length / 2 && bare.some((value) => value > 24) ? 'hhmm' : 'hour',
    points: texts.filter(isPoint).length / filled,
    range: numbers.length > 0 ? [Math.min(...numbers), Math.max(...numbers)] : null,
    wholeNumbers: numbers.filter(Number.isInteger).length / filled,
    texts,
  };
}

const isPoint = (text: string) =>
  /^(point\s*z?\s*)?\(?\s*[-+]?\d+(\.\d+)?[\s,;]+[-+]?\d+(\.\d+)?\s*\)?$/i.test(text) && text.length > 6;

function monthStarts(
  cells: readonly Exclude<SampledCell, null>[],
  form: DateForm,
): { firstsOfMonth: number; months: number } {
  const months = new Set<number>();
  let dates = 0;
  let firsts = 0;
  for (const cell of cells) {
    if (!readCell(cell, form)) continue;
    dates++;
    const date = new Date(moment.ms);
    months.add(date.getUTCFullYear() * 12 + date.getUTCMonth());
    if (moment.precision === TimePrecision.day && date.getUTCDate() === 1) firsts++;
  }
  return { firstsOfMonth: dates === 0 ? 0 : firsts / dates, months: months.size };
}

function readCell(cell: Exclude<SampledCell, null>, form: DateForm): boolean {
  if (typeof cell === 'object') {
    moment.ms = cell.ms;
    moment.precision = cell.precision;
    return true;
  }
  if (form.kind === 'text') return parse(String(cell), (b, s, e) => parseMoment(b, s, e, form.order, moment));
  const value = Number(String(cell).replace(',', '.'));
  return form.kind === 'excel' ? readExcelSerial(value, form.since1904, moment) : readEpoch(value, form.unit, moment);
}
