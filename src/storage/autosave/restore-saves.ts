import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import { NO_BASE_LAYERS } from '../../domain/place/base-layers.ts';
import { unpackBaseLayers, unpackIncidents } from '../columns/data-packs.ts';
import { restoreDocument, restoreLog } from '../restore.ts';
import { StorageError } from '../storage-error.ts';
import type { StoredProject } from '../stored-project.ts';
import { layersName, listGenerations, readGeneration, rowsName, type GenerationEntry } from './generation-file.ts';
import type { SaveStore } from './save-store.ts';
import { readSealed } from './sealed-file.ts';

export interface RestoredProject {
  readonly project: StoredProject;
  readonly number: number;
  readonly savedAt: string;
  /** Newer generations that could not be used and were passed over. */
  readonly skipped: number;
  /** What the generation refers to but could not be read. */
  readonly missing: readonly ('rows' | 'layers')[];
}

/**
 * The newest whole generation (of one project, or of any). One whose rows or layers are damaged is taken only when none
 * is whole. Null when there is nothing to restore.
 */
export async function restoreNewest(store: SaveStore, projectId?: string): Promise<RestoredProject | null> {
  let skipped = 0;
  let partial: RestoredProject | null = null;
  for (const entry of await listGenerations(store)) {
    if (projectId !== undefined && entry.projectId !== projectId) continue;
    const restored = await orNullWhenDamaged(restoreGeneration(store, entry, skipped));
    if (restored?.missing.length === 0) return restored;
    partial ??= restored;
    skipped++;
  }
  return partial;
}

async function restoreGeneration(
  store: SaveStore,
  entry: GenerationEntry,
  skipped: number,
): Promise<RestoredProject | null> {
  const generation = await readGeneration(store, entry.file);
  if (!generation) return null;
  const document = restoreDocument(generation.document);
  const log = restoreLog(generation.log);
  const tables = new Map<string, IncidentTable>();
  for (const [id, fingerprint] of Object.entries(generation.rows)) {
    const place = Math.max(
      0,
      document.datasets.findIndex((dataset) => dataset.id === id),
    );
    const table = await readData(store, rowsName(fingerprint), (bytes) => unpackIncidents(bytes, place));
    if (table) tables.set(id, table);
  }
  const layers = generation.layers ? await readData(store, layersName(generation.layers), unpackBaseLayers) : null;
  const missing: ('rows' | 'layers')[] = [];
  if (tables.size < Object.keys(generation.rows).length) missing.push('rows');
  if (generation.layers && !layers) missing.push('layers');
  const project = { document, log, tables, layers: layers ?? NO_BASE_LAYERS };
  return { project, number: generation.number, savedAt: generation.savedAt, skipped, missing };
}

async function readData<T>(
  store: SaveStore,
  name: string,
  unpack: (bytes: Uint8Array) => Promise<T>,
): Promise<T | null> {
  const body = await readSealed(store, name);
  return body && orNullWhenDamaged(unpack(body));
}

async function orNullWhenDamaged<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof StorageError) return null;
    throw error;
  }
}

export interface SavedProject {
  readonly projectId: string;
  readonly name: string;
  readonly savedAt: string;
}

/** Every project that can be restored from this browser, newest first. */
export async function listSavedProjects(store: SaveStore): Promise<SavedProject[]> {
  const found = new Map<string, SavedProject>();
  for (const { file, projectId } of await listGenerations(store)) {
    if (found.has(projectId)) continue;
    const generation = await readGeneration(store, file);
    if (generation) found.set(projectId, { projectId, name: generation.name, savedAt: generation.savedAt });
  }
  return [...found.values()];
}
