import {
  createIncidentTable,
  IncidentFlag,
  TimePrecision,
  type IncidentTable,
} from '../../../src/domain/incident/incident-table.ts';
import { DAY_MS, type IncidentFilter } from '../../../src/domain/incident/incident-filter.ts';
import { randomSource } from './random-source.ts';

export const FIRST_DAY = Date.UTC(2024, 0, 29);
export const DAYS = 70;
export const WIDTH_METRES = 2000;
const MINUTE = 60_000;

const CATEGORIES = ['theft', 'violence', 'nuisance', 'fire'];
const SOURCES = ['police', 'boa', 'citizen'];

/** Incidents of every sort: exact, windows short and long, only a day, only a month, without time, without place, flagged. */
export function randomIncidents(seed: number, length: number): IncidentTable {
  const random = randomSource(seed);
  const table = createIncidentTable(length, CATEGORIES, SOURCES);
  const clusters = Array.from({ length: 4 }, () => [random(), random()] as const);
  for (let row = 0; row < length; row++) {
    const cluster = clusters[Math.floor(random() * 4)]!;
    const spread = random() < 0.5 ? 0.05 : 1;
    if (random() > 0.08) {
      table.x[row] = Math.min(0.999, Math.max(0, cluster[0] + (random() - 0.5) * spread)) * WIDTH_METRES;
      table.y[row] = Math.min(0.999, Math.max(0, cluster[1] + (random() - 0.5) * spread)) * WIDTH_METRES;
    }
    table.category[row] = Math.floor(random() * CATEGORIES.length);
    table.source[row] = Math.floor(random() * random() * SOURCES.length);
    if (random() < 0.1) table.flags[row] = IncidentFlag.duplicate;
    setTime(table, row, random);
  }
  return table;
}

function setTime(table: IncidentTable, row: number, random: () => number): void {
  const start = FIRST_DAY + Math.floor(random() * DAYS * 24 * 60) * MINUTE;
  const sort = random();
  const window = (precision: number, from: number, to: number) => {
    table.precision[row] = precision;
    table.start[row] = from;
    table.end[row] = to;
  };
  if (sort < 0.45) window(TimePrecision.minute, start, start);
  else if (sort < 0.75) window(TimePrecision.interval, start, start + Math.ceil(random() * 24 * 60) * MINUTE);
  else if (sort < 0.83) window(TimePrecision.interval, start, start + Math.ceil(random() * 20 * 24 * 60) * MINUTE);
  else if (sort < 0.88) {
    const day = Math.floor(start / DAY_MS) * DAY_MS;
    window(TimePrecision.day, day, day + DAY_MS);
  } else if (sort < 0.94) {
    const date = new Date(start);
    const month = (offset: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset, 1);
    window(TimePrecision.month, month(0), month(1));
  }
}

/** A next filter: one or more of its parts changed at random. */
export function nextFilter(filter: IncidentFilter, random: () => number): IncidentFilter {
  const next = { ...filter };
  if (random() < 0.5) next.period = randomPeriod(random, filter.period);
  if (random() < 0.3) next.hoursOfWeek = randomHours(random, filter.hoursOfWeek);
  if (random() < 0.25) next.categories = randomNames(random, CATEGORIES);
  if (random() < 0.2) next.sources = randomNames(random, SOURCES);
  if (random() < 0.15) next.area = random() < 0.4 ? null : [randomTriangle(random), randomTriangle(random)];
  return next;
}

function randomPeriod(random: () => number, last: IncidentFilter['period']): IncidentFilter['period'] {
  const kind = random();
  if (kind < 0.2) return null;
  // Mostly whole days, as a brush gives; sometimes any minute, also beyond the data.
  const step = kind < 0.7 ? DAY_MS : MINUTE;
  if (last && random() < 0.5) {
    const shift = Math.round((random() - 0.5) * 6) * step;
    return { from: last.from + shift, to: last.to + (random() < 0.5 ? shift : 0) };
  }
  const from = FIRST_DAY + Math.floor(((random() * 1.4 - 0.2) * DAYS * DAY_MS) / step) * step;
  return { from, to: from + Math.floor((random() * DAYS * DAY_MS) / step) * step };
}

function randomHours(random: () => number, last: Uint8Array | null): Uint8Array | null {
  const kind = random();
  if (kind < 0.25) return null;
  const hours = last ? last.slice() : new Uint8Array(168).fill(1);
  if (kind < 0.4) return hours.fill(1);
  for (let k = 0; k < 1 + random() * 30; k++) hours[Math.floor(random() * 168)]! ^= 1;
  return hours;
}

const randomNames = (random: () => number, names: readonly string[]): string[] | null =>
  random() < 0.3 ? null : names.filter(() => random() < 0.6);

const randomTriangle = (random: () => number): Float64Array =>
  Float64Array.from({ length: 6 }, () => (random() * 1.4 - 0.2) * WIDTH_METRES);
