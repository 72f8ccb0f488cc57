import { applyPatches, enablePatches, produceWithPatches, type Draft, type Patch } from 'immer';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command } from '../domain/project/command.ts';
import type { ProjectDocument } from '../domain/project/project-document.ts';

enablePatches();

export interface ProjectState {
  readonly document: ProjectDocument;
  /** Every command since the project began, oldest first: audit trail and unit of merging. */
  readonly log: readonly Command[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface DispatchOptions {
  /** Values of the reason's text. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Commands in a row with the same key are one step of undo: a drag, a slider, a name being typed. */
  readonly coalesce?: string;
}

export interface ProjectStore extends Pick<StoreApi<ProjectState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Changes the document; `reason` is the message key of what was done. A change that changes nothing is no command. */
  readonly dispatch: (
    reason: string,
    recipe: (draft: Draft<ProjectDocument>) => void,
    options?: DispatchOptions,
  ) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Another project takes the place of this one, with its own log. */
  readonly open: (document: ProjectDocument, log: readonly Command[]) => void;
}

interface Options {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly newId: () => string;
  /** Role that is written beside each change; never a name. */
  readonly role: string;
  readonly document: ProjectDocument;
}

/** Steps of undo that are kept; the log itself is kept whole. */
const UNDO_STEPS = 200;

/** The project document and its command log. */
export function createProjectStore({ clock, newId, role, document }: Options): ProjectStore {
  const store = createStore<ProjectState>(() => ({ document, log: [], canUndo: false, canRedo: false }));
  /** One step of undo = the commands that were coalesced into it. */
  let done: Command[][] = [];
  let undone: Command[][] = [];
  let openKey: string | null = null;

  const publish = (next: ProjectDocument, commands: readonly Command[]) =>
    store.setState({
      document: next,
      log: [...store.getState().log, ...commands],
      canUndo: done.length > 0,
      canRedo: undone.length > 0,
    });
  const command = (fields: Pick<Command, 'reason' | 'values' | 'patches' | 'inverse' | 'kind' | 'of'>): Command => ({
    id: newId(),
    at: new Date(clock()).toISOString(),
    role,
    ...fields,
  });

  /** Takes the newest step of one stack to the other, applying its patches backwards or forwards. */
  function replay(kind: 'undo' | 'redo'): void {
    const step = (kind === 'undo' ? done : undone).pop();
    if (!step) return;
    (kind === 'undo' ? undone : done).push(step);
    openKey = null;
    let next = store.getState().document;
    const order = kind === 'undo' ? [...step].reverse() : step;
    const commands = order.map((original) => {
      const [patches, inverse] =
        kind === 'undo' ? [original.inverse, original.patches] : [original.patches, original.inverse];
      next = applyPatches(next, patches as Patch[]);
      return command({ reason: original.reason, values: original.values, patches, inverse, kind, of: original.id });
    });
    publish(next, commands);
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    dispatch(reason, recipe, { values = {}, coalesce } = {}) {
      const [next, patches, inverse] = produceWithPatches(store.getState().document, recipe);
      if (patches.length === 0) return;
      const change = command({ reason, values, patches: patches, inverse: inverse, kind: 'do', of: null });
      const last = done.at(-1);
      if (coalesce !== undefined && coalesce === openKey && last) last.push(change);
      else done = [...done.slice(1 - UNDO_STEPS), [change]];
      openKey = coalesce ?? null;
      undone = [];
      publish(next, [change]);
    },
    undo: () => replay('undo'),
    redo: () => replay('redo'),
    open(next, log) {
      done = [];
      undone = [];
      openKey = null;
      store.setState({ document: next, log, canUndo: false, canRedo: false });
    },
  };
}
