/**
 * Published worked examples and what the check of a method against one of them yields. The layout of the files is
 * `{id, method, title, sources, notes, cases: [{name, input, expected}]}`; everything inside `input` and `expected`
 * differs per method and is read with care: a field may be absent, and a file may be malformed.
 */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export interface ReferenceCase {
  readonly name: string;
  readonly input: JsonObject;
  readonly expected: JsonObject;
}

export interface ReferenceFile {
  readonly id: string;
  readonly method: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly cases: readonly Json[];
}

/** One quantity of a case: what came out, what was published, and whether they agree. */
export interface VerificationRow {
  /** Path in `expected`, e.g. "published.global_G". */
  readonly quantity: string;
  /** Of a list of numbers, the member that differs most. */
  readonly value: number | string;
  readonly expected: number | string;
  /** Absolute difference; for texts and labels the number of members that differ. */
  readonly difference: number;
  readonly tolerance: number;
  /** Null for a published value that is known to be wrong: shown, not tested. */
  readonly pass: boolean | null;
  readonly note: VerificationNote | null;
}

/** Why a row was compared in a way of its own; part of a message key. */
export type VerificationNote =
  | 'knownWrong'
  | 'asPrinted'
  | 'floatingPoint'
  | 'monteCarlo'
  | 'sumOfRounded'
  | 'upToRelabelling'
  | 'expectedAtLeastTen'
  | 'noGrid'
  | 'band';

export type CaseStatus = 'passed' | 'failed' | 'skipped';

export interface CaseReport {
  readonly name: string;
  /** Ids of the methods that ran. */
  readonly methods: readonly string[];
  readonly status: CaseStatus;
  readonly rows: readonly VerificationRow[];
  /** Row with the largest difference relative to its tolerance. */
  readonly worst: VerificationRow | null;
  /** Quantities of the case that no method of ours yields: not compared, and said so. */
  readonly notCompared: readonly string[];
  /** Why the case failed without rows, or was skipped. */
  readonly reason: string | null;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A case that does not have the layout, with what is wrong in English: the message of a failure line. */
export class MalformedCaseError extends Error {}

/** A number, also written as text: "Infinity", "1e-3". NaN for null (missing). Otherwise `MalformedCaseError`. */
export function numberOf(value: Json | undefined, name: string): number {
  if (typeof value === 'number') return value;
  if (value === null) return NaN;
  if (typeof value === 'string') {
    const text = value
      .trim()
      .toLowerCase()
      .replace(/^([+-]?)inf$/, '$1infinity');
    if (/^(na|nan)$/.test(text)) return NaN;
    const number = Number(text.replace('infinity', 'Infinity'));
    if (text !== '' && !Number.isNaN(number)) return number;
  }
  throw new MalformedCaseError(`${name}: a number was wanted, found ${JSON.stringify(value)?.slice(0, 60)}`);
}

/** A list of numbers; missing ones are NaN. */
export function numbersOf(value: Json | undefined, name: string): Float64Array {
  if (!Array.isArray(value)) throw new MalformedCaseError(`${name}: a list of numbers was wanted`);
  return Float64Array.from(value as readonly Json[], (member, i) => numberOf(member, `${name}[${i}]`));
}

/** The first of several names that the input has. */
export function pick(input: JsonObject, ...names: readonly string[]): Json | undefined {
  for (const name of names) if (input[name] !== undefined && input[name] !== null) return input[name];
  return undefined;
}

export function optionalNumber(input: JsonObject, fallback: number, ...names: readonly string[]): number {
  const value = pick(input, ...names);
  return value === undefined ? fallback : numberOf(value, names[0]!);
}

export function requiredNumber(input: JsonObject, ...names: readonly string[]): number {
  const value = pick(input, ...names);
  if (value === undefined) throw new MalformedCaseError(`input.${names.join('|')} is missing`);
  return numberOf(value, names[0]!);
}

export function requiredNumbers(input: JsonObject, ...names: readonly string[]): Float64Array {
  const value = pick(input, ...names);
  if (value === undefined) throw new MalformedCaseError(`input.${names.join('|')} is missing`);
  return numbersOf(value, names[0]!);
}

/** The words in the named fields of an input, joined; "" where there are none. */
export function textOf(input: JsonObject, ...names: readonly string[]): string {
  return names.map((name) => (typeof input[name] === 'string' ? input[name] : '')).join(' ');
}

/** A value in one line, for a message or a comparison of words. */
export function shown(value: Json | undefined): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

export interface PointLists {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const POINT_LISTS = ['points', 'coords', 'coordinates', 'xy', 'events', 's_coords', 'locations'];

/** The points of an input, as pairs or as two lists; null when it has none. */
export function pointsOf(input: JsonObject): PointLists | null {
  const pairs = pick(input, ...POINT_LISTS);
  if (Array.isArray(pairs)) {
    const rows = (pairs as readonly Json[]).map((pair, i) => numbersOf(pair, `points[${i}]`));
    if (rows.some((row) => row.length < 2)) throw new MalformedCaseError('points: pairs were wanted');
    return { x: Float64Array.from(rows, (row) => row[0]!), y: Float64Array.from(rows, (row) => row[1]!) };
  }
  const x = pick(input, 'x', 'X', 'easting');
  const y = pick(input, 'y', 'Y', 'northing');
  if (!Array.isArray(x) || !Array.isArray(y)) return null;
  if (x.length !== y.length) throw new MalformedCaseError(`x and y have ${x.length} and ${y.length} members`);
  return { x: numbersOf(x, 'x'), y: numbersOf(y, 'y') };
}

/**
 * The input of a case with the points of the case it names in `same_points_as` (its number, or its name): every list
 * that runs along with those points and that the case does not have itself.
 */
export function withSharedPoints(input: JsonObject, cases: readonly Json[], seen: readonly Json[] = []): JsonObject {
  const reference = input.same_points_as;
  if (reference === undefined || reference === null) return input;
  if (seen.includes(reference)) throw new MalformedCaseError('same_points_as runs in a circle');
  const other = cases.find(
    (candidate, index) => index === reference || (isObject(candidate) && candidate.name === reference),
  );
  if (!isObject(other) || !isObject(other.input)) {
    throw new MalformedCaseError(`same_points_as: there is no case ${JSON.stringify(reference)}`);
  }
  const source = withSharedPoints(other.input, cases, [...seen, reference]);
  const pointCount = Math.max(0, ...[...POINT_LISTS, 'x', 'lonlat'].map((key) => lengthOf(source[key])));
  const shared = Object.entries(source).filter(([, value]) => pointCount > 0 && lengthOf(value) === pointCount);
  return { ...Object.fromEntries(shared), ...input };
}

function lengthOf(value: Json | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}
