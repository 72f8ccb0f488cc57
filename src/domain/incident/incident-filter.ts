/** Which incidents take part. `null` means: no restriction on this dimension. */
export interface IncidentFilter {
  /** Half-open civil-time window [from, to), epoch milliseconds (see `IncidentTable.start`). */
  readonly period: { readonly from: number; readonly to: number } | null;
  /** 168 flags, hour of week = 24 × weekday + hour, Monday = 0. */
  readonly hoursOfWeek: Uint8Array | null;
  /** Names out of `IncidentTable.categories`. */
  readonly categories: readonly string[] | null;
  /** Names out of `IncidentTable.sources`. */
  readonly sources: readonly string[] | null;
  /** Rings in project metres, [x0, y0, x1, y1, …], even-odd: an incident outside does not take part. */
  readonly area: readonly Float64Array[] | null;
}

export const NO_FILTER: IncidentFilter = {
  period: null,
  hoursOfWeek: null,
  categories: null,
  sources: null,
  area: null,
};

export const HOURS_PER_WEEK = 168;
export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** Hour of week of a civil time in epoch ms; Monday 00–01 is 0, Sunday 23–24 is 167. */
export function hourOfWeek(civilMs: number): number {
  // 1970-01-01 was a Thursday, so Monday 1969-12-29 lies 72 hours before the epoch.
  const hours = Math.floor(civilMs / HOUR_MS) + 72;
  return ((hours % HOURS_PER_WEEK) + HOURS_PER_WEEK) % HOURS_PER_WEEK;
}
