import { isObject, type Json, type JsonObject } from './reference-case.ts';

/** How near a number must come. */
export interface Tolerance {
  readonly absolute: number;
  /** Share of the expected value that may be added. */
  readonly relative: number;
  /** The value must lie in this band instead (permutation p-values). */
  readonly band: readonly [number, number] | null;
  /** No tolerance is given: as near as the printed digits tell. */
  readonly asPrinted: boolean;
}

export const NO_TOLERANCE_GIVEN: Tolerance = { absolute: 1e-9, relative: 0, band: null, asPrinted: true };

const NUMBER = /[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;

/**
 * Reads a tolerance: a number (absolute), a band [low, high], an object, or words such as "within 15 %", "± 0.02",
 * "between 0.01 and 0.05", "exact". Null when it cannot be read.
 */
export function readTolerance(value: Json | undefined): Tolerance | null {
  if (typeof value === 'number') return { absolute: value, relative: 0, band: null, asPrinted: false };
  const band = readBand(value);
  if (band) return { absolute: 0, relative: 0, band, asPrinted: false };
  if (isObject(value)) {
    const absolute = value.absolute ?? value.abs ?? value.atol;
    const relative = value.relative ?? value.rel ?? value.rtol;
    if (typeof absolute !== 'number' && typeof relative !== 'number') return null;
    return {
      absolute: typeof absolute === 'number' ? absolute : 0,
      relative: typeof relative === 'number' ? relative : 0,
      band: null,
      asPrinted: false,
    };
  }
  if (typeof value !== 'string') return null;
  const numbers = (value.match(NUMBER) ?? []).map(Number);
  if (/between|range|band/i.test(value) && numbers.length >= 2) {
    return { absolute: 0, relative: 0, band: [numbers[0]!, numbers[1]!], asPrinted: false };
  }
  if (/%|percent/i.test(value) && numbers.length > 0) {
    return { absolute: 0, relative: Math.abs(numbers[0]!) / 100, band: null, asPrinted: false };
  }
  if (/exact|equal/i.test(value)) return { absolute: 0, relative: 0, band: null, asPrinted: false };
  if (numbers.length > 0) {
    const size = Math.abs(numbers[0]!);
    return /relative/i.test(value)
      ? { absolute: 0, relative: size, band: null, asPrinted: false }
      : { absolute: size, relative: 0, band: null, asPrinted: false };
  }
  return null;
}

/** A band as [low, high], or as an object with low/high, min/max, from/to, lower/upper, band, range or between. */
export function readBand(value: Json | undefined): readonly [number, number] | null {
  if (Array.isArray(value)) {
    const [low, high] = value as readonly Json[];
    return value.length === 2 && typeof low === 'number' && typeof high === 'number' && low <= high
      ? [low, high]
      : null;
  }
  if (!isObject(value)) return null;
  for (const key of ['band', 'range', 'between']) if (value[key] !== undefined) return readBand(value[key]);
  for (const [from, to] of BAND_ENDS) {
    const low = value[from];
    const high = value[to];
    if (typeof low === 'number' && typeof high === 'number') return [low, high];
  }
  return null;
}

const BAND_ENDS = [
  ['low', 'high'],
  ['min', 'max'],
  ['from', 'to'],
  ['lower', 'upper'],
] as const;

/**
 * The tolerance for a quantity: the nearest `tolerance` on the way to it; where that is an object with a member for the
 * quantity (its key, or a word of its key), that member.
 */
export function toleranceFor(key: string, enclosing: readonly JsonObject[]): Tolerance {
  for (const object of [...enclosing].reverse()) {
    for (const given of [object[`${key}_tolerance`], object[`tolerance_${key}`], object.tolerance, object.tol]) {
      if (given === undefined) continue;
      const member = isObject(given) ? memberFor(given, key) : given;
      const read = readTolerance(member);
      if (read) return read;
    }
  }
  return NO_TOLERANCE_GIVEN;
}

function memberFor(tolerances: JsonObject, key: string): Json | undefined {
  if (tolerances[key] !== undefined) return tolerances[key];
  const words = key.toLowerCase().split(/[^a-z0-9]+/);
  const named = Object.keys(tolerances).find((name) => words.includes(name.toLowerCase()));
  if (named) return tolerances[named];
  return tolerances.default ?? tolerances.other ?? (readTolerance(tolerances) ? tolerances : undefined);
}

/** Half a unit of the last digit in which a number is written. */
export function printedPrecision(value: number): number {
  const [mantissa, exponent] = String(Math.abs(value)).split('e');
  const decimals = mantissa!.split('.')[1]?.length ?? 0;
  return 0.5 * 10 ** ((exponent ? Number(exponent) : 0) - decimals);
}
