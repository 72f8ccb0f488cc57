import type { ReadTask } from '../task.ts';
import { readSlices } from './byte-stream.ts';

/** Up to this size the browser's own digest is used, which wants the file whole but runs beside the reader. */
const WHOLE_BYTES = 256 << 20;

/** SHA-256 of a file, hexadecimal (FIPS 180-4). */
export async function sha256OfFile(file: Blob, task: Pick<ReadTask, 'breathe'>): Promise<string> {
  // `subtle` is missing on an intranet page without https.
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (subtle && file.size <= WHOLE_BYTES) {
    return hexadecimal(new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer())));
  }
  const hash = createSha256();
  for await (const { bytes } of readSlices(file, task)) hash.update(bytes);
  return hash.digest();
}

const hexadecimal = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const BLOCK = 64;
const ROUND = roundConstants();

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
function roundConstants(): Int32Array {
  const constants = new Int32Array(64);
  let found = 0;
  for (let n = 2; found < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n && prime; d++) prime = n % d !== 0;
    if (prime) constants[found++] = Math.floor((Math.cbrt(n) % 1) * 2 ** 32);
  }
  return constants;
}

/** SHA-256 of bytes that come in pieces. */
export function createSha256(): { update(bytes: Uint8Array): void; digest(): string } {
  const state = Int32Array.of(
    0x6a09e667,
    0xbb67ae85,
    0x3c6ef372,
    0xa54ff53a,
    0x510e527f,
    0x9b05688c,
    0x1f83d9ab,
    0x5be0cd19,
  );
  const schedule = new Int32Array(64);
  const rest = new Uint8Array(BLOCK);
  let restLength = 0;
  let total = 0;

  function update(bytes: Uint8Array): void {
    total += bytes.length;
    let at = 0;
    if (restLength > 0) {
      at = Math.min(BLOCK - restLength, bytes.length);
      rest.set(bytes.subarray(0, at), restLength);
      restLength += at;
      if (restLength < BLOCK) return;
      compress(state, schedule, rest, 0);
      restLength = 0;
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) compress(state, schedule, bytes, at);
    rest.set(bytes.subarray(at));
    restLength = bytes.length - at;
  }

  function digest(): string {
    const bits = total * 8;
    const tail = new Uint8Array(restLength < 56 ? BLOCK - restLength : 2 * BLOCK - restLength);
    tail[0] = 0x80;
    const view = new DataView(tail.buffer);
    view.setUint32(tail.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(tail.length - 4, bits >>> 0);
    update(tail);
    const out = new DataView(new ArrayBuffer(32));
    state.forEach((word, index) => out.setInt32(index * 4, word));
    return hexadecimal(new Uint8Array(out.buffer));
  }
  return { update, digest };
}

/** One block of 64 bytes (FIPS 180-4, 6.2.2). */
function compress(state: Int32Array, w: Int32Array, bytes: Uint8Array, at: number): void {
  for (let t = 0; t < 16; t++, at += 4) {
    w[t] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
  for (let t = 16; t < 64; t++) {
    const p = w[t - 15]!;
    const q = w[t - 2]!;
    const s0 = ((p >>> 7) | (p << 25)) ^ ((p >>> 18) | (p << 14)) ^ (p >>> 3);
    const s1 = ((q >>> 17) | (q << 15)) ^ ((q >>> 19) | (q << 13)) ^ (q >>> 10);
    w[t] = (w[t - 16]! + s0 + w[t - 7]! + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[t]! + w[t]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}
