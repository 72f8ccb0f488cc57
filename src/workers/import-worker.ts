import type { ProjectCrs } from '../domain/place/project-crs.ts';
import { importIncidents, type ImportedIncidents } from '../formats/incidents/import-incidents.ts';
import { importPlaces, type ImportedPlaces } from '../formats/places/import-places.ts';
import { serve, type Port, type Task } from './protocol.ts';

const api = {
  incidents: (file: File, recipe: unknown, crs: ProjectCrs | null, task: Task): Promise<ImportedIncidents> => importIncidents(file, recipe, crs, task),
  places: (file: File, crs: ProjectCrs | null, task: Task): Promise<ImportedPlaces> => importPlaces(file, crs, task),
};

export type ImportApi = typeof api;

serve(api, globalThis as unknown as Port);
