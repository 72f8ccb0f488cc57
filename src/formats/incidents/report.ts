import type { ImportNote } from '../import-error.ts';
import type { TableDescription } from '../tables/table.ts';
import type { DuplicateReport } from './duplicates.ts';
import type { MidnightReport } from './midnight.ts';
import type { PileUpReport } from './pile-ups.ts';
import type { ColumnRole } from './recipe.ts';
import type { Rejection, RejectionReason } from './rejections.ts';
import type { TimeSummary } from './time-summary.ts';

/** What became of a column of the file. */
export interface ColumnOutcome {
  readonly name: string;
  readonly role: ColumnRole | null;
  /** i18n key of why it was not kept ("import.privacy.bsn", "import.column.notNeeded"); null when it was. */
  readonly reason: string | null;
  /** Whether the privacy gate refused it: then nothing can make it pass. */
  readonly hard: boolean;
}

/** What an import did, in numbers. Plain JSON; holds no value of a dropped column. */
export interface ImportReport {
  readonly version: 1;
  readonly file: { readonly name: string; readonly bytes: number; readonly sha256: string };
  readonly description: TableDescription;
  readonly columns: readonly ColumnOutcome[];
  readonly rowsIn: number;
  readonly rowsKept: number;
  readonly rowsRejected: number;
  /** Rows of the resulting table; more than `rowsKept` when a column says how many incidents a row stands for. */
  readonly incidents: number;
  readonly rejections: {
    readonly counts: Readonly<Record<RejectionReason, number>>;
    readonly list: readonly Rejection[];
    readonly listIsComplete: boolean;
  };
  readonly place: {
    readonly epsg: number | null;
    readonly withPlace: number;
    readonly withoutPlace: number;
    readonly swappedRepaired: number;
    readonly keptOutside: number;
  };
  readonly time: TimeSummary & {
    readonly skippedHours: number;
    readonly repeatedHours: number;
    readonly withoutStart: number;
    readonly midnight: MidnightReport;
  };
  readonly duplicates: DuplicateReport;
  readonly pileUps: PileUpReport;
  /** Largest first. `name` is an offence group or the file's own name. */
  readonly categories: readonly { readonly name: string; readonly incidents: number }[];
  readonly sources: readonly { readonly name: string; readonly incidents: number }[];
  /** Category values that were left out, with their rows. */
  readonly leftOut: readonly { readonly value: string; readonly rows: number }[];
  /** Rows whose category or source held personal data and was replaced. */
  readonly withheldValues: number;
  /** Category values that the recipe did not know. */
  readonly unlistedCategories: readonly string[];
  readonly notes: readonly ImportNote[];
}
