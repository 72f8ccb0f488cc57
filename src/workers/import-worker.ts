import type { ProjectCrs } from '../domain/place/project-crs.ts';
import { importIncidents, type ImportedIncidents } from '../formats/incidents/import-incidents.ts';
import type { ProfileChoices, ReadProfile } from '../formats/incidents/profile.ts';
import { previewPlaces } from '../formats/incidents/profile-place.ts';
import { readProfile } from '../formats/incidents/read-profile.ts';
import type { ImportRecipe } from '../formats/incidents/recipe.ts';
import { checkRecipe, suggestRecipe } from '../formats/incidents/suggest-recipe.ts';
import { importPlaces, type ImportedPlaces } from '../formats/places/import-places.ts';
import { serve, type Task } from './protocol.ts';

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
  places: (file: File, crs: ProjectCrs | null, task: Task): Promise<ImportedPlaces> => importPlaces(file, crs, task),
};

export type ImportApi = typeof api;

serve(api, globalThis);
