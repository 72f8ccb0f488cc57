import { guessOffenceGroup } from '../catalogue/offence-groups.ts';
import { NO_CODE, OVERFULL } from '../cells/byte-dictionary.ts';
import { personalDataIn } from '../privacy/value-detectors.ts';
import type { ImportRecipe } from './recipe.ts';

/** What becomes of a category or source value; null = its rows are left out. */
export type Destination = string | null;

/**
 * Follows the values of a category or source column as they appear: where each goes, by the recipe; what the recipe does
 * not list keeps its own name, unless it is a kind that is left out by default. A value that holds personal data goes to
 * `constant`, so that it is stored nowhere.
 */
export class ValueMapping {
  /** New values that the recipe did not list. */
  readonly unlisted: string[] = [];
  /** Rows whose value held personal data. */
  withheldRows = 0;
  private readonly destinations: Destination[] = [];
  private readonly isWithheld: boolean[] = [];
  private readonly listed: ReadonlyMap<string, Destination>;
  private readonly texts: readonly string[];
  private readonly constant: string;
  private readonly isCategory: boolean;

  /** @param texts the growing list of the dictionary's texts. */
  constructor(texts: readonly string[], recipe: ImportRecipe, kind: 'category' | 'source') {
    this.texts = texts;
    this.isCategory = kind === 'category';
    this.constant = kind === 'category' ? recipe.category.constant : recipe.source.constant;
    this.listed = new Map(this.isCategory ? recipe.category.map.map(({ value, to }) => [value, to]) : []);
  }

  /** Where rows with this code go. Counts withheld rows, so call it once a row. */
  of(code: number): Destination {
    if (code === NO_CODE || code === OVERFULL) return this.constant;
    while (this.destinations.length <= code) this.settle(this.destinations.length);
    if (this.isWithheld[code]) this.withheldRows++;
    return this.destinations[code]!;
  }

  /** As `of`, for counting afterwards. */
  peek(code: number): Destination {
    return code < 0 ? this.constant : (this.destinations[code] ?? null);
  }

  private settle(code: number): void {
    const text = this.texts[code]!;
    const withheld = personalDataIn(text) !== null;
    this.isWithheld[code] = withheld;
    this.destinations[code] = withheld ? this.constant : this.destinationOf(text);
  }

  private destinationOf(text: string): Destination {
    const listed = this.listed.get(text);
    if (listed !== undefined) return listed;
    if (!this.isCategory) return text;
    this.unlisted.push(text);
    return guessOffenceGroup(text)?.excludedBecause ? null : text;
  }
}

/** Names in order of first use with the indices of codes into them. */
export function indexDestinations(codes: Int16Array, length: number, mapping: ValueMapping) {
  const names: string[] = [];
  const indexOfName = new Map<string, number>();
  const indexOfCode = new Map<number, number>();
  for (let i = 0; i < length; i++) {
    const code = codes[i]!;
    if (indexOfCode.has(code)) continue;
    const name = mapping.peek(code) ?? '';
    let index = indexOfName.get(name);
    if (index === undefined) indexOfName.set(name, (index = names.push(name) - 1));
    indexOfCode.set(code, index);
  }
  return { names, indexOf: (code: number) => indexOfCode.get(code) ?? 0 };
}
