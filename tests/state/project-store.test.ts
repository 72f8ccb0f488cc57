import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatches, type Patch } from 'immer';
import { createEmptyDocument } from '../../src/domain/project/empty-document.ts';
import { createProjectStore } from '../../src/state/project-store.ts';

function newStore() {
  let id = 0;
  const document = createEmptyDocument({ id: 'p', name: 'Proef', createdAt: '2026-01-01T00:00:00.000Z' });
  return createProjectStore({
    clock: () => Date.UTC(2026, 0, 1) + id * 1000,
    newId: () => `c${++id}`,
    role: 'analyst',
    document,
  });
}

describe('project store', () => {
  it('undo after do is as if nothing was done; redo brings it back; the log tells all three', () => {
    const store = newStore();
    const before = store.getState().document;
    store.dispatch('project.renamed', (draft) => void (draft.name = 'Ander'));
    const after = store.getState().document;
    store.undo();
    expect(store.getState().document).toEqual(before);
    expect(store.getState()).toMatchObject({ canUndo: false, canRedo: true });
    store.redo();
    expect(store.getState().document).toEqual(after);
    expect(store.getState().log.map(({ kind }) => kind)).toEqual(['do', 'undo', 'redo']);
  });

  it('makes one step of undo of a drag', () => {
    const store = newStore();
    for (const name of ['a', 'ab', 'abc'])
      store.dispatch('project.renamed', (draft) => void (draft.name = name), { coalesce: 'name' });
    expect(store.getState().log).toHaveLength(3);
    store.undo();
    expect(store.getState().document.name).toBe('Proef');
    expect(store.getState().canUndo).toBe(false);
  });

  it('writes no command for a change that changes nothing', () => {
    const store = newStore();
    store.dispatch('project.renamed', (draft) => void (draft.name = 'Proef'));
    expect(store.getState().log).toHaveLength(0);
  });

  it('any sequence: the log replayed from the first document gives the present one', () => {
    const action = fc.oneof(
      fc.record({ kind: fc.constant('name' as const), text: fc.string(), key: fc.option(fc.constantFrom('k', 'l')) }),
      fc.record({ kind: fc.constant('purpose' as const), text: fc.string(), key: fc.constant(null) }),
      fc.constant({ kind: 'undo' as const }),
      fc.constant({ kind: 'redo' as const }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const store = newStore();
        const first = store.getState().document;
        for (const step of actions) {
          if (step.kind === 'undo') store.undo();
          else if (step.kind === 'redo') store.redo();
          else
            store.dispatch('x', (draft) => void (draft[step.kind] = step.text), step.key ? { coalesce: step.key } : {});
        }
        const { document, log } = store.getState();
        const replayed = log.reduce((doc, command) => applyPatches(doc, command.patches as Patch[]), first);
        expect(replayed).toEqual(document);
        while (store.getState().canUndo) store.undo();
        expect(store.getState().document).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });
});
