import { Temporal } from 'temporal-polyfill';
import { DAY_MS } from '../../domain/incident/incident-filter.ts';
import { daysFromCivil } from './civil-days.ts';

/** A stretch of time with one offset from UTC. */
interface Stretch {
  /** First instant, epoch ms. */
  readonly from: number;
  readonly offsetMinutes: number;
}

/** What a wall clock reading came to. Reused between calls. */
export interface CivilReading {
  /** Wall clock; later than what was asked where the clock skipped that hour. */
  civilMs: number;
  offsetMinutes: number;
  /** `skipped`: the hour did not exist (clock forward). `repeated`: it came twice; the first was taken. */
  kind: 'once' | 'skipped' | 'repeated';
}

export interface ZoneClock {
  /** Offset at a wall clock reading; a repeated hour is taken as the first, a skipped one is moved on (RFC 5545). */
  atCivil(civilMs: number): CivilReading;
  /** Wall clock reading of an instant. */
  atInstant(instantMs: number): CivilReading;
}

const MINUTE_MS = 60_000;
/** Days from 1970 to 2100. */
const DAYS_KEPT = 47_482;
const UNKNOWN = 32_767;
const CHANGES = 32_766;

/**
 * The wall clock of an IANA time zone. Offsets come from Temporal, once per year; a reading is then a look-up, so that a
 * million rows take milliseconds.
 * @throws RangeError when the zone is not known.
 */
export function createZoneClock(timeZone: string): ZoneClock {
  const offsetOf = (instantMs: number) =>
    Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone).offsetNanoseconds / 60e9;
  offsetOf(0);
  const years = new Map<number, readonly Stretch[]>();
  const reading: CivilReading = { civilMs: NaN, offsetMinutes: 0, kind: 'once' };

  function stretchesOf(year: number): readonly Stretch[] {
    let stretches = years.get(year);
    if (!stretches) years.set(year, (stretches = stretchesAround(year, timeZone, offsetOf)));
    return stretches;
  }
  // Offset of the days on which the clock is not changed, looked up before anything is computed.
  const offsetOfDay = new Int16Array(DAYS_KEPT).fill(UNKNOWN);

  function findCivil(civilMs: number): void {
    const stretches = stretchesOf(new Date(civilMs).getUTCFullYear());
    for (let i = 0; i < stretches.length; i++) {
      const instant = civilMs - stretches[i]!.offsetMinutes * MINUTE_MS;
      const next = stretches[i + 1];
      if (next && instant >= next.from) continue;
      const fits = i === 0 || instant >= stretches[i]!.from;
      // Before this stretch and after the one before it: the clock was put forward over this reading.
      const before = fits ? stretches[i]! : stretches[i - 1]!;
      const later = next && civilMs - next.offsetMinutes * MINUTE_MS >= next.from;
      reading.kind = fits ? (later ? 'repeated' : 'once') : 'skipped';
      reading.offsetMinutes = stretches[i]!.offsetMinutes;
      reading.civilMs = fits ? civilMs : civilMs + (reading.offsetMinutes - before.offsetMinutes) * MINUTE_MS;
      return;
    }
  }

  function offsetOfWholeDay(day: number): number {
    findCivil(day * DAY_MS);
    const { offsetMinutes, kind } = reading;
    findCivil((day + 1) * DAY_MS);
    const isPlain = kind === 'once' && reading.kind === 'once' && reading.offsetMinutes === offsetMinutes;
    return isPlain ? offsetMinutes : CHANGES;
  }

  return {
    atCivil(civilMs) {
      const day = Math.floor(civilMs / DAY_MS);
      const isKept = day >= 0 && day < DAYS_KEPT;
      let offset = isKept ? offsetOfDay[day]! : CHANGES;
      if (offset === UNKNOWN) offsetOfDay[day] = offset = offsetOfWholeDay(day);
      if (offset === CHANGES) {
        findCivil(civilMs);
        return reading;
      }
      reading.civilMs = civilMs;
      reading.offsetMinutes = offset;
      reading.kind = 'once';
      return reading;
    },
    atInstant(instantMs) {
      // A day early and late, so that the year of the wall clock is among those looked at.
      const stretches = stretchesOf(new Date(instantMs).getUTCFullYear());
      let current = stretches[0]!;
      for (const stretch of stretches) if (stretch.from <= instantMs) current = stretch;
      reading.offsetMinutes = current.offsetMinutes;
      reading.civilMs = instantMs + current.offsetMinutes * MINUTE_MS;
      reading.kind = 'once';
      return reading;
    },
  };
}

/** Stretches from two days before a year to two days after it. */
function stretchesAround(year: number, timeZone: string, offsetOf: (instantMs: number) => number): readonly Stretch[] {
  const from = (daysFromCivil(year, 1, 1) - 2) * DAY_MS;
  const to = (daysFromCivil(year + 1, 1, 1) + 2) * DAY_MS;
  const stretches: Stretch[] = [{ from, offsetMinutes: offsetOf(from) }];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= to) return stretches;
    stretches.push({ from: next.epochMilliseconds, offsetMinutes: next.offsetNanoseconds / 60e9 });
    at = next;
  }
}
