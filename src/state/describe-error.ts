export interface ErrorText {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Key and values of an error's text: its own where it is one made for the user, else the general one. */
export function describeError(error: unknown): ErrorText {
  const { details, key, values, message } = (error ?? {}) as {
    details?: Partial<ErrorText> | null;
    key?: unknown;
    values?: ErrorText['values'];
    message?: string;
  };
  if (typeof details?.key === 'string') return { key: details.key, values: details.values ?? {} };
  if (typeof key === 'string') return { key, values: values ?? {} };
  return { key: 'app.error', values: { message: message ?? String(error) } };
}
