import type { NamedQuery } from '../engine/query-engine.ts';
import { bindSelected, WITH_PASSING_BY_MONTH, type Selected } from './passing-incidents.ts';

/** A table of months × categories. */
export interface MonthByCategory {
  /** Civil start of each month in which something was registered, ascending. */
  readonly months: readonly number[];
  /** One row a month, aligned with `IncidentTable.categories`; time windows spread, so not always whole. */
  readonly counts: readonly Float64Array[];
}

/** Incidents per calendar month and category under a filter; rows without a time are in none. */
export const MONTH_BY_CATEGORY: NamedQuery<Selected, MonthByCategory> = {
  name: 'month-by-category',
  sql: `${WITH_PASSING_BY_MONTH}
    SELECT month::DOUBLE AS month, category::DOUBLE AS category, sum(weight)::DOUBLE AS incidents,
      (SELECT max(category) + 1 FROM incident)::DOUBLE AS categories
    FROM passing GROUP BY ALL ORDER BY month, category`,
  bind: bindSelected,
  read(columns) {
    const month = columns.numbers('month');
    const category = columns.numbers('category');
    const incidents = columns.numbers('incidents');
    const width = columns.length === 0 ? 0 : columns.numbers('categories')[0]!;
    const months: number[] = [];
    const counts: Float64Array[] = [];
    for (let i = 0; i < columns.length; i++) {
      const start = Date.UTC(Math.floor(month[i]! / 12), month[i]! % 12, 1);
      if (months.at(-1) !== start) {
        months.push(start);
        counts.push(new Float64Array(width));
      }
      counts.at(-1)![category[i]!] = incidents[i]!;
    }
    return { months, counts };
  },
};
