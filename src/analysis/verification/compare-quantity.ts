import { isObject, numberOf, shown, type Json, type VerificationNote } from './reference-case.ts';
import { printedPrecision, type Tolerance } from './tolerance.ts';

export interface Comparison {
  readonly value: number | string;
  readonly expected: number | string;
  readonly difference: number;
  readonly tolerance: number;
  readonly pass: boolean;
  readonly note: VerificationNote | null;
}

/** A quantity that is compared in a way of its own, such as labels of clusters. */
export interface Comparer {
  /** The numbers behind it, where it has them. */
  readonly values?: ArrayLike<number>;
  compare(expected: Json, tolerance: Tolerance): Comparison;
}

/** What a method yields: numbers singly, in lists or in rows of a table; a word; or a way to compare. */
export type Quantity =
  number | string | boolean | ArrayLike<number> | readonly string[] | readonly ArrayLike<number>[] | Comparer;

/** Some sixteen steps of a double: where a tolerance asks for more digits than a number has. */
const ROUNDING = 16 * Number.EPSILON;

/** Compares one number; `printed` allows for published values that were rounded. */
export function compareNumber(value: number, expected: number, tolerance: Tolerance, printed: boolean): Comparison {
  if (tolerance.band) {
    const [low, high] = tolerance.band;
    const difference = Math.max(0, low - value, value - high);
    return { value, expected: `${low} … ${high}`, difference, tolerance: 0, pass: difference === 0, note: 'band' };
  }
  const same = value === expected || (Number.isNaN(value) && Number.isNaN(expected));
  const difference = same ? 0 : Math.abs(value - expected);
  const allowed = tolerance.absolute + tolerance.relative * Math.abs(expected);
  const result = { value, expected, difference, tolerance: allowed, note: null };
  if (difference <= allowed) return { ...result, pass: true };
  const rounding = ROUNDING * Math.abs(expected);
  if (difference <= rounding) return { ...result, tolerance: rounding, pass: true, note: 'floatingPoint' };
  const precision = printedPrecision(expected);
  if ((printed || tolerance.asPrinted) && difference <= precision * (1 + 1e-9)) {
    return { ...result, tolerance: precision, pass: true, note: 'asPrinted' };
  }
  return { ...result, pass: false };
}

/** Compares a quantity with what was published, whatever their shapes; a list against its worst member. */
export function compareQuantity(
  quantity: Quantity,
  expected: Json,
  tolerance: Tolerance,
  printed: boolean,
): Comparison {
  if (isComparer(quantity)) return quantity.compare(expected, tolerance);
  if (typeof quantity === 'string' || typeof quantity === 'boolean') return compareText(String(quantity), expected);
  if (typeof quantity === 'number') return compareScalar(quantity, expected, tolerance, printed);
  if (isIndexed(expected)) return compareIndexed(quantity, expected, tolerance, printed);
  const wanted = flatten(expected);
  const computed = flattenQuantity(quantity);
  if (tolerance.band) return worstOf(computed.map((value) => compareNumber(Number(value), NaN, tolerance, printed)));
  // A single number against a list: the list's first member is the statistic (spdep's statistic, expectation, variance).
  const values = wanted.length === 1 && !Array.isArray(expected) ? computed.slice(0, 1) : computed;
  if (values.length !== wanted.length) return lengthsDiffer(values.length, wanted.length);
  return worstOf(
    values.map((value, i) => {
      const target = wanted[i]!;
      return typeof value === 'string'
        ? compareText(value, target)
        : compareNumber(value, numberOf(target, `expected[${i}]`), tolerance, printed);
    }),
  );
}

/** Every member of a quantity against a band of its own. */
export function compareWithBands(quantity: Quantity, expected: Json): Comparison {
  const values = valuesOf(quantity);
  const ends = flatten(expected).map((end) => numberOf(end, 'band'));
  if (ends.length !== 2 * values.length) return lengthsDiffer(values.length, ends.length / 2);
  return worstOf(
    values.map((value, i) => {
      const band = [ends[2 * i]!, ends[2 * i + 1]!] as const;
      return compareNumber(value, NaN, { absolute: 0, relative: 0, band, asPrinted: false }, false);
    }),
  );
}

function valuesOf(quantity: Quantity): readonly number[] {
  if (typeof quantity === 'number') return [quantity];
  if (typeof quantity !== 'object') return [];
  if (isComparer(quantity)) return Array.from(quantity.values ?? []);
  return flattenQuantity(quantity).map(Number);
}

function isComparer(quantity: Quantity): quantity is Comparer {
  return typeof quantity === 'object' && 'compare' in quantity;
}

function compareScalar(value: number, expected: Json, tolerance: Tolerance, printed: boolean): Comparison {
  if (typeof expected === 'boolean') return compareText(String(value !== 0), expected);
  const wanted = flatten(expected);
  if (tolerance.band) return compareNumber(value, NaN, tolerance, printed);
  if (wanted.length !== 1) return lengthsDiffer(1, wanted.length);
  return compareNumber(value, numberOf(wanted[0], 'expected'), tolerance, printed);
}

/** {"32": 0.25, …}: members of a list by their index. */
export function isIndexed(expected: Json): expected is { readonly [key: string]: Json } {
  return (
    isObject(expected) && Object.keys(expected).length > 0 && Object.keys(expected).every((key) => /^\d+$/.test(key))
  );
}

function compareIndexed(
  quantity: Exclude<Quantity, number | string | boolean | Comparer>,
  expected: { readonly [key: string]: Json },
  tolerance: Tolerance,
  printed: boolean,
): Comparison {
  const values = flattenQuantity(quantity);
  return worstOf(
    Object.entries(expected).map(([index, target]) => {
      const value = values[Number(index)];
      if (value === undefined) return lengthsDiffer(values.length, Number(index) + 1);
      return typeof value === 'string'
        ? compareText(value, target)
        : compareNumber(value, numberOf(target, `expected.${index}`), tolerance, printed);
    }),
  );
}

export function compareText(value: string, expected: Json): Comparison {
  const pass = simplified(value) === simplified(shown(expected));
  return { value, expected: shown(expected), difference: pass ? 0 : 1, tolerance: 0, pass, note: null };
}

const simplified = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function lengthsDiffer(own: number, theirs: number): Comparison {
  const note = null;
  return {
    value: `${own} values`,
    expected: `${theirs} values`,
    difference: Infinity,
    tolerance: 0,
    pass: false,
    note,
  };
}

/** The comparison that fails, or comes nearest to failing. */
export function worstOf(comparisons: readonly Comparison[]): Comparison {
  const first = comparisons[0];
  if (!first) return { value: '0 values', expected: '0 values', difference: 0, tolerance: 0, pass: true, note: null };
  return comparisons.reduce((worst, candidate) => (isWorse(candidate, worst) ? candidate : worst), first);
}

/** Of two that are equally near, the one with the larger number tells more. */
function isWorse(candidate: Comparison, worst: Comparison): boolean {
  const difference = strain(candidate) - strain(worst);
  return (
    difference > 0 || (difference === 0 && Math.abs(Number(candidate.expected)) > Math.abs(Number(worst.expected)))
  );
}

/** How far a comparison is from passing with ease; failures above 2. */
export function strain({
  difference,
  tolerance,
  pass,
}: Pick<Comparison, 'difference' | 'tolerance'> & { pass: boolean | null }): number {
  const used = Number.isNaN(difference)
    ? Infinity
    : tolerance > 0
      ? difference / tolerance
      : difference > 0
        ? Infinity
        : 0;
  return pass === false ? 2 + used : Math.min(used, 1.5);
}

function flatten(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]).flatMap(flatten) : [value];
}

function flattenQuantity(
  quantity: Exclude<Quantity, number | string | boolean | Comparer>,
): readonly (number | string)[] {
  return Array.from(quantity as ArrayLike<number | string | ArrayLike<number>>).flatMap((member) =>
    typeof member === 'object' ? Array.from(member) : member,
  );
}
