/** Why a row did not become an incident. `leftOut` is a choice, the others are faults. */
export const REJECTION_REASONS = [
  'totals',
  'tooFewFields',
  'tooManyFields',
  'unreadablePlace',
  'outsideArea',
  'unreadableTime',
  'endBeforeStart',
  'unreadableCount',
  'nothing',
  'leftOut',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

export interface Rejection {
  /** Counted from 1 as a spreadsheet does. */
  readonly row: number;
  /** Name of the column it lies in, where it lies in one. Never a value. */
  readonly column: string | null;
  readonly reason: RejectionReason;
}

/** Rows named in a report; the counts go on beyond it. */
const MOST_LISTED = 10_000;

/** Counts every rejected row by reason and names the first ten thousand that are faults. */
export class Rejections {
  readonly counts: Record<RejectionReason, number> = Object.fromEntries(
    REJECTION_REASONS.map((reason) => [reason, 0]),
  ) as Record<RejectionReason, number>;
  readonly list: Rejection[] = [];

  add(row: number, column: string | null, reason: RejectionReason): void {
    this.counts[reason]++;
    if (reason !== 'leftOut' && this.list.length < MOST_LISTED) this.list.push({ row, column, reason });
  }
  get total(): number {
    return REJECTION_REASONS.reduce((sum, reason) => sum + this.counts[reason], 0);
  }
  /** Whether the list names every row that is a fault. */
  get isListComplete(): boolean {
    return this.list.length === this.total - this.counts.leftOut;
  }
}
