import { beforeAll, describe, expect, it } from 'vitest';
import { RD_NEW } from '../../src/geometry/crs/known-crs.ts';
import { createZone } from '../../src/domain/zone/zone.ts';
import { readGeometryBlob } from '../../src/storage/geopackage/geometry-blob.ts';
import type { Sqlite } from '../../src/storage/geopackage/sqlite.ts';
import { writeZoneFile } from '../../src/storage/geopackage/zone-file.ts';
import { sqliteInNode } from './sqlite-in-node.ts';

let sqlite: Sqlite;
beforeAll(async () => {
  sqlite = await sqliteInNode();
});

describe('an area as a GeoPackage', () => {
  const outer = [155000, 463000, 155100, 463000, 155100, 463100, 155000, 463100, 155000, 463000];
  const hole = [155040, 463040, 155040, 463060, 155060, 463060, 155060, 463040, 155040, 463040];
  const zone = createZone({
    id: 'z',
    name: 'Stationsplein',
    measureId: 'rep.gebiedsverbod.apv',
    rings: [outer, hole],
    grounds: { filter: { period: null, hoursOfWeek: null, categories: null, sources: null, area: null }, text: '' },
  });

  it('bears the right reference system, its extent, and the very coordinates', async () => {
    const bytes = await writeZoneFile(sqlite, {
      zone,
      crs: RD_NEW,
      description: 'tekst',
      savedAt: '2026-11-24T10:00:00Z',
    });
    const db = new sqlite.Database(bytes);
    const rows = (sql: string) => db.exec(sql)[0]!.values;
    expect(rows('PRAGMA application_id')[0]![0]).toBe(0x47504b47);
    expect(rows('SELECT srs_id, min_x, min_y, max_x, max_y FROM gpkg_contents')).toEqual([
      [28992, 155000, 463000, 155100, 463100],
    ]);
    expect(rows('SELECT organization FROM gpkg_spatial_ref_sys WHERE srs_id = 28992')).toEqual([['EPSG']]);
    const [[blob, name, description]] = rows('SELECT geom, name, description FROM area') as [
      [Uint8Array, string, string],
    ];
    expect([name, description]).toEqual(['Stationsplein', 'tekst']);
    const geometry = readGeometryBlob(blob)!;
    expect(JSON.stringify(geometry)).toContain('155040');
    db.close();
  });
});
