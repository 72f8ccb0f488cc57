import { DEFAULT_HOTSPOT_SETTINGS } from '../hotspot/hotspot.ts';
import type { ProjectCrs } from '../place/project-crs.ts';
import { PROJECT_VERSION, type ProjectDocument } from './project-document.ts';

interface NewProject {
  readonly id: string;
  readonly name: string;
  /** Instant, ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly crs: ProjectCrs;
  readonly purpose?: string;
  /** IANA zone of the incidents' wall clock. */
  readonly timeZone?: string;
}

/** An empty project document of the present version. */
export function createProject({ id, name, createdAt, crs, purpose, timeZone }: NewProject): ProjectDocument {
  return {
    version: PROJECT_VERSION,
    id,
    name,
    purpose: purpose ?? '',
    createdAt,
    crs,
    timeZone: timeZone ?? 'Europe/Amsterdam',
    datasets: [],
    filter: { period: null, hoursOfWeek: null, categories: null, sources: null, area: null },
    hotspotSettings: DEFAULT_HOTSPOT_SETTINGS,
    hotspots: [],
    markers: [],
    view: null,
  };
}
