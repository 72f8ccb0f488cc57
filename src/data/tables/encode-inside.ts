import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import type { PolygonSet } from '../../domain/place/base-layers.ts';
import { assignPointsToPolygons } from '../../geometry/overlay/point-in-polygon.ts';
import { encodeArrowStream } from '../columns/arrow-stream.ts';

/**
 * The table `inside` as an Arrow IPC stream: ids of the incidents inside the rings (project metres, even-odd). Shapes are
 * no business of SQL here: the engine's spatial extension is not in the box.
 */
export function encodeInside({ x, y }: IncidentTable, rings: readonly Float64Array[]): Uint8Array {
  const inside = assignPointsToPolygons(x, y, oneArea(rings.map(closed)));
  const ids = new Int32Array(inside.length);
  let found = 0;
  for (let row = 0; row < inside.length; row++) if (inside[row] === 0) ids[found++] = row;
  return encodeArrowStream({ id: ids.slice(0, found) });
}

function oneArea(rings: readonly Float64Array[]): PolygonSet {
  const ringStarts = new Uint32Array(rings.length + 1);
  rings.forEach((ring, i) => (ringStarts[i + 1] = ringStarts[i]! + ring.length / 2));
  const coordinates = new Float64Array(2 * ringStarts[rings.length]!);
  rings.forEach((ring, i) => coordinates.set(ring, 2 * ringStarts[i]!));
  return { length: 1, polygonStarts: Uint32Array.of(0, rings.length), ringStarts, coordinates };
}

function closed(ring: Float64Array): Float64Array {
  const last = ring.length - 2;
  if (last < 0 || (ring[0] === ring[last] && ring[1] === ring[last + 1])) return ring;
  return Float64Array.of(...ring, ring[0]!, ring[1]!);
}
