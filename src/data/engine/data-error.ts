export type DataErrorKey = 'data.error.start' | 'data.error.query' | 'data.error.load' | 'data.error.closed';

/** The one error that leaves the data room (besides cancellation). `details` crosses the worker boundary. */
export class DataError extends Error {
  override readonly name = 'DataError';
  readonly details: { readonly key: DataErrorKey; readonly values: Readonly<Record<string, string>> };

  constructor(key: DataErrorKey, values: Readonly<Record<string, string>> = {}) {
    super(`${key}${values.cause ? `: ${values.cause}` : ''}`);
    this.details = { key, values };
  }
}

/** First line of whatever was thrown: DuckDB adds the statement and a pointer on the lines after it. */
export const causeOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!;
