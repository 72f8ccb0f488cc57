/** Proof page of the map: `?place=town|groningen|points|nieuwerhaven`. Started by hand (see README), never built. */
import type { FeatureCollection } from 'geojson';
import nl from '../../../src/i18n/parts/map.nl.json';
import { createMapController } from '../../../src/map/map-controller.ts';
import { createPlanarProjection } from '../../../src/geometry/projection/planar-projection.ts';
import { NO_BASE_LAYERS } from '../../../src/domain/place/base-layers.ts';
import { sampleContent, samplePoints } from '../sample-content.ts';
import { syntheticTown, RD } from '../synthetic-town.ts';
import { groningenBase } from './geojson-base.ts';

const texts: Readonly<Record<string, string>> = nl;
const translate = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
  (texts[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

const controller = createMapController(document.getElementById('map')!, { locale: 'nl', translate });
Object.assign(window, { controller, sampleContent });
controller.on('problem', (problem) => console.error('problem', JSON.stringify(problem)));

async function json(name: string): Promise<FeatureCollection> {
  const response = await fetch(`/shared-data/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return (await response.json()) as FeatureCollection;
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
document.body.dataset['ready'] = 'true';
