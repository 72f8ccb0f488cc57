import catalogue from '../../../data/catalogue/base-rate.json' with { type: 'json' };
import type { Localised } from '../measure/measure.ts';

/** What must stand with every count around a reception centre, with its source. */
export const BASE_RATE: { readonly text: Localised; readonly source: string; readonly versionDate: string } = catalogue;

/** The design of a comparison: chosen by function, before anything is counted. Counts are made anew each time. */
export interface PlaceComparison {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly radiusMetres: number;
  /** Circles of the same size around places like it. */
  readonly others: readonly { readonly x: number; readonly y: number }[];
  /** Civil day on which something began (an opening, a move); null = no before and after. */
  readonly beganOn: string | null;
  /** What a person writes with it. */
  readonly note: string;
}
