import { openIndexedDbStore } from './indexed-db-store.ts';
import { openOpfsStore } from './opfs-store.ts';
import type { SaveStore } from './save-store.ts';

export interface BrowserSaves {
  readonly store: SaveStore;
  readonly kind: 'opfs' | 'indexedDb';
}

/**
 * The place for autosaves in this browser: the private file system, else IndexedDB; null where neither works (some
 * private windows). Saves that lie in IndexedDB already keep it in use, so that they stay in sight.
 */
export async function openBrowserSaves(): Promise<BrowserSaves | null> {
  const indexedDb = await openIndexedDbStore().catch(() => null);
  if (indexedDb && (await indexedDb.names()).length > 0) return { store: indexedDb, kind: 'indexedDb' };
  const opfs = await openOpfsStore().catch(() => null);
  if (opfs) return { store: opfs, kind: 'opfs' };
  return indexedDb && { store: indexedDb, kind: 'indexedDb' };
}

/** Asks the browser not to clear the saves when the disk gets full. True when it promises. */
export async function requestPersistence(): Promise<boolean> {
  const storage = storageManager();
  if (!storage?.persist) return false;
  return (await storage.persisted()) || (await storage.persist());
}

export interface StorageSpace {
  readonly usedBytes: number;
  readonly quotaBytes: number;
}

/** What this page uses of what the browser allows it; null where the browser does not tell. */
export async function estimateSpace(): Promise<StorageSpace | null> {
  const estimate = await storageManager()?.estimate?.();
  if (estimate?.usage === undefined || estimate.quota === undefined) return null;
  return { usedBytes: estimate.usage, quotaBytes: estimate.quota };
}

// Absent on pages without HTTPS, whatever the types say.
const storageManager = () => navigator.storage as (Partial<StorageManager> & StorageManager) | undefined;

/**
 * Saves what is unsaved when the page is about to go: hidden (the last moment that browsers promise), or left. Returns a
 * function that stops watching.
 */
export function saveWhenLeaving(flush: () => Promise<void>, page: Document = document): () => void {
  const onHidden = () => {
    if (page.visibilityState === 'hidden') void flush();
  };
  const onPageHide = () => void flush();
  page.addEventListener('visibilitychange', onHidden);
  page.defaultView?.addEventListener('pagehide', onPageHide);
  return () => {
    page.removeEventListener('visibilitychange', onHidden);
    page.defaultView?.removeEventListener('pagehide', onPageHide);
  };
}
