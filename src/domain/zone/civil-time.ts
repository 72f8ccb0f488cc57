/**
 * Civil days "yyyy-mm-dd" and civil minutes "yyyy-mm-ddThh:mm" of the project's zone. Reckoned without time zone: twelve
 * hours on the clock are twelve hours here, also in the night on which the clock goes forward.
 */

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** Minutes since 1970 on the civil clock; NaN when it is no date. */
export function civilMinutes(text: string): number {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(text);
  if (!found) return NaN;
  const [year, month, day, hour, minute] = found.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const at = Date.UTC(year, month - 1, day, hour, minute);
  const exists = new Date(at).getUTCDate() === day && hour < 24 && minute < 60;
  return exists ? at / MINUTE_MS : NaN;
}

/** First minute of a term's start. */
export const termStart = (from: string): number => civilMinutes(from);

/** First minute after a term's end: a last day belongs to the term whole. */
export const termEnd = (to: string): number => civilMinutes(to) + (to.length === 10 ? DAY_MINUTES : 0);

export const daysOf = (minutes: number): number => minutes / DAY_MINUTES;

/** A civil minute some months later, on the last day of the month when the day does not exist there. */
export function addMonths(minutes: number, months: number): number {
  const date = new Date(minutes * MINUTE_MS);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime() / MINUTE_MS;
}
