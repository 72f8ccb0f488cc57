const scratch = new Float64Array(4);
const words = new Int32Array(scratch.buffer);

/** A 32-bit hash of up to four numbers by their bits; 0 and -0 are the same. */
export function hashNumbers(a: number, b: number, c = 0, d = 0): number {
  scratch[0] = a + 0;
  scratch[1] = b + 0;
  scratch[2] = c + 0;
  scratch[3] = d + 0;
  let hash = Math.imul(words[0]! ^ 0x5bd1e995, 0x85ebca6b) ^ Math.imul(words[1]!, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15) ^ words[2]!, 0x27d4eb2f) ^ Math.imul(words[3]!, 0x165667b1);
  hash = Math.imul(hash ^ (hash >>> 13) ^ words[4]!, 0x85ebca6b) ^ Math.imul(words[5]!, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15) ^ words[6]!, 0x27d4eb2f) ^ Math.imul(words[7]!, 0x165667b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** Slots for an open-addressed table of so many entries: a power of two, at most half full. */
export function tableSize(entries: number): number {
  let size = 16;
  while (size < entries * 2) size *= 2;
  return size;
}
