import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import type { Zone } from '../../domain/zone/zone.ts';
import { extentOf, multiPolygonBlob } from './geometry-blob.ts';
import { groupRings } from './polygon-parts.ts';
import { createCoreTables, createLayer } from './schema.ts';
import { insertRows, withDatabase, type Sqlite } from './sqlite.ts';

const COLUMNS = {
  id: 'TEXT',
  name: 'TEXT',
  variant: 'TEXT',
  version: 'INTEGER',
  status: 'TEXT',
  measure: 'TEXT',
  term_from: 'TEXT',
  term_to: 'TEXT',
  description: 'TEXT',
} as const;

/** One area as a GeoPackage (OGC 12-128r17) with one layer, in the project's own plane, for the GIS desk. */
export function writeZoneFile(
  sqlite: Sqlite,
  { zone, crs, description, savedAt }: ZoneFileContent,
): Promise<Uint8Array> {
  return withDatabase(sqlite, null, (db) => {
    createCoreTables(db, crs);
    const rings = zone.rings.map((ring) => Float64Array.from(ring));
    const context = { db, srsId: crs.epsg, savedAt, titleOf: () => zone.name };
    createLayer(
      context,
      { name: 'area', title: zone.name, geometry: 'MULTIPOLYGON', columns: COLUMNS },
      extentOf(rings),
    );
    const { id, name, variant, version, status, measureId, term } = zone;
    insertRows(
      db,
      'area',
      ['geom', ...Object.keys(COLUMNS)],
      [
        [
          multiPolygonBlob(groupRings(rings), crs.epsg),
          id,
          name,
          variant,
          version,
          status,
          measureId,
          term.from,
          term.to,
          description,
        ],
      ],
    );
    return Promise.resolve(db.export());
  });
}

export interface ZoneFileContent {
  readonly zone: Zone;
  readonly crs: ProjectCrs;
  readonly description: string;
  /** Instant, ISO 8601 in UTC. */
  readonly savedAt: string;
}
