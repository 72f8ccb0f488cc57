type ErrorValues = Readonly<Record<string, string | number>>;

/**
 * Something that could not be saved or opened, told by a message key with values. `details` repeats both, so that they
 * survive the way from a worker to the screen (workers/protocol).
 */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly details: { readonly key: string; readonly values: ErrorValues };

  constructor(
    readonly key: string,
    readonly values: ErrorValues = {},
    options?: ErrorOptions,
  ) {
    super(`${key} ${JSON.stringify(values)}`, options);
    this.details = { key, values };
  }
}
