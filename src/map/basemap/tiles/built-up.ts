import type { LineSet, PolygonSet, StreetRecord } from '../../../domain/place/base-layers.ts';
import { contourRings } from './contour-rings.ts';

/** Side of the lattice on which built-up land is found, and how far one building reaches. */
const CELL_METRES = 50;
const MAXIMUM_CELLS = 1_000_000;
/** Share of a blurred neighbourhood (about 250 m) that must hold a building. */
const THRESHOLD = 0.18;

/** Streets along which people live; the others run through fields too. */
const TOWN_STREETS: ReadonlySet<string> = new Set(['residential', 'living-street', 'pedestrian']);

/**
 * A soft outline of built-up land for small scales: cells that hold a building (or, without buildings, a residential
 * street), blurred and cut at a threshold. Drawing only; nothing is computed from it.
 */
export function builtUpOf(
  buildings: PolygonSet | null,
  streets: { readonly shapes: LineSet; readonly records: readonly StreetRecord[] } | null,
): Float64Array[][] {
  const points = buildings && buildings.length > 0 ? ringCentres(buildings) : streets ? streetPoints(streets) : [];
  if (points.length === 0) return [];
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let i = 0; i < points.length; i += 2) {
    west = Math.min(west, points[i]!);
    east = Math.max(east, points[i]!);
    south = Math.min(south, points[i + 1]!);
    north = Math.max(north, points[i + 1]!);
  }
  const cell = Math.max(CELL_METRES, Math.sqrt(((east - west) * (north - south)) / MAXIMUM_CELLS));
  // Room for the blur, so that no outline touches the edge of the lattice.
  const margin = 6;
  const columns = Math.ceil((east - west) / cell) + 2 * margin;
  const rows = Math.ceil((north - south) / cell) + 2 * margin;
  const field = new Float32Array(columns * rows);
  for (let i = 0; i < points.length; i += 2) {
    const column = Math.floor((points[i]! - west) / cell) + margin;
    const row = Math.floor((points[i + 1]! - south) / cell) + margin;
    field[row * columns + column] = 1;
  }
  for (let pass = 0; pass < 2; pass++) blur(field, columns, rows);
  return contourRings(field, columns, rows, THRESHOLD).map((polygon) =>
    polygon.map((ring) =>
      Float64Array.from(ring, (value, i) => (value + 0.5 - margin) * cell + (i % 2 === 0 ? west : south)),
    ),
  );
}

function ringCentres({ polygonStarts, ringStarts, coordinates, length }: PolygonSet): number[] {
  const centres: number[] = [];
  for (let i = 0; i < length; i++) {
    const from = ringStarts[polygonStarts[i]!]!;
    const to = ringStarts[polygonStarts[i]! + 1]! - 1;
    let x = 0;
    let y = 0;
    for (let point = from; point < to; point++) {
      x += coordinates[2 * point]!;
      y += coordinates[2 * point + 1]!;
    }
    if (to > from) centres.push(x / (to - from), y / (to - from));
  }
  return centres;
}

function streetPoints({ shapes, records }: { shapes: LineSet; records: readonly StreetRecord[] }): number[] {
  const out: number[] = [];
  const { coordinates, starts } = shapes;
  for (let i = 0; i < shapes.length; i++) {
    if (!TOWN_STREETS.has(records[i]!.class)) continue;
    for (let point = starts[i]!; point + 1 < starts[i + 1]!; point++) {
      const dx = coordinates[2 * point + 2]! - coordinates[2 * point]!;
      const dy = coordinates[2 * point + 3]! - coordinates[2 * point + 1]!;
      const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / (CELL_METRES / 2)));
      for (let s = 0; s < steps; s++) {
        out.push(coordinates[2 * point]! + (dx * s) / steps, coordinates[2 * point + 1]! + (dy * s) / steps);
      }
    }
  }
  return out;
}

/** Mean over five cells along rows, then along columns, in place. */
function blur(field: Float32Array, columns: number, rows: number): void {
  const line = new Float32Array(Math.max(columns, rows));
  const along = (start: number, stride: number, length: number) => {
    for (let i = 0; i < length; i++) line[i] = field[start + i * stride]!;
    for (let i = 0; i < length; i++) {
      let sum = 0;
      for (let k = -2; k <= 2; k++) sum += line[i + k] !== undefined && i + k < length ? line[i + k]! : 0;
      field[start + i * stride] = sum / 5;
    }
  };
  for (let row = 0; row < rows; row++) along(row * columns, 1, columns);
  for (let column = 0; column < columns; column++) along(column, columns, rows);
}
