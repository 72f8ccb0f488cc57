import type { ProjectCrs } from '../domain/place/project-crs.ts';
import type { PerceptionFile } from '../domain/survey/survey.ts';
import { importIncidents, type ImportedIncidents } from '../formats/incidents/import-incidents.ts';
import type { ProfileChoices, ReadProfile } from '../formats/incidents/profile.ts';
import { previewPlaces } from '../formats/incidents/profile-place.ts';
import { readProfile } from '../formats/incidents/read-profile.ts';
import type { ImportRecipe } from '../formats/incidents/recipe.ts';
import { checkRecipe, suggestRecipe } from '../formats/incidents/suggest-recipe.ts';
import { ImportError } from '../formats/import-error.ts';
import { importPlaces, type ImportedPlaces } from '../formats/places/import-places.ts';
import { importPerception, type PerceptionContext } from '../formats/survey/import-perception.ts';
import { sqliteWasmUrl } from '../storage/geopackage/sqlite-asset.ts';
import type { Sqlite } from '../storage/geopackage/sqlite.ts';
import { serve, type Task } from './protocol.ts';

/** A file of this app itself, such as those of the demo: read here, so that no step of it waits for the screen. */
export interface OwnFile {
  readonly name: string;
  readonly url: string;
}
export type ImportSource = File | OwnFile;

async function fileOf(source: ImportSource): Promise<File> {
  if (source instanceof File) return source;
  const response = await fetch(source.url);
  if (!response.ok) throw new ImportError('import.error.notThere', { file: source.name });
  return new File([await response.blob()], source.name);
}

/** SQLite is fetched when the first GeoPackage is opened. */
async function openSqlite(): Promise<Sqlite> {
  const [{ startSqlite }, response] = await Promise.all([
    import('../storage/geopackage/sqlite.ts'),
    fetch(sqliteWasmUrl),
  ]);
  if (!response.ok) throw new ImportError('import.error.notThere', { file: 'SQLite' });
  return startSqlite(await response.arrayBuffer());
}

const api = {
  /** What is in a file of incidents, and the recipe that follows from it; `choices` overrule guesses. */
  async profile(
    file: File,
    choices: ProfileChoices,
    task: Task,
  ): Promise<{ profile: ReadProfile; recipe: ImportRecipe }> {
    const profile = await readProfile(file, task, choices);
    return { profile, recipe: suggestRecipe(profile) };
  },
  /** What a saved recipe misses in a file, or has not met before. */
  checkRecipe: (recipe: ImportRecipe, profile: ReadProfile) => checkRecipe(recipe, profile),
  /** Where a reading of the coordinates puts the sampled places: [longitude, latitude, …]. */
  previewPlaces: (sample: readonly number[], place: NonNullable<ImportRecipe['place']>) => previewPlaces(sample, place),
  incidents: (file: File, recipe: unknown, crs: ProjectCrs | null, task: Task): Promise<ImportedIncidents> =>
    importIncidents(file, recipe, crs, task),
  /** Incidents by the recipe that follows from the file itself, without asking: for the demo. */
  async incidentsByGuess(
    source: ImportSource,
    crs: ProjectCrs | null,
    task: Task,
  ): Promise<ImportedIncidents & { readonly recipe: ImportRecipe }> {
    const file = await fileOf(source);
    const recipe = suggestRecipe(await readProfile(file, task));
    return { ...(await importIncidents(file, recipe, crs, task)), recipe };
  },
  places: async (source: ImportSource, crs: ProjectCrs | null, task: Task): Promise<ImportedPlaces> =>
    importPlaces(await fileOf(source), crs, openSqlite, task),
  /** What people say, or what others count: surveys, interviews, monthly figures, tables by area. */
  perception: async (source: ImportSource, context: PerceptionContext, task: Task): Promise<PerceptionFile> =>
    importPerception(await fileOf(source), context, task),
};

export type ImportApi = typeof api;

serve(api, globalThis);
