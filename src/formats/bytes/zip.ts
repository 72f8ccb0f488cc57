import type { ReadTask } from '../task.ts';
import { ImportError } from '../import-error.ts';
import { readInflated, readSlices, type Chunk, type SourceFile } from './byte-stream.ts';
import { LIMITS } from './limits.ts';

/** One file inside an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedBytes: number;
  readonly inflatedBytes: number;
  readonly headerAt: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const LARGEST_DIRECTORY = 16 << 20;

const damaged = (file: SourceFile) => new ImportError('import.error.damagedArchive', { file: file.name });

/**
 * Reads the table of contents of a ZIP archive (APPNOTE 6.3, without ZIP64, which no workbook of this size needs) and
 * refuses it when what it says of itself is beyond `LIMITS`. Nothing is inflated.
 * @throws ImportError damagedArchive, inflatesTooFar
 */
export async function readZipEntries(file: SourceFile): Promise<readonly ZipEntry[]> {
  const tailAt = Math.max(0, file.size - END_LENGTH - LONGEST_COMMENT);
  const tail = new DataView(await file.slice(tailAt).arrayBuffer());
  let end = tail.byteLength - END_LENGTH;
  while (end >= 0 && tail.getUint32(end, true) !== END_SIGNATURE) end--;
  if (end < 0) throw damaged(file);
  const count = tail.getUint16(end + 10, true);
  const length = tail.getUint32(end + 12, true);
  const at = tail.getUint32(end + 16, true);
  if (at + length > file.size || length > LARGEST_DIRECTORY) throw damaged(file);
  if (count > LIMITS.archiveEntries)
    throw new ImportError('import.error.tooManyParts', { file: file.name, parts: count });
  const entries = readDirectory(new DataView(await file.slice(at, at + length).arrayBuffer()), count, file);
  const inflated = entries.reduce((sum, entry) => sum + entry.inflatedBytes, 0);
  const ratio = Math.round(inflated / Math.max(1, file.size));
  if (inflated > LIMITS.inflatedBytes || (inflated > LIMITS.ratioFromBytes && ratio > LIMITS.ratio)) {
    throw new ImportError('import.error.inflatesTooFar', { file: file.name, ratio });
  }
  return entries;
}

function readDirectory(view: DataView, count: number, file: SourceFile): ZipEntry[] {
  const decoder = new TextDecoder();
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let k = 0; k < count; k++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw damaged(file);
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > view.byteLength) throw damaged(file);
    entries.push({
      name: decoder.decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)).replace(/\\/g, '/'),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      compressedBytes: view.getUint32(at + 20, true),
      inflatedBytes: view.getUint32(at + 24, true),
      headerAt: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/**
 * Bytes of one entry, inflated piece by piece; what really comes out is bounded as well.
 * @throws ImportError damagedArchive, encrypted, inflatesTooFar
 */
export async function* readZipEntry(
  file: SourceFile,
  entry: ZipEntry,
  task: Pick<ReadTask, 'breathe'>,
): AsyncGenerator<Chunk> {
  if (entry.encrypted) throw new ImportError('import.error.encrypted', { file: file.name });
  const header = new DataView(await file.slice(entry.headerAt, entry.headerAt + 30).arrayBuffer());
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL_SIGNATURE) throw damaged(file);
  const from = entry.headerAt + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  if (from + entry.compressedBytes > file.size) throw damaged(file);
  const data = file.slice(from, from + entry.compressedBytes);
  if (entry.method === 0) yield* readSlices(data, task);
  else if (entry.method === 8) yield* readInflated(data, file.name, task);
  else throw damaged(file);
}
