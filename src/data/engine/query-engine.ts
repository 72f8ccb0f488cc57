import type { ColumnTable } from '../columns/column-table.ts';

/** What may be bound to a place in a statement. */
export type SqlValue = string | number | boolean | null;

/**
 * A question that the data room knows. Its text is fixed; what varies is bound to `$1`, `$2` … and never written into the
 * text. An engine elsewhere (a server) answers the same names with the same columns.
 */
export interface NamedQuery<Params, Answer> {
  readonly name: string;
  readonly sql: string;
  readonly bind: (params: Params) => readonly SqlValue[];
  readonly read: (columns: ColumnTable) => Answer;
}

/** Tables and named questions, whatever engine is behind them. */
export interface QueryEngine {
  /** @throws DataError `data.error.query` with the engine's own words */
  query<Params, Answer>(query: NamedQuery<Params, Answer>, params: Params): Promise<Answer>;
  /** Makes a table of an Arrow IPC stream; a table of that name is replaced. */
  load(table: string, arrowStream: Uint8Array): Promise<void>;
  /** Gives the memory back; later calls fail. */
  close(): Promise<void>;
}
