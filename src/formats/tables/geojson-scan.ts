import type { Chunk } from '../bytes/byte-stream.ts';
import { LIMITS } from '../bytes/limits.ts';
import { ImportError } from '../import-error.ts';

/** A feature as far as it is used. */
export interface Feature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry | null;
}

export interface Geometry {
  readonly type: string;
  readonly coordinates?: unknown;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

const decoder = new TextDecoder();
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Takes a GeoJSON FeatureCollection (RFC 7946), a single feature, or one feature a line (RFC 8142) apart into features
 * while it streams in: only one feature is held at a time.
 */
export class FeatureScanner {
  /** EPSG code of a `crs` member, as older files have it; null when none was met. */
  declaredEpsg: number | null = null;
  private rest: Uint8Array = new Uint8Array(0);
  private inFeatures = false;
  private finished = false;
  private readonly file: string;
  private readonly take: (feature: Feature, index: number) => void;
  private count = 0;

  constructor(file: string, take: (feature: Feature, index: number) => void) {
    this.file = file;
    this.take = take;
  }

  /** @throws ImportError notGeoJson, damagedFeature, featureTooLarge */
  push(bytes: Uint8Array): void {
    if (this.finished) return;
    const buffer = this.rest.length === 0 ? bytes : concatenate(this.rest, bytes);
    const used = this.inFeatures ? this.scanFeatures(buffer, 0) : this.scanStart(buffer);
    this.rest = buffer.slice(used);
    if (this.rest.length > LIMITS.featureBytes) {
      throw new ImportError('import.error.featureTooLarge', { file: this.file, row: this.count + 1 });
    }
  }

  /** @throws ImportError notGeoJson, damaged */
  finish(): void {
    if (this.count === 0 && !this.finished) this.readSingle();
    else if (this.inFeatures && !this.finished && !/^[\s\u001e\]}]*$/.test(decoder.decode(this.rest))) {
      throw new ImportError('import.error.damagedFeature', { file: this.file, row: this.count + 1 });
    }
  }

  /** Looks for `"features": [`, or for one feature a line. */
  private scanStart(buffer: Uint8Array): number {
    const head = latin1(buffer, 0, Math.min(buffer.length, 1 << 16));
    const collection = /"features"\s*:\s*\[/.exec(head);
    if (collection) {
      const before = head.slice(0, collection.index);
      this.declaredEpsg = epsgIn(before);
      this.inFeatures = true;
      return this.scanFeatures(buffer, collection.index + collection[0].length);
    }
    const perLine = /^[\s\u001e\ufeff]*\{[^\n]*"Feature"[^\n]*\}\s*\n[\s\u001e]*\{/.test(head);
    if (!perLine) return 0;
    this.inFeatures = true;
    return this.scanFeatures(buffer, 0);
  }

  /** Hands over the complete `{…}` from `at`; returns where the first incomplete one begins. */
  private scanFeatures(buffer: Uint8Array, at: number): number {
    let depth = 0;
    let start = at;
    for (let i = at; i < buffer.length; i++) {
      const byte = buffer[i]!;
      if (byte === QUOTE) {
        i = endOfString(buffer, i);
        if (i < 0) return start;
      } else if (byte === OPEN_BRACE) {
        if (depth++ === 0) start = i;
      } else if (byte === CLOSE_BRACE) {
        if (--depth === 0) {
          this.readFeature(buffer.subarray(start, i + 1));
          start = i + 1;
        }
      } else if (byte === CLOSE_BRACKET && depth === 0) {
        this.finished = true;
        this.declaredEpsg ??= epsgIn(latin1(buffer, i, buffer.length));
        return buffer.length;
      } else if (byte === OPEN_BRACKET && depth === 0) {
        throw this.damagedFeature();
      }
    }
    return depth === 0 ? buffer.length : start;
  }

  private readFeature(bytes: Uint8Array): void {
    let value: unknown;
    try {
      value = JSON.parse(decoder.decode(bytes));
    } catch {
      throw this.damagedFeature();
    }
    if (!isRecord(value) || value.type !== 'Feature') throw this.damagedFeature();
    const geometry = isRecord(value.geometry) && typeof value.geometry.type === 'string' ? value.geometry : null;
    this.take(
      { properties: isRecord(value.properties) ? value.properties : {}, geometry: geometry as Geometry | null },
      this.count++,
    );
  }

  private damagedFeature(): ImportError {
    return new ImportError('import.error.damagedFeature', { file: this.file, row: this.count + 1 });
  }

  /** No collection was met: the text may be one feature, or something else that is JSON. */
  private readSingle(): void {
    try {
      const value: unknown = JSON.parse(decoder.decode(this.rest).replace(/^\ufeff/, ''));
      if (isRecord(value) && value.type === 'Feature') {
        this.readFeature(this.rest);
        return;
      }
    } catch {
      // The message below says it.
    }
    if (!this.inFeatures) throw new ImportError('import.error.notGeoJson', { file: this.file });
  }
}

/** Index of the quote that closes the string opening at `i`; -1 when it has not arrived. */
function endOfString(buffer: Uint8Array, i: number): number {
  for (i++; i < buffer.length; i++) {
    if (buffer[i] === BACKSLASH) i++;
    else if (buffer[i] === QUOTE) return i;
  }
  return -1;
}

/** "urn:ogc:def:crs:EPSG::28992" and "EPSG:28992". */
function epsgIn(text: string): number | null {
  const match = /"crs"[\s\S]{0,200}?EPSG:(?:[\d.]*:)?(\d{4,5})/.exec(text);
  return match ? Number(match[1]) : null;
}

const latin1 = (buffer: Uint8Array, from: number, to: number) =>
  new TextDecoder('latin1').decode(buffer.subarray(from, to));

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Hands every feature of a stream to `take`. Returns the EPSG code that the file states, or null. */
export async function readFeatures(
  fileName: string,
  stream: AsyncIterable<Chunk>,
  take: (feature: Feature, index: number) => void,
  onProgress: (fraction: number) => void,
): Promise<number | null> {
  const scanner = new FeatureScanner(fileName, take);
  for await (const { bytes, fraction } of stream) {
    scanner.push(bytes);
    onProgress(fraction);
  }
  scanner.finish();
  return scanner.declaredEpsg;
}
