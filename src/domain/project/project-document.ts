import type { HotspotSettings } from '../hotspot/hotspot.ts';
import type { ProjectCrs } from '../place/project-crs.ts';
import type { ProjectParts } from './project-parts.ts';

/** Version of the project document; storage/migrations lifts older ones. */
export const PROJECT_VERSION = 1;

/** A file that was brought in. The rows lie in the tables; here stands what was done to them. */
export interface DatasetRecord {
  readonly id: string;
  /** `places`: a file with layers of several kinds. */
  readonly role:
    'incidents' | 'areas' | 'streets' | 'buildings' | 'addresses' | 'water' | 'green' | 'ground' | 'pois' | 'places';
  readonly fileName: string;
  readonly bytes: number;
  /** SHA-256 of the file as it came, hexadecimal. */
  readonly sha256: string;
  readonly importedAt: string;
  readonly rowsKept: number;
  /** The cleaning recipe (formats/import) that was used; replays on next month's file. Plain JSON. */
  readonly recipe: unknown;
  /** The import report (formats/import). Plain JSON. */
  readonly report: unknown;
  /** Ground on which the data were provided (e.g. Wpg art. 16); null = not stated. */
  readonly legalGround: string | null;
}

/** A moment after which more or less was reported without more or less happening. */
export interface ReportingMarker {
  readonly id: string;
  readonly at: number;
  readonly text: string;
  readonly sources: readonly string[] | null;
}

/** A computed hotspot that a user has kept: named, with the settings and data it rests on. */
export interface KeptHotspot {
  readonly id: string;
  readonly name: string;
  /** Closed rings in project metres, as plain arrays [x0, y0, …]. */
  readonly rings: readonly (readonly number[])[];
  readonly incidents: number;
  readonly incidentShare: number;
  readonly areaShare: number;
  readonly robustness: number | null;
  readonly settings: HotspotSettings;
  readonly filter: StoredFilter;
  /** Fingerprint of the rows it was computed from; another fingerprint now means: stale. */
  readonly dataFingerprint: string;
  readonly keptAt: string;
  readonly note: string;
}

export interface StoredFilter {
  readonly period: { readonly from: number; readonly to: number } | null;
  /** Hours of week that are on, 0–167. */
  readonly hoursOfWeek: readonly number[] | null;
  readonly categories: readonly string[] | null;
  readonly sources: readonly string[] | null;
  readonly area: readonly (readonly number[])[] | null;
}

/** Choices, geometry, settings and fingerprints. Plain JSON: survives structured clone and JSON unchanged. */
export interface ProjectDocument extends ProjectParts {
  readonly version: typeof PROJECT_VERSION;
  readonly id: string;
  readonly name: string;
  /** Why the data are processed (AVG art. 5: purpose limitation). */
  readonly purpose: string;
  readonly createdAt: string;
  readonly crs: ProjectCrs;
  /** IANA zone of the incidents' wall clock. */
  readonly timeZone: string;
  readonly datasets: readonly DatasetRecord[];
  readonly filter: StoredFilter;
  readonly hotspotSettings: HotspotSettings;
  readonly hotspots: readonly KeptHotspot[];
  readonly markers: readonly ReportingMarker[];
  readonly view: { readonly longitude: number; readonly latitude: number; readonly zoom: number } | null;
}
