import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIncidentTable } from '../../../src/domain/incident/incident-table.ts';
import { NO_BASE_LAYERS } from '../../../src/domain/place/base-layers.ts';
import { createEmptyDocument } from '../../../src/domain/project/empty-document.ts';
import { createGenerations, wipeSaves } from '../../../src/storage/autosave/generations.ts';
import { listSavedProjects, restoreNewest } from '../../../src/storage/autosave/restore-saves.ts';
import type { StoredProject } from '../../../src/storage/stored-project.ts';
import { storedProjects } from '../arbitrary-projects.ts';
import { memoryStore } from '../memory-store.ts';

const incidents = createIncidentTable(50, ['theft'], ['police']);
function project(name: string, id = 'p'): StoredProject {
  return {
    document: createEmptyDocument({ id, name, createdAt: '' }),
    log: [],
    tables: new Map([['d1', incidents]]),
    layers: NO_BASE_LAYERS,
  };
}
const options = { savedAt: '2026-03-01T12:00:00.000Z', withRows: true, keep: 5 };

describe('generations', () => {
  it('give back any project as it was', async () => {
    await fc.assert(
      fc.asyncProperty(storedProjects, async (any) => {
        const store = memoryStore();
        await createGenerations(store).save(any, options);
        const restored = await restoreNewest(store, any.document.id);
        expect(restored).toEqual({ project: any, number: 1, savedAt: options.savedAt, skipped: 0, missing: [] });
      }),
      { numRuns: 25 },
    );
  });

  it('keeps five, writes the rows once and clears them away with the last that needs them', async () => {
    const store = memoryStore();
    const generations = createGenerations(store);
    const first = await generations.save(project('1'), options);
    const second = await generations.save(project('2'), options);
    expect(first.bytes).toBeGreaterThan(second.bytes);
    for (const name of ['3', '4', '5', '6', '7']) await generations.save(project(name), options);
    const names = [...store.files.keys()].sort();
    expect(names.filter((name) => name.startsWith('generation.p.'))).toHaveLength(5);
    expect(names.filter((name) => name.startsWith('rows.'))).toHaveLength(1);
    for (let i = 0; i < 5; i++) await generations.save({ ...project('without'), tables: new Map() }, options);
    expect([...store.files.keys()].filter((name) => name.startsWith('rows.'))).toHaveLength(0);
  });

  it('writes only the rows of the dataset that is new', async () => {
    const store = memoryStore();
    const generations = createGenerations(store);
    await generations.save(project('1'), options);
    const tables = new Map([
      ['d1', incidents],
      ['d2', createIncidentTable(9, ['theft'], ['boa'])],
    ]);
    await generations.save({ ...project('2'), tables }, options);
    expect([...store.files.keys()].filter((name) => name.startsWith('rows.'))).toHaveLength(2);
    expect((await restoreNewest(store))!.project.tables).toEqual(tables);
  });

  it('leaves the rows out when they are to stay in memory', async () => {
    const store = memoryStore();
    await createGenerations(store).save(project('1'), { ...options, withRows: false });
    expect([...store.files.keys()]).toEqual(['generation.p.0000000001']);
    expect((await restoreNewest(store))!.project.tables.size).toBe(0);
  });

  it('keeps other projects, lists them and wipes one or all', async () => {
    const store = memoryStore();
    const generations = createGenerations(store);
    await generations.save(project('Oud', 'a.b/c'), options);
    for (let i = 0; i < 6; i++) await generations.save(project('Nieuw', 'n'), options);
    expect(await listSavedProjects(store)).toEqual([
      { projectId: 'n', name: 'Nieuw', savedAt: options.savedAt },
      { projectId: 'a.b/c', name: 'Oud', savedAt: options.savedAt },
    ]);
    await wipeSaves(store, 'n');
    expect((await restoreNewest(store))!.project.document.name).toBe('Oud');
    await wipeSaves(store);
    expect(store.files.size).toBe(0);
    expect(await restoreNewest(store)).toBeNull();
  });

  it('refuses to write what could not be opened again', async () => {
    const store = memoryStore();
    const broken = { ...project('x'), document: { ...project('x').document, hotspots: null as never } };
    await expect(createGenerations(store).save(broken, options)).rejects.toMatchObject({
      details: { key: 'storage.error.damagedDocument', values: { part: 'document.hotspots' } },
    });
    expect(store.files.size).toBe(0);
  });

  it('notices a store that does not keep what is written', async () => {
    const store = memoryStore();
    const lossy = { ...store, write: async (name: string, bytes: Uint8Array) => store.write(name, bytes.slice(0, -1)) };
    await expect(createGenerations(lossy).save(project('x'), options)).rejects.toMatchObject({
      details: { key: 'storage.error.verification' },
    });
  });

  it('takes an older generation with its rows over a newer one without, and says what is missing when there is none', async () => {
    const store = memoryStore();
    const generations = createGenerations(store);
    await generations.save(project('old'), options);
    const changed = { ...incidents, categories: ['other'] };
    await generations.save({ ...project('new'), tables: new Map([['d1', changed]]) }, options);
    const rows = [...store.files.keys()].filter((name) => name.startsWith('rows.'));
    store.files.set(rows[1]!, Uint8Array.of(1));
    expect(await restoreNewest(store)).toMatchObject({
      skipped: 1,
      missing: [],
      project: { document: { name: 'old' } },
    });
    store.files.delete(rows[0]!);
    expect(await restoreNewest(store)).toMatchObject({ missing: ['rows'], project: { document: { name: 'new' } } });
    // The next save finds the damaged rows and writes them anew.
    await createGenerations(store).save({ ...project('mended'), tables: new Map([['d1', changed]]) }, options);
    expect(await restoreNewest(store)).toMatchObject({ missing: [], project: { document: { name: 'mended' } } });
  });
});

describe('when the power goes while saving', () => {
  it('the generation before it, or the new one whole, comes back, cut at every seventh byte', async () => {
    const before = memoryStore();
    await createGenerations(before).save(project('before'), options);
    const changed = { ...project('after'), tables: new Map([['d1', createIncidentTable(60, ['theft'], ['police'])]]) };
    const whole = memoryStore(new Map(before.files));
    const { bytes } = await createGenerations(whole).save(changed, options);
    const seen = new Set<string>();
    for (let cut = 0; cut < bytes + 200; cut += 7) {
      const files = new Map(before.files);
      await createGenerations(memoryStore(files, cut))
        .save(changed, options)
        .catch(() => undefined);
      const restored = (await restoreNewest(memoryStore(files)))!;
      const expected = restored.project.document.name === 'before' ? project('before') : changed;
      expect(restored.project).toEqual(expected);
      seen.add(restored.project.document.name);
      // And saving goes on after it.
      if (cut % 70 !== 0) continue;
      await createGenerations(memoryStore(files)).save(changed, options);
      expect((await restoreNewest(memoryStore(files)))!.project).toEqual(changed);
    }
    expect(seen).toEqual(new Set(['before', 'after']));
  });

  it('survives any number of cuts in a row', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 3000 }), { minLength: 1, maxLength: 8 }), async (cuts) => {
        const files = new Map<string, Uint8Array>();
        let last = 0;
        await createGenerations(memoryStore(files)).save(project('0'), options);
        for (const [i, cut] of cuts.entries()) {
          const saved = await createGenerations(memoryStore(files, cut))
            .save(project(String(i + 1)), options)
            .then(
              () => true,
              () => false,
            );
          const name = Number((await restoreNewest(memoryStore(files)))!.project.document.name);
          if (saved) expect(name).toBe(i + 1);
          expect(name).toBeGreaterThanOrEqual(last);
          last = name;
        }
      }),
      { numRuns: 40 },
    );
  });
});
