import { TimePrecision } from '../../domain/incident/incident-table.ts';
import { ByteDictionary, NO_CODE } from '../cells/byte-dictionary.ts';
import { fractionOfDay, parseClock } from '../cells/clock.ts';
import { createMoment, parseMoment, readEpoch, readExcelSerial, type WrittenMoment } from '../cells/moment.ts';
import { parseNumber, parseWhole, skipBlanks, trimBlanks, type DecimalMark } from '../cells/number.ts';
import { decodeText, encodeText, type TextEncodingChoice } from '../cells/text.ts';
import type { ZoneClock } from '../cells/time-zone.ts';
import { TIME_WORDS } from '../cells/words-of-time.ts';
import { isWellAboveChance, passesElevenTest } from '../privacy/value-detectors.ts';
import type { CellSink } from '../tables/table.ts';
import type { DateForm } from './recipe.ts';

/** What the present row holds in a column. */
export const Cell = { missing: 0, read: 1, unreadable: 2 } as const;

const PLACEHOLDERS = new Set([
  '-',
  '--',
  '?',
  '.',
  'null',
  'nan',
  'none',
  'na',
  'n/a',
  '#n/a',
  '#n/b',
  'nvt',
  'n.v.t.',
  'onbekend',
  'unknown',
  'leeg',
  '(leeg)',
  '(null)',
  'nb',
  'n.b.',
]);

/** Whether a cell that could not be read only says that there is nothing. */
function saysNothing(buffer: Uint8Array, start: number, end: number): boolean {
  const from = skipBlanks(buffer, start, end);
  const to = trimBlanks(buffer, from, end);
  return from === to || (to - from <= 10 && PLACEHOLDERS.has(decodeText(buffer, from, to, 'auto').toLowerCase()));
}

/** A column of which each row is read into fields that are used again for the next row. */
abstract class ReadingSink implements CellSink {
  state: number = Cell.missing;
  abstract bytes(buffer: Uint8Array, start: number, end: number): void;
  abstract number(value: number): void;
  abstract moment(ms: number, precision: number, isInstant: boolean): void;

  clear(): void {
    this.state = Cell.missing;
  }
  text(value: string): void {
    const bytes = encodeText(value);
    this.bytes(bytes, 0, bytes.length);
  }
  protected fail(buffer: Uint8Array, start: number, end: number): void {
    this.state = saysNothing(buffer, start, end) ? Cell.missing : Cell.unreadable;
  }
}

/** Coordinates and counts. Keeps watch for citizen service numbers that pose as such. */
export class NumberSink extends ReadingSink {
  value = NaN;
  private readonly decimal: DecimalMark;
  private tested = 0;
  private passed = 0;

  constructor(decimal: DecimalMark) {
    super();
    this.decimal = decimal;
  }
  bytes(buffer: Uint8Array, start: number, end: number): void {
    const value = parseNumber(buffer, start, end, this.decimal);
    if (Number.isNaN(value)) this.fail(buffer, start, end);
    else this.number(value);
  }
  number(value: number): void {
    this.value = value;
    this.state = Number.isFinite(value) ? Cell.read : Cell.missing;
    if (value >= 10_000_000 && value <= 999_999_999 && Number.isInteger(value)) {
      this.tested++;
      if (passesElevenTest(value)) this.passed++;
    }
  }
  moment(): void {
    this.state = Cell.unreadable;
  }
  /** Whether what came by so far are citizen service numbers. */
  get holdsServiceNumbers(): boolean {
    return isWellAboveChance(this.passed, this.tested);
  }
}

/** Two numbers in one cell: "POINT(5.1 52.1)", "(52.1, 5.1)", "121000 487000". */
export class PointSink extends ReadingSink {
  first = NaN;
  second = NaN;

  bytes(buffer: Uint8Array, start: number, end: number): void {
    const text = decodeText(buffer, start, end, 'auto');
    const numbers = text.match(/[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?/gi);
    if (numbers?.length !== 2 || /polygon|line/i.test(text)) {
      this.fail(buffer, start, end);
      return;
    }
    this.first = Number(numbers[0]);
    this.second = Number(numbers[1]);
    this.state = Cell.read;
  }
  number(): void {
    this.state = Cell.unreadable;
  }
  moment(): void {
    this.state = Cell.unreadable;
  }
}

/** Dates with or without a time, as wall clock. */
export class MomentSink extends ReadingSink {
  /** Wall clock, epoch ms. */
  ms = NaN;
  precision: number = TimePrecision.none;
  private readonly form: DateForm;
  private readonly zone: ZoneClock;
  private readonly written: WrittenMoment = createMoment();

  constructor(form: DateForm, zone: ZoneClock) {
    super();
    this.form = form;
    this.zone = zone;
  }
  bytes(buffer: Uint8Array, start: number, end: number): void {
    if (this.form.kind === 'text') {
      if (parseMoment(buffer, start, end, this.form.order, this.written)) this.take();
      else this.fail(buffer, start, end);
      return;
    }
    const value = parseNumber(buffer, start, end, '.');
    const number = Number.isNaN(value) ? parseNumber(buffer, start, end, ',') : value;
    if (Number.isNaN(number)) this.fail(buffer, start, end);
    else this.number(number);
  }
  number(value: number): void {
    const { form, written } = this;
    if (form.kind === 'epoch' && readEpoch(value, form.unit, written)) this.take();
    else if (form.kind === 'excel' && readExcelSerial(value, form.since1904, written)) this.take();
    else if (form.kind === 'text') this.text(String(value));
    else this.state = Cell.unreadable;
  }
  moment(ms: number, precision: number, isInstant: boolean): void {
    this.written.ms = ms;
    this.written.precision = precision;
    this.written.offsetMinutes = isInstant ? 0 : NaN;
    this.take();
  }
  private take(): void {
    const { ms, precision, offsetMinutes } = this.written;
    this.ms = Number.isNaN(offsetMinutes) ? ms : this.zone.atInstant(ms).civilMs;
    this.precision = precision;
    this.state = Cell.read;
  }
}

/** Times of day, as milliseconds into it. */
export class ClockSink extends ReadingSink {
  ms = NaN;
  private readonly bare: 'hour' | 'hhmm';

  constructor(bare: 'hour' | 'hhmm') {
    super();
    this.bare = bare;
  }
  bytes(buffer: Uint8Array, start: number, end: number): void {
    const ms = parseClock(buffer, start, end, this.bare);
    if (Number.isNaN(ms)) this.fail(buffer, start, end);
    else this.take(ms);
  }
  number(value: number): void {
    const fraction = Number.isInteger(value) && value !== 0 ? NaN : fractionOfDay(value);
    if (Number.isNaN(fraction)) this.text(String(value));
    else this.take(fraction);
  }
  moment(ms: number): void {
    this.take(((ms % 86_400_000) + 86_400_000) % 86_400_000);
  }
  private take(ms: number): void {
    this.ms = ms;
    this.state = Cell.read;
  }
}

/** Year, month (also by name), day, hour or minute in a column of its own. */
export class WholeSink extends ReadingSink {
  value = 0;

  bytes(buffer: Uint8Array, start: number, end: number): void {
    const value = parseWhole(buffer, start, end);
    if (value >= 0) {
      this.value = value;
      this.state = Cell.read;
      return;
    }
    const word = TIME_WORDS.get(decodeText(buffer, start, end, 'auto').trim().toLowerCase().replace(/\.$/, ''));
    if (word?.kind === 'month') {
      this.value = word.month;
      this.state = Cell.read;
    } else {
      const decimal = parseNumber(buffer, start, end, '.');
      if (Number.isNaN(decimal)) this.fail(buffer, start, end);
      else this.number(decimal);
    }
  }
  number(value: number): void {
    this.value = value;
    this.state = Number.isInteger(value) && value >= 0 ? Cell.read : Cell.unreadable;
  }
  moment(): void {
    this.state = Cell.unreadable;
  }
}

/** Category or source, as a code of its dictionary. */
export class CodeSink extends ReadingSink {
  code = NO_CODE;
  readonly dictionary: ByteDictionary;

  constructor(capacity: number, encoding: TextEncodingChoice) {
    super();
    this.dictionary = new ByteDictionary(capacity, encoding);
  }
  override clear(): void {
    this.code = NO_CODE;
  }
  bytes(buffer: Uint8Array, start: number, end: number): void {
    this.code = this.dictionary.codeOf(buffer, start, end);
  }
  override text(value: string): void {
    this.code = this.dictionary.codeOfString(value);
  }
  number(value: number): void {
    this.code = this.dictionary.codeOfString(String(value));
  }
  moment(ms: number): void {
    this.code = this.dictionary.codeOfString(new Date(ms).toISOString().slice(0, 10));
  }
}
