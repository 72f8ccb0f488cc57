/** A part of an archive whose header may state another size than it has. */
export interface ZipPart {
  readonly name: string;
  /** Raw deflate data. */
  readonly deflated: Uint8Array;
  readonly statedBytes: number;
}

/** A ZIP archive of parts (APPNOTE 6.3), for workbooks that no library would write. Check sums are left at 0. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, deflated, statedBytes } of parts) {
    const nameBytes = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(deflated.length, 14);
    fields.writeUInt32LE(statedBytes, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, nameBytes, deflated]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    const versionMadeBy = Buffer.from([20, 0]);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), versionMadeBy, fields, entry, nameBytes]));
    chunks.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return new Uint8Array(Buffer.concat([...chunks, listed, Buffer.from('PK\u0005\u0006'), end]));
}
