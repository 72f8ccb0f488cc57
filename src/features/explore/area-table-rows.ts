import { poissonInterval } from '../../analysis/rates/poisson-interval.ts';
import type { AreaCount, AreaCounts } from '../../data/queries/counts-per-area.ts';

export interface AreaRow extends AreaCount {
  /** Of all incidents under the filter, also those elsewhere and without a place. */
  readonly share: number;
  /** 95 % limits of `perThousand` (exact Poisson); null without a population. */
  readonly low: number | null;
  readonly high: number | null;
}

export type SortColumn = 'name' | 'incidents' | 'perThousand' | 'share';
export interface Sorting {
  readonly column: SortColumn;
  readonly descending: boolean;
}

export const totalOf = ({ areas, elsewhere, withoutPlace }: AreaCounts): number =>
  areas.reduce((sum, { incidents }) => sum + incidents, elsewhere + withoutPlace);

/** Rows with rate limits and shares. Rates are over the whole filtered period, not per year. */
export function deriveAreaRows(counts: AreaCounts): AreaRow[] {
  const total = totalOf(counts);
  return counts.areas.map((area) => {
    const rated = area.perThousand !== null && area.population !== null;
    const interval = rated ? poissonInterval(area.incidents, area.population / 1000) : null;
    return {
      ...area,
      share: total > 0 ? area.incidents / total : 0,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    };
  });
}

/** Sorted rows; what is unknown comes last either way, and equals are in order of name. */
export function sortAreaRows(rows: readonly AreaRow[], { column, descending }: Sorting, language: string): AreaRow[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const byName = (a: AreaRow, b: AreaRow) => collator.compare(a.name, b.name);
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (column === 'name') return sign * byName(a, b);
    const [one, other] = [a[column], b[column]];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || byName(a, b);
    return sign * (one - other) || byName(a, b);
  });
}
