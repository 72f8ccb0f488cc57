import { MethodInputError } from '../method-record.ts';

/**
 * Bands of distance or time, told by their borders. '[a,b)' holds its lower border and not its upper; '(a,b]' the other
 * way round, with the first band holding both. The last border may be Infinity.
 */
export interface Bands {
  readonly breaks: readonly number[];
  readonly interval: '[a,b)' | '(a,b]';
}

/** Throws `method.error.breaks` unless the borders are at least two, ascending, and not negative. */
export function checkBands({ breaks }: Bands): void {
  const ascending = breaks.every((b, k) => b >= 0 && (k === 0 || b > breaks[k - 1]!));
  if (breaks.length < 2 || !ascending || !Number.isFinite(breaks[0])) {
    throw new MethodInputError('method.error.breaks', { breaks: breaks.join(' ') });
  }
}

/** Number of bands. */
export function bandCount({ breaks }: Bands): number {
  return breaks.length - 1;
}

/** Band that holds a value: −1 below the first border, the number of bands above the last. */
export function bandOf({ breaks, interval }: Bands, value: number): number {
  const last = breaks.length - 1;
  if (interval === '[a,b)') {
    let band = -1;
    while (band < last && value >= breaks[band + 1]!) band++;
    return value === Infinity && breaks[last] === Infinity ? last - 1 : band;
  }
  if (value < breaks[0]!) return -1;
  let band = 0;
  while (band < last && value > breaks[band + 1]!) band++;
  return band;
}

/** The largest finite border. */
export function widestBreak({ breaks }: Bands): number {
  const last = breaks[breaks.length - 1]!;
  return Number.isFinite(last) ? last : breaks[breaks.length - 2]!;
}

/** Whether the last band has no upper end. */
export function isOpenEnded({ breaks }: Bands): boolean {
  return breaks[breaks.length - 1] === Infinity;
}

/** What a band holds, for a label. */
export interface BandLabel {
  readonly from: number;
  readonly to: number;
  readonly fromIncluded: boolean;
  readonly toIncluded: boolean;
  /**
   * For quantities in whole units: the first and the last value inside. The band [0, 1) of days is 0 … 0, the same day;
   * never "0 to 1 days". `last` is Infinity for an open band.
   */
  readonly firstWhole: number;
  readonly lastWhole: number;
}

/** Labels of all bands. */
export function bandLabels(bands: Bands): readonly BandLabel[] {
  return bands.breaks.slice(1).map((to, index) => {
    const from = bands.breaks[index]!;
    const closedBelow = bands.interval === '[a,b)' || index === 0;
    const closedAbove = bands.interval === '(a,b]';
    return {
      from,
      to,
      fromIncluded: closedBelow,
      toIncluded: closedAbove && to !== Infinity,
      firstWhole: closedBelow ? Math.ceil(from) : Math.floor(from) + 1,
      lastWhole: to === Infinity ? Infinity : closedAbove ? Math.floor(to) : Math.ceil(to) - 1,
    };
  });
}
