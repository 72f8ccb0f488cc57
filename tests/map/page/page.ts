/** Proof page of the map: `?place=town|groningen|points|nieuwerhaven`. Started by hand (see README), never built. */
import type { FeatureCollection } from 'geojson';
import nl from '../../../src/i18n/parts/map.nl.json';
import { createMapController } from '../../../src/map/map-controller.ts';
import { createPlanarProjection } from '../../../src/geometry/projection/planar-projection.ts';
import { NO_BASE_LAYERS } from '../../../src/domain/place/base-layers.ts';
import { sampleContent, samplePoints } from '../sample-content.ts';
import { syntheticTown, RD } from '../synthetic-town.ts';
import { groningenBase } from './geojson-base.ts';
import { incidentContent } from './incident-content.ts';
import { nieuwerhavenBase } from './nieuwerhaven-base.ts';
import { boundsOfRings } from '../../../src/map/view.ts';
import type { MapPoints } from '../../../src/map/map-types.ts';

const texts: Readonly<Record<string, string>> = nl;
const translate = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
  (texts[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

const controller = createMapController(document.getElementById('map')!, { locale: 'nl', translate });
Object.assign(window, { controller, sampleContent });
controller.on('problem', (problem) => console.error('problem', JSON.stringify(problem)));

async function json(name: string, folder = 'shared-data'): Promise<FeatureCollection> {
  const response = await fetch(`/${folder}/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return (await response.json()) as FeatureCollection;
}

async function readPoints(): Promise<MapPoints> {
  const text = await (await fetch('/demo-data/politie.csv')).text();
  const rows = text
    .split('\n')
    .slice(1)
    .map((line) => line.split(';'));
  const number = (value = '') => (value ? Number(value.replace(',', '.')) : NaN);
  const placed = rows
    .map((row) => [number(row[8]), number(row[9])] as const)
    .filter(([x, y]) => x > 140_000 && x < 160_000 && y > 495_000 && y < 515_000);
  return { x: Float64Array.from(placed, ([x]) => x), y: Float64Array.from(placed, ([, y]) => y) };
}

const place = new URLSearchParams(location.search).get('place') ?? 'town';
if (place === 'town') {
  const town = syntheticTown();
  await controller.setProject(town);
  Object.assign(window, { content: sampleContent(town.bounds) });
} else if (place === 'points') {
  const bounds = { west: 140_000, south: 495_000, east: 160_000, north: 515_000 };
  await controller.setProject({ crs: RD, bounds, base: NO_BASE_LAYERS, sources: [] });
  controller.setVisible({ points: true });
  controller.show({ points: samplePoints(bounds, 4000) });
} else if (place === 'groningen') {
  const bounds = { west: 226_000, south: 575_000, east: 242_000, north: 589_000 };
  const projection = createPlanarProjection(RD, bounds);
  const [streets, neighbourhoods, stops, horeca, schools] = await Promise.all(
    ['streets_city', 'buurten_2017', 'bus_stops', 'horeca_osm', 'education_bag'].map((name) =>
      json(`groningen/${name}.geojson`),
    ),
  );
  const base = groningenBase(projection, {
    streets: streets!,
    neighbourhoods: neighbourhoods!,
    stops: stops!,
    horeca: horeca!,
    schools: schools!,
  });
  await controller.setProject({ crs: RD, bounds, base, sources: ['Gemeente Groningen', 'OpenStreetMap', 'CBS'] });
  Object.assign(window, { content: sampleContent(bounds) });
}
if (place === 'nieuwerhaven') {
  const names = ['gebieden', 'wegvakken', 'spoorbaan', 'panden', 'water', 'groen', 'terrein', 'voorzieningen'];
  const files = await Promise.all(names.map((name) => json(`${name}.geojson`, 'demo-data')));
  const base = nieuwerhavenBase(Object.fromEntries(names.map((name, i) => [name, files[i]!])));
  const bounds = boundsOfRings([base.areas!.shapes.coordinates.subarray(0, base.areas!.shapes.ringStarts[1]! * 2)]);
  await controller.setProject({ crs: RD, bounds, base, sources: ['Nieuwerhaven, fictieve demogemeente (CC0)'] });
  const points = await readPoints();
  Object.assign(window, { content: incidentContent(points), hexagons: incidentContent(points, 'hexagon') });
}
document.body.dataset['ready'] = 'true';
