import { DAY_MS, HOUR_MS } from '../../domain/incident/incident-filter.ts';
import { TimePrecision } from '../../domain/incident/incident-table.ts';
import { civilMidnight, startOfNextMonth } from '../cells/civil-days.ts';
import type { ZoneClock } from '../cells/time-zone.ts';
import { Cell, type ClockSink, type MomentSink, type WholeSink } from './cell-sinks.ts';
import type { ImportRecipe } from './recipe.ts';

/** The columns that say when. */
export interface TimeSinks {
  readonly start: MomentSink | null;
  readonly startTime: ClockSink | null;
  readonly end: MomentSink | null;
  readonly endTime: ClockSink | null;
  readonly year: WholeSink | null;
  readonly month: WholeSink | null;
  readonly day: WholeSink | null;
  readonly hour: WholeSink | null;
  readonly minute: WholeSink | null;
}

export type TimeFault = 'unreadableTime' | 'endBeforeStart';

/**
 * The time window of the present row. Reused from row to row; `read` fills the fields.
 */
export class RowTime {
  /** Wall clock as epoch ms; NaN when the row has no time. */
  start = NaN;
  end = NaN;
  offsetMinutes = 0;
  precision: number = TimePrecision.none;
  /** Role of the column that the fault lies in. */
  faultRole: keyof TimeSinks = 'start';
  /** Rows whose hour the clock skipped, and whose hour came twice. */
  skippedHours = 0;
  repeatedHours = 0;
  /** Rows that had an end and no start. */
  withoutStart = 0;
  private readonly sinks: TimeSinks;
  private readonly present: readonly (readonly [role: keyof TimeSinks, sink: { readonly state: number }])[];
  private readonly zone: ZoneClock;
  private readonly wholeMonths: boolean;

  constructor(sinks: TimeSinks, zone: ZoneClock, time: ImportRecipe['time']) {
    this.sinks = sinks;
    this.present = (Object.keys(sinks) as (keyof TimeSinks)[]).flatMap((role) => {
      const sink = sinks[role];
      return sink ? [[role, sink] as const] : [];
    });
    this.zone = zone;
    this.wholeMonths = time?.wholeMonths ?? false;
  }

  /** Puts the cells of the row together; returns what is wrong, or null. */
  read(): TimeFault | null {
    this.start = this.end = NaN;
    this.offsetMinutes = 0;
    this.precision = TimePrecision.none;
    if (this.findUnreadable()) return 'unreadableTime';
    if (this.sinks.start) this.readStart();
    else if (this.sinks.year && !this.readParts()) return 'unreadableTime';
    const closed = this.readEnd();
    if (closed) return closed;
    if (this.precision !== TimePrecision.none) this.applyZone();
    return null;
  }

  private findUnreadable(): boolean {
    for (let k = 0; k < this.present.length; k++) {
      const [role, sink] = this.present[k]!;
      if (sink.state !== Cell.unreadable) continue;
      this.faultRole = role;
      return true;
    }
    return false;
  }

  private readStart(): void {
    const { start, startTime } = this.sinks;
    if (start?.state !== Cell.read) return;
    this.start = start.ms;
    this.precision = start.precision;
    if (startTime && start.precision !== TimePrecision.month) {
      const midnight = Math.floor(start.ms / DAY_MS) * DAY_MS;
      // An export that types its dates as date and time fills the time with 00:00 when that has its own column.
      this.start = startTime.state === Cell.read ? midnight + startTime.ms : start.ms;
      this.precision =
        startTime.state === Cell.read
          ? TimePrecision.minute
          : this.start === midnight
            ? TimePrecision.day
            : start.precision;
    }
    if (this.wholeMonths && this.precision === TimePrecision.day && new Date(this.start).getUTCDate() === 1) {
      this.precision = TimePrecision.month;
    }
  }

  /** Year, month, day, hour and minute in columns of their own; what misses at the end makes the window wider. False = no date. */
  private readParts(): boolean {
    const { year, month, day, hour, minute } = this.sinks;
    if (year?.state !== Cell.read || month?.state !== Cell.read) return true;
    const hasDay = day?.state === Cell.read;
    const midnight = civilMidnight(year.value, month.value, hasDay ? day.value : 1);
    if (Number.isNaN(midnight)) {
      this.faultRole = hasDay ? 'day' : 'month';
      return false;
    }
    this.start = midnight;
    this.precision = hasDay ? TimePrecision.day : TimePrecision.month;
    if (!hasDay || hour?.state !== Cell.read) return true;
    const minutes = minute?.state === Cell.read ? minute.value : -1;
    if (hour.value > 23 || minutes > 59) {
      this.faultRole = minutes > 59 ? 'minute' : 'hour';
      return false;
    }
    this.start = midnight + hour.value * HOUR_MS + Math.max(0, minutes) * 60_000;
    this.precision = minutes < 0 ? TimePrecision.interval : TimePrecision.minute;
    if (minutes < 0) this.end = this.start + HOUR_MS;
    return true;
  }

  /** Closes the window: by its end when there is one, else by the precision of its start. */
  private readEnd(): TimeFault | null {
    const { end, endTime } = this.sinks;
    const hasDate = end?.state === Cell.read;
    const hasClock = endTime?.state === Cell.read;
    if (this.precision === TimePrecision.none) {
      if (hasDate) this.readOnlyEnd(end.ms);
      return null;
    }
    if (!hasDate && !(hasClock && this.precision === TimePrecision.minute)) {
      if (this.precision !== TimePrecision.interval) this.end = endOf(this.start, this.precision);
      return null;
    }
    const isWholeDay =
      hasDate && !hasClock && (end.precision === TimePrecision.day || (endTime !== null && end.ms % DAY_MS === 0));
    const day = Math.floor((hasDate ? end.ms : this.start) / DAY_MS) * DAY_MS;
    let to = hasClock ? day + endTime.ms : hasDate ? end.ms : NaN;
    // Only a time, and before the start: past midnight.
    if (!hasDate && to < this.start) to += DAY_MS;
    if (hasDate && end.precision === TimePrecision.month) to = startOfNextMonth(end.ms);
    // An end at 00:00 of the day on which it started is a day whose time is not known.
    else if (isWholeDay || (hasDate && !hasClock && to < this.start && to === Math.floor(this.start / DAY_MS) * DAY_MS))
      to += DAY_MS;
    this.faultRole = hasDate ? 'end' : 'endTime';
    if (to < this.start) return 'endBeforeStart';
    this.end = to;
    if (to === this.start) return null;
    const isSamePeriod = this.precision !== TimePrecision.minute && to === endOf(this.start, this.precision);
    if (!isSamePeriod) this.precision = TimePrecision.interval;
    return null;
  }

  /** Only the end is known: some time on that day, no better. */
  private readOnlyEnd(endMs: number): void {
    this.start = Math.floor(endMs / DAY_MS) * DAY_MS;
    this.end = this.start + DAY_MS;
    this.precision = TimePrecision.day;
    this.withoutStart++;
  }

  private applyZone(): void {
    const isExact = this.precision === TimePrecision.minute || this.precision === TimePrecision.interval;
    const wasPoint = this.start === this.end;
    const reading = this.zone.atCivil(this.start);
    this.offsetMinutes = reading.offsetMinutes;
    if (!isExact) return;
    if (reading.kind === 'skipped') this.skippedHours++;
    if (reading.kind === 'repeated') this.repeatedHours++;
    this.start = reading.civilMs;
    this.end = wasPoint ? this.start : Math.max(this.start, this.zone.atCivil(this.end).civilMs);
  }
}

/** Where a window ends that is known to this precision only. */
export function endOf(start: number, precision: number): number {
  if (precision === TimePrecision.day) return start + DAY_MS;
  return precision === TimePrecision.month ? startOfNextMonth(start) : start;
}
