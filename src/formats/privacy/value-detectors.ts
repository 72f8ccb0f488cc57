import { createMoment, parseMoment } from '../cells/moment.ts';
import { encodeText, normaliseWords } from '../cells/text.ts';
import type { PrivacyClass } from './privacy-columns.ts';

/**
 * The 11-test of a citizen service number: nine digits (eight: a zero in front) weighted 9, 8, … 2, -1 give a multiple of
 * eleven. One number in eleven passes by chance.
 */
export function passesElevenTest(number: number): boolean {
  if (!Number.isInteger(number) || number < 10_000_000 || number > 999_999_999) return false;
  let rest = number;
  let sum = -(rest % 10);
  for (let weight = 2; weight <= 9; weight++) {
    rest = Math.floor(rest / 10);
    sum += weight * (rest % 10);
  }
  return sum % 11 === 0;
}

const CHANCE = 1 / 11;

/**
 * Whether `passed` out of `tested` numbers is well above chance: at least a quarter, and less than one in ten thousand
 * likely for numbers that have nothing to do with the test (binomial tail).
 */
export function isWellAboveChance(passed: number, tested: number): boolean {
  if (passed === 0 || passed < tested / 4) return false;
  let tail = 0;
  let logTerm = tested * Math.log(1 - CHANCE);
  for (let k = 0; k <= tested; k++) {
    if (k >= passed) tail += Math.exp(logTerm);
    logTerm += Math.log(((tested - k) / (k + 1)) * (CHANCE / (1 - CHANCE)));
  }
  return tail < 1e-4;
}

const EMAIL = /[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}/i;
const PHONE =
  /(?<![\d.,])(?:\+31|0031|0)[\s-]?(?:\(0\)[\s-]?)?(?:6[\s-]?(?:\d[\s-]?){8}|[1-57-9]\d{1,2}[\s-]?(?:\d[\s-]?){6,7})(?![\d.,])/;
const IBAN = /\b([A-Z]{2})(\d{2})\s?((?:[A-Z0-9]{4}\s?){2,7}[A-Z0-9]{0,4})\b/;
/** Dutch side codes 1–14, with their hyphens. */
const PLATE =
  /^(?:[A-Z]{2}-\d{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-\d{2}|[A-Z]{2}-\d{2}-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-[A-Z]{2}-[A-Z]{2}|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2}|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]|[A-Z]-\d{2}-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)$/;
const BARE_PLATE =
  /^(?=.*\d)(?=.*[A-Z])(?:[A-Z]{1,3}\d{1,3}[A-Z]{1,3}|\d{1,3}[A-Z]{1,3}\d{1,3}|[A-Z]{2}\d{4}|\d{4}[A-Z]{2}|[A-Z]{4}\d{2}|\d{2}[A-Z]{4})$/;
const INITIALS_AND_NAME =
  /^(?:(?:de )?(?:heer|mevrouw|dhr|mevr|mw)\.? )?(?:[A-Z]\.\s?){1,5}(?:(?:van|de|der|den|ten|ter|te|el|al|het|'t|ben|la|von) ?)*[A-Z][\p{L}'-]+(?:[ -][A-Z][\p{L}'-]+)*$/u;
const NAME_AND_INITIALS =
  /^(?:(?:van|de|der|den|ten|ter|te|el|al|ben) )*[A-Z][\p{L}'-]+, ?(?:[A-Z]\.? ?){1,5}(?:(?:van|de|der|den|ten|ter|te) ?)*$/u;

function isIban(text: string): boolean {
  const match = IBAN.exec(text.toUpperCase());
  if (!match) return false;
  const account = match[3]!.replace(/\s/g, '');
  if (account.length < 10 || account.length > 30) return false;
  const digits = `${account}${match[1]}${match[2]}`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

/** Nine digits that stand alone in a text and pass the 11-test, also written with dots. */
function holdsServiceNumber(text: string): boolean {
  for (const match of text.matchAll(/(?<![\d.,])(\d{9}|\d{4}\.\d{2}\.\d{3}|\d{3}\.\d{3}\.\d{3})(?![\d.,])/g)) {
    if (passesElevenTest(Number(match[1]!.replace(/\./g, '')))) return true;
  }
  return false;
}

/**
 * Personal data that one value gives away by itself. Used on every distinct value that would be stored, so that a stray
 * e-mail address in a column of categories does not come along.
 */
export function personalDataIn(text: string): PrivacyClass | null {
  if (EMAIL.test(text)) return 'email';
  if (isIban(text)) return 'iban';
  if (PLATE.test(text)) return 'number-plate';
  if (holdsServiceNumber(text)) return 'bsn';
  return PHONE.test(text) ? 'phone' : null;
}

const SEXES = new Set([
  'm',
  'v',
  'f',
  'x',
  'man',
  'vrouw',
  'male',
  'female',
  'mannelijk',
  'vrouwelijk',
  'jongen',
  'meisje',
  'onbekend',
  'unknown',
  'o',
  'u',
]);
const TELLING_SEXES = new Set([
  'm',
  'v',
  'f',
  'man',
  'vrouw',
  'male',
  'female',
  'mannelijk',
  'vrouwelijk',
  'jongen',
  'meisje',
]);
const NATIONALITIES = new Set(
  'nederlandse nederlander nederlands dutch marokkaanse marokkaan marokkaans moroccan turkse turks turkish syrische syrier syrisch syrian algerijnse algerijn algerian tunesische tunesier tunisian eritrese eritreeer eritrean afghaanse afghaan afghan irakese iraakse irakees iraqi iraanse iranier iranian somalische somalier somali libische libier libyan egyptische egyptenaar egyptian georgische georgian moldavische moldovan albanese albanees albanian nigeriaanse nigeriaan nigerian poolse pool polish roemeense roemeen romanian bulgaarse bulgaar bulgarian duitse duitser german belgische belg belgian surinaamse surinamer surinamese antilliaanse antilliaan jemenitische yemeni oekraiense oekrainer ukrainian russische rus russian staatloos stateless pakistaanse pakistani indiase indian chinese chinees palestijnse palestinian ghanese ghanaian venezolaanse colombiaanse franse french britse british spaanse spanish italiaanse italian portugese portuguese'.split(
    ' ',
  ),
);

const moment = createMoment();
/** Dates before this are no incidents that anybody still looks into; half a column of them are birthdays. */
const LONG_AGO = Date.UTC(2008, 0, 1);

function birthDateShare(values: readonly string[]): number {
  let dates = 0;
  let early = 0;
  let earliest = Infinity;
  let latest = -Infinity;
  for (const value of values) {
    const bytes = encodeText(value);
    if (!parseMoment(bytes, 0, bytes.length, 'dmy', moment) && !parseMoment(bytes, 0, bytes.length, 'mdy', moment))
      continue;
    dates++;
    if (moment.ms < LONG_AGO) early++;
    earliest = Math.min(earliest, moment.ms);
    latest = Math.max(latest, moment.ms);
  }
  const years = (latest - earliest) / (365.25 * 86_400_000);
  return dates >= 10 && dates > values.length * 0.8 && years > 25 ? early / dates : 0;
}

const wordsIn = (value: string) => value.split(/\s+/).length;

function isFreeText(values: readonly string[]): boolean {
  const distinct = new Set(values).size;
  const words = values.reduce((sum, value) => sum + wordsIn(value), 0) / values.length;
  const sentences = values.filter((value) => wordsIn(value) >= 8).length;
  return values.length >= 5 && distinct > values.length * 0.5 && (words >= 6 || sentences > values.length * 0.4);
}

/** What was found in the values of a column. */
export interface ValueFinding {
  readonly privacyClass: PrivacyClass;
  /** Share of the filled values that it was seen in, 0–1. */
  readonly share: number;
}

/** Personal data among the values of a column (a sample of the filled ones), whatever its name says. */
export function privacyClassOfValues(values: readonly string[]): ValueFinding | null {
  if (values.length === 0) return null;
  const share = (test: (value: string) => boolean) => values.filter(test).length / values.length;
  const bsn = elevenTestShare(values);
  if (bsn > 0) return { privacyClass: 'bsn', share: bsn };
  const rules: readonly (readonly [PrivacyClass, number, (value: string) => boolean])[] = [
    ['email', 0.02, (value) => EMAIL.test(value)],
    ['iban', 0.02, isIban],
    ['phone', 0.2, (value) => value.length < 24 && PHONE.test(value)],
    ['number-plate', 0.2, (value) => PLATE.test(value.toUpperCase())],
    ['number-plate', 0.8, (value) => value.length === 6 && BARE_PLATE.test(value)],
    ['name', 0.4, (value) => INITIALS_AND_NAME.test(value) || NAME_AND_INITIALS.test(value)],
    ['nationality', 0.5, (value) => NATIONALITIES.has(normaliseWords(value))],
  ];
  for (const [privacyClass, least, test] of rules) {
    const found = share(test);
    if (found >= least) return { privacyClass, share: found };
  }
  const words = values.map(normaliseWords);
  if (words.every((word) => SEXES.has(word)) && words.some((word) => TELLING_SEXES.has(word)))
    return { privacyClass: 'sex', share: 1 };
  const birthDates = birthDateShare(values);
  if (birthDates >= 0.5) return { privacyClass: 'birth-date', share: birthDates };
  return isFreeText(values) ? { privacyClass: 'free-text', share: 1 } : null;
}

/** Share of the values that pass the 11-test when that is well above chance; 0 otherwise. */
function elevenTestShare(values: readonly string[]): number {
  let tested = 0;
  let passed = 0;
  for (const value of values) {
    if (!/^(\d{8,9}|\d{3}\.\d{3}\.\d{3}|\d{4}\.\d{2}\.\d{3})$/.test(value)) continue;
    tested++;
    if (passesElevenTest(Number(value.replace(/\./g, '')))) passed++;
  }
  return tested >= values.length * 0.2 && isWellAboveChance(passed, tested) ? passed / values.length : 0;
}
