import { sha256 } from '../sha256.ts';
import { StorageError } from '../storage-error.ts';
import type { SaveStore } from './save-store.ts';

/** "RKS1" and a line feed, then the SHA-256 of the rest as hexadecimal text and a line feed. */
const MAGIC = new TextEncoder().encode('RKS1\n');
const SEAL_BYTES = MAGIC.length + 65;

/** The bytes behind a seal that tells whether they are whole. */
async function seal(body: Uint8Array): Promise<Uint8Array> {
  const out = new Uint8Array(SEAL_BYTES + body.length);
  out.set(MAGIC);
  out.set(new TextEncoder().encode(`${await sha256(body)}\n`), MAGIC.length);
  out.set(body, SEAL_BYTES);
  return out;
}

/** The bytes behind the seal; null when anything is missing or changed. */
async function unseal(bytes: Uint8Array | null): Promise<Uint8Array | null> {
  if (!bytes || bytes.length < SEAL_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) return null;
  const written = new TextDecoder().decode(bytes.subarray(MAGIC.length, SEAL_BYTES));
  const body = bytes.subarray(SEAL_BYTES);
  return written === `${await sha256(body)}\n` ? body : null;
}

/** What a sealed file holds; null when it is absent, cut off or changed. */
export async function readSealed(store: SaveStore, name: string): Promise<Uint8Array | null> {
  return unseal(await store.read(name));
}

/** Writes a sealed file, reads it back and compares. Throws a StorageError when it is not there as written. */
export async function writeSealed(store: SaveStore, name: string, body: Uint8Array): Promise<void> {
  const sealed = await seal(body);
  await store.write(name, sealed);
  const back = await store.read(name);
  // An unbroken seal that equals the one written means equal bytes.
  const sameSeal = back?.subarray(0, SEAL_BYTES).every((byte, i) => byte === sealed[i]) ?? false;
  if (!sameSeal || !(await unseal(back))) throw new StorageError('storage.error.verification', { part: name });
}
