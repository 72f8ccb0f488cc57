const DAY = 86_400_000;

export interface TimeBin {
  /** Civil epoch ms, half-open [from, to). */
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

export type BinUnit = 'day' | 'week' | 'month';

/** The widest unit that still gives bars of at least `minimumPixels`, so that a bar can be seen and hit. */
export function chooseBinUnit(days: number, widthPixels: number, minimumPixels = 3): BinUnit {
  if (widthPixels / Math.max(days, 1) >= minimumPixels) return 'day';
  if (widthPixels / Math.max(days / 7, 1) >= minimumPixels) return 'week';
  return 'month';
}

/** Start of the day, ISO week (Monday) or month in which a civil time lies. */
export function floorToUnit(civilMs: number, unit: BinUnit): number {
  const day = Math.floor(civilMs / DAY) * DAY;
  if (unit === 'day') return day;
  if (unit === 'week') return day - ((new Date(day).getUTCDay() + 6) % 7) * DAY;
  const date = new Date(day);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/** Start of the next day, week or month. */
export function nextOfUnit(start: number, unit: BinUnit): number {
  if (unit === 'day') return start + DAY;
  if (unit === 'week') return start + 7 * DAY;
  const date = new Date(start);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

/** Sums counts per day into bins of `unit`; the first and last bin are cut at the data's ends. */
export function binDays(days: ArrayLike<number>, firstDay: number, unit: BinUnit): TimeBin[] {
  const bins: TimeBin[] = [];
  const end = firstDay + days.length * DAY;
  for (let start = floorToUnit(firstDay, unit); start < end;) {
    const next = nextOfUnit(start, unit);
    const from = Math.max(start, firstDay);
    const to = Math.min(next, end);
    let value = 0;
    for (let day = (from - firstDay) / DAY; day < (to - firstDay) / DAY; day++) value += days[day]!;
    bins.push({ from, to, value });
    start = next;
  }
  return bins;
}

/** Counts per month as bins, the first and last cut at the ends of the axis. */
export function binMonths(values: ArrayLike<number>, firstMonth: number, from: number, to: number): TimeBin[] {
  const bins: TimeBin[] = [];
  for (let i = 0, start = firstMonth; i < values.length; i++, start = nextOfUnit(start, 'month')) {
    const bin = { from: Math.max(start, from), to: Math.min(nextOfUnit(start, 'month'), to), value: values[i]! };
    if (bin.from < bin.to) bins.push(bin);
  }
  return bins;
}

export interface TimeTick {
  readonly at: number;
  readonly kind: 'year' | 'month';
}

/** Ticks at months or, when those would stand closer than `minimumPixels`, at quarters or years. */
export function timeTicks(from: number, to: number, widthPixels: number, minimumPixels = 44): TimeTick[] {
  const months = Math.max(1, (to - from) / (30.4 * DAY));
  const step = [1, 2, 3, 6, 12, 24, 60].find((every) => (widthPixels / months) * every >= minimumPixels) ?? 120;
  const ticks: TimeTick[] = [];
  const first = new Date(from);
  for (let month = first.getUTCMonth() - (first.getUTCMonth() % Math.min(step, 12)); ; month += step) {
    const at = Date.UTC(first.getUTCFullYear(), month, 1);
    if (at >= to) return ticks;
    if (at >= from) ticks.push({ at, kind: new Date(at).getUTCMonth() === 0 ? 'year' : 'month' });
  }
}
