/**
 * Where autosave keeps its files: named runs of bytes. A write may be cut off at any byte by a crash; what is read
 * back is therefore always checked (sealed-file), never trusted.
 */
export interface SaveStore {
  /** The bytes, or null where there is no such file. */
  read(name: string): Promise<Uint8Array | null>;
  /** Replaces the file. Rejects with a DOMException "QuotaExceededError" when the disk is full. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
}
