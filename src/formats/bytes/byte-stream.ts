import type { ReadTask } from '../task.ts';
import { ImportError } from '../import-error.ts';
import { LIMITS } from './limits.ts';

/** A file as the browser gives it. */
export type SourceFile = Blob & { readonly name: string };

const SLICE_BYTES = 4 << 20;
const INFLATED_CHUNK_BYTES = 2 << 20;

/** What one piece of a stream is: some bytes, and how far through the file they reach (0–1). */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly fraction: number;
}

/** Reads a file slice by slice; memory stays at one slice. */
export async function* readSlices(file: Blob, task: Pick<ReadTask, 'breathe'>): AsyncGenerator<Chunk> {
  for (let from = 0; from < file.size; from += SLICE_BYTES) {
    await task.breathe();
    const bytes = new Uint8Array(await file.slice(from, from + SLICE_BYTES).arrayBuffer());
    yield { bytes, fraction: Math.min(1, (from + SLICE_BYTES) / file.size) };
  }
}

/**
 * Inflates a gzip file piece by piece with the browser's own decompressor, within `LIMITS`.
 * @throws ImportError damagedGzip, inflatesTooFar, tooLarge
 */
export async function* readGunzipped(file: SourceFile, task: Pick<ReadTask, 'breathe'>): AsyncGenerator<Chunk> {
  yield* inflate(file, 'gzip', file.name, task);
}

/** Inflates the raw deflate data of an archive's entry, within `LIMITS`. */
export async function* readInflated(
  data: Blob,
  fileName: string,
  task: Pick<ReadTask, 'breathe'>,
): AsyncGenerator<Chunk> {
  yield* inflate(data, 'deflate-raw', fileName, task);
}

async function* inflate(
  data: Blob,
  format: 'gzip' | 'deflate-raw',
  fileName: string,
  task: Pick<ReadTask, 'breathe'>,
): AsyncGenerator<Chunk> {
  let consumed = 0;
  const counted = data.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, controller) {
        consumed += piece.length;
        controller.enqueue(piece);
      },
    }),
  );
  const reader = counted.pipeThrough(new DecompressionStream(format)).getReader();
  let inflated = 0;
  let gathered: Uint8Array[] = [];
  let gatheredBytes = 0;
  try {
    for (;;) {
      const { value, done } = await reader.read().catch(() => {
        throw new ImportError('import.error.damagedArchive', { file: fileName });
      });
      if (value) {
        inflated += value.length;
        checkInflation(inflated, Math.max(consumed, 1), data.size, fileName);
        gathered.push(value);
        gatheredBytes += value.length;
      }
      if (gatheredBytes >= INFLATED_CHUNK_BYTES || (done && gatheredBytes > 0)) {
        await task.breathe();
        yield { bytes: join(gathered, gatheredBytes), fraction: data.size === 0 ? 1 : consumed / data.size };
        gathered = [];
        gatheredBytes = 0;
      }
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Refuses what grows beyond measure while it is inflated, whatever the archive says about itself. */
function checkInflation(inflated: number, consumed: number, size: number, file: string): void {
  if (inflated > LIMITS.inflatedBytes) throw new ImportError('import.error.tooLarge', { file });
  // Read-ahead makes `consumed` run in front, so the whole size is the fair denominator near the end.
  const ratio = inflated / Math.min(consumed, size);
  if (inflated > LIMITS.ratioFromBytes && ratio > LIMITS.ratio) {
    throw new ImportError('import.error.inflatesTooFar', { file, ratio: Math.round(ratio) });
  }
}

export function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The first `length` bytes of a stream, or all when it is shorter. */
export async function readHead(stream: AsyncIterable<Chunk>, length: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    pieces.push(chunk.bytes);
    bytes += chunk.bytes.length;
    if (bytes >= length) break;
  }
  return join(pieces, bytes).subarray(0, length);
}

/**
 * A whole stream in one array, for formats that cannot be read in pieces.
 * @throws ImportError tooLarge
 */
export async function readWhole(stream: AsyncIterable<Chunk>, fileName: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    pieces.push(chunk.bytes);
    bytes += chunk.bytes.length;
    if (bytes > LIMITS.heldBytes) throw new ImportError('import.error.tooLarge', { file: fileName });
  }
  return join(pieces, bytes);
}

const UNDISTURBED = { breathe: () => Promise.resolve() };
/** For short reads that need no breath. */
export const withoutBreath = UNDISTURBED;
