import type { SaveStore } from '../../src/storage/autosave/save-store.ts';

/** A store in memory. `cutAfter` bytes of all further writing the power goes: the write is torn there, and nothing works after. */
export function memoryStore(
  files = new Map<string, Uint8Array>(),
  cutAfter = Infinity,
): SaveStore & { files: typeof files } {
  let left = cutAfter;
  const alive = () => {
    if (left < 0) throw new Error('power cut');
  };
  return {
    files,
    async read(name) {
      alive();
      return Promise.resolve(files.get(name)?.slice() ?? null);
    },
    async write(name, bytes) {
      alive();
      files.set(name, bytes.slice(0, Math.max(0, Math.min(bytes.length, left))));
      left -= bytes.length;
      alive();
      return Promise.resolve();
    },
    async remove(name) {
      alive();
      files.delete(name);
      return Promise.resolve();
    },
    async names() {
      alive();
      return Promise.resolve([...files.keys()]);
    },
  };
}
