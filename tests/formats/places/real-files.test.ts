import { describe, expect, it } from 'vitest';
import type { PlaceRole } from '../../../src/formats/places/recognise-role.ts';
import { importPlaces, type ImportedPlaces } from '../../../src/formats/places/import-places.ts';
import { deriveStreetGraph } from '../../../src/network/graph/derive-street-graph.ts';
import { sharedPath } from '../../shared-data.ts';
import { sqliteForTests } from '../geo/fixtures.ts';
import { fileAt, quietTask } from '../helpers.ts';

const DATA = {
  streets: sharedPath('data/groningen/streets_city.geojson.gz'),
  neighbourhoods: sharedPath('data/groningen/buurten_2017.geojson.gz'),
  busStops: sharedPath('data/groningen/bus_stops.geojson.gz'),
  horeca: sharedPath('data/groningen/horeca_osm.geojson.gz'),
  schools: sharedPath('data/groningen/education_bag.geojson.gz'),
  municipalities: sharedPath('data/nl/gemeenten_342_derived.geojson.gz'),
  districts: sharedPath('data/nl/wijken_2022_cbs_tmap.geojson.gz'),
  dwellings: sharedPath('data/nl/bag_dwellings_amersfoort_rd.csv.gz'),
  liechtenstein: sharedPath('data/osm/liechtenstein-latest.osm.pbf'),
  threeRivers: sharedPath('data/osm/three_rivers_intro_graph.json.gz'),
};

const read = (path: string | null): Promise<ImportedPlaces> =>
  importPlaces(fileAt(path!), null, sqliteForTests, quietTask);
const rowsOf = ({ report }: ImportedPlaces, role: PlaceRole): number =>
  report.layers.flatMap(({ roles }) => roles).reduce((sum, found) => sum + (found.role === role ? found.rows : 0), 0);
const graphOf = ({ layers }: ImportedPlaces) =>
  deriveStreetGraph(layers.streets!.shapes, layers.streets!.records).report;

// Skipped where the folder of real data does not lie beside the checkout.
describe.skipIf(Object.values(DATA).some((path) => path === null))('real files', () => {
  it('Groningen: 13,380 street edges, neighbourhoods, stops, horeca and schools', async () => {
    const streets = await read(DATA.streets);
    expect(streets.crs.epsg).toBe(28992);
    expect(rowsOf(streets, 'streets')).toBe(13_380);
    expect(graphOf(streets)).toMatchObject({ nodes: 10_171, components: 4 });
    const neighbourhoods = await read(DATA.neighbourhoods);
    expect(rowsOf(neighbourhoods, 'areas')).toBe(108);
    expect(neighbourhoods.layers.areas?.records.every(({ kind }) => kind === 'neighbourhood')).toBe(true);
    expect((await read(DATA.busStops)).layers.pois?.filter(({ kind }) => kind === 'bus-stop').length).toBe(543);
    expect(rowsOf(await read(DATA.horeca), 'pois')).toBe(621);
    expect((await read(DATA.schools)).layers.pois?.filter(({ kind }) => kind === 'school').length).toBe(242);
  }, 30_000);

  it('the Netherlands: 342 municipalities, 3,340 districts, 90,603 dwellings', async () => {
    expect(rowsOf(await read(DATA.municipalities), 'areas')).toBe(342);
    const districts = await read(DATA.districts);
    expect(districts.layers.areas?.records.filter(({ kind }) => kind === 'district').length).toBe(3340);
    expect(rowsOf(await read(DATA.dwellings), 'addresses')).toBe(90_603);
  }, 30_000);

  it('Liechtenstein: a whole country out of OpenStreetMap', async () => {
    const country = await read(DATA.liechtenstein);
    expect(country.crs).toMatchObject({ epsg: 32632 });
    expect(rowsOf(country, 'buildings')).toBe(8994);
    expect(rowsOf(country, 'areas')).toBe(11);
    expect(rowsOf(country, 'pois')).toBe(816);
    const graph = graphOf(country);
    expect(graph.edges).toBe(7888);
    expect(graph.shareOfLengthInLargestComponent).toBeGreaterThan(0.95);
  }, 30_000);

  it('Three Rivers: a small town as a graph of elements', async () => {
    const town = await read(DATA.threeRivers);
    expect(rowsOf(town, 'buildings')).toBe(357);
    expect(graphOf(town)).toMatchObject({ edges: 840 });
  });
});
