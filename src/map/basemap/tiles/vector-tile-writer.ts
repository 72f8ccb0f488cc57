/**
 * Writes Mapbox Vector Tiles 2.1 (protocol buffers). Only what drawing needs: string and number attributes.
 * Source of the layout: the vector-tile-spec 2.1, section 4.
 */
import { GeometryKind, type Attributes } from './tile-features.ts';

/** A growing byte buffer with the few protocol-buffer encodings that tiles use. */
class ByteWriter {
  bytes = new Uint8Array(4096);
  length = 0;

  private reserve(extra: number): void {
    if (this.length + extra <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + extra));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
  varint(value: number): void {
    this.reserve(5);
    let rest = value >>> 0;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }
  block(tag: number, content: Uint8Array): void {
    this.varint((tag << 3) | 2);
    this.varint(content.length);
    this.reserve(content.length);
    this.bytes.set(content, this.length);
    this.length += content.length;
  }
  number(tag: number, value: number): void {
    this.varint(tag << 3);
    this.varint(value);
  }
  double(tag: number, value: number): void {
    this.varint((tag << 3) | 1);
    this.reserve(8);
    new DataView(this.bytes.buffer).setFloat64(this.length, value, true);
    this.length += 8;
  }
  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }
}

const utf8 = new TextEncoder();
const zigzag = (value: number) => (value << 1) ^ (value >> 31);

/** Collects the features of one layer; coordinates are whole tile units. */
export class TileLayerWriter {
  private readonly features = new ByteWriter();
  private readonly keys = new Map<string, number>();
  private readonly values = new Map<string | number, number>();
  private count = 0;

  constructor(
    private readonly name: string,
    private readonly extent: number,
  ) {}

  /** Parts are flat [x0, y0, …] in tile units; rings are given closed and are written without their last point. */
  add(kind: GeometryKind, parts: readonly Int32Array[], attributes: Attributes): void {
    const geometry = encodeGeometry(kind, parts);
    if (geometry.length === 0) return;
    const tags = new ByteWriter();
    for (const [key, value] of Object.entries(attributes)) {
      tags.varint(indexOf(this.keys, key));
      tags.varint(indexOf(this.values, value));
    }
    const feature = new ByteWriter();
    feature.block(2, tags.finish());
    feature.number(3, kind);
    feature.block(4, geometry);
    this.features.block(2, feature.finish());
    this.count++;
  }

  /** The layer as bytes of the tile's field 3, or null when it holds nothing. */
  finish(): Uint8Array | null {
    if (this.count === 0) return null;
    const layer = new ByteWriter();
    layer.number(15, 2);
    layer.block(1, utf8.encode(this.name));
    const head = layer.finish();
    const tail = new ByteWriter();
    for (const key of this.keys.keys()) tail.block(3, utf8.encode(key));
    for (const value of this.values.keys()) {
      const encoded = new ByteWriter();
      if (typeof value === 'string') encoded.block(1, utf8.encode(value));
      else encoded.double(3, value);
      tail.block(4, encoded.finish());
    }
    tail.number(5, this.extent);
    return concatenate([head, this.features.finish(), tail.finish()]);
  }
}

/** Joins finished layers into a tile. */
export function writeTile(layers: readonly (Uint8Array | null)[]): Uint8Array<ArrayBuffer> {
  const tile = new ByteWriter();
  for (const layer of layers) if (layer) tile.block(3, layer);
  return tile.finish();
}

function indexOf<Key>(known: Map<Key, number>, key: Key): number {
  let index = known.get(key);
  if (index === undefined) known.set(key, (index = known.size));
  return index;
}

function encodeGeometry(kind: GeometryKind, parts: readonly Int32Array[]): Uint8Array {
  const writer = new ByteWriter();
  const [moveTo, lineTo, closePath] = [1, 2, 7];
  let x = 0;
  let y = 0;
  const step = (part: Int32Array, point: number) => {
    writer.varint(zigzag(part[2 * point]! - x));
    writer.varint(zigzag(part[2 * point + 1]! - y));
    x = part[2 * point]!;
    y = part[2 * point + 1]!;
  };
  if (kind === GeometryKind.point) {
    writer.varint((parts.length << 3) | moveTo);
    for (const part of parts) step(part, 0);
    return writer.finish();
  }
  for (const part of parts) {
    const points = part.length / 2 - (kind === GeometryKind.polygon ? 1 : 0);
    if (points < (kind === GeometryKind.polygon ? 3 : 2)) continue;
    writer.varint((1 << 3) | moveTo);
    step(part, 0);
    writer.varint(((points - 1) << 3) | lineTo);
    for (let i = 1; i < points; i++) step(part, i);
    if (kind === GeometryKind.polygon) writer.varint((1 << 3) | closePath);
  }
  return writer.finish();
}

function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
