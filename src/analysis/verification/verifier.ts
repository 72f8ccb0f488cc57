import type { JsonObject, ReferenceFile } from './reference-case.ts';
import type { Quantity } from './compare-quantity.ts';

/** A quantity that a method yields, and the names under which files publish it. */
export interface QuantityRule {
  /**
   * Tested against the lower-case path of a quantity in `expected` ("*" read as "_star", an index left out), such as
   * "published.global_g". The first rule that matches counts.
   */
  readonly match: RegExp;
  readonly value: (path: string) => Quantity | Promise<Quantity>;
}

export interface CaseContext {
  readonly file: Pick<ReferenceFile, 'id' | 'method' | 'title'>;
  readonly name: string;
  readonly expected: JsonObject;
}

/** One method, able to run itself on published cases. */
export interface Verifier {
  /** Id of the method, as in its records. */
  readonly id: string;
  /** Tested against id, method and title of a file. */
  readonly names: RegExp;
  /** Whether an input has what the method needs. */
  fits(input: JsonObject): boolean;
  /** Whether an input is unmistakably for this method, so that a file under an unknown name may be tried on it. */
  recognises?(input: JsonObject): boolean;
  /** The quantities of the method on this input. Throws on a malformed input, or where the method refuses. */
  run(input: JsonObject, context: CaseContext): Promise<readonly QuantityRule[]> | readonly QuantityRule[];
}
