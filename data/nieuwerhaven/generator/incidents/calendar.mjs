/**
 * When things happen. Time is civil time in whole minutes since 2024-01-01 00:00; there are no clock changes in it, so an
 * hour that was skipped or doubled in March or October is not avoided by the generator: as in real registrations.
 */
import { createSampler } from '../lib/random.mjs';

export const DAYS = 731;
export const DAY = 1440;
const START = Date.UTC(2024, 0, 1);

/** Parts of a moment: { year, month (1–12), day, hour, minute, weekday (Monday 0), dayIndex }. */
export function partsOf(minutes) {
  const date = new Date(START + minutes * 60000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    weekday: (date.getUTCDay() + 6) % 7,
    dayIndex: Math.floor(minutes / DAY),
  };
}

/** Minutes of a date at midnight. */
export const minutesOf = (year, month, day = 1) => Math.round((Date.UTC(year, month - 1, day) - START) / 60000);

const bell =
  (peak, width, low = 0.03) =>
  (hour) => {
    const d = Math.min(Math.abs(hour - peak), 24 - Math.abs(hour - peak));
    return low + Math.exp(-(d * d) / (2 * width * width));
  };

/** Hour profiles: weight of an hour (0–23) on a weekday (Monday 0); a night counts to the evening it began on. */
const HOURS = {
  shop: (h, d) =>
    (d === 6 ? 0.5 : d === 5 ? 1.5 : 1) *
    (h >= 9 && h < 18 ? bell(15, 2.6)(h) : d === 3 && h >= 18 && h < 21 ? 0.8 : 0),
  nightlife: (h, d) => {
    const evening = h < 6 ? (d + 6) % 7 : d;
    const weekend = evening === 4 || evening === 5 ? 1 : evening === 3 ? 0.35 : 0.1;
    return h >= 20 || h < 4 ? weekend * bell(23.5, 1.9)(h) : 0.012;
  },
  evening: (h, d) => bell(20.5, 2.6)(h) * (d >= 4 ? 1.25 : 1),
  youth: (h, d) => bell(19.5, 2.8, 0.02)(h) * (d >= 4 ? 1.3 : 1) + (h >= 15 && h < 17 ? 0.25 : 0),
  night: (h, d) => bell(2, 3, 0.06)(h) * (d === 5 || d === 6 ? 1.3 : 1),
  day: (h, d) => bell(13, 3.4)(h) * (d >= 5 ? 0.55 : 1),
  office: (h, d) => (d >= 5 ? 0.06 : 1) * (h >= 8 && h < 18 ? bell(10.5, 3.2)(h) : 0.02),
  reporting: (h, d) => (d >= 5 ? 0.7 : 1) * (bell(10, 2.6)(h) + 0.7 * bell(20, 2)(h)),
  commute: (h, d) => (d >= 5 ? 0.4 : 1) * (bell(8, 1.2)(h) + bell(17.3, 1.6)(h) + 0.25 * bell(13, 3)(h)),
  patrol: (h, d) => (h >= 8 && h < 23 ? 1 : 0.03) * (bell(14, 3)(h) + bell(20, 2)(h) * (d >= 3 ? 1 : 0.4)),
};

/** Month weights, January first. */
export const SEASONS = {
  flat: [1, 0.95, 1, 1, 1.02, 1, 0.98, 0.98, 1.02, 1.03, 1, 1],
  summer: [0.62, 0.64, 0.82, 1, 1.22, 1.4, 1.42, 1.36, 1.15, 0.92, 0.72, 0.66],
  dark: [1.38, 1.22, 1.05, 0.86, 0.78, 0.7, 0.72, 0.78, 0.92, 1.12, 1.34, 1.5],
  school: [0.95, 1, 1.08, 1.1, 1.2, 1.15, 0.8, 0.85, 1.2, 1.1, 0.95, 0.8],
  newYear: [1.9, 0.9, 0.9, 0.95, 1, 1, 0.95, 0.95, 0.95, 1, 1.1, 1.7],
  parkSummer: [0.03, 0.03, 0.08, 0.35, 1.2, 1.6, 1.7, 1.6, 0.9, 0.2, 0.05, 0.03],
};

/**
 * A drawer of moments for a profile: draw(random) → minutes. `from` and `to` (minutes) limit the period; `trend` gives
 * a weight per day index.
 */
export function createClock({ hours, season = 'flat', from = 0, to = DAYS * DAY, trend = () => 1 }) {
  const weights = [];
  const first = Math.floor(from / DAY);
  const last = Math.ceil(to / DAY);
  for (let day = first; day < last; day++) {
    const { month, weekday } = partsOf(day * DAY);
    const base = SEASONS[season][month - 1] * trend(day);
    for (let hour = 0; hour < 24; hour++) weights.push(base * HOURS[hours](hour, weekday));
  }
  const sampler = createSampler(weights);
  return (random) => {
    const slot = sampler.draw(random);
    return first * DAY + slot * 60 + Math.floor(random.next() * 60);
  };
}

/** Minutes rounded the way people write times down: to the quarter or five minutes more often than not. */
export function asWritten(minutes, random) {
  const draw = random.next();
  const step = draw < 0.35 ? 15 : draw < 0.75 ? 5 : 1;
  return Math.round(minutes / step) * step;
}
