import type { ProjectCrs } from '../domain/place/project-crs.ts';
import { importIncidents, type ImportedIncidents } from '../formats/incidents/import-incidents.ts';
import type { ProfileChoices, ReadProfile } from '../formats/incidents/profile.ts';
import { readProfile } from '../formats/incidents/read-profile.ts';
import type { ImportRecipe } from '../formats/incidents/recipe.ts';
import { suggestRecipe } from '../formats/incidents/suggest-recipe.ts';
import { importPlaces, type ImportedPlaces } from '../formats/places/import-places.ts';
import { serve, type Port, type Task } from './protocol.ts';

/** What was found out about a file, and the recipe that follows from it. */
export interface Proposal {
  readonly profile: ReadProfile;
  readonly recipe: ImportRecipe;
}

const api = {
  async propose(file: File, choices: ProfileChoices, task: Task): Promise<Proposal> {
    const profile = await readProfile(file, task, choices);
    return { profile, recipe: suggestRecipe(profile) };
  },
  incidents: (file: File, recipe: ImportRecipe, crs: ProjectCrs | null, task: Task): Promise<ImportedIncidents> => importIncidents(file, recipe, crs, task),
  places: (file: File, crs: ProjectCrs | null, task: Task): Promise<ImportedPlaces> => importPlaces(file, crs, task),
};

export type ImportApi = typeof api;

serve(api, globalThis as unknown as Port);
