/** A change at one place of the project document, as immer and JSON Patch write it (path as an array). */
export interface DocumentPatch {
  readonly op: 'replace' | 'remove' | 'add';
  readonly path: readonly (string | number)[];
  readonly value?: unknown;
}

/**
 * One change of the project document. The commands in order are the undo stack, the audit trail and the unit of
 * merging: replayed from the first document they give the present one. Plain JSON.
 */
export interface Command {
  readonly id: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  /** Role of who did it (never a person's name), e.g. "analyst". */
  readonly role: string;
  /** Message key that tells what was done, with its values. */
  readonly reason: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly patches: readonly DocumentPatch[];
  readonly inverse: readonly DocumentPatch[];
  /** 'undo' and 'redo' are commands too: the trail tells that something was done and taken back. */
  readonly kind: 'do' | 'undo' | 'redo';
  /** Id of the command that is undone or redone; null for 'do'. */
  readonly of: string | null;
}
