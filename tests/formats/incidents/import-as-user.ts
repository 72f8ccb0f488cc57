import type { ProjectCrs } from '../../../src/domain/place/project-crs.ts';
import type { SourceFile } from '../../../src/formats/bytes/byte-stream.ts';
import { importIncidents } from '../../../src/formats/incidents/import-incidents.ts';
import type { ProfileChoices } from '../../../src/formats/incidents/profile.ts';
import { readProfile } from '../../../src/formats/incidents/read-profile.ts';
import { suggestRecipe } from '../../../src/formats/incidents/suggest-recipe.ts';
import { quietTask } from '../helpers.ts';

const task = { ...quietTask, transfer: () => undefined };

/** What happens to a file that is dropped and confirmed without changing anything. */
export async function importAsUser(file: SourceFile, choices: ProfileChoices = {}, crs: ProjectCrs | null = null) {
  const profile = await readProfile(file, task, choices);
  return { profile, ...(await importIncidents(file, suggestRecipe(profile), crs, task)) };
}
