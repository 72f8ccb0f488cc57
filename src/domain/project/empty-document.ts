import { DEFAULT_HOTSPOT_SETTINGS } from '../hotspot/hotspot.ts';
import type { ProjectCrs } from '../place/project-crs.ts';
import { NO_PARTS } from './project-parts.ts';
import { PROJECT_VERSION, type ProjectDocument, type StoredFilter } from './project-document.ts';

/**
 * RD New (EPSG:28992) with the seven parameters of EPSG:15934: within 0.25 m of RDNAPTRANS. Enough for maps of incidents;
 * a map that goes with a decision states it.
 */
export const RD_NEW_CRS: ProjectCrs = {
  epsg: 28992,
  name: 'RD New',
  definition:
    '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel ' +
    '+towgs84=565.2369,50.0087,465.658,-0.406857330322398,0.350732676542563,-1.8703473836068,4.0812 +units=m +no_defs',
};

const EVERYTHING: StoredFilter = { period: null, hoursOfWeek: null, categories: null, sources: null, area: null };

/** A project with nothing in it yet. `createdAt` is an ISO 8601 instant. */
export function createEmptyDocument({
  id,
  name,
  createdAt,
}: Pick<ProjectDocument, 'id' | 'name' | 'createdAt'>): ProjectDocument {
  return {
    version: PROJECT_VERSION,
    id,
    name,
    purpose: '',
    createdAt,
    crs: RD_NEW_CRS,
    timeZone: 'Europe/Amsterdam',
    datasets: [],
    filter: EVERYTHING,
    hotspotSettings: DEFAULT_HOTSPOT_SETTINGS,
    hotspots: [],
    markers: [],
    view: null,
    ...NO_PARTS,
  };
}
