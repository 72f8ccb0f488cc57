import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import { NO_BASE_LAYERS } from '../../domain/place/base-layers.ts';
import { fingerprintIncidents } from '../columns/incident-columns.ts';
import { fingerprintBaseLayers, packIncidents } from '../columns/data-packs.ts';
import { restoreDocument, restoreLog } from '../restore.ts';
import { StorageError } from '../storage-error.ts';
import type { StoredProject } from '../stored-project.ts';
import {
  generationName,
  isDataName,
  layersName,
  listGenerations,
  readGeneration,
  rowsName,
  type Generation,
} from './generation-file.ts';
import type { SaveStore } from './save-store.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

export interface SaveOptions {
  /** Instant, ISO 8601 in UTC. */
  readonly savedAt: string;
  /** False: rows stay in memory only. */
  readonly withRows: boolean;
  /** How many generations of this project are kept. */
  readonly keep: number;
}

export interface SaveReport {
  readonly number: number;
  readonly savedAt: string;
  /** Bytes written in this save: rows and base layers only when they were new. */
  readonly bytes: number;
}

/** Writes autosaves to a store and clears old ones away. */
export interface Generations {
  /**
   * Saves a project as the next generation. Rejects with a StorageError (`verification`, or `damagedDocument` when the
   * document could not be opened again) or with what the store threw; earlier generations then still stand.
   */
  save(project: StoredProject, options: SaveOptions): Promise<SaveReport>;
  /** Keeps the newest `keep` whole generations of a project and the data that any generation refers to. */
  prune(projectId: string, keep: number): Promise<void>;
}

/**
 * A generation is one small file: document, log, and the fingerprints of rows and base layers, which lie in files of
 * their own, written once. Nothing is overwritten: a new generation gets a new name, is read back and compared, and only
 * then do the oldest go. `pack` makes the rows into bytes; a worker may do it.
 */
export function createGenerations(
  store: SaveStore,
  pack: (table: IncidentTable) => Promise<Uint8Array> = packIncidents,
): Generations {
  /** Files that were seen whole: they are never written again, so once is enough. */
  const whole = new Set<string>();
  const references = new Map<string, readonly string[]>();

  async function writeData(name: string, make: () => Promise<Uint8Array>): Promise<number> {
    const present = (await store.names()).includes(name);
    // A crash may have left half a file under this name.
    if (present && (whole.has(name) || (await readSealed(store, name)))) {
      whole.add(name);
      return 0;
    }
    const body = await make();
    await writeSealed(store, name, body);
    whole.add(name);
    return body.length;
  }

  async function save(project: StoredProject, { savedAt, withRows, keep }: SaveOptions): Promise<SaveReport> {
    const { document, log, layers } = project;
    const tables = withRows ? [...project.tables] : [];
    const fingerprints = await Promise.all(tables.map(([, table]) => fingerprintIncidents(table)));
    const rows = Object.fromEntries(tables.map(([id], i) => [id, fingerprints[i]!]));
    const packed = layers === NO_BASE_LAYERS ? null : fingerprintBaseLayers(layers);
    const layersFingerprint = packed && (await packed.fingerprint);
    const number = ((await listGenerations(store))[0]?.number ?? 0) + 1;
    const generation: Generation = {
      number,
      savedAt,
      name: document.name,
      document,
      log,
      rows,
      layers: layersFingerprint,
    };
    const text = JSON.stringify(generation);
    checkReopens(text);
    let bytes = 0;
    for (const [i, [, table]] of tables.entries()) {
      bytes += await writeData(rowsName(fingerprints[i]!), () => pack(table));
    }
    if (packed) bytes += await writeData(layersName(layersFingerprint!), () => packed.bytes);
    const body = new TextEncoder().encode(text);
    await writeSealed(store, generationName(document.id, number), body);
    await prune(document.id, keep);
    return { number, savedAt, bytes: bytes + body.length };
  }

  /** Names of the data that a generation refers to; null when it is damaged. */
  async function referencesOf(file: string): Promise<readonly string[] | null> {
    const cached = references.get(file);
    if (cached) return cached;
    const generation = await readGeneration(store, file);
    if (!generation) return null;
    const names = Object.values(generation.rows).map(rowsName);
    if (generation.layers) names.push(layersName(generation.layers));
    references.set(file, names);
    return names;
  }

  async function prune(projectId: string, keep: number): Promise<void> {
    const needed = new Set<string>();
    let kept = 0;
    for (const entry of await listGenerations(store)) {
      const names = await referencesOf(entry.file);
      const superfluous = entry.projectId === projectId && (!names || kept++ >= keep);
      if (superfluous) await store.remove(entry.file);
      else names?.forEach((name) => needed.add(name));
    }
    for (const name of await store.names()) if (isDataName(name) && !needed.has(name)) await store.remove(name);
  }

  return { save, prune };
}

/** Throws when what is about to be written could not be opened again. */
function checkReopens(text: string): void {
  const { document, log } = JSON.parse(text) as Generation;
  restoreDocument(document);
  restoreLog(log);
}

/** Wipes one project, or everything that autosave keeps; throws a StorageError when something is still there after. */
export async function wipeSaves(store: SaveStore, projectId?: string): Promise<void> {
  if (projectId !== undefined) await createGenerations(store).prune(projectId, 0);
  else for (const name of await store.names()) await store.remove(name);
  const left =
    projectId === undefined
      ? (await store.names()).length
      : (await listGenerations(store)).filter((entry) => entry.projectId === projectId).length;
  if (left > 0) throw new StorageError('storage.error.wipe', { count: left });
}
