/** The straightforward way: every row looked at anew, every chart with every filter but its own. */
import { DAY_MS, HOUR_MS, hourOfWeek, type IncidentFilter } from '../../../src/domain/incident/incident-filter.ts';
import { IncidentFlag, TimePrecision, type IncidentTable } from '../../../src/domain/incident/incident-table.ts';

interface Atom {
  /** Civil ms from which to which; hour −1 and day −1 where the row has none. */
  readonly from: number;
  readonly to: number;
  readonly hour: number;
  readonly day: number;
}

export interface Recount {
  incidents: number;
  withoutHour: number;
  readonly days: Map<number, number>;
  readonly hours: Float64Array;
  readonly categories: Float64Array;
  readonly sources: Float64Array;
  /** Month start (civil ms) → count, all filters but period. */
  readonly months: Map<number, number>;
  /** Weight per row under all filters, and per hour of week and per month. */
  readonly weights: Float64Array;
  readonly weightByHour: Map<number, number>[];
  readonly weightByMonth: Map<number, number>[];
}

const monthOf = (time: number) => Date.UTC(new Date(time).getUTCFullYear(), new Date(time).getUTCMonth(), 1);
const passed = (start: number, end: number, time: number) =>
  time <= start ? 0 : time >= end ? 1 : Math.round(((time - start) * 65_536) / (end - start)) / 65_536;

export function recount(table: IncidentTable, filter: IncidentFilter, withoutDuplicates: boolean): Recount {
  const result: Recount = {
    incidents: 0,
    withoutHour: 0,
    days: new Map(),
    hours: new Float64Array(168),
    categories: new Float64Array(table.categories.length),
    sources: new Float64Array(table.sources.length),
    months: new Map(),
    weights: new Float64Array(table.length),
    weightByHour: Array.from({ length: table.length }, () => new Map<number, number>()),
    weightByMonth: Array.from({ length: table.length }, () => new Map<number, number>()),
  };
  for (let row = 0; row < table.length; row++) countRow(table, row, filter, withoutDuplicates, result);
  return result;
}

function countRow(
  table: IncidentTable,
  row: number,
  filter: IncidentFilter,
  withoutDuplicates: boolean,
  result: Recount,
): void {
  if (withoutDuplicates && table.flags[row]! & IncidentFlag.duplicate) return;
  if (filter.area && !inside(filter.area, table.x[row]!, table.y[row]!)) return;
  const category = table.category[row]!;
  const source = table.source[row]!;
  const inCategory = !filter.categories || filter.categories.includes(table.categories[category]!);
  const inSource = !filter.sources || filter.sources.includes(table.sources[source]!);
  const anyHour = !filter.hoursOfWeek || filter.hoursOfWeek.every((on) => on === 1);
  const inHours = (hour: number) => anyHour || (hour >= 0 && filter.hoursOfWeek[hour] === 1);
  let weight = 0;
  let hourless = 0;
  for (const atom of atomsOf(table, row)) {
    const share = shareOf(table, row, atom, -Infinity, Infinity);
    const covered = filter.period ? shareOf(table, row, atom, filter.period.from, filter.period.to) : share;
    if (atom.hour < 0) hourless += covered;
    else if (inCategory && inSource) result.hours[atom.hour]! += covered;
    if (!inHours(atom.hour)) continue;
    weight += covered;
    if (!inCategory || !inSource) continue;
    if (atom.day >= 0) add(result.days, atom.day, share);
    if (Number.isFinite(atom.from)) {
      add(result.months, monthOf(atom.from), share);
      add(result.weightByMonth[row]!, monthOf(atom.from), covered);
    }
    if (atom.hour >= 0) add(result.weightByHour[row]!, atom.hour, covered);
  }
  if (inSource) result.categories[category]! += weight;
  if (inCategory) result.sources[source]! += weight;
  if (inCategory && inSource) {
    result.withoutHour += hourless;
    result.incidents += weight;
    result.weights[row] = weight;
  }
}

const add = (map: Map<number, number>, key: number, value: number) => {
  if (value !== 0) map.set(key, (map.get(key) ?? 0) + value);
};

function shareOf(table: IncidentTable, row: number, atom: Atom, from: number, to: number): number {
  if (!Number.isFinite(atom.from)) return from === -Infinity ? 1 : 0;
  const [start, end] = [table.start[row]!, table.end[row]!];
  if (end === start) return start >= from && start < to ? 1 : 0;
  const [a, b] = [Math.max(atom.from, from), Math.min(atom.to, to)];
  return b > a ? passed(start, end, b) - passed(start, end, a) : 0;
}

/** The parts that a row falls apart in: hours, days, months, or the row itself. */
function atomsOf(table: IncidentTable, row: number): Atom[] {
  const [start, end, precision] = [table.start[row]!, table.end[row]!, table.precision[row]!];
  if (precision === TimePrecision.none) return [{ from: NaN, to: NaN, hour: -1, day: -1 }];
  const dayOf = (time: number) => Math.floor(time / DAY_MS) * DAY_MS;
  if (end === start) return [{ from: start, to: start, hour: hourOfWeek(start), day: dayOf(start) }];
  if (precision === TimePrecision.month) return [{ from: start, to: end, hour: -1, day: -1 }];
  const hourly = precision !== TimePrecision.day && end - start <= DAY_MS;
  const step = hourly ? HOUR_MS : DAY_MS;
  const atoms: Atom[] = [];
  for (let at = Math.floor(start / step) * step; at < end; at += step) {
    atoms.push({
      from: Math.max(at, start),
      to: Math.min(at + step, end),
      hour: hourly ? hourOfWeek(at) : -1,
      day: dayOf(at),
    });
  }
  return atoms;
}

function inside(rings: readonly Float64Array[], x: number, y: number): boolean {
  let odd = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [x0, y0, x1, y1] = [ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!];
      if (y0 > y !== y1 > y && x < ((x0 - x1) * (y - y1)) / (y0 - y1) + x1) odd = !odd;
    }
  }
  return odd;
}
