/**
 * Incidents as a struct of arrays. One row is one registered incident: a place, a time window, a category and a
 * source. There is no column for a person, and there is none to be added.
 */

/** How exactly the moment of an incident is known. */
export const TimePrecision = { none: 0, minute: 1, interval: 2, day: 3, month: 4 } as const;
export type TimePrecision = (typeof TimePrecision)[keyof typeof TimePrecision];

/** Bit flags of `IncidentTable.flags`. */
export const IncidentFlag = {
  /** Same place, time, category and source as an earlier row. */
  duplicate: 1,
  /** One of an unusual number of incidents on exactly this coordinate. */
  pileUp: 2,
} as const;

export interface IncidentTable {
  /** Number of rows n; every array below has this length. */
  readonly length: number;
  /** Easting in metres in the project's planar CRS; NaN where the place is unknown. */
  readonly x: Float64Array;
  /** Northing in metres in the project's planar CRS; NaN where the place is unknown. */
  readonly y: Float64Array;
  /**
   * Start of the time window in civil time: the wall clock of the project's time zone read as if it were UTC, in
   * epoch milliseconds. Hours of the day and weekdays follow from it without a time zone. NaN where unknown.
   */
  readonly start: Float64Array;
  /** End of the window (exclusive for day and month precision), same unit as `start`; equal to it when exact. */
  readonly end: Float64Array;
  /** Offset of the wall clock from UTC at `start`, in minutes: instant = start - 60 000 × offset. */
  readonly utcOffsetMinutes: Int16Array;
  readonly precision: Uint8Array;
  /** Index into `categories`. */
  readonly category: Uint16Array;
  /** Index into `sources`. */
  readonly source: Uint16Array;
  /** Bit set of `IncidentFlag`. */
  readonly flags: Uint8Array;
  /** Index into the project's `datasets`, so that a dataset can be left out or removed. */
  readonly dataset: Uint16Array;
  /** Offence-group ids of data/catalogue/offence-groups.json, or the file's own name where it was not mapped. */
  readonly categories: readonly string[];
  readonly sources: readonly string[];
}

const COLUMNS = [
  'x',
  'y',
  'start',
  'end',
  'utcOffsetMinutes',
  'precision',
  'category',
  'source',
  'flags',
  'dataset',
] as const;

/** The buffers of a table, to hand it to another thread without copying. */
export function transferablesOf(table: IncidentTable): ArrayBufferLike[] {
  return COLUMNS.map((name) => table[name].buffer);
}

/** An empty table with room for `length` rows. */
export function createIncidentTable(
  length: number,
  categories: readonly string[] = [],
  sources: readonly string[] = [],
): IncidentTable {
  return {
    length,
    x: new Float64Array(length).fill(NaN),
    y: new Float64Array(length).fill(NaN),
    start: new Float64Array(length).fill(NaN),
    end: new Float64Array(length).fill(NaN),
    utcOffsetMinutes: new Int16Array(length),
    precision: new Uint8Array(length),
    category: new Uint16Array(length),
    source: new Uint16Array(length),
    flags: new Uint8Array(length),
    dataset: new Uint16Array(length),
    categories,
    sources,
  };
}

/** One table holding the rows of all, with categories and sources re-indexed onto shared lists. */
export function concatenateIncidentTables(tables: readonly IncidentTable[]): IncidentTable {
  const categories: string[] = [];
  const sources: string[] = [];
  const indexIn = (list: string[]) => {
    const known = new Map<string, number>();
    return (name: string) => {
      let index = known.get(name);
      if (index === undefined) known.set(name, (index = list.push(name) - 1));
      return index;
    };
  };
  const categoryIndex = indexIn(categories);
  const sourceIndex = indexIn(sources);
  const total = tables.reduce((sum, table) => sum + table.length, 0);
  const all = createIncidentTable(total, categories, sources);
  let row = 0;
  for (const table of tables) {
    const toCategory = table.categories.map(categoryIndex);
    const toSource = table.sources.map(sourceIndex);
    for (const name of COLUMNS) (all[name] as Float64Array).set(table[name], row);
    for (let i = 0; i < table.length; i++) {
      all.category[row + i] = toCategory[table.category[i]!]!;
      all.source[row + i] = toSource[table.source[i]!]!;
    }
    row += table.length;
  }
  return all;
}

/** The rows whose flag in `keep` is not 0, in their order. */
export function selectRows(table: IncidentTable, keep: ArrayLike<number>): IncidentTable {
  let kept = 0;
  for (let row = 0; row < table.length; row++) if (keep[row]) kept++;
  const selected = createIncidentTable(kept, table.categories, table.sources);
  for (const name of COLUMNS) {
    const [from, to] = [table[name], selected[name]];
    for (let row = 0, at = 0; row < table.length; row++) if (keep[row]) to[at++] = from[row]!;
  }
  return selected;
}
