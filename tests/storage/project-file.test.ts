import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIncidentTable, IncidentFlag, TimePrecision } from '../../src/domain/incident/incident-table.ts';
import { NO_BASE_LAYERS, type BaseLayers } from '../../src/domain/place/base-layers.ts';
import type { ProjectCrs } from '../../src/domain/place/project-crs.ts';
import { createEmptyDocument } from '../../src/domain/project/empty-document.ts';
import { DEFAULT_HOTSPOT_SETTINGS } from '../../src/domain/hotspot/hotspot.ts';
import type { DatasetRecord, ProjectDocument } from '../../src/domain/project/project-document.ts';
import type { Sqlite } from '../../src/storage/geopackage/sqlite.ts';
import { readProjectFile, writeProjectFile } from '../../src/storage/project-file.ts';
import type { StoredProject } from '../../src/storage/stored-project.ts';
import { storedProjects } from './arbitrary-projects.ts';
import { sqliteInNode, unwatched } from './sqlite-in-node.ts';

let sqlite: Sqlite;
beforeAll(async () => {
  sqlite = await sqliteInNode();
});

const savedAt = '2026-03-01T12:00:00.000Z';
const write = (project: StoredProject, withRows = true) =>
  writeProjectFile(project, {
    sqlite,
    withRows,
    savedAt,
    task: unwatched,
    layerTitles: { hotspots: 'Bewaarde hotspots' },
  });
const read = (bytes: Uint8Array, withoutRows = false) =>
  readProjectFile(bytes, { sqlite, withoutRows, task: unwatched });

const RD: ProjectCrs = { epsg: 28992, name: 'RD New', definition: '+proj=sterea +lat_0=52.1561605555556 +units=m' };

function smallProject(crs = RD): StoredProject {
  const square = [150_000, 505_000, 150_125, 505_000, 150_125, 505_125, 150_000, 505_125, 150_000, 505_000];
  const empty = { ...createEmptyDocument({ id: 'p1', name: 'Nieuwerhaven', createdAt: savedAt }), crs };
  const dataset: DatasetRecord = {
    id: 'd1',
    role: 'incidents',
    fileName: 'meldingen.csv',
    bytes: 1,
    sha256: '',
    importedAt: savedAt,
    rowsKept: 3,
    recipe: {},
    report: {},
    legalGround: null,
  };
  const document: ProjectDocument = {
    ...empty,
    datasets: [dataset],
    hotspots: [
      {
        id: 'h1',
        name: 'Stationsplein',
        rings: [square],
        incidents: 214,
        incidentShare: 0.09,
        areaShare: 0.006,
        robustness: 0.8,
        settings: DEFAULT_HOTSPOT_SETTINGS,
        filter: empty.filter,
        dataFingerprint: 'f',
        keptAt: savedAt,
        note: '',
      },
    ],
  };
  const incidents = createIncidentTable(3, ['bicycle-theft', 'nuisance'], ['police', 'boa']);
  incidents.x.set([150_010.5, NaN, 150_020]);
  incidents.y.set([505_010.25, NaN, 505_020]);
  incidents.start.set([Date.UTC(2025, 2, 31, 21, 45), NaN, Date.UTC(2025, 2, 1)]);
  incidents.end.set([Date.UTC(2025, 2, 31, 22, 5), NaN, Date.UTC(2025, 3, 1)]);
  incidents.precision.set([TimePrecision.interval, TimePrecision.none, TimePrecision.month]);
  incidents.category.set([0, 1, 1]);
  incidents.source.set([1, 0, 0]);
  incidents.flags.set([0, 0, IncidentFlag.duplicate]);
  const layers: BaseLayers = {
    ...NO_BASE_LAYERS,
    streets: {
      shapes: {
        length: 1,
        starts: Uint32Array.of(0, 2),
        coordinates: Float64Array.of(150_000, 505_000, 150_100, 505_050),
      },
      records: [{ id: 's1', name: 'Één straat', class: 'residential' }],
    },
    water: {
      length: 1,
      polygonStarts: Uint32Array.of(0, 1),
      ringStarts: Uint32Array.of(0, 5),
      coordinates: Float64Array.from(square),
    },
  };
  return { document, log: [], tables: new Map([['d1', incidents]]), layers };
}

describe('a project file', () => {
  it('gives back any project bit by bit', async () => {
    await fc.assert(
      fc.asyncProperty(storedProjects, async (project) => {
        expect(await read(await write(project))).toEqual({ ...project, savedAt });
      }),
      { numRuns: 25 },
    );
  });

  it('holds not a single row when saved without rows', async () => {
    const project = smallProject();
    const bytes = await write(project, false);
    expect(await read(bytes)).toEqual({ ...project, tables: new Map(), savedAt });
    expect(Buffer.from(bytes).includes('bicycle-theft')).toBe(false);
    const db = new sqlite.Database(bytes);
    expect(db.exec("SELECT name FROM sqlite_schema WHERE name LIKE '%incident%'")).toEqual([]);
    expect(db.exec('SELECT count(*) FROM regiekaart_columns')[0]!.values).toEqual([[0]]);
    db.close();
  });

  it('writes civil times as texts a GIS user can read, and nothing where place or time is unknown', async () => {
    const db = new sqlite.Database(await write(smallProject()));
    const [rows] = db.exec(
      'SELECT geom IS NULL, start, "end", precision, category, source, duplicate, pile_up, dataset FROM incidents',
    );
    db.close();
    expect(rows!.values).toEqual([
      [0, '2025-03-31T21:45:00', '2025-03-31T22:05:00', 'interval', 'bicycle-theft', 'boa', 0, 0, 'meldingen.csv'],
      [1, null, null, 'none', 'nuisance', 'police', 0, 0, 'meldingen.csv'],
      [0, '2025-03-01T00:00:00', '2025-04-01T00:00:00', 'month', 'nuisance', 'police', 1, 0, 'meldingen.csv'],
    ]);
  });

  it('takes over what was mended in a GIS', async () => {
    const db = new sqlite.Database(await write(smallProject()));
    db.run("UPDATE streets SET name = 'Nieuwe naam', class = 'steegje'");
    const opened = await read(db.export());
    db.close();
    expect(opened.layers.streets!.records).toEqual([{ id: 's1', name: 'Nieuwe naam', class: 'unknown' }]);
  });

  it('stops when cancelled', async () => {
    const controller = new AbortController();
    const task = {
      ...unwatched,
      signal: controller.signal,
      breathe: async () => {
        controller.abort();
        await Promise.resolve();
        controller.signal.throwIfAborted();
      },
    };
    await expect(writeProjectFile(smallProject(), { sqlite, withRows: true, savedAt, task })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }) as Error,
    );
  });
});

describe('a damaged project file', () => {
  const details = async (bytes: Uint8Array, withoutRows = false) => {
    try {
      await read(bytes, withoutRows);
    } catch (error) {
      return (error as { details?: unknown }).details;
    }
    return 'opened';
  };
  const changed = async (sql: string) => {
    const db = new sqlite.Database(await write(smallProject()));
    db.run(sql);
    const bytes = db.export();
    db.close();
    return bytes;
  };

  it('is told from another file', async () => {
    expect(await details(new TextEncoder().encode('%PDF-1.7 not a database at all'))).toMatchObject({
      key: 'storage.error.damagedFile',
    });
    expect(await details(new Uint8Array(0))).toEqual({ key: 'storage.error.noProject', values: {} });
    const plain = await changed('DROP TABLE regiekaart_project');
    expect(await details(plain)).toEqual({ key: 'storage.error.noProject', values: {} });
    const view = await changed(
      'ALTER TABLE regiekaart_project RENAME TO t; CREATE VIEW regiekaart_project AS SELECT * FROM t',
    );
    expect(await details(view)).toEqual({ key: 'storage.error.noProject', values: {} });
  });

  it('names the part that was changed', async () => {
    const document = await changed("UPDATE regiekaart_project SET value = replace(value, 'Nieuwerhaven', 'x')");
    expect(await details(document)).toEqual({ key: 'storage.error.damagedDocument', values: { part: 'document' } });
    const column = await changed("UPDATE regiekaart_columns SET data = zeroblob(9) WHERE name = 'start'");
    expect(await details(column)).toEqual({ key: 'storage.error.damagedRows', values: { part: 'start' } });
    expect(await details(column, true)).toBe('opened');
    const geometry = await changed("UPDATE streets SET geom = x'4750'");
    expect(await details(geometry)).toEqual({ key: 'storage.error.damagedLayer', values: { part: 'streets' } });
  });

  it('of a newer version is not opened half', async () => {
    const bytes = await write({ ...smallProject(), document: { ...smallProject().document, version: 9 as never } });
    expect(await details(bytes)).toEqual({ key: 'storage.error.newerVersion', values: { version: 9, supported: 1 } });
  });
});

const ogrinfo = (() => {
  try {
    execFileSync('ogrinfo', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!ogrinfo)('a project file in GDAL, as QGIS reads it (skipped where ogrinfo is absent)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regiekaart-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const inspect = async (project: StoredProject, ...args: string[]) => {
    const file = join(folder, 'test.regiekaart.gpkg');
    writeFileSync(file, await write(project));
    return execFileSync('ogrinfo', ['-ro', '-al', ...args, file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };

  it('shows every layer with its CRS, extent, geometry and attributes', async () => {
    const text = await inspect(smallProject());
    expect(text).toMatch(/Layer name: hotspots[\s\S]*Geometry: Multi Polygon[\s\S]*Feature Count: 1/);
    expect(text).toContain('Extent: (150000.000000, 505000.000000) - (150125.000000, 505125.000000)');
    expect(text).toContain('ID["EPSG",28992]');
    expect(text).toContain('MULTIPOLYGON (((150000 505000,150125 505000,150125 505125,150000 505125,150000 505000)))');
    expect(text).toContain('POINT (150010.5 505010.25)');
    expect(text).toContain('LINESTRING (150000 505000,150100 505050)');
    expect(text).toContain('name (String) = Één straat');
    expect(text).toContain('duplicate (Integer(Boolean)) = 1');
    expect(text).toMatch(/Layer name: regiekaart_project[\s\S]*Geometry: None/);
  });

  it.each([
    { epsg: 32618, name: 'UTM 18N', definition: '+proj=utm +zone=18 +datum=WGS84 +units=m +no_defs' },
    { epsg: 26910, name: 'NAD83 / UTM 10N', definition: '+proj=utm +zone=10 +datum=NAD83 +units=m +no_defs' },
    { epsg: 27700, name: 'British National Grid', definition: '+proj=tmerc +lat_0=49 +lon_0=-2 +units=m +no_defs' },
  ])('is recognised in EPSG:$epsg', async (crs) => {
    expect(await inspect(smallProject(crs), '-so')).toContain(`ID["EPSG",${crs.epsg}]`);
  });
});
