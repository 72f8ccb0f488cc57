const LOCK = 'regiekaart-saves';

/** Whether this tab may save. Two tabs that save would overwrite each other's work. */
export interface TabLock {
  /** False: another tab has Regiekaart open; this one opens read-only. */
  readonly owner: boolean;
  /**
   * Resolves when this tab may save: at once for the owner, else when the other tab has closed. Its last save then lies in
   * the store: restore it before changing anything.
   */
  readonly owned: Promise<void>;
  /** Gives the right to save, or the place in the queue for it, up. */
  release(): void;
}

/** Asks for the right to save. Where the browser has no locks (pages without HTTPS), every tab gets it. */
export async function claimSaves(locks: LockManager | undefined = lockManager()): Promise<TabLock> {
  if (!locks) return { owner: true, owned: Promise.resolve(), release: () => undefined };
  const released = new AbortController();
  const untilRelease = new Promise<void>((resolve) => {
    released.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const release = () => released.abort();
  const owner = await new Promise<boolean>((resolve, reject) => {
    locks
      .request(LOCK, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock ? untilRelease : undefined;
      })
      .catch(reject);
  });
  if (owner) return { owner, owned: Promise.resolve(), release };
  const owned = new Promise<void>((resolve) => {
    const hold = () => {
      resolve();
      return untilRelease;
    };
    // Rejects only when released while still waiting; then there is nothing to tell.
    locks.request(LOCK, { signal: released.signal }, hold).catch(() => undefined);
  });
  return { owner, owned, release };
}

const lockManager = () => navigator.locks as LockManager | undefined;
