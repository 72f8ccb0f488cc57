import { StorageError } from '../storage-error.ts';
import type { StoredProject } from '../stored-project.ts';
import type { Generations } from './generations.ts';

/** What the screen shows about saving. Times are epoch milliseconds. */
export type SaveState =
  /** Nothing has changed since the project was opened or restored. */
  | { readonly kind: 'idle'; readonly lastSavedAt: number | null }
  /** There are changes that have not been saved yet. */
  | { readonly kind: 'stale'; readonly lastSavedAt: number | null }
  | { readonly kind: 'saving'; readonly lastSavedAt: number | null }
  /** Written, read back and found equal. */
  | { readonly kind: 'saved'; readonly at: number; readonly number: number; readonly bytes: number }
  /** The changes are in memory only. `key` and `values` say why and what to do. */
  | {
      readonly kind: 'failed';
      readonly reason: 'quota' | 'verification' | 'store';
      readonly key: string;
      readonly values: Readonly<Record<string, string | number>>;
      readonly lastSavedAt: number | null;
    };

export interface AutosaveOptions {
  readonly generations: Generations;
  /** The project as it is now; null when there is none to save. */
  readonly project: () => StoredProject | null;
  /** Whether rows are kept in the browser too. */
  readonly withRows: () => boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onState: (state: SaveState) => void;
  /** Quiet time after the last change before a save. */
  readonly debounceMs?: number;
  /** A save comes at the latest so long after the first change, however busy the hand. */
  readonly longestWaitMs?: number;
  readonly keep?: number;
}

export interface Autosave {
  /** Tells that the project was changed. */
  readonly changed: () => void;
  /** Saves now if there is anything unsaved; resolves when it is saved or has failed. */
  readonly flush: () => Promise<void>;
  /** Takes the present project for saved at that time (just restored), or for never saved (just wiped). */
  readonly reset: (savedAt?: number | null) => void;
  /** Ends it; a save under way is finished. */
  readonly stop: () => Promise<void>;
}

const GENERATIONS_WHEN_FULL = 2;

/**
 * Saves the project a moment after each change, one save at a time. A failed save is told at once, kept as unsaved and
 * tried again at the next change; when the disk is full, older generations make room first.
 */
export function createAutosave(options: AutosaveOptions): Autosave {
  const { generations, project, withRows, now, onState, debounceMs = 1500, longestWaitMs = 10_000, keep = 5 } = options;
  let unsavedSince: number | null = null;
  let lastSavedAt: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> | null = null;
  let stopped = false;

  function schedule(): void {
    if (timer !== null) clearTimeout(timer);
    const waited = now() - (unsavedSince ?? now());
    timer = setTimeout(() => void flush(), Math.max(0, Math.min(debounceMs, longestWaitMs - waited)));
  }

  function cancelTimer(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  async function saveOnce(): Promise<void> {
    const current = project();
    if (!current) return;
    const at = now();
    const since = unsavedSince;
    unsavedSince = null;
    onState({ kind: 'saving', lastSavedAt });
    try {
      const { number, bytes } = await saveMakingRoom(current, at);
      lastSavedAt = at;
      onState(unsavedSince === null ? { kind: 'saved', at, number, bytes } : { kind: 'stale', lastSavedAt });
    } catch (error) {
      unsavedSince ??= since;
      onState({ kind: 'failed', ...reasonOf(error), lastSavedAt });
    }
  }

  async function saveMakingRoom(current: StoredProject, at: number) {
    const saveOptions = { savedAt: new Date(at).toISOString(), withRows: withRows(), keep };
    try {
      return await generations.save(current, saveOptions);
    } catch (error) {
      if (!isQuota(error)) throw error;
      await generations.prune(current.document.id, GENERATIONS_WHEN_FULL);
      return generations.save(current, saveOptions);
    }
  }

  async function flush(): Promise<void> {
    cancelTimer();
    while (running) await running;
    if (unsavedSince === null) return;
    running = saveOnce().finally(() => (running = null));
    await running;
    // What changed meanwhile was scheduled by changed().
  }

  return {
    changed() {
      if (stopped) return;
      unsavedSince ??= now();
      if (!running) onState({ kind: 'stale', lastSavedAt });
      schedule();
    },
    flush,
    reset(savedAt = null) {
      cancelTimer();
      unsavedSince = null;
      lastSavedAt = savedAt;
      onState({ kind: 'idle', lastSavedAt });
    },
    async stop() {
      stopped = true;
      cancelTimer();
      while (running) await running;
    },
  };
}

const isQuota = (error: unknown): boolean => (error as Error | null)?.name === 'QuotaExceededError';

function reasonOf(error: unknown) {
  if (isQuota(error)) return { reason: 'quota', key: 'storage.error.quota', values: {} } as const;
  if (error instanceof StorageError) return { reason: 'verification', key: error.key, values: error.values } as const;
  const message = error instanceof Error ? error.message : String(error);
  return { reason: 'store', key: 'storage.error.store', values: { message } } as const;
}
