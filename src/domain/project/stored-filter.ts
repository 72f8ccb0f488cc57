import { HOURS_PER_WEEK, type IncidentFilter } from '../incident/incident-filter.ts';
import type { StoredFilter } from './project-document.ts';

/** The filter as plain JSON, for the project document. */
export function storeFilter(filter: IncidentFilter): StoredFilter {
  const hours = filter.hoursOfWeek;
  return {
    period: filter.period && { from: filter.period.from, to: filter.period.to },
    hoursOfWeek: hours && Array.from(hours.keys()).filter((hour) => hours[hour]),
    categories: filter.categories && [...filter.categories],
    sources: filter.sources && [...filter.sources],
    area: filter.area && filter.area.map((ring) => Array.from(ring)),
  };
}

/** The filter of a project document as the analysis room takes it. Hours outside 0–167 are ignored. */
export function readStoredFilter(stored: StoredFilter): IncidentFilter {
  const flags = stored.hoursOfWeek && new Uint8Array(HOURS_PER_WEEK);
  for (const hour of stored.hoursOfWeek ?? []) if (hour in flags!) flags![hour] = 1;
  return {
    period: stored.period,
    hoursOfWeek: flags,
    categories: stored.categories,
    sources: stored.sources,
    area: stored.area && stored.area.map((ring) => Float64Array.from(ring)),
  };
}
