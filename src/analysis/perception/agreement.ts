import { poissonInterval } from '../rates/poisson-interval.ts';
import type { Interval } from './experienced.ts';

/** Against the places together: clearly lower, clearly higher, or not to be told from them. */
export type Level = 'low' | 'middle' | 'high';

export interface PlaceReading {
  /** Registered near the place in the period; whole. */
  readonly registered: number;
  /** How safe it feels, higher is safer; null where too few answered. */
  readonly experienced: Interval | null;
}

export interface PlaceAgreement {
  readonly registered: { readonly interval: Interval; readonly level: Level };
  /** Null where too few answered: the place stands in no cell of the matrix. */
  readonly experienced: { readonly interval: Interval; readonly level: Level } | null;
  /** 'busyButSafe': clearly much registered and clearly safe. 'quietButUnsafe': clearly few and clearly unsafe. */
  readonly mismatch: 'busyButSafe' | 'quietButUnsafe' | null;
}

export interface Agreement {
  readonly places: readonly PlaceAgreement[];
  /** Middle of the places, against which each is called low or high. */
  readonly registeredMiddle: number;
  readonly experiencedMiddle: number;
  /** Number of places by registered level, then by experienced level. */
  readonly matrix: Readonly<Record<Level, Readonly<Record<Level, number>>>>;
  /** Places in no cell: too few answers. */
  readonly blank: number;
}

export const LEVELS: readonly Level[] = ['low', 'middle', 'high'];

/**
 * Registered beside experienced, place by place, never added up to one score. A place is low or high only when its whole
 * interval (exact Poisson; Student for the answers) lies on one side of the median of the places, so a small sample
 * stands in the middle; with too few answers it stands nowhere.
 */
export function compareWithExperience(readings: readonly PlaceReading[]): Agreement {
  const registeredMiddle = median(readings.map(({ registered }) => registered));
  const experiencedMiddle = median(readings.flatMap(({ experienced }) => (experienced ? [experienced.value] : [])));
  const matrix = emptyMatrix();
  const places = readings.map(({ registered, experienced }): PlaceAgreement => {
    const { rate, low, high } = poissonInterval(registered);
    const count = { interval: { value: rate, low, high }, level: levelOf({ low, high }, registeredMiddle) };
    if (!experienced) return { registered: count, experienced: null, mismatch: null };
    const feeling = { interval: experienced, level: levelOf(experienced, experiencedMiddle) };
    matrix[count.level][feeling.level]++;
    const mismatch =
      count.level === 'high' && feeling.level === 'high'
        ? 'busyButSafe'
        : count.level === 'low' && feeling.level === 'low'
          ? 'quietButUnsafe'
          : null;
    return { registered: count, experienced: feeling, mismatch };
  });
  const blank = places.filter(({ experienced }) => experienced === null).length;
  return { places, registeredMiddle, experiencedMiddle, matrix, blank };
}

function levelOf({ low, high }: Pick<Interval, 'low' | 'high'>, middle: number): Level {
  if (high < middle) return 'low';
  return low > middle ? 'high' : 'middle';
}

function median(values: readonly number[]): number {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

const emptyMatrix = (): Record<Level, Record<Level, number>> => ({
  low: { low: 0, middle: 0, high: 0 },
  middle: { low: 0, middle: 0, high: 0 },
  high: { low: 0, middle: 0, high: 0 },
});
