/** What a message about a file needs besides its key. Never holds a value out of a dropped column. */
export interface ImportErrorDetails {
  /** i18n key, e.g. "import.error.empty". */
  readonly key: string;
  /** Values for the message; `row` counts from 1 as a spreadsheet does. */
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * The one error that reading a file may end in (besides cancellation). `details` crosses the worker boundary and holds
 * what the reader of the message needs.
 */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  readonly details: ImportErrorDetails;

  constructor(key: `import.error.${string}`, values: ImportErrorDetails['values'] = {}) {
    super(key);
    this.details = { key, values };
  }
}

/** A remark about a file or a recipe: key of its text and the values in it. */
export interface ImportNote {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

const isExpected = (cause: unknown) =>
  cause instanceof ImportError || (cause instanceof DOMException && cause.name === 'AbortError');

/**
 * Runs `work` so that nothing but `ImportError` and cancellation leaves it: a file that breaks a reader in a way nobody
 * foresaw is "damaged", without details that could hold its contents.
 */
export async function asImportErrors<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (isExpected(cause)) throw cause;
    if (cause instanceof RangeError && /memory|array length|array buffer/i.test(cause.message)) {
      throw new ImportError('import.error.tooLarge', { file });
    }
    throw new ImportError('import.error.damaged', { file });
  }
}
