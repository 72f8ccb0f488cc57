import type { SaveStore } from './save-store.ts';

const FOLDER = 'regiekaart';

/**
 * Autosave files in the browser's private file system. Writing goes to a side file that replaces the old one when it is
 * closed. Rejects where the browser has no such file system or cannot write to it from a page.
 */
export async function openOpfsStore(): Promise<SaveStore> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });
  const store: SaveStore = {
    async read(name) {
      try {
        const file = await (await folder.getFileHandle(name)).getFile();
        return new Uint8Array(await file.arrayBuffer());
      } catch (error) {
        if ((error as Error).name === 'NotFoundError') return null;
        throw error;
      }
    },
    async write(name, bytes) {
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
      try {
        await writable.write(bytes as Uint8Array<ArrayBuffer>);
        await writable.close();
      } catch (error) {
        await writable.abort().catch(() => undefined);
        throw error;
      }
    },
    async remove(name) {
      try {
        await folder.removeEntry(name);
      } catch (error) {
        if ((error as Error).name !== 'NotFoundError') throw error;
      }
    },
    async names() {
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      // Chromium keeps the side file of a write under this ending while it is open, and after a crash.
      return names.filter((name) => !name.endsWith('.crswap'));
    },
  };
  await probe(store);
  return store;
}

/** A write that comes back as it was: some browsers offer the file system and then refuse to write. */
async function probe(store: SaveStore): Promise<void> {
  await store.write('probe', Uint8Array.of(1));
  const back = await store.read('probe');
  await store.remove('probe');
  if (back?.[0] !== 1) throw new Error('the private file system does not keep what is written');
}
