import fc from 'fast-check';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { ImportError } from '../../../src/formats/import-error.ts';
import { importPlaces } from '../../../src/formats/places/import-places.ts';
import { dbf, geoJson, geoPackage, osmPbf, shp, sqliteForTests, square, wkbPolygonZ, zip } from '../geo/fixtures.ts';
import { errorOf, fileOf, quietTask } from '../helpers.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const text = geoJson([{ properties: { bouwjaar: 1 }, type: 'Polygon', coordinates: [square(150_000, 480_000)] }]);

async function samples(): Promise<readonly (readonly [name: string, bytes: Uint8Array])[]> {
  return [
    ['a.geojson', utf8(text)],
    ['a.fgb', serialize(JSON.parse(text) as FeatureCollection, 28992)],
    [
      'a.gpkg',
      await geoPackage([
        { name: 'pand', columns: ['bouwjaar'], rows: [{ wkb: wkbPolygonZ([square(150_000, 480_000)]), values: [1] }] },
      ]),
    ],
    ['a.zip', zip({ 'a.shp': shp(5, [[square(150_000, 480_000)]]), 'a.dbf': dbf(['bouwjaar'], [[utf8('1')]]) })],
    [
      'a.osm.pbf',
      osmPbf({
        nodes: [
          { id: 1, lon: 5, lat: 52, tags: { shop: 'yes' } },
          { id: 2, lon: 5.001, lat: 52 },
        ],
        ways: [{ id: 1, nodes: [1, 2], tags: { highway: 'footway' } }],
        relations: [],
      }),
    ],
    ['a.json', utf8('{"elements":[{"type":"node","id":1,"lon":5,"lat":52,"tags":{"shop":"yes"}}]}')],
    ['adressen.csv', utf8('straatnaam;huisnummer;x;y\nKade;1;150000;480000\n')],
  ];
}

/** A damaged file gives places or an ImportError, never anything else. */
async function staysTyped(name: string, bytes: Uint8Array): Promise<void> {
  try {
    await importPlaces(fileOf(bytes, name), null, sqliteForTests, quietTask);
  } catch (cause) {
    expect(cause).toBeInstanceOf(ImportError);
  }
}

describe('damaged files', () => {
  it('cut short at any place end in places or in a message', async () => {
    const files = await samples();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.double({ min: 0, max: 1, noNaN: true }), ([name, bytes], share) =>
        staysTyped(name, bytes.slice(0, Math.floor(share * bytes.length))),
      ),
      { numRuns: 150 },
    );
  });

  it('with bytes changed anywhere end in places or in a message', async () => {
    const files = await samples();
    const change = fc.record({
      at: fc.double({ min: 0, max: 0.9999, noNaN: true }),
      byte: fc.integer({ min: 0, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        ([name, bytes], changes) => {
          const copy = bytes.slice();
          for (const { at, byte } of changes) copy[Math.floor(at * copy.length)] = byte;
          return staysTyped(name, copy);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of random bytes end in a message', async () => {
    const starts = [
      [],
      [0x50, 0x4b, 3, 4],
      [0x66, 0x67, 0x62, 3],
      [...utf8('SQLite format 3\0')],
      [...utf8('{"type":"FeatureCollection","features":[')],
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), (start, rest) =>
        staysTyped('x.bin', Uint8Array.from([...start, ...rest])),
      ),
      { numRuns: 150 },
    );
  });

  it('are told of by name, part and feature, with what to do', async () => {
    const read = (bytes: Uint8Array, name: string) =>
      errorOf(importPlaces(fileOf(bytes, name), null, sqliteForTests, quietTask));
    const whole = shp(5, [[square(150_000, 480_000)], [square(151_000, 480_000)]]);
    const cut = zip({
      'a.shp': whole.slice(0, whole.length - 40),
      'a.dbf': dbf(['bouwjaar'], [[utf8('1')], [utf8('2')]]),
    });
    expect(await read(cut, 'panden.zip')).toEqual({
      key: 'import.error.damagedPart',
      values: { file: 'panden.zip', part: 'a.shp', row: 2 },
    });
    expect((await read(zip({ 'a.shp': whole }), 'panden.zip')).key).toBe('import.error.noAttributes');
    expect((await read(whole, 'a.shp')).key).toBe('import.error.loneShp');
    expect((await read(await geoPackage([]), 'a.gpkg')).key).toBe('import.error.noLayers');
    const unknown = geoJson([
      { properties: { C28992R100: 'E1N1' }, type: 'Polygon', coordinates: [square(150_000, 480_000)] },
    ]);
    expect(await read(utf8(unknown), 'vakken.geojson')).toEqual({
      key: 'import.error.noKnownLayer',
      values: { file: 'vakken.geojson', layers: 'vakken' },
    });
  });

  it('stop when cancelled', async () => {
    const cancelled = { progress: () => undefined, breathe: () => Promise.reject(new DOMException('', 'AbortError')) };
    for (const [name, bytes] of await samples()) {
      await expect(importPlaces(fileOf(bytes, name), null, sqliteForTests, cancelled)).rejects.toMatchObject({
        name: 'AbortError',
      });
    }
  });
});
