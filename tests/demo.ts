import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { concatenateIncidentTables, type IncidentTable } from '../src/domain/incident/incident-table.ts';
import { NO_BASE_LAYERS, type BaseLayers } from '../src/domain/place/base-layers.ts';
import { mergeBaseLayers } from '../src/domain/place/merge-layers.ts';
import type { ProjectCrs } from '../src/domain/place/project-crs.ts';
import { importIncidents } from '../src/formats/incidents/import-incidents.ts';
import { readProfile } from '../src/formats/incidents/read-profile.ts';
import { suggestRecipe } from '../src/formats/incidents/suggest-recipe.ts';
import { importPlaces } from '../src/formats/places/import-places.ts';

const output = new URL('../data/nieuwerhaven/output/', import.meta.url);
const task = {
  signal: new AbortController().signal,
  progress: () => undefined,
  breathe: () => Promise.resolve(),
  transfer: () => undefined,
};

/** None of the demo's files is a GeoPackage. */
const noSqlite = () => Promise.reject(new Error('the demo has no GeoPackage'));

export const readDemoJson = (name: string): unknown => JSON.parse(readFileSync(new URL(name, output), 'utf8'));

const fileOf = (name: string) => new File([readFileSync(fileURLToPath(new URL(name, output)))], name);

/** The demo municipality, read by the app's own import with the recipes that it proposes itself. */
export async function readDemo(): Promise<{ table: IncidentTable; layers: BaseLayers }> {
  const { files } = readDemoJson('manifest.json') as { files: { file: string; role: string }[] };
  let crs: ProjectCrs | null = null;
  let layers = NO_BASE_LAYERS;
  const tables: IncidentTable[] = [];
  for (const { file, role } of files) {
    if (role === 'incidents') {
      const recipe = suggestRecipe(await readProfile(fileOf(file), task, {}));
      tables.push((await importIncidents(fileOf(file), recipe, crs, task)).table);
    } else if (file.endsWith('.gz') && PLACES.has(role)) {
      const read = await importPlaces(fileOf(file), crs, noSqlite, task);
      layers = mergeBaseLayers(layers, read.layers);
      crs = read.crs;
    }
  }
  return { table: concatenateIncidentTables(tables), layers };
}

const PLACES = new Set(['areas', 'streets', 'railway', 'buildings', 'addresses', 'water', 'green', 'poi']);
