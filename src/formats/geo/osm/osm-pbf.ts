import { PbfReader } from 'pbf';
import type { SourceFile } from '../../bytes/byte-stream.ts';
import { ImportError } from '../../import-error.ts';
import type { GeoLayer, GeoReading } from '../geo-layer.ts';
import { osmLayer } from './osm-layer.ts';
import { OsmStore } from './osm-store.ts';
import { readPrimitiveBlock } from './primitive-block.ts';

/** Bounds of the format: a header is under 64 kB, a block under 32 MB inflated. */
const LARGEST_HEADER = 64 << 10;
const LARGEST_BLOCK = 32 << 20;
/** 24 bytes a node: what a browser tab can hold beside everything else. */
const MOST_NODES = 30_000_000;
const KNOWN_FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/** Whether bytes are the beginning of an OpenStreetMap PBF file. */
export function isOsmPbf(head: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(head.subarray(0, 24));
  return head.length > 16 && head[0] === 0 && head[1] === 0 && text.includes('OSMHeader');
}

/**
 * Reads an OpenStreetMap extract (PBF, schema 0.6; dense nodes, zlib blocks) as one layer of everything that carries a
 * used tag.
 * @throws ImportError damagedPart (names the block), unsupportedPart, tooLarge
 */
export async function readOsmPbf(file: SourceFile, name: string, reading: GeoReading): Promise<GeoLayer> {
  const { task, pick } = reading;
  const store = new OsmStore();
  let at = 0;
  for (let block = 1; at < file.size; block++) {
    const damaged = () => new ImportError('import.error.damagedPart', { file: reading.file, part: 'PBF', row: block });
    const headerBytes = new DataView(await file.slice(at, at + 4).arrayBuffer());
    if (headerBytes.byteLength < 4) throw damaged();
    const headerLength = headerBytes.getUint32(0);
    if (headerLength > LARGEST_HEADER) throw damaged();
    const header = readBlobHeader(await bytesOf(file, at + 4, headerLength, damaged), damaged);
    if (header.size > LARGEST_BLOCK || header.size < 0) throw damaged();
    const blob = await bytesOf(file, at + 4 + headerLength, header.size, damaged);
    at += 4 + headerLength + header.size;
    const data = await inflateBlob(blob, reading.file, damaged);
    if (header.type === 'OSMHeader') checkFeatures(data, reading.file, damaged);
    else if (header.type === 'OSMData') guarded(() => readPrimitiveBlock(data, store, pick), damaged);
    if (store.nodeCount > MOST_NODES) throw new ImportError('import.error.osmTooLarge', { file: reading.file });
    task.progress({ stage: 'import.stage.reading', fraction: at / file.size });
    await task.breathe();
  }
  return osmLayer(store, name, 'osm-pbf');
}

async function bytesOf(file: Blob, at: number, length: number, damaged: () => ImportError): Promise<Uint8Array> {
  const bytes = new Uint8Array(await file.slice(at, at + length).arrayBuffer());
  if (bytes.length < length) throw damaged();
  return bytes;
}

/** A reader of protocol buffers throws whatever it stumbles over. */
function guarded<T>(work: () => T, damaged: () => ImportError): T {
  try {
    return work();
  } catch {
    throw damaged();
  }
}

function readBlobHeader(bytes: Uint8Array, damaged: () => ImportError): { type: string; size: number } {
  return guarded(
    () =>
      new PbfReader(bytes).readFields(
        (tag, header, pbf) => {
          if (tag === 1) header.type = pbf.readString();
          else if (tag === 3) header.size = pbf.readVarint();
        },
        { type: '', size: 0 },
      ),
    damaged,
  );
}

async function inflateBlob(bytes: Uint8Array, file: string, damaged: () => ImportError): Promise<Uint8Array> {
  const none = { raw: null as Uint8Array | null, zlib: null as Uint8Array | null };
  const { raw, zlib } = guarded(
    () =>
      new PbfReader(bytes).readFields((tag, blob, pbf) => {
        if (tag === 1) blob.raw = pbf.readBytes();
        else if (tag === 3) blob.zlib = pbf.readBytes();
      }, none),
    damaged,
  );
  if (raw) return raw;
  if (!zlib) throw new ImportError('import.error.unsupportedPart', { file, part: 'PBF: LZMA / LZ4 / zstd' });
  return inflate(zlib, damaged);
}

async function inflate(bytes: Uint8Array, damaged: () => ImportError): Promise<Uint8Array> {
  const reader = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { value, done } = await reader.read().catch(() => {
      throw damaged();
    });
    if (done) break;
    pieces.push(value);
    length += value.length;
    if (length > LARGEST_BLOCK) throw damaged();
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A file may ask for abilities that a reader must have. */
function checkFeatures(data: Uint8Array, file: string, damaged: () => ImportError): void {
  const required = guarded(
    () =>
      new PbfReader(data).readFields((tag, list, pbf) => {
        if (tag === 4) list.push(pbf.readString());
      }, [] as string[]),
    damaged,
  );
  const unknown = required.find((feature) => !KNOWN_FEATURES.has(feature));
  if (unknown) throw new ImportError('import.error.unsupportedPart', { file, part: unknown });
}
