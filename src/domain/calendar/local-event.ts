/** Something that drew people or shut something: a fair, works, a match. Entered by hand, shown on every time axis. */
export interface LocalEvent {
  readonly id: string;
  readonly text: string;
  /** Civil days, yyyy-mm-dd, both included. */
  readonly from: string;
  readonly to: string;
}
