import { DAY_MS } from '../../domain/incident/incident-filter.ts';
import { rateChange, type RateChangeResult } from './rate-change.ts';

export interface Period {
  /** Civil epoch ms, half-open. */
  readonly from: number;
  readonly to: number;
}

export interface PeriodComparison {
  readonly kind: 'before' | 'yearAgo';
  readonly now: Period;
  readonly then: Period;
  /** Null when the data do not reach back far enough. */
  readonly change: RateChangeResult | null;
}

export const COMPARED_WEEKS = 12;
/** A year in whole weeks, so that both periods hold the same weekdays. */
const YEAR_WEEKS = 52;

/**
 * The last twelve whole weeks (Monday to Sunday) against the twelve before and against the same weeks a year earlier.
 * `days`: counts per day from `firstDay` (civil midnight) on; days from `completeUntil` on are not yet complete and take
 * no part. Counts may be fractional (time windows spread); the tests round them. Null when there are not twelve weeks.
 */
export function compareRecentWeeks(
  days: ArrayLike<number>,
  firstDay: number,
  completeUntil: number,
): readonly PeriodComparison[] | null {
  const end = Math.min(firstDay + days.length * DAY_MS, completeUntil);
  const to = end - ((new Date(end).getUTCDay() + 6) % 7) * DAY_MS;
  const length = COMPARED_WEEKS * 7 * DAY_MS;
  const now: Period = { from: to - length, to };
  if (now.from < firstDay) return null;
  const sum = ({ from, to: until }: Period) => {
    let total = 0;
    for (let day = (from - firstDay) / DAY_MS; day < (until - firstDay) / DAY_MS; day++) total += days[day]!;
    return Math.round(total);
  };
  const compare = (kind: PeriodComparison['kind'], back: number): PeriodComparison => {
    const then = { from: now.from - back, to: now.to - back };
    return { kind, now, then, change: then.from < firstDay ? null : rateChange(sum(then), sum(now)) };
  };
  return [compare('before', length), compare('yearAgo', YEAR_WEEKS * 7 * DAY_MS)];
}

/** A change that chance alone can explain at the given level. */
export const isIndistinguishable = ({ p }: RateChangeResult, level = 0.05): boolean => p >= level;

export interface MonthPicture {
  /** 0–11. */
  readonly month: number;
  /** Mean count per day in that month of the year, over the years in the data; null when no whole month of it is there. */
  readonly perDay: number | null;
  readonly years: number;
}

/** The season: mean per day by month of the year, whole months only. */
export function monthsOfYear(
  days: ArrayLike<number>,
  firstDay: number,
  completeUntil: number,
): readonly MonthPicture[] {
  const end = Math.min(firstDay + days.length * DAY_MS, completeUntil);
  const pictures = Array.from({ length: 12 }, (_, month) => ({ month, incidents: 0, days: 0, years: 0 }));
  const first = new Date(firstDay);
  for (let i = 0; ; i++) {
    const from = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i, 1);
    const to = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i + 1, 1);
    if (to > end) break;
    if (from < firstDay) continue;
    const picture = pictures[new Date(from).getUTCMonth()]!;
    for (let day = (from - firstDay) / DAY_MS; day < (to - firstDay) / DAY_MS; day++) picture.incidents += days[day]!;
    picture.days += (to - from) / DAY_MS;
    picture.years++;
  }
  return pictures.map(({ month, incidents, days: n, years }) => ({
    month,
    perDay: n > 0 ? incidents / n : null,
    years,
  }));
}

export interface SpecialDays {
  readonly days: number;
  readonly incidents: number;
  /** Rate on the special days against the same weekdays otherwise. */
  readonly change: RateChangeResult;
}

/** Counts on special days (civil midnights) against the other days of the same weekdays. Null without such days. */
export function compareSpecialDays(
  days: ArrayLike<number>,
  firstDay: number,
  completeUntil: number,
  special: ReadonlySet<number>,
): SpecialDays | null {
  const count = Math.min(days.length, Math.floor((completeUntil - firstDay) / DAY_MS));
  const byWeekday = Array.from({ length: 7 }, () => ({ usual: 0, usualDays: 0, specialDays: 0 }));
  let incidents = 0;
  for (let i = 0; i < count; i++) {
    const at = firstDay + i * DAY_MS;
    const weekday = byWeekday[new Date(at).getUTCDay()]!;
    if (special.has(at)) {
      incidents += days[i]!;
      weekday.specialDays++;
    } else {
      weekday.usual += days[i]!;
      weekday.usualDays++;
    }
  }
  const matched = byWeekday.filter((one) => one.specialDays > 0 && one.usualDays > 0);
  const specialDays = matched.reduce((sum, one) => sum + one.specialDays, 0);
  const usual = matched.reduce((sum, one) => sum + one.usual, 0);
  // What the same mix of weekdays usually has: the exposure is set so that the usual rate is that of the mix.
  const expected = matched.reduce((sum, one) => sum + (one.specialDays * one.usual) / one.usualDays, 0);
  if (specialDays === 0 || expected === 0) return null;
  const change = rateChange(Math.round(usual), Math.round(incidents), {
    exposureBefore: (usual * specialDays) / expected,
    exposureAfter: specialDays,
  });
  return { days: specialDays, incidents, change };
}
