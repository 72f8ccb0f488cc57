/** How bytes above 127 are read: `auto` = UTF-8, and Windows-1252 for a cell that is no UTF-8. */
export type TextEncodingChoice = 'auto' | 'utf-8' | 'windows-1252';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const looseUtf8 = new TextDecoder('utf-8');
const windows1252 = new TextDecoder('windows-1252');
const encoder = new TextEncoder();
const SHORT = 48;

export function isAscii(buffer: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (buffer[i]! > 0x7f) return false;
  return true;
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function asciiText(buffer: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(buffer[i]!);
  return text;
}

/** Text of bytes [start, end). Files put together from several systems mix encodings, so each cell is judged alone. */
export function decodeText(buffer: Uint8Array, start: number, end: number, encoding: TextEncodingChoice): string {
  // Short plain cells are by far the most, and a decoder costs more to call than they have letters.
  if (end - start <= SHORT && isAscii(buffer, start, end)) return asciiText(buffer, start, end);
  const bytes = buffer.subarray(start, end);
  if (encoding === 'windows-1252') return windows1252.decode(bytes);
  if (encoding === 'utf-8') return looseUtf8.decode(bytes);
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

/** UTF-8 bytes of a text. */
export function encodeText(text: string): Uint8Array {
  if (text.length > SHORT) return encoder.encode(text);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return encoder.encode(text);
    bytes[i] = code;
  }
  return bytes;
}

/** Lower case, without accents, camelCase and signs taken apart into words with one space between: "RD_X-coördinaat" → "rd x coordinaat". */
export function normaliseWords(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
