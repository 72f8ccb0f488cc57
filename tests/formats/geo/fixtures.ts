import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import type { SqlJsStatic } from 'sql.js';
import { startSqlite } from '../../../src/storage/geopackage/sqlite.ts';

export type Ring = readonly (readonly [number, number])[];

/** A square in RD metres, corners counter-clockwise, closed. */
export const square = (x: number, y: number, side = 10): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

export interface TestFeature {
  readonly properties: Readonly<Record<string, string | number | null>>;
  readonly type: 'Point' | 'LineString' | 'Polygon';
  readonly coordinates: unknown;
}

export const geoJson = (features: readonly TestFeature[], epsg: number | null = 28992): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    ...(epsg ? { crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${epsg}` } } } : {}),
    features: features.map(({ properties, type, coordinates }) => ({
      type: 'Feature',
      properties,
      geometry: { type, coordinates },
    })),
  });

/** A ZIP archive with its members stored as they are. */
export function zip(members: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, bytes] of Object.entries(members)) {
    const encoded = new TextEncoder().encode(name);
    const local = new DataView(new ArrayBuffer(30));
    local.setUint32(0, 0x04034b50, true);
    local.setUint32(18, bytes.length, true);
    local.setUint32(22, bytes.length, true);
    local.setUint16(26, encoded.length, true);
    const entry = new DataView(new ArrayBuffer(46));
    entry.setUint32(0, 0x02014b50, true);
    entry.setUint32(20, bytes.length, true);
    entry.setUint32(24, bytes.length, true);
    entry.setUint16(28, encoded.length, true);
    entry.setUint32(42, at, true);
    const piece = join([new Uint8Array(local.buffer), encoded, bytes]);
    parts.push(piece);
    directory.push(join([new Uint8Array(entry.buffer), encoded]));
    at += piece.length;
  }
  const listed = join(directory);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(10, directory.length, true);
  end.setUint32(12, listed.length, true);
  end.setUint32(16, at, true);
  return join([...parts, listed, new Uint8Array(end.buffer)]);
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A .shp of polygons (5) or lines (3): one list of rings or parts a record. */
export function shp(type: 3 | 5, records: readonly (readonly Ring[])[]): Uint8Array {
  const bodies = records.map((rings) => {
    const points = rings.reduce((sum, ring) => sum + ring.length, 0);
    const view = new DataView(new ArrayBuffer(44 + 4 * rings.length + 16 * points));
    view.setInt32(0, type, true);
    view.setInt32(36, rings.length, true);
    view.setInt32(40, points, true);
    let at = 0;
    rings.forEach((ring, i) => {
      view.setInt32(44 + 4 * i, at, true);
      ring.forEach(([x, y], k) => {
        view.setFloat64(44 + 4 * rings.length + 16 * (at + k), x, true);
        view.setFloat64(44 + 4 * rings.length + 16 * (at + k) + 8, y, true);
      });
      at += ring.length;
    });
    return new Uint8Array(view.buffer);
  });
  const framed = bodies.map((body, i) => {
    const header = new DataView(new ArrayBuffer(8));
    header.setInt32(0, i + 1);
    header.setInt32(4, body.length / 2);
    return join([new Uint8Array(header.buffer), body]);
  });
  const header = new DataView(new ArrayBuffer(100));
  header.setInt32(0, 9994);
  header.setInt32(24, (100 + framed.reduce((sum, { length }) => sum + length, 0)) / 2);
  header.setInt32(28, 1000, true);
  header.setInt32(32, type, true);
  return join([new Uint8Array(header.buffer), ...framed]);
}

/** A .dbf of text columns; text is given as bytes, so that a test chooses its encoding. */
export function dbf(columns: readonly string[], rows: readonly (readonly Uint8Array[])[], width = 40): Uint8Array {
  const headerLength = 32 + 32 * columns.length + 1;
  const header = new Uint8Array(headerLength);
  const view = new DataView(header.buffer);
  view.setUint8(0, 3);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerLength, true);
  view.setUint16(10, 1 + width * columns.length, true);
  columns.forEach((name, i) => {
    header.set(new TextEncoder().encode(name), 32 + 32 * i);
    header[32 + 32 * i + 11] = 'C'.charCodeAt(0);
    header[32 + 32 * i + 16] = width;
  });
  header[headerLength - 1] = 0x0d;
  const records = rows.map((cells) => {
    const record = new Uint8Array(1 + width * columns.length).fill(0x20);
    cells.forEach((cell, i) => record.set(cell, 1 + width * i));
    return record;
  });
  return join([header, ...records]);
}

/** The .prj that ArcGIS writes for RD New: no datum shift, no code. */
export const RD_PRJ =
  'PROJCS["RD_New",GEOGCS["GCS_Amersfoort",DATUM["D_Amersfoort",SPHEROID["Bessel_1841",6377397.155,299.1528128]],' +
  'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Double_Stereographic"],' +
  'PARAMETER["False_Easting",155000.0],PARAMETER["False_Northing",463000.0],PARAMETER["Central_Meridian",5.38763888888889],' +
  'PARAMETER["Scale_Factor",0.9999079],PARAMETER["Latitude_Of_Origin",52.15616055555555],UNIT["Meter",1.0]]';

let sqlite: Promise<SqlJsStatic> | null = null;
export function sqliteForTests(): Promise<SqlJsStatic> {
  const bytes = () => readFileSync(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
  return (sqlite ??= startSqlite(new Uint8Array(bytes()).buffer));
}

export interface TestLayer {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly wkb: Uint8Array; readonly values: readonly (string | number | null)[] }[];
}

/** A GeoPackage as another program writes it. */
export async function geoPackage(layers: readonly TestLayer[], srs = 28992): Promise<Uint8Array> {
  const { Database } = await sqliteForTests();
  const db = new Database();
  db.run('CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition)');
  db.run('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?)', [
    'Amersfoort / RD New',
    srs,
    'EPSG',
    srs,
    'undefined',
  ]);
  db.run('CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)');
  for (const { name, columns, rows } of layers) {
    db.run(`CREATE TABLE "${name}" (fid INTEGER PRIMARY KEY, geom BLOB, ${columns.map((c) => `"${c}"`).join(', ')})`);
    db.run('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)', [name, 'geom', 'GEOMETRY', srs]);
    rows.forEach(({ wkb, values }, i) =>
      db.run(`INSERT INTO "${name}" VALUES (${['?', '?', ...columns.map(() => '?')].join(', ')})`, [
        i + 1,
        join([Uint8Array.of(0x47, 0x50, 0, 1, 0, 0, 0, 0), wkb]),
        ...values,
      ]),
    );
  }
  const bytes = db.export();
  db.close();
  return bytes;
}

export function wkbLine(points: Ring): Uint8Array {
  const view = new DataView(new ArrayBuffer(9 + 16 * points.length));
  view.setUint8(0, 1);
  view.setUint32(1, 2, true);
  view.setUint32(5, points.length, true);
  points.forEach(([x, y], i) => {
    view.setFloat64(9 + 16 * i, x, true);
    view.setFloat64(17 + 16 * i, y, true);
  });
  return new Uint8Array(view.buffer);
}

/** A polygon with heights (ISO type 1003), to be passed over. */
export function wkbPolygonZ(rings: readonly Ring[]): Uint8Array {
  const size = rings.reduce((sum, ring) => sum + 4 + 24 * ring.length, 9);
  const view = new DataView(new ArrayBuffer(size));
  view.setUint8(0, 1);
  view.setUint32(1, 1003, true);
  view.setUint32(5, rings.length, true);
  let at = 9;
  for (const ring of rings) {
    view.setUint32(at, ring.length, true);
    at += 4;
    for (const [x, y] of ring) {
      view.setFloat64(at, x, true);
      view.setFloat64(at + 8, y, true);
      at += 24;
    }
  }
  return new Uint8Array(view.buffer);
}

export interface TestOsm {
  readonly nodes: readonly { id: number; lon: number; lat: number; tags?: Record<string, string> }[];
  readonly ways: readonly { id: number; nodes: readonly number[]; tags?: Record<string, string> }[];
  readonly relations: readonly {
    id: number;
    members: readonly { way: number; role: string }[];
    tags: Record<string, string>;
  }[];
}

/** An OpenStreetMap extract: a header and one zlib block with dense nodes. */
export function osmPbf({ nodes, ways, relations }: TestOsm): Uint8Array {
  const strings = [''];
  const indexOf = (text: string) => {
    const known = strings.indexOf(text);
    return known >= 0 ? known : strings.push(text) - 1;
  };
  const steps = (values: readonly number[]) => values.map((value, i) => value - (i === 0 ? 0 : values[i - 1]!));
  const keysOf = (tags: Record<string, string> = {}) => Object.keys(tags).map(indexOf);
  const valuesOf = (tags: Record<string, string> = {}) => Object.values(tags).map(indexOf);
  const group = new PbfWriter();
  group.writeMessage(
    2,
    (_, pbf) => {
      pbf.writePackedSVarint(1, steps(nodes.map(({ id }) => id)));
      pbf.writePackedSVarint(8, steps(nodes.map(({ lat }) => Math.round(lat * 1e7))));
      pbf.writePackedSVarint(9, steps(nodes.map(({ lon }) => Math.round(lon * 1e7))));
      const tags = nodes.flatMap(({ tags = {} }) => [
        ...Object.entries(tags).flatMap(([key, value]) => [indexOf(key), indexOf(value)]),
        0,
      ]);
      pbf.writePackedVarint(10, tags);
    },
    null,
  );
  for (const way of ways) {
    group.writeMessage(
      3,
      (_, pbf) => {
        pbf.writeVarintField(1, way.id);
        pbf.writePackedVarint(2, keysOf(way.tags));
        pbf.writePackedVarint(3, valuesOf(way.tags));
        pbf.writePackedSVarint(8, steps(way.nodes));
      },
      null,
    );
  }
  for (const relation of relations) {
    group.writeMessage(
      4,
      (_, pbf) => {
        pbf.writeVarintField(1, relation.id);
        pbf.writePackedVarint(2, keysOf(relation.tags));
        pbf.writePackedVarint(3, valuesOf(relation.tags));
        pbf.writePackedVarint(
          8,
          relation.members.map(({ role }) => indexOf(role)),
        );
        pbf.writePackedSVarint(9, steps(relation.members.map(({ way }) => way)));
        pbf.writePackedVarint(
          10,
          relation.members.map(() => 1),
        );
      },
      null,
    );
  }
  const groupBytes = group.finish();
  const block = new PbfWriter();
  block.writeMessage(
    1,
    (_, pbf) => strings.forEach((text) => pbf.writeBytesField(1, new TextEncoder().encode(text))),
    null,
  );
  block.writeBytesField(2, groupBytes);
  const header = new PbfWriter();
  for (const feature of ['OsmSchema-V0.6', 'DenseNodes']) header.writeStringField(4, feature);
  return join([blob('OSMHeader', header.finish()), blob('OSMData', block.finish())]);
}

function blob(type: string, data: Uint8Array): Uint8Array {
  const body = new PbfWriter();
  body.writeVarintField(2, data.length);
  body.writeBytesField(3, deflateSync(data));
  const bytes = body.finish();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, bytes.length);
  const headerBytes = header.finish();
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, headerBytes.length);
  return join([new Uint8Array(length.buffer), headerBytes, bytes]);
}
