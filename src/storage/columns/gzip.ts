/** Gzip packs no tighter than about 1 032 : 1; who claims more than this has a damaged or hostile file. */
const HIGHEST_RATIO = 1100;

/** Gzip by the browser's own code (also in Node ≥ 18). */
export async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * The `size` bytes that were packed, or null when these bytes are no whole gzip file of exactly that size. Reading
 * stops at `size`, so a small file cannot fill the memory.
 */
export async function gunzip(bytes: Uint8Array, size: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (size > bytes.length * HIGHEST_RATIO) return null;
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  const out = new Uint8Array(size);
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return length === size ? out : null;
      if (length + value.length > size) {
        await reader.cancel();
        return null;
      }
      out.set(value, length);
      length += value.length;
    }
  } catch {
    return null;
  }
}
