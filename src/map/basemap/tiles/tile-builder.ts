import { clipLine, clipRing } from './clip.ts';
import { GeometryKind, type TileFeatures } from './tile-features.ts';
import { TileLayerWriter, writeTile } from './vector-tile-writer.ts';

/** Units across a tile; MapLibre works with 8192 inside, so nothing is lost. */
export const TILE_EXTENT = 8192;
/** Deepest tiles that are made; deeper zooms stretch them (0.05 m a unit at 52° north). */
export const DEEPEST_TILE_ZOOM = 16;

/** What is kept around a tile, so that line ends and fill edges fall outside it. */
const BUFFER = 192;
/** Sixteen units are one pixel of a 512-pixel tile; half a pixel cannot be seen. */
const TOLERANCE = 8;

/** Makes the vector tile z/x/y out of the features. */
export function buildTile(layers: readonly TileFeatures[], z: number, x: number, y: number): Uint8Array<ArrayBuffer> {
  return writeTile(layers.map((layer) => buildLayer(layer, z, x, y)));
}

function buildLayer(layer: TileFeatures, z: number, x: number, y: number): Uint8Array | null {
  const writer = new TileLayerWriter(layer.name, TILE_EXTENT);
  const scale = 2 ** z;
  const margin = layer.kind === GeometryKind.point ? 0 : BUFFER / TILE_EXTENT / scale;
  const west = x / scale - margin;
  const east = (x + 1) / scale + margin;
  const north = y / scale - margin;
  const south = (y + 1) / scale + margin;
  const tolerance = z >= DEEPEST_TILE_ZOOM ? 0 : TOLERANCE;
  for (let i = 0; i < layer.length; i++) {
    if (layer.fromZoom[i]! > z) continue;
    const box = i * 4;
    // Half-open on the far side, so that a point belongs to one tile only.
    if (!(layer.boxes[box]! < east && layer.boxes[box + 2]! >= west)) continue;
    if (!(layer.boxes[box + 1]! < south && layer.boxes[box + 3]! >= north)) continue;
    const parts: Int32Array[] = [];
    for (let part = layer.partStarts[i]!; part < layer.partStarts[i + 1]!; part++) {
      const local = toTileUnits(layer, part, scale, x, y, tolerance);
      collectPart(layer.kind, local, parts);
    }
    if (parts.length > 0) writer.add(layer.kind, parts, layer.attributes[i]!);
  }
  return writer.finish();
}

/** A part in tile units, without the points that would fall within the tolerance of the one before. */
function toTileUnits(layer: TileFeatures, part: number, scale: number, x: number, y: number, tolerance: number) {
  const from = layer.pointStarts[part]!;
  const to = layer.pointStarts[part + 1]!;
  const out: number[] = [];
  let lastX = Infinity;
  let lastY = Infinity;
  // Tile units run south, so a ring that is counter-clockwise on the ground must be walked backwards to be an outer one.
  const backwards = layer.kind === GeometryKind.polygon;
  for (let k = from; k < to; k++) {
    const point = backwards ? to - 1 - (k - from) : k;
    const px = (layer.coordinates[2 * point]! * scale - x) * TILE_EXTENT;
    const py = (layer.coordinates[2 * point + 1]! * scale - y) * TILE_EXTENT;
    const last = k === to - 1;
    if (!last && Math.abs(px - lastX) < tolerance && Math.abs(py - lastY) < tolerance) continue;
    out.push(px, py);
    lastX = px;
    lastY = py;
  }
  return out;
}

function collectPart(kind: GeometryKind, local: readonly number[], parts: Int32Array[]): void {
  const lower = -BUFFER;
  const upper = TILE_EXTENT + BUFFER;
  if (kind === GeometryKind.polygon) {
    const ring = roundPart(clipRing(local, lower, upper));
    if (ring.length >= 8) parts.push(ring);
  } else if (kind === GeometryKind.line) {
    for (const piece of clipLine(local, lower, upper)) {
      const line = roundPart(piece);
      if (line.length >= 4) parts.push(line);
    }
  } else {
    parts.push(Int32Array.from(local, Math.round));
  }
}

/** Whole tile units, without repeated points. */
function roundPart(part: readonly number[]): Int32Array {
  const out = new Int32Array(part.length);
  let length = 0;
  for (let i = 0; i < part.length; i += 2) {
    const px = Math.round(part[i]!);
    const py = Math.round(part[i + 1]!);
    if (length > 0 && out[length - 2] === px && out[length - 1] === py) continue;
    out[length++] = px;
    out[length++] = py;
  }
  return out.subarray(0, length);
}
