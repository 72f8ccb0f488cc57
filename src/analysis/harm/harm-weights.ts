import { MethodInputError, type MethodRecord } from '../method-record.ts';

export interface HarmTable {
  /** Where the weights come from: shown with every result. */
  readonly source: string;
  /** Weight of one incident of each category; a category that is not in the table has `otherwise`. */
  readonly weights: Readonly<Record<string, number>>;
  readonly otherwise: number;
}

export interface HarmResult extends MethodRecord<HarmTable> {
  /** Weight of each incident, for counts, density and displacement alike. */
  readonly perIncident: Float64Array;
  readonly total: number;
  /** Per category: number, weight of one, and together; largest total first. */
  readonly rows: readonly {
    readonly category: string;
    readonly count: number;
    readonly weight: number;
    readonly total: number;
  }[];
}

/**
 * Harm of incidents by a table of weights, so that one stabbing does not count the same as one shoplifting. Source of the
 * idea: Sherman, Neyroud & Neyroud 2016, Policing 10:171–183. The weights are the user's choice and change what is found:
 * the table belongs to the result.
 *
 * `categoryOf`: index into `categories` of each incident. Errors: `method.error.negative` for a negative weight.
 */
export function harmWeights(
  categoryOf: ArrayLike<number>,
  categories: readonly string[],
  table: HarmTable,
): HarmResult {
  const weightOf = categories.map((category) => table.weights[category] ?? table.otherwise);
  weightOf.forEach((value, row) => {
    if (!(value >= 0)) throw new MethodInputError('method.error.negative', { row, value });
  });
  const counts = new Float64Array(categories.length);
  const perIncident = Float64Array.from(categoryOf, (category) => {
    counts[category]!++;
    return weightOf[category]!;
  });
  const rows = categories
    .map((category, k) => ({ category, count: counts[k]!, weight: weightOf[k]!, total: counts[k]! * weightOf[k]! }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.total - a.total);
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  return { method: 'harm-weights', parameters: table, seed: null, n: perIncident.length, perIncident, total, rows };
}
