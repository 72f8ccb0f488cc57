import type { CrsCandidate } from '../../geometry/crs/recognise-crs.ts';
import type { HeaderMeaning } from '../catalogue/header-roles.ts';
import type { ImportNote } from '../import-error.ts';
import type { TableDescription } from '../tables/table.ts';
import type { ColumnRole, DateForm, ImportRecipe, SourceBox } from './recipe.ts';

export type ColumnKind = 'empty' | 'number' | 'date' | 'time' | 'point' | 'text';

/** A column as the user sees it before importing. */
export interface ColumnProfile {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Share of the rows in which it is filled, 0–1. */
  readonly filledShare: number;
  /** Number of different values; null when there are more than a thousand. */
  readonly distinct: number | null;
  /** Up to five values, only of columns that have or may get a role; text only where a value comes back. */
  readonly examples: readonly string[];
  readonly meaning: HeaderMeaning | null;
  readonly role: ColumnRole | null;
  /** Roles that the user may choose; none when the privacy gate refuses the column. */
  readonly allowedRoles: readonly ColumnRole[];
  /** i18n key of why it is not kept; null when it is. */
  readonly reason: string | null;
  readonly privacy: { readonly privacyClass: string; readonly by: 'header' | 'values' } | null;
}

export interface CategoryProfile {
  readonly value: string;
  readonly rows: number;
  /** Offence group or the value itself; null = left out. */
  readonly to: string | null;
  readonly certainty: 'exact' | 'part' | 'unknown';
  /** i18n key of why it is left out by default. */
  readonly excludedBecause: string | null;
}

/** What was found out about a file before it is imported. Plain JSON; every guess in it can be overruled. */
export interface ReadProfile {
  readonly file: { readonly name: string; readonly bytes: number; readonly sha256: string };
  readonly description: TableDescription;
  readonly rows: number;
  /** Whether `rows` and the counts of values are of the whole file, not of a part. */
  readonly complete: boolean;
  readonly columns: readonly ColumnProfile[];
  readonly place: {
    readonly candidates: readonly CrsCandidate[];
    readonly certain: boolean;
    readonly decimal: '.' | ',';
    /** Numbers of up to 300 rows as they stand in the file, for a preview of any reading: [a0, b0, a1, b1, …]. */
    readonly sample: readonly number[];
    /** Where the first candidate expects its places, in its own units. */
    readonly expected: SourceBox | null;
    readonly shareInNetherlands: number;
  } | null;
  readonly time: {
    readonly start: DateForm;
    readonly end: DateForm;
    readonly orderIsOpen: boolean;
    readonly bareClock: 'hour' | 'hhmm';
    readonly wholeMonths: boolean;
    readonly timeZone: string;
  } | null;
  /** Most rows first; empty when no column holds categories. */
  readonly categories: readonly CategoryProfile[];
  /** Offence group that the file name suggests when no column holds categories. */
  readonly categoryOfFile: string;
  readonly sources: readonly { readonly value: string; readonly rows: number }[];
  readonly notes: readonly ImportNote[];
}

/** What a user may overrule before the profile is made. */
export interface ProfileChoices {
  readonly reading?: Partial<Pick<ImportRecipe['reading'], 'delimiter' | 'encoding' | 'headerRow' | 'sheet'>>;
  /** Role by column name; null = not used. Columns that are not named keep their guess. */
  readonly roles?: Readonly<Record<string, ColumnRole | null>>;
}
