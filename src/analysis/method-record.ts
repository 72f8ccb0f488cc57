/**
 * What every result of a method carries, so that a number on the screen can be opened and the analysis repeated. The
 * fingerprint of the data is added by whoever holds the data; the inner room sees arrays only.
 */
export interface MethodRecord<Parameters extends object> {
  /** Stable id of the method, the name of its folder or file, e.g. "near-repeat". */
  readonly method: string;
  /** Every choice that changes the numbers, defaults filled in. Plain JSON. */
  readonly parameters: Readonly<Parameters>;
  /** Seed of the random part; null for a method without one. */
  readonly seed: number | null;
  /** Number of observations that took part. */
  readonly n: number;
}

/** Values that go into a message; plain JSON, so that the error survives the way out of a worker. */
export type MessageValues = Readonly<Record<string, number | string>>;

/**
 * The input does not allow the method to be carried out. `details.key` is a message key (src/i18n/parts/methods.*),
 * `details.values` are the numbers for it.
 */
export class MethodInputError extends Error {
  readonly details: { readonly key: string; readonly values: MessageValues };

  constructor(key: string, values: MessageValues = {}) {
    super(`${key} ${JSON.stringify(values)}`);
    this.name = 'MethodInputError';
    this.details = { key, values };
  }
}

/** Throws `method.error.tooFew` when `n` observations do not carry the method. */
export function requireAtLeast(minimum: number, n: number, method: string): void {
  if (n < minimum) throw new MethodInputError('method.error.tooFew', { method, minimum, n });
}

/** Throws `method.error.notPositive` unless `value` is a finite number above zero. */
export function requirePositive(value: number, name: string): void {
  if (!(value > 0) || !Number.isFinite(value)) throw new MethodInputError('method.error.notPositive', { name, value });
}

/** Throws `method.error.lengths` unless all arrays have the same length; returns that length. */
export function requireSameLength(...arrays: readonly ArrayLike<unknown>[]): number {
  const n = arrays[0]?.length ?? 0;
  for (const array of arrays) {
    if (array.length !== n) throw new MethodInputError('method.error.lengths', { first: n, other: array.length });
  }
  return n;
}

/** Throws `method.error.notFinite` when a value is NaN or infinite: rows without place or time must be left out first. */
export function requireFinite(values: ArrayLike<number>, name: string): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) throw new MethodInputError('method.error.notFinite', { name, row: i });
  }
}
