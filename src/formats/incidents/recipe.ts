import { z } from 'zod';
import { ImportError } from '../import-error.ts';

// Compiled validators would need `eval`, which the page's security policy forbids.
z.config({ jitless: true });

/** What a column of an incident file can be used for. Nothing else is ever read out of it. */
export const ROLES = [
  'x',
  'y',
  'point',
  'start',
  'startTime',
  'end',
  'endTime',
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'category',
  'source',
  'count',
] as const;
export type ColumnRole = (typeof ROLES)[number];

const dateForm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), order: z.enum(['ymd', 'dmy', 'mdy']) }),
  z.strictObject({ kind: z.literal('excel'), since1904: z.boolean() }),
  z.strictObject({ kind: z.literal('epoch'), unit: z.enum(['seconds', 'milliseconds']) }),
]);
/** How the dates of a column are written. Dates that the file types as such need none of this. */
export type DateForm = z.infer<typeof dateForm>;

const box = z.strictObject({ west: z.number(), south: z.number(), east: z.number(), north: z.number() });
/** Limits in the units of the file's own coordinate system. */
export type SourceBox = z.infer<typeof box>;

const place = z.strictObject({
  /** Coordinate reference system of the file; null = not chosen yet, the import then refuses. */
  epsg: z.int().nullable(),
  /** The column called x holds the northing or latitude. */
  swapped: z.boolean(),
  /** Factor from the written number to the unit of the system. */
  scale: z.number().positive(),
  decimal: z.enum(['.', ',']),
  /** Where places are expected; a row outside it whose axes swapped lie inside is repaired. */
  expected: box.nullable(),
  /** What happens to a row outside `expected`. */
  outside: z.enum(['reject', 'keep']),
});

const time = z.strictObject({
  start: dateForm,
  end: dateForm,
  /** What a lone whole number in a column of times means. */
  bareClock: z.enum(['hour', 'hhmm']),
  /** IANA zone of the wall clock. */
  timeZone: z.string(),
  /** A first of the month without a time stands for the whole month. */
  wholeMonths: z.boolean(),
  /** 00:00 exactly: a time, or the filling of an unknown one; `auto` decides by the stated rule. */
  midnight: z.enum(['auto', 'keep', 'unknown']),
});

const recipe = z.strictObject({
  version: z.literal(1),
  reading: z.strictObject({
    format: z.enum(['delimited', 'xlsx', 'geojson', 'parquet']),
    delimiter: z.string().length(1).nullable(),
    encoding: z.enum(['auto', 'utf-8', 'windows-1252']),
    /** Row of the header, from 1; null = none. Next month's file is searched for the names first. */
    headerRow: z.int().positive().nullable(),
    sheet: z.string().nullable(),
  }),
  /** The columns that are read; all others are passed over unread. */
  columns: z.array(z.strictObject({ name: z.string(), role: z.enum(ROLES) })),
  /** Columns that the privacy gate refused, with the kind of personal data. */
  refused: z.array(z.strictObject({ name: z.string(), privacyClass: z.string(), by: z.enum(['header', 'values']) })),
  place: place.nullable(),
  time: time.nullable(),
  category: z.strictObject({
    /** Category of every row when there is no column for it, and of rows where that is blank. */
    constant: z.string(),
    /** `to` = offence group or own name; null = left out. Values that are not listed keep their own name. */
    map: z.array(z.strictObject({ value: z.string(), to: z.string().nullable() })),
  }),
  source: z.strictObject({ constant: z.string() }),
});

/** Everything that was chosen to turn a file into incidents. Plain JSON; replays on next month's file. */
export type ImportRecipe = z.infer<typeof recipe>;

/**
 * Checks that a value out of a project file or a form is a recipe.
 * @throws ImportError badRecipe, with where it is wrong
 */
export function parseRecipe(value: unknown): ImportRecipe {
  const result = recipe.safeParse(value);
  if (result.success) return result.data;
  throw new ImportError('import.error.badRecipe', { path: result.error.issues[0]?.path.join('.') ?? '' });
}
