import type { DatasetRecord } from '../../domain/project/project-document.ts';
import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import type { ImportedIncidents } from '../../formats/incidents/import-incidents.ts';
import type { ImportRecipe } from '../../formats/incidents/recipe.ts';
import type { ImportedPlaces } from '../../formats/places/import-places.ts';
import type { PlacesReport } from '../../formats/places/places-report.ts';
import type { NewDataset } from '../../state/session.ts';
import type { ImportApi, ImportSource } from '../../workers/import-worker.ts';
import type { CallOptions, Client } from '../../workers/protocol.ts';

export type Importer = Client<ImportApi>;

/** What was found out about a file, and the recipe that follows from it. */
export type Proposal = Awaited<ReturnType<Importer['profile']>>;

interface Stamp {
  readonly id: string;
  /** Instant, ISO 8601. */
  readonly importedAt: string;
}

/** A file of places as a dataset; null when it holds none, so that it may be tried as incidents. */
export async function readPlaces(
  importer: Importer,
  file: ImportSource,
  crs: ProjectCrs | null,
  stamp: Stamp,
  options: CallOptions = {},
): Promise<{ dataset: NewDataset; crs: ProjectCrs } | null> {
  try {
    const places = await importer.places([file, crs], options);
    return {
      dataset: { record: placeRecord(places, stamp), table: null, layers: places.layers },
      crs: places.crs,
    };
  } catch (error) {
    const { details } = error as { details?: { key?: string } | null };
    if (details?.key === 'import.error.placesUnknown') return null;
    throw error;
  }
}

/** The incidents of a file by a recipe, as a dataset. */
export async function readIncidents(
  importer: Importer,
  file: File,
  recipe: ImportRecipe,
  crs: ProjectCrs | null,
  stamp: Stamp,
  options: CallOptions = {},
): Promise<{ dataset: NewDataset; crs: ProjectCrs }> {
  const imported = await importer.incidents([file, recipe, crs], options);
  return {
    dataset: { record: incidentRecord(imported, recipe, stamp), table: imported.table, layers: null },
    crs: imported.crs,
  };
}

/** The incidents of a file by the recipe that it suggests itself. */
export async function readIncidentsByGuess(
  importer: Importer,
  file: ImportSource,
  crs: ProjectCrs | null,
  stamp: Stamp,
  options: CallOptions = {},
): Promise<NewDataset> {
  const imported = await importer.incidentsByGuess([file, crs], options);
  return { record: incidentRecord(imported, imported.recipe, stamp), table: imported.table, layers: null };
}

/** The recipe of an earlier file of the same layout in this project, if its columns are all there. */
export function recipeOfEarlierFile({ profile }: Proposal, datasets: readonly DatasetRecord[]): ImportRecipe | null {
  const names = new Set(profile.columns.map(({ name }) => name));
  const fits = (recipe: ImportRecipe) =>
    recipe.columns.length > 0 && recipe.columns.every(({ name }) => names.has(name));
  const found = datasets.findLast(({ role, recipe }) => role === 'incidents' && fits(recipe as ImportRecipe));
  return (found?.recipe as ImportRecipe | undefined) ?? null;
}

/** The one role of a file's layers, or `places` when there are several. */
function roleOfReport({ layers }: PlacesReport): DatasetRecord['role'] {
  const [role, ...others] = new Set(layers.flatMap(({ roles }) => roles.map((found) => found.role)));
  return role && others.length === 0 ? role : 'places';
}

const placeRecord = ({ report }: ImportedPlaces, { id, importedAt }: Stamp): DatasetRecord => ({
  id,
  role: roleOfReport(report),
  fileName: report.file.name,
  bytes: report.file.bytes,
  sha256: report.file.sha256,
  importedAt,
  rowsKept: report.layers.reduce((sum, { roles }) => sum + roles.reduce((all, { rows }) => all + rows, 0), 0),
  recipe: null,
  report,
  legalGround: null,
});

const incidentRecord = (
  { report }: ImportedIncidents,
  recipe: ImportRecipe,
  { id, importedAt }: Stamp,
): DatasetRecord => ({
  id,
  role: 'incidents',
  fileName: report.file.name,
  bytes: report.file.bytes,
  sha256: report.file.sha256,
  importedAt,
  rowsKept: report.rowsKept,
  recipe,
  report,
  legalGround: null,
});
