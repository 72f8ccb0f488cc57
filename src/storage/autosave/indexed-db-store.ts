import { openDB } from 'idb';
import type { SaveStore } from './save-store.ts';

const DATABASE = 'regiekaart';
const FILES = 'files';

/** Autosave files in IndexedDB: where the private file system is absent, and on pages without HTTPS. */
export async function openIndexedDbStore(): Promise<SaveStore> {
  const db = await openDB<{ files: { key: string; value: Uint8Array } }>(DATABASE, 1, {
    upgrade: (fresh) => void fresh.createObjectStore(FILES),
  });
  return {
    async read(name) {
      return (await db.get(FILES, name)) ?? null;
    },
    async write(name, bytes) {
      // Strict: resolves only when the data have left the browser's own buffers.
      const transaction = db.transaction(FILES, 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.put(bytes, name), transaction.done]);
    },
    async remove(name) {
      await db.delete(FILES, name);
    },
    async names() {
      return db.getAllKeys(FILES);
    },
  };
}
