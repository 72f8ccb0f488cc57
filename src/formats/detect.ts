import { readGunzipped, readHead, readSlices, withoutBreath, type SourceFile } from './bytes/byte-stream.ts';
import { readZipEntries } from './bytes/zip.ts';
import { ImportError } from './import-error.ts';
import { findUtf16 } from './tables/delimited.ts';
import type { TableFormat } from './tables/table.ts';

export interface DetectedFile {
  readonly format: TableFormat;
  readonly gzipped: boolean;
}

const HEAD_BYTES = 64 << 10;

/** Beginnings of files that people try, and what to say about them. */
const KNOWN_BINARIES: readonly (readonly [start: readonly number[], key: `import.error.${string}`, kind: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'import.error.pdf', 'PDF'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'import.error.oldExcel', 'XLS'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'import.error.unsupported', 'GeoPackage / SQLite'],
  [[0x00, 0x00, 0x27, 0x0a], 'import.error.unsupported', 'Shapefile'],
  [[0x50, 0x41, 0x52, 0x45], 'import.error.encrypted', 'Parquet'],
  [[0x89, 0x50, 0x4e, 0x47], 'import.error.picture', 'PNG'],
  [[0xff, 0xd8, 0xff], 'import.error.picture', 'JPEG'],
  [[0x47, 0x49, 0x46, 0x38], 'import.error.picture', 'GIF'],
  [[0x49, 0x49, 0x2a, 0x00], 'import.error.picture', 'TIFF'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'import.error.unsupported', 'RTF'],
];

const startsWith = (head: Uint8Array, start: readonly number[]) => start.every((byte, index) => head[index] === byte);

/**
 * Finds out what a file is by what is in it; its name is not looked at.
 * @throws ImportError that names what the file is instead of a table
 */
export async function detectFile(file: SourceFile): Promise<DetectedFile> {
  if (file.size === 0) throw new ImportError('import.error.empty', { file: file.name });
  const raw = await readHead(readSlices(file.slice(0, HEAD_BYTES), withoutBreath), HEAD_BYTES);
  const gzipped = startsWith(raw, [0x1f, 0x8b]);
  const head = gzipped ? await readHead(readGunzipped(file, withoutBreath), HEAD_BYTES) : raw;
  if (head.length === 0) throw new ImportError('import.error.empty', { file: file.name });
  if (gzipped && startsWith(head, [0x1f, 0x8b]))
    throw new ImportError('import.error.twiceCompressed', { file: file.name });
  for (const [start, key, kind] of KNOWN_BINARIES) {
    if (startsWith(head, start)) throw new ImportError(key, { file: file.name, kind });
  }
  if (startsWith(head, [0x50, 0x41, 0x52, 0x31])) return { format: 'parquet', gzipped };
  if (startsWith(head, [0x50, 0x4b])) return detectArchive(file, gzipped);
  return { format: detectText(head, file), gzipped };
}

async function detectArchive(file: SourceFile, gzipped: boolean): Promise<DetectedFile> {
  if (gzipped) throw new ImportError('import.error.twiceCompressed', { file: file.name });
  const names = (await readZipEntries(file)).map(({ name }) => name);
  if (names.includes('xl/workbook.xml')) return { format: 'xlsx', gzipped };
  const kind = names.includes('xl/workbook.bin')
    ? 'XLSB'
    : names.includes('word/document.xml')
      ? 'Word'
      : names.includes('content.xml')
        ? 'OpenDocument'
        : 'ZIP';
  throw new ImportError('import.error.unsupported', { file: file.name, kind });
}

function detectText(head: Uint8Array, file: SourceFile): TableFormat {
  if (findUtf16(head)) return 'delimited';
  let odd = 0;
  for (const byte of head) {
    if (byte === 0) throw new ImportError('import.error.binary', { file: file.name });
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1e) odd++;
  }
  if (odd > head.length * 0.01) throw new ImportError('import.error.binary', { file: file.name });
  const text = new TextDecoder()
    .decode(head)
    .replace(/^[\ufeff\u001e\s]+/, '')
    .slice(0, 2000);
  if (text === '') throw new ImportError('import.error.empty', { file: file.name });
  if (/^<(!doctype\s+html|html|head|body|table)\b/i.test(text))
    throw new ImportError('import.error.html', { file: file.name });
  if (/^<(\?xml|[a-z]+:)/i.test(text))
    throw new ImportError('import.error.unsupported', { file: file.name, kind: xmlKind(text) });
  return /^\{\s*("|\})/.test(text) || /^\[\s*[{[]/.test(text) ? 'geojson' : 'delimited';
}

const xmlKind = (text: string) =>
  /<kml\b/i.test(text) ? 'KML' : /<gpx\b/i.test(text) ? 'GPX' : /gml/i.test(text) ? 'GML' : 'XML';
