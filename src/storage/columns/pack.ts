import { StorageError } from '../storage-error.ts';
import { decodeColumn, encodeColumn, isColumnType, type TypedColumn } from './typed-column.ts';

/** JSON and typed columns that belong together. */
export interface Pack {
  /** Plain JSON. */
  readonly json: unknown;
  readonly columns: Readonly<Record<string, TypedColumn>>;
}

interface PackHeader {
  readonly json: unknown;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly length: number;
    readonly bytes: number;
  }[];
}

/** One run of bytes: length of the header (4 bytes, little-endian), header as JSON, then each encoded column. */
export async function encodePack({ json, columns }: Pack): Promise<Uint8Array> {
  const encoded = await Promise.all(Object.values(columns).map(encodeColumn));
  const header: PackHeader = {
    json,
    columns: Object.keys(columns).map((name, i) => {
      const { type, length, bytes } = encoded[i]!;
      return { name, type, length, bytes: bytes.length };
    }),
  };
  const headerBytes = new TextEncoder().encode(JSON.stringify(header));
  const out = new Uint8Array(encoded.reduce((sum, { bytes }) => sum + bytes.length, 4 + headerBytes.length));
  new DataView(out.buffer).setUint32(0, headerBytes.length, true);
  out.set(headerBytes, 4);
  let offset = 4 + headerBytes.length;
  for (const { bytes } of encoded) {
    out.set(bytes, offset);
    offset += bytes.length;
  }
  return out;
}

/** Reads what `encodePack` wrote. Throws a StorageError where the bytes are cut off or changed. */
export async function decodePack(bytes: Uint8Array): Promise<Pack> {
  const damaged = (part: string) => new StorageError('storage.error.damagedRows', { part });
  if (bytes.length < 4) throw damaged('header');
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  let header: PackHeader;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerLength))) as PackHeader;
  } catch {
    throw damaged('header');
  }
  let offset = 4 + headerLength;
  const columns = await Promise.all(
    header.columns.map(async ({ name, type, length, bytes: size }) => {
      if (!isColumnType(type) || offset + size > bytes.length) throw damaged(name);
      const part = bytes.subarray(offset, (offset += size));
      return [name, await decodeColumn({ type, length, bytes: part })] as const;
    }),
  );
  return { json: header.json, columns: Object.fromEntries(columns) };
}
