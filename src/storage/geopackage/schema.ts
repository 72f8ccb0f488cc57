import type { Database } from 'sql.js';
import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import type { Extent } from './geometry-blob.ts';
import { insertRows } from './sqlite.ts';
import { WGS84_WKT, wktOf } from './srs-wkt.ts';

/** "GPKG" and version 1.3.0 (OGC 12-128r17, requirement 2); 1.3 is what the QGIS and GDAL of 2022 read without a word. */
const APPLICATION_ID = 0x47504b47;
const USER_VERSION = 10300;

const CORE_TABLES = `
PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${USER_VERSION};
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));`;

export type GeometryType = 'POINT' | 'LINESTRING' | 'MULTIPOLYGON';

export interface LayerTable {
  readonly name: string;
  /** What a GIS shows as the name of the layer. */
  readonly title: string;
  readonly geometry: GeometryType;
  /** Attribute columns with their SQLite types. */
  readonly columns: Readonly<Record<string, 'TEXT' | 'REAL' | 'INTEGER' | 'BOOLEAN'>>;
}

/** What a layer needs to know of the file that it is written to. */
export interface GeoPackageContext {
  readonly db: Database;
  readonly srsId: number;
  /** Instant, ISO 8601 in UTC. */
  readonly savedAt: string;
  /** Name of a layer in the reader's language. */
  readonly titleOf: (table: string) => string;
}

/** The tables that every GeoPackage has, with the project's CRS. */
export function createCoreTables(db: Database, crs: ProjectCrs): void {
  db.run(CORE_TABLES);
  const rows = [
    ['Undefined Cartesian', -1, 'NONE', -1, 'undefined', null],
    ['Undefined geographic', 0, 'NONE', 0, 'undefined', null],
    ['WGS 84', 4326, 'EPSG', 4326, WGS84_WKT, null],
  ];
  if (crs.epsg !== 4326) rows.push([crs.name, crs.epsg, 'EPSG', crs.epsg, wktOf(crs), crs.definition]);
  const columns = ['srs_name', 'srs_id', 'organization', 'organization_coordsys_id', 'definition', 'description'];
  insertRows(db, 'gpkg_spatial_ref_sys', columns, rows);
}

/** Creates the table of a layer and enters it in the contents. `extent` is null for a layer without any point. */
export function createLayer({ db, srsId, savedAt }: GeoPackageContext, layer: LayerTable, extent: Extent | null): void {
  const columns = Object.entries(layer.columns).map(([name, type]) => `, "${name}" ${type}`);
  db.run(
    `CREATE TABLE "${layer.name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom ${layer.geometry}${columns.join('')})`,
  );
  const { minX = null, minY = null, maxX = null, maxY = null } = extent ?? {};
  const contents = [
    'table_name',
    'data_type',
    'identifier',
    'last_change',
    'min_x',
    'min_y',
    'max_x',
    'max_y',
    'srs_id',
  ];
  const entry = [layer.name, 'features', layer.title, savedAt, minX, minY, maxX, maxY, srsId];
  insertRows(db, 'gpkg_contents', contents, [entry]);
  const geometry = ['table_name', 'column_name', 'geometry_type_name', 'srs_id', 'z', 'm'];
  insertRows(db, 'gpkg_geometry_columns', geometry, [[layer.name, 'geom', layer.geometry, srsId, 0, 0]]);
}

/** Enters a table without geometry in the contents, so that a GIS lists it as a table. */
export function registerAttributes({ db, savedAt }: GeoPackageContext, name: string, title: string): void {
  const columns = ['table_name', 'data_type', 'identifier', 'last_change'];
  insertRows(db, 'gpkg_contents', columns, [[name, 'attributes', title, savedAt]]);
}
