import type { KeptHotspot } from '../../domain/project/project-document.ts';
import { extentOf, multiPolygonBlob } from './geometry-blob.ts';
import { groupRings } from './polygon-parts.ts';
import { createLayer, type GeoPackageContext } from './schema.ts';
import { insertRows } from './sqlite.ts';

const COLUMNS = {
  id: 'TEXT',
  name: 'TEXT',
  incidents: 'REAL',
  incident_share: 'REAL',
  area_share: 'REAL',
  robustness: 'REAL',
  cell_size_metres: 'REAL',
  false_discovery_rate: 'REAL',
  data_fingerprint: 'TEXT',
  kept_at: 'TEXT',
  note: 'TEXT',
} as const;

/** Writes the kept hotspots as a layer. Only for reading in a GIS: the project document holds the truth. */
export function writeHotspots(context: GeoPackageContext, hotspots: readonly KeptHotspot[]): void {
  const shapes = hotspots.map(({ rings }) => rings.map((ring) => Float64Array.from(ring)));
  const title = context.titleOf('hotspots');
  createLayer(
    context,
    { name: 'hotspots', title, geometry: 'MULTIPOLYGON', columns: COLUMNS },
    extentOf(shapes.flat()),
  );
  const rows = hotspots.map((hotspot, i) => [
    multiPolygonBlob(groupRings(shapes[i]!), context.srsId),
    hotspot.id,
    hotspot.name,
    hotspot.incidents,
    hotspot.incidentShare,
    hotspot.areaShare,
    hotspot.robustness,
    hotspot.settings.cellSizeMetres,
    hotspot.settings.falseDiscoveryRate,
    hotspot.dataFingerprint,
    hotspot.keptAt,
    hotspot.note,
  ]);
  insertRows(context.db, 'hotspots', ['geom', ...Object.keys(COLUMNS)], rows);
}
