import { HOURS_PER_WEEK, type IncidentFilter } from '../domain/incident/incident-filter.ts';
import type { StoredFilter } from '../domain/project/project-document.ts';

type Writable<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer U)[] | null
    ? (U extends readonly (infer V)[] ? V[][] : U[]) | null
    : T[K];
};

/** The filter as plain JSON, for the document. */
export function storeFilter({
  period,
  hoursOfWeek,
  categories,
  sources,
  area,
}: IncidentFilter): Writable<StoredFilter> {
  return {
    period: period && { ...period },
    hoursOfWeek: hoursOfWeek && [...hoursOfWeek.keys()].filter((hour) => hoursOfWeek[hour] === 1),
    categories: categories && [...categories],
    sources: sources && [...sources],
    area: area && area.map((ring) => [...ring]),
  };
}

export function restoreFilter({ period, hoursOfWeek, categories, sources, area }: StoredFilter): IncidentFilter {
  return {
    period,
    hoursOfWeek:
      hoursOfWeek && Uint8Array.from({ length: HOURS_PER_WEEK }, (_, hour) => (hoursOfWeek.includes(hour) ? 1 : 0)),
    categories,
    sources,
    area: area && area.map((ring) => Float64Array.from(ring)),
  };
}
