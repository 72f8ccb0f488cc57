import { deriveAoristicHourOfWeek } from '../aoristic/aoristic-hour-of-week.ts';
import type { Comparer } from './compare-quantity.ts';
import { worstOf, compareNumber } from './compare-quantity.ts';
import { isObject, MalformedCaseError, numberOf, pick, textOf, type Json, type JsonObject } from './reference-case.ts';
import type { Verifier } from './verifier.ts';

const START = ['start', 'from', 'xstart', 'DateTime1', 'begin'];
const END = ['end', 'to', 'xend', 'DateTime2', 'until'];

/** Aoristic hour-of-week weights, Sunday 00:00 first unless the case says Monday. */
export const verifyAoristic: Verifier = {
  id: 'aoristic',
  names: /aorist/i,
  fits: (input) => Array.isArray(pick(input, ...START)),
  run: (input) => {
    const start = civilTimes(pick(input, ...START)!, input);
    const ends = pick(input, ...END);
    const end = ends === undefined ? new Float64Array(start.length).fill(NaN) : civilTimes(ends, input);
    if (end.length !== start.length) throw new MalformedCaseError('start and end differ in length');
    const monday = deriveAoristicHourOfWeek(start, end);
    const sunday = monday.map((_, hour) => monday[(hour + 144) % 168]!);
    const mondayFirst = /monday/i.test(textOf(input, 'week_start', 'first_day'));
    const ofPath = (path: string) => (/monday/.test(path) || (mondayFirst && !/sunday/.test(path)) ? monday : sunday);
    return [
      { match: /total|sum/, value: () => sumOfRounded(monday) },
      { match: /hour|week|weights|table/, value: (path) => everyHour(ofPath(path)) },
    ];
  },
};

/** Where a case names some hours, the others are 0. */
function everyHour(hours: Float64Array): Comparer | Float64Array {
  return {
    compare: (expected, tolerance) => {
      const named = isObject(expected)
        ? expected
        : Object.fromEntries(Array.isArray(expected) ? (expected as readonly Json[]).flat().entries() : []);
      return worstOf(
        Array.from(hours, (value, hour) =>
          compareNumber(value, numberOf(named[String(hour)] ?? 0, `hours.${hour}`), tolerance, false),
        ),
      );
    },
  };
}

/** The published total adds up 168 cells that were rounded first, so it may be off by 168 such roundings. */
function sumOfRounded(hours: Float64Array): Comparer {
  const total = hours.reduce((sum, value) => sum + value, 0);
  return {
    compare: (expected, tolerance) => {
      const comparison = compareNumber(total, numberOf(expected, 'total'), tolerance, false);
      if (comparison.pass) return comparison;
      const allowed = tolerance.absolute * hours.length;
      return { ...comparison, tolerance: allowed, pass: comparison.difference <= allowed, note: 'sumOfRounded' };
    },
  };
}

/** Local clock times as civil milliseconds; instants (with Z or an offset) are read on the clock of `time_zone`. */
function civilTimes(value: Json, input: JsonObject): Float64Array {
  if (!Array.isArray(value)) throw new MalformedCaseError('start or end is not a list');
  const zone = pick(input, 'time_zone', 'timezone', 'tz');
  return Float64Array.from(value as readonly Json[], (text, i) => {
    if (text === null || text === '' || text === 'NA') return NaN;
    if (typeof text !== 'string') throw new MalformedCaseError(`start or end [${i}] is not a text`);
    const instant = /(Z|[+-]\d\d:?\d\d)$/.test(text);
    const parsed = Date.parse(instant ? text : `${text.replace(' ', 'T')}Z`);
    if (Number.isNaN(parsed)) throw new MalformedCaseError(`start or end [${i}]: ${text} is no time`);
    return instant && typeof zone === 'string' ? onClockOf(parsed, zone) : parsed;
  });
}

function onClockOf(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  const at = (type: string) => Number(parts.find((part) => part.type === type)!.value);
  return Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
}
