import type { OpenedProject } from '../storage/project-file.ts';
import { createAutosave, type Autosave, type SaveState } from '../storage/autosave/autosave.ts';
import { openBrowserSaves, requestPersistence, saveWhenLeaving } from '../storage/autosave/browser-saves.ts';
import { createGenerations, wipeSaves } from '../storage/autosave/generations.ts';
import { listSavedProjects, restoreNewest, type SavedProject } from '../storage/autosave/restore-saves.ts';
import { claimSaves } from '../storage/autosave/tab-lock.ts';
import type { StoredProject } from '../storage/stored-project.ts';
import type { IncidentTable } from '../domain/incident/incident-table.ts';
import type { ProjectStore } from './project-store.ts';
import type { Session } from './session.ts';
import type { WorkbenchStore } from './workbench.ts';

interface Options {
  readonly project: ProjectStore;
  readonly workbench: WorkbenchStore;
  readonly session: Session;
  readonly now: () => number;
  readonly pack: (table: IncidentTable) => Promise<Uint8Array>;
  readonly onState: (state: SaveState | { readonly kind: 'otherTab' }) => void;
}

export interface Saving {
  /** The project as it is now, for a file. */
  readonly current: () => StoredProject;
  /** Puts a project out of a file or an autosave on the screen. */
  readonly open: (project: StoredProject) => Promise<void>;
  /** The newest autosave, on the screen; false when there is none. */
  readonly restore: () => Promise<boolean>;
  /** Projects that this browser keeps, newest first. */
  readonly list: () => Promise<readonly SavedProject[]>;
  /** One of those, on the screen; false when it could not be read. */
  readonly openSaved: (projectId: string) => Promise<boolean>;
  /** Takes every save out of this browser; rejects with a StorageError when some remain. */
  readonly wipe: () => Promise<void>;
  readonly flush: () => Promise<void>;
}

/** Autosave in the browser, verified by reading back, and opening what was saved. One tab at a time saves. */
export async function startSaving({ project, workbench, session, now, pack, onState }: Options): Promise<Saving> {
  const current = (): StoredProject => {
    const { document, log } = project.getState();
    return { document, log, tables: session.tablesById(), layers: workbench.getState().layers };
  };
  const open = async ({ document, log, tables, layers }: StoredProject): Promise<void> => {
    project.open(document, log);
    await session.openTables(tables, layers);
  };
  const saves = await openBrowserSaves().catch(() => null);
  if (!saves) {
    onState({
      kind: 'failed',
      reason: 'store',
      key: 'storage.error.store',
      values: { message: '' },
      lastSavedAt: null,
    });
    const nothing = () => Promise.resolve();
    const no = () => Promise.resolve(false);
    return {
      current,
      open,
      restore: no,
      openSaved: no,
      list: () => Promise.resolve([]),
      wipe: nothing,
      flush: nothing,
    };
  }
  const lock = await claimSaves();
  const autosave: Autosave = createAutosave({
    generations: createGenerations(saves.store, pack),
    project: () => (project.getState().document.datasets.length > 0 ? current() : null),
    withRows: () => true,
    now,
    onState,
  });
  const begin = () => {
    project.subscribe((next, before) => {
      if (next.document !== before.document) autosave.changed();
    });
    saveWhenLeaving(autosave.flush);
    void requestPersistence();
  };
  if (lock.owner) begin();
  else {
    onState({ kind: 'otherTab' });
    void lock.owned.then(begin);
  }
  async function restore(projectId?: string): Promise<boolean> {
    const restored = await restoreNewest(saves!.store, projectId);
    if (!restored) return false;
    await open(restored.project);
    autosave.reset(Date.parse(restored.savedAt));
    return true;
  }
  return {
    current,
    open,
    restore: () => restore(),
    openSaved: (projectId) => restore(projectId),
    list: () => listSavedProjects(saves.store),
    wipe: () => wipeSaves(saves.store),
    flush: autosave.flush,
  };
}

export type { OpenedProject, SavedProject };
