import { DAY_MS, hourOfWeek, type IncidentFilter } from '../../domain/incident/incident-filter.ts';
import { IncidentFlag, type IncidentTable } from '../../domain/incident/incident-table.ts';
import { pointInRings } from '../grid/cells-in-rings.ts';
import type { Message, ToolFrame } from './tool-types.ts';

export interface SelectedIncidents {
  readonly n: number;
  readonly rows: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Middle of the time window, civil ms. */
  readonly time: Float64Array;
  readonly leftOut: readonly Message[];
}

/** What of the frame chooses rows. */
export type RowChoice = Pick<ToolFrame, 'filter' | 'withoutDuplicates' | 'withoutPileUps'>;

export interface Needs {
  readonly place: boolean;
  /** Longest time window with which an incident takes part; null when the moment does not matter. */
  readonly longestDays: number | null;
}

/**
 * Rows that pass the filter of the screen and have what a method needs; those that pass but lack it are counted by
 * reason. The moment of an incident with a time window is its middle, so windows longer than the method can bear stay out.
 */
export function selectIncidents(table: IncidentTable, frame: RowChoice, needs: Needs): SelectedIncidents {
  const passes = rowFilter(table, frame);
  const rows: number[] = [];
  const out = { place: 0, time: 0, window: 0 };
  for (let row = 0; row < table.length; row++) {
    if (!passes(row)) continue;
    const start = table.start[row]!;
    if (needs.place && !(Number.isFinite(table.x[row]) && Number.isFinite(table.y[row]))) out.place++;
    else if (needs.longestDays === null) rows.push(row);
    else if (Number.isNaN(start)) out.time++;
    else if (table.end[row]! - start > needs.longestDays * DAY_MS) out.window++;
    else rows.push(row);
  }
  const leftOut = [
    { key: 'tool.leftOut.place', values: { n: out.place } },
    { key: 'tool.leftOut.time', values: { n: out.time } },
    { key: 'tool.leftOut.window', values: { n: out.window, days: needs.longestDays ?? 0 } },
  ].filter(({ values }) => values.n > 0);
  const of = (read: (row: number) => number) => Float64Array.from(rows, read);
  return {
    n: rows.length,
    rows: Uint32Array.from(rows),
    x: of((row) => table.x[row]!),
    y: of((row) => table.y[row]!),
    time: of((row) => middleOf(table, row)),
    leftOut,
  };
}

function middleOf({ start, end }: IncidentTable, row: number): number {
  const length = end[row]! - start[row]!;
  return length > 0 ? start[row]! + length / 2 : start[row]!;
}

function rowFilter(table: IncidentTable, frame: RowChoice): (row: number) => boolean {
  const { filter } = frame;
  const excluded =
    (frame.withoutDuplicates ? IncidentFlag.duplicate : 0) | (frame.withoutPileUps ? IncidentFlag.pileUp : 0);
  const categories = allowed(table.categories, filter.categories);
  const sources = allowed(table.sources, filter.sources);
  return (row) =>
    (table.flags[row]! & excluded) === 0 &&
    (!categories || categories[table.category[row]!] === 1) &&
    (!sources || sources[table.source[row]!] === 1) &&
    inTime(filter, middleOf(table, row)) &&
    (!filter.area || pointInRings(filter.area, table.x[row]!, table.y[row]!));
}

function inTime({ period, hoursOfWeek }: IncidentFilter, time: number): boolean {
  if (period && !(time >= period.from && time < period.to)) return false;
  return !hoursOfWeek || (!Number.isNaN(time) && hoursOfWeek[hourOfWeek(time)] === 1);
}

function allowed(names: readonly string[], wanted: readonly string[] | null): Uint8Array | null {
  return wanted && Uint8Array.from(names, (name) => (wanted.includes(name) ? 1 : 0));
}
