import { ImportError } from '../import-error.ts';

export interface DbfTable {
  readonly attributes: readonly string[];
  readonly encoding: string;
  /** One a record; null for a record that was deleted. */
  readonly rows: readonly (Readonly<Record<string, unknown>> | null)[];
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly at: number;
  readonly length: number;
  readonly key: string | null;
}

const HEADER_BYTES = 32;
const FIELD_BYTES = 32;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;
/** Language driver ids of the code pages that Dutch and western files use. */
const ENCODING_OF_DRIVER: Readonly<Record<number, string>> = {
  0x03: 'windows-1252',
  0x57: 'windows-1252',
  0x4f: 'utf-8',
};

/**
 * Reads the attributes of a shapefile (dBase III and later). The encoding is that of the .cpg file or of the header; where
 * neither says, UTF-8 when the text can be that, else Windows-1252.
 * @param pick name under which a column is kept; null leaves it unread
 * @throws ImportError damagedPart
 */
export function readDbf(
  bytes: Uint8Array,
  cpg: string | null,
  file: string,
  part: string,
  pick: (name: string) => string | null,
): DbfTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (row: number) => new ImportError('import.error.damagedPart', { file, part, row });
  if (bytes.length < HEADER_BYTES) throw damaged(1);
  const records = view.getUint32(4, true);
  const headerLength = view.getUint16(8, true);
  const recordLength = view.getUint16(10, true);
  const encoding = encodingOf(cpg, bytes[29]!, bytes.subarray(Math.min(headerLength, bytes.length)));
  const decoder = new TextDecoder(encoding);
  const fields = readFields(bytes, headerLength, decoder, pick);
  if (recordLength === 0 || headerLength + records * recordLength > bytes.length + recordLength) throw damaged(records);
  const rows: (Record<string, unknown> | null)[] = [];
  for (let i = 0; i < records; i++) {
    const at = headerLength + i * recordLength;
    if (at + recordLength > bytes.length) throw damaged(i + 1);
    rows.push(bytes[at] === DELETED ? null : readRow(bytes, at, fields, decoder));
  }
  return { attributes: fields.map(({ name }) => name), encoding, rows };
}

function encodingOf(cpg: string | null, driver: number, text: Uint8Array): string {
  const stated = (cpg ?? '').trim().toLowerCase();
  if (/utf-?8|65001/.test(stated)) return 'utf-8';
  if (/1252|ansi|8859[-_]?1\b|latin/.test(stated)) return 'windows-1252';
  if (/^(cp|windows-?)?125\d$/.test(stated)) return `windows-${stated.slice(-4)}`;
  if (stated === '' && ENCODING_OF_DRIVER[driver]) return ENCODING_OF_DRIVER[driver];
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(text);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

function readFields(
  bytes: Uint8Array,
  headerLength: number,
  decoder: TextDecoder,
  pick: (name: string) => string | null,
): Field[] {
  const fields: Field[] = [];
  let at = 1;
  for (let p = HEADER_BYTES; p + FIELD_BYTES <= Math.min(headerLength, bytes.length); p += FIELD_BYTES) {
    if (bytes[p] === END_OF_FIELDS) break;
    const end = bytes.subarray(p, p + 11).indexOf(0);
    const name = decoder.decode(bytes.subarray(p, p + (end < 0 ? 11 : end))).trim();
    const length = bytes[p + 16]!;
    fields.push({ name, type: String.fromCharCode(bytes[p + 11]!), at, length, key: pick(name) });
    at += length;
  }
  return fields;
}

function readRow(
  bytes: Uint8Array,
  at: number,
  fields: readonly Field[],
  decoder: TextDecoder,
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.key === null) continue;
    const text = decoder
      .decode(bytes.subarray(at + field.at, at + field.at + field.length))
      .replace(/\0.*$/s, '')
      .trim();
    const isNumber = field.type === 'N' || field.type === 'F';
    row[field.key] =
      text === '' || /^\*+$/.test(text) ? null : isNumber && !Number.isNaN(Number(text)) ? Number(text) : text;
  }
  return row;
}
