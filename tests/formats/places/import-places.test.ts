import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { FeatureCollection } from 'geojson';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ProjectCrs } from '../../../src/domain/place/project-crs.ts';
import { importPlaces, type ImportedPlaces } from '../../../src/formats/places/import-places.ts';
import { RD_NEW } from '../../../src/geometry/crs/known-crs.ts';
import {
  dbf,
  geoJson,
  geoPackage,
  osmPbf,
  RD_PRJ,
  shp,
  sqliteForTests,
  square,
  wkbLine,
  wkbPolygonZ,
  zip,
  type TestFeature,
} from '../geo/fixtures.ts';
import { errorOf, fileOf, quietTask } from '../helpers.ts';

const read = (content: string | Uint8Array, name: string, crs: ProjectCrs | null = null): Promise<ImportedPlaces> =>
  importPlaces(fileOf(content, name), crs, sqliteForTests, quietTask);
const utf8 = (text: string) => new TextEncoder().encode(text);
const windows1252 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const polygon = (properties: TestFeature['properties'], x = 150_000, y = 480_000): TestFeature => ({
  properties,
  type: 'Polygon',
  coordinates: [square(x, y)],
});
const point = (properties: TestFeature['properties'], x = 150_000, y = 480_000): TestFeature => ({
  properties,
  type: 'Point',
  coordinates: [x, y],
});
const line = (properties: TestFeature['properties'], x = 150_000, y = 480_000): TestFeature => ({
  properties,
  type: 'LineString',
  coordinates: [
    [x, y],
    [x + 100, y],
  ],
});
const rolesOf = ({ report }: ImportedPlaces) =>
  report.layers.flatMap(({ name, roles }) => roles.map(({ role, rows }) => `${name}: ${role} ${rows}`));

describe('attributes', () => {
  it('knows areas of CBS, also where the year or the level names them differently, and keeps withheld figures unknown', async () => {
    const { layers } = await read(
      geoJson([
        polygon({ GM_CODE: 'GM0307', GM_NAAM: 'Amersfoort', AANT_INW: 160_000 }),
        polygon({ buurtcode: 'BU03070102', buurtnaam: 'Stadhart', gemeentecode: 'GM0307', aantal_inwoners: -99999999 }),
        polygon({
          statcode: 'WK030701',
          statnaam: 'Wijk 01',
          jrstatcode: '2023WK030701',
          GM_CODE: 'GM0307',
          GM_NAAM: 'A',
        }),
        polygon({ gemeentecode: '0307', gemeentenaam: 'Amersfoort' }),
      ]),
      'gebieden.geojson',
    );
    expect(
      layers.areas?.records.map(({ code, name, kind, parentCode, population }) => [
        code,
        name,
        kind,
        parentCode,
        population,
      ]),
    ).toEqual([
      ['GM0307', 'Amersfoort', 'municipality', null, 160_000],
      ['BU03070102', 'Stadhart', 'neighbourhood', 'WK030701', null],
      ['WK030701', 'Wijk 01', 'district', 'GM0307', null],
      ['GM0307', 'Amersfoort', 'municipality', null, null],
    ]);
  });

  it('knows streets of NWB, TOP10NL and OpenStreetMap, and railways among them', async () => {
    const { layers } = await read(
      geoJson([
        line({ WVK_ID: 12, STT_NAAM: 'Langestraat', BST_CODE: 'VZ', WEGBEHSRT: 'G' }),
        line({ WVK_ID: 13, STT_NAAM: 'A28', BST_CODE: null, WEGBEHSRT: 'R' }),
        line({ typeweg: 'lokale weg', hoofdverkeersgebruik: 'fietsers, bromfietsers', straatnaam: 'Pad' }),
        line({ highway: 'living_street', name: 'Hof' }),
        line({ typespoorbaan: 'trein', railway: 'rail' }),
        line({ STT_NAAM: 'Zonder soort' }),
      ]),
      'wegvakken.geojson',
    );
    expect(layers.streets?.records.map(({ id, name, class: kind }) => [id, name, kind])).toEqual([
      ['12', 'Langestraat', 'pedestrian'],
      ['13', 'A28', 'trunk'],
      ['3', 'Pad', 'cycleway'],
      ['4', 'Hof', 'living-street'],
      ['5', '', 'rail'],
      ['6', 'Zonder soort', 'unknown'],
    ]);
  });

  it('takes of several uses of a building the one that is no dwelling, and an azc as reception', async () => {
    const { layers } = await read(
      geoJson([
        polygon({ identificatie: '1', bouwjaar: 1990, gebruiksdoel: 'woonfunctie', aantal_verblijfsobjecten: 4 }),
        polygon({ identificatie: '2', bouwjaar: 1990, gebruiksdoel: 'woonfunctie,winkelfunctie' }),
        polygon({ identificatie: '3', bouwjaar: 1990, gebruiksdoel: '["onderwijsfunctie"]' }),
        polygon({ identificatie: '4', bouwjaar: 1990, gebruiksdoel: 'logiesfunctie', bijzonder: 'azc' }),
        polygon({ identificatie: '5', bouwjaar: 1990 }),
      ]),
      'pand.geojson',
    );
    expect(layers.buildings?.records.map(({ use, addresses }) => [use, addresses])).toEqual([
      ['residential', 4],
      ['retail', 0],
      ['education', 0],
      ['reception', 0],
      ['other', 0],
    ]);
  });

  it('tells water, green and ground apart in one layer, and reports each', async () => {
    const result = await read(
      geoJson([
        polygon({ typelandgebruik: 'bos: loofbos' }),
        polygon({ typelandgebruik: 'akkerland' }),
        polygon({ typelandgebruik: 'plein', naam: 'Markt' }),
        polygon({ typewater: 'waterloop', naam: 'Eem' }),
        polygon({ typelandgebruik: 'iets nieuws' }),
      ]),
      'terrein.geojson',
    );
    expect(result.layers.ground?.records).toEqual([
      { kind: 'arable', name: '' },
      { kind: 'square', name: 'Markt' },
      { kind: 'other', name: '' },
    ]);
    expect(result.layers.waterNames).toEqual(['Eem']);
    expect(result.layers.green?.length).toBe(1);
    expect(result.report.layers[0]?.roles).toContainEqual({ role: 'ground', rows: 1, by: 'layer' });
  });

  it('makes addresses of verblijfsobjecten and points of interest of facilities', async () => {
    const addresses = await read(
      geoJson([
        point({
          openbare_ruimte: 'Dorpsstraat',
          huisnummer: 12,
          huisletter: 'a',
          toevoeging: '3',
          gebruiksdoel: 'winkelfunctie',
        }),
      ]),
      'verblijfsobject.geojson',
    );
    expect(addresses.layers.addresses).toEqual([
      { x: 150_000, y: 480_000, street: 'Dorpsstraat', number: '12a-3', use: 'retail' },
    ]);
    const pois = await read(
      geoJson([point({ soort: 'azc', naam: 'Locatie' }), point({ amenity: 'pharmacy' }), point({ shop: 'bakery' })]),
      'voorzieningen.geojson',
    );
    expect(pois.layers.pois?.map(({ kind }) => kind)).toEqual(['azc', 'pharmacy', 'shop']);
  });

  it('leaves points with a time to the reader of incidents', async () => {
    const file = geoJson([
      point({ soort: 'winkel', pleegdatum: '2025-01-01' }),
      point({ soort: 'horeca', pleegdatum: 'x' }),
    ]);
    expect((await errorOf(read(file, 'x.geojson'))).key).toBe('import.error.placesUnknown');
    expect((await errorOf(read('datum;x;y;soort\n2025-01-01;1;2;a\n', 'x.csv'))).key).toBe(
      'import.error.placesUnknown',
    );
  });
});

describe('formats', () => {
  it('reads a shapefile in a ZIP with holes, Windows-1252 text and an RD .prj without datum shift', async () => {
    const clockwise = [...square(150_000, 480_000, 100)].reverse();
    const hole = square(150_010, 480_010, 20);
    const archive = zip({
      'map/Panden.SHP': shp(5, [[clockwise, hole], [[...square(151_000, 480_000)].reverse()]]),
      'map/Panden.dbf': dbf(
        ['identificatie'.slice(0, 10), 'bouwjaar', 'gebr_doel'],
        [
          [utf8('1'), utf8('1990'), windows1252('woonfunctie')],
          [utf8('2'), utf8('1991'), windows1252('winkelfunctie')],
        ],
      ),
      'map/Panden.prj': utf8(RD_PRJ),
    });
    const { layers, report, crs } = await read(archive, 'panden.zip');
    expect(crs.epsg).toBe(28992);
    expect(layers.buildings?.records.map(({ use }) => use)).toEqual(['residential', 'retail']);
    expect(Array.from(layers.buildings!.shapes.polygonStarts)).toEqual([0, 2, 3]);
    expect(report.layers[0]).toMatchObject({ name: 'Panden', kept: 2, crs: { epsg: 28992, by: 'stated' } });
  });

  it('reads names in Windows-1252 and in UTF-8', async () => {
    const archive = (cell: Uint8Array, cpg: string | null) =>
      zip({
        'w.shp': shp(3, [
          [
            [
              [150_000, 480_000],
              [150_100, 480_000],
            ],
          ],
        ]),
        'w.dbf': dbf(['STT_NAAM'], [[cell]]),
        ...(cpg ? { 'w.cpg': utf8(cpg) } : {}),
      });
    for (const [cell, cpg] of [
      [windows1252('Één'), null],
      [utf8('Één'), null],
      [utf8('Één'), 'UTF-8'],
      [windows1252('Één'), 'ANSI 1252'],
    ] as const) {
      const { layers } = await read(archive(cell, cpg), 'w.zip');
      expect(layers.streets?.records[0]?.name).toBe('Één');
    }
  });

  it('reads every layer of a GeoPackage and lists the one it cannot use', async () => {
    const bytes = await geoPackage([
      {
        name: 'wegvakken',
        columns: ['stt_naam', 'bst_code'],
        rows: [
          {
            wkb: wkbLine([
              [150_000, 480_000],
              [150_100, 480_000],
            ]),
            values: ['Kade', 'VP'],
          },
        ],
      },
      {
        name: 'pand',
        columns: ['identificatie', 'gebruiksdoel'],
        rows: [{ wkb: wkbPolygonZ([square(150_000, 480_000)]), values: ['1', 'kantoorfunctie'] }],
      },
      {
        name: 'leidingen',
        columns: ['diepte'],
        rows: [
          {
            wkb: wkbLine([
              [150_000, 480_000],
              [150_001, 480_000],
            ]),
            values: [2],
          },
        ],
      },
    ]);
    const result = await read(bytes, 'gemeente.gpkg');
    expect(rolesOf(result)).toEqual(['wegvakken: streets 1', 'pand: buildings 1']);
    expect(result.layers.streets?.records[0]).toEqual({ id: '1', name: 'Kade', class: 'footway' });
    expect(result.report.layers[2]).toMatchObject({
      name: 'leidingen',
      kept: 0,
      leftOut: [{ reason: 'noRole', features: 1, first: 1 }],
    });
  });

  it('reads FlatGeobuf with the system that it states', async () => {
    const collection = JSON.parse(geoJson([polygon({ BU_CODE: 'BU03070102', BU_NAAM: 'Noord' })])) as FeatureCollection;
    const { layers, report } = await read(serialize(collection, 28992), 'buurten.fgb');
    expect(layers.areas?.records[0]).toMatchObject({ code: 'BU03070102', name: 'Noord' });
    expect(report.layers[0]?.crs).toMatchObject({ epsg: 28992, by: 'stated' });
  });

  const osm = {
    nodes: [
      { id: 1, lon: 5.0, lat: 52.0 },
      { id: 2, lon: 5.001, lat: 52.0 },
      { id: 3, lon: 5.001, lat: 52.001 },
      { id: 4, lon: 5.0, lat: 52.001 },
      { id: 5, lon: 5.0005, lat: 52.0005, tags: { amenity: 'cafe', name: 'Het Plein' } },
      { id: 6, lon: 5.0006, lat: 52.0005, tags: { 'addr:housenumber': '4', 'addr:street': 'Kade' } },
    ],
    ways: [
      { id: 10, nodes: [1, 2, 3], tags: { highway: 'residential', name: 'Kade' } },
      { id: 11, nodes: [1, 2, 3, 4, 1], tags: { building: 'retail', shop: 'supermarket', name: 'Winkel' } },
      { id: 12, nodes: [1, 2, 3] },
      { id: 13, nodes: [1, 4, 3] },
      { id: 14, nodes: [1, 2], tags: { highway: 'proposed' } },
    ],
    relations: [
      {
        id: 20,
        members: [
          { way: 12, role: 'outer' },
          { way: 13, role: 'outer' },
        ],
        tags: { type: 'boundary', boundary: 'administrative', admin_level: '8', name: 'Stad' },
      },
    ],
  };

  it('reads an OpenStreetMap extract: one element may be several things, relations are tied to rings', async () => {
    const { layers, report } = await read(osmPbf(osm), 'stad.osm.pbf');
    expect(layers.streets?.records).toEqual([{ id: 'way/10', name: 'Kade', class: 'residential' }]);
    expect(layers.buildings?.records).toEqual([{ id: 'way/11', use: 'retail', addresses: 0 }]);
    expect(layers.pois?.map(({ kind, name }) => [kind, name])).toEqual([
      ['horeca', 'Het Plein'],
      ['supermarket', 'Winkel'],
    ]);
    expect(layers.addresses).toMatchObject([{ street: 'Kade', number: '4' }]);
    expect(layers.areas?.records).toMatchObject([{ name: 'Stad', kind: 'municipality' }]);
    expect(report.layers[0]).toMatchObject({ features: 6, kept: 5, leftOut: [{ reason: 'noRole', features: 1 }] });
  });

  it('reads the same elements as JSON', async () => {
    const elements = [
      ...osm.nodes.map(({ id, lon, lat, tags }) => ({ type: 'node', id, lon, lat, tags })),
      ...osm.ways.map((way) => ({ type: 'way', ...way })),
      ...osm.relations.map(({ members, ...relation }) => ({
        type: 'relation',
        ...relation,
        members: members.map(({ way, role }) => ({ type: 'way', ref: way, role })),
      })),
    ];
    const fromJson = await read(JSON.stringify({ version: 0.6, elements }), 'stad.json');
    const fromPbf = await read(osmPbf(osm), 'stad.osm.pbf');
    expect(fromJson.layers.streets?.records).toEqual(fromPbf.layers.streets?.records);
    expect(fromJson.layers.areas?.records).toEqual(fromPbf.layers.areas?.records);
    expect(fromJson.layers.pois?.length).toBe(2);
  });

  it('reads addresses from CSV with quotes, any delimiter and decimal commas, gzipped too', async () => {
    const rows =
      'straatnaam|huisnummer|gebruiksdoel|x|y\n"Plein |1""40"|7|woonfunctie|150000,5|480000\nKade|8||leeg|1\n';
    for (const content of [utf8(rows), new Uint8Array(gzipSync(rows))]) {
      const { layers, report } = await read(content, 'adressen.csv.gz');
      expect(layers.addresses).toEqual([
        { x: 150_000.5, y: 480_000, street: 'Plein |1"40', number: '7', use: 'residential' },
      ]);
      expect(report.layers[0]).toMatchObject({ features: 2, kept: 1, leftOut: [{ reason: 'noShape', first: 2 }] });
    }
  });
});

describe('shapes and systems', () => {
  it('closes rings and turns outer rings counter-clockwise, holes clockwise', async () => {
    const open = [...square(150_000, 480_000, 100)].slice(0, 4).reverse();
    const { layers } = await read(
      geoJson([
        { properties: { bouwjaar: 1 }, type: 'Polygon', coordinates: [open, square(150_010, 480_010)] },
        {
          properties: { bouwjaar: 1 },
          type: 'Polygon',
          coordinates: [
            [
              [1, 1],
              [2, 2],
              [1, 1],
            ],
          ],
        },
      ]),
      'pand.geojson',
    );
    const { shapes } = layers.buildings!;
    expect(shapes.length).toBe(1);
    const areas = Array.from({ length: 2 }, (_, ring) => {
      let sum = 0;
      for (let p = shapes.ringStarts[ring]!; p + 1 < shapes.ringStarts[ring + 1]!; p++) {
        const [ax, ay, bx, by] = shapes.coordinates.subarray(2 * p, 2 * p + 4);
        sum += (ax! - 150_000) * (by! - 480_000) - (bx! - 150_000) * (ay! - 480_000);
      }
      return sum / 2;
    });
    expect(areas).toEqual([10_000, -100]);
  });

  it('moves degrees into the project plane to the centimetre, and back to its own when it is the first', async () => {
    // Amersfoort, Onze Lieve Vrouwetoren: the origin of RD.
    const file = geoJson([point({ soort: 'station' }, 5.387203657, 52.155172897)], null);
    const { layers, crs } = await read(file, 'x.geojson');
    expect(crs.epsg).toBe(28992);
    expect(Math.hypot(layers.pois![0]!.x - 155_000, layers.pois![0]!.y - 463_000)).toBeLessThan(0.25);
  });

  it('sees swapped axes and says so', async () => {
    const points = [0, 1, 2, 3].map((i) => point({ soort: 'winkel' }, 52.15 + i / 1000, 5.38 + i / 1000));
    const { layers, report } = await read(geoJson(points, null), 'x.geojson');
    expect(report.layers[0]?.crs).toMatchObject({ swapped: true });
    expect(layers.pois![0]!.x).toBeGreaterThan(100_000);
  });

  it('refuses a layer that lies outside the project', async () => {
    const file = geoJson([point({ soort: 'winkel' }, -85.63, 41.94)], null);
    const { key, values } = await errorOf(read(file, 'x.geojson', RD_NEW));
    expect(key).toBe('import.error.elsewhere');
    expect(values).toMatchObject({ file: 'x.geojson', layer: 'x', crs: 'RD New' });
  });
});
