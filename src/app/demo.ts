import { createEvaluation, type EvaluatedArea, type Evaluation } from '../domain/evaluation/evaluation.ts';
import { NO_FILTER } from '../domain/incident/incident-filter.ts';
import { storeFilter } from '../state/stored-filter.ts';
import { RD_NEW_CRS } from '../domain/project/empty-document.ts';
import type { OwnFile } from '../workers/import-worker.ts';
import manifest from '../../data/nieuwerhaven/output/manifest.json' with { type: 'json' };

const urls = import.meta.glob<string>('../../data/nieuwerhaven/output/*.gz', {
  eager: true,
  query: '?url',
  import: 'default',
});

/** Layers that the map draws; the rest is needed once there are incidents to look at. */
const DRAWN = new Set(['areas', 'streets', 'railway', 'buildings', 'water', 'green', 'landuse', 'poi']);

const filesOf = (isWanted: (role: string) => boolean): OwnFile[] =>
  manifest.files
    .filter(({ role }) => isWanted(role))
    .map(({ file }) => ({
      name: file,
      url: new URL(urls[`../../data/nieuwerhaven/output/${file}`]!, location.href).href,
    }));

/** The files of the demo municipality, as if the user had dropped them. */
export const DEMO = {
  name: manifest.name,
  drawn: filesOf((role) => DRAWN.has(role)),
  addresses: filesOf((role) => role === 'addresses'),
  incidents: filesOf((role) => role === 'incidents'),
  perception: filesOf((role) => role === 'survey' || role === 'interviews' || role === 'series'),
};

/** The demo is in RD New, known beforehand, so that no file has to wait for another. */
export const DEMO_CRS = RD_NEW_CRS;

/** The demo's past measure, waiting to be evaluated; its file is in RD New like the rest. */
export async function demoEvaluation(id: string): Promise<Evaluation> {
  const { default: text } = await import('../../data/nieuwerhaven/output/maatregel.geojson?raw');
  const { features } = JSON.parse(text) as {
    features: {
      properties: { naam: string; rol: string; maatregel: string; ingangsdatum: string };
      geometry: { coordinates: [number, number][][] };
    }[];
  };
  const areaOf = (role: string): EvaluatedArea => {
    const { properties, geometry } = features.find((one) => one.properties.rol === role)!;
    return { name: properties.naam, rings: geometry.coordinates.map((ring) => ring.flat()) };
  };
  const { maatregel, ingangsdatum } = features[0]!.properties;
  return {
    ...createEvaluation({ id, name: maatregel, filter: storeFilter(NO_FILTER) }),
    from: ingangsdatum,
    treated: areaOf('maatregelgebied'),
    control: areaOf('vergelijkingsgebied'),
    surroundings: areaOf('omgeving'),
  };
}
