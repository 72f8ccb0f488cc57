import { describe, expect, it } from 'vitest';
import { NO_BASE_LAYERS } from '../../../src/domain/place/base-layers.ts';
import { createEmptyDocument } from '../../../src/domain/project/empty-document.ts';
import { createAutosave, type SaveState } from '../../../src/storage/autosave/autosave.ts';
import { createGenerations } from '../../../src/storage/autosave/generations.ts';
import { restoreNewest } from '../../../src/storage/autosave/restore-saves.ts';
import type { SaveStore } from '../../../src/storage/autosave/save-store.ts';
import { memoryStore } from '../memory-store.ts';

function setUp(store: SaveStore, debounceMs = 5) {
  const states: SaveState[] = [];
  let clock = 1000;
  let name = 'first';
  const autosave = createAutosave({
    generations: createGenerations(store),
    project: () => ({
      document: createEmptyDocument({ id: 'p', name, createdAt: '' }),
      log: [],
      tables: new Map(),
      layers: NO_BASE_LAYERS,
    }),
    withRows: () => true,
    now: () => (clock += 1),
    onState: (state) => states.push(state),
    debounceMs,
  });
  return {
    autosave,
    states,
    kinds: () => states.map((state) => state.kind),
    rename: (to: string) => {
      name = to;
      autosave.changed();
    },
  };
}

const nameIn = async (store: SaveStore) => (await restoreNewest(store))?.project.document.name;
const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('autosave', () => {
  it('saves by itself after a change and tells each state', async () => {
    const store = memoryStore();
    const { rename, kinds, states } = setUp(store);
    rename('second');
    rename('third');
    await until(() => kinds().includes('saved'));
    expect(kinds()).toEqual(['stale', 'stale', 'saving', 'saved']);
    expect(states.at(-1)).toMatchObject({ kind: 'saved', number: 1 });
    expect(await nameIn(store)).toBe('third');
  });

  it('does not wait for ever while the hand is busy', async () => {
    const { rename, kinds } = setUp(memoryStore(), 1e9);
    // The clock moves a millisecond a look; ten seconds after the first change it must save.
    for (let i = 0; i < 11_000 && !kinds().includes('saving'); i++) {
      rename(String(i));
      if (i % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
    }
    await until(() => kinds().includes('saving'));
  });

  it('saves what changed during a save as well', async () => {
    const store = memoryStore();
    let during: (() => void) | null = null;
    const slow: SaveStore = {
      ...store,
      write: async (name, bytes) => {
        during?.();
        during = null;
        await store.write(name, bytes);
      },
    };
    const { rename, autosave, kinds } = setUp(slow, 1e6);
    during = () => rename('during');
    rename('before');
    await autosave.flush();
    expect(kinds().at(-1)).toBe('stale');
    await autosave.flush();
    expect(await nameIn(store)).toBe('during');
    expect(kinds().at(-1)).toBe('saved');
  });

  it('has nothing to do when nothing changed', async () => {
    const { autosave, states } = setUp(memoryStore());
    await autosave.flush();
    expect(states).toEqual([]);
    autosave.reset(77);
    expect(states).toEqual([{ kind: 'idle', lastSavedAt: 77 }]);
  });

  it('makes room and tries again when the disk is full', async () => {
    const store = memoryStore();
    let refuse = 1;
    const tight: SaveStore = { ...store, write: (name, bytes) => (refuse-- > 0 ? full() : store.write(name, bytes)) };
    const { rename, autosave, kinds } = setUp(tight);
    refuse = 0;
    for (const name of ['1', '2', '3', '4']) {
      rename(name);
      await autosave.flush();
    }
    refuse = 1;
    rename('5');
    await autosave.flush();
    expect(kinds().at(-1)).toBe('saved');
    expect(await nameIn(store)).toBe('5');
    expect(store.files.size).toBe(3);
  });

  it('says that the disk is full, keeps what was saved, and saves at the next change', async () => {
    const store = memoryStore();
    let isFull = false;
    const { rename, autosave, states } = setUp({
      ...store,
      write: (...args) => (isFull ? full() : store.write(...args)),
    });
    rename('saved');
    await autosave.flush();
    isFull = true;
    rename('lost?');
    await autosave.flush();
    expect(states.at(-1)).toMatchObject({ kind: 'failed', reason: 'quota', key: 'storage.error.quota' });
    expect((states.at(-1) as { lastSavedAt: number }).lastSavedAt).toBeGreaterThan(1000);
    expect(await nameIn(store)).toBe('saved');
    isFull = false;
    await autosave.flush();
    expect(await nameIn(store)).toBe('lost?');
  });

  it('tells a store that fails for another reason, and one that loses bytes', async () => {
    const store = memoryStore();
    const gone = setUp({ ...store, write: () => Promise.reject(new Error('disk gone')) });
    gone.rename('x');
    await gone.autosave.flush();
    expect(gone.states.at(-1)).toMatchObject({ reason: 'store', values: { message: 'disk gone' } });
    const lossy = setUp({ ...store, write: (name, bytes) => store.write(name, bytes.slice(0, 40)) });
    lossy.rename('x');
    await lossy.autosave.flush();
    expect(lossy.states.at(-1)).toMatchObject({ reason: 'verification', key: 'storage.error.verification' });
  });

  it('ends without saving what comes after', async () => {
    const store = memoryStore();
    const { autosave, rename } = setUp(store);
    rename('saved');
    await autosave.flush();
    await autosave.stop();
    rename('after');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await nameIn(store)).toBe('saved');
  });
});
