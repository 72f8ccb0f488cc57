import type { LineSet, PolygonSet } from '../../domain/place/base-layers.ts';
import type { CellGrid } from '../brush/brush-contract.ts';
import { cellIndexAt, centreOf, type Extent } from './cell-grid.ts';
import { cellsOnBorder, cellsWithCentreIn, closed, walkLine, type Rings } from './cells-in-rings.ts';

/** What is known of the place, to tell where an incident could have been registered at all. */
export interface StudyPlaces {
  readonly municipality: PolygonSet | null;
  readonly streets: LineSet | null;
  /** Addresses as [x0, y0, x1, y1, …] in project metres. */
  readonly addresses: Float64Array | null;
  /** Use of each address as `AddressUse` (expectation/exposure.ts); null when unknown. */
  readonly addressUses?: Uint8Array | null;
}

export const NO_STUDY_PLACES: StudyPlaces = { municipality: null, streets: null, addresses: null };

export interface StudyCells {
  /** One flag per cell of the grid. */
  readonly mask: Uint8Array;
  readonly count: number;
  /** What the mask rests on; differs from what was asked where the layers for it are absent. */
  readonly basis: 'built' | 'municipality' | 'extent';
}

/** A cell counts as built when a street or address lies in it or within this distance of it. */
export const STUDY_REACH_METRES = 50;

/**
 * The cells that take part in the tests: those with a street or address in or near them ('built', within the
 * municipality where its border is known), those of the municipality, or those within the convex hull of the
 * incidents ('extent'). Cells where nothing can be registered (water, fields) would make every street look busy.
 */
export function deriveStudyCells(
  grid: CellGrid,
  wanted: StudyCells['basis'],
  places: StudyPlaces,
  x: Float64Array,
  y: Float64Array,
): StudyCells {
  const municipality = places.municipality ? cellsOfMunicipality(grid, places.municipality) : null;
  if (wanted === 'built' && (places.streets || places.addresses)) {
    const mask = builtCells(grid, places);
    if (municipality) for (let cell = 0; cell < mask.length; cell++) mask[cell]! &= municipality[cell]!;
    const count = countOf(mask);
    if (count > 0) return { mask, count, basis: 'built' };
  }
  if (wanted !== 'extent' && municipality) {
    const count = countOf(municipality);
    if (count > 0) return { mask: municipality, count, basis: 'municipality' };
  }
  const mask = cellsOfHull(grid, x, y);
  return { mask, count: countOf(mask), basis: 'extent' };
}

const countOf = (mask: Uint8Array): number => {
  let count = 0;
  for (let cell = 0; cell < mask.length; cell++) count += mask[cell]!;
  return count;
};

export function ringsOfPolygons(polygons: PolygonSet): Rings {
  const { ringStarts, coordinates } = polygons;
  return Array.from({ length: Math.max(0, ringStarts.length - 1) }, (_, ring) =>
    coordinates.subarray(2 * ringStarts[ring]!, 2 * ringStarts[ring + 1]!),
  );
}

function cellsOfMunicipality(grid: CellGrid, polygons: PolygonSet): Uint8Array {
  const rings = ringsOfPolygons(polygons);
  const mask = cellsWithCentreIn(grid, rings);
  const border = cellsOnBorder(grid, rings);
  for (let cell = 0; cell < mask.length; cell++) mask[cell]! |= border[cell]!;
  return mask;
}

function builtCells(grid: CellGrid, { streets, addresses }: StudyPlaces): Uint8Array {
  const mask = new Uint8Array(grid.columns * grid.rows);
  const reach = STUDY_REACH_METRES;
  // Offsets of points no further apart than a third of a cell, so that no cell within reach slips between them.
  const side = 2 * Math.ceil(reach / (grid.cellSizeMetres / 3));
  const offsets = Array.from({ length: side + 1 }, (_, k) => -reach + (2 * reach * k) / side);
  let lastX = NaN;
  let lastY = NaN;
  const mark = (x: number, y: number) => {
    if (Math.abs(x - lastX) < 1 && Math.abs(y - lastY) < 1) return;
    [lastX, lastY] = [x, y];
    for (const dx of offsets) {
      for (const dy of offsets) {
        if (dx * dx + dy * dy > reach * reach * 1.0001) continue;
        const cell = cellIndexAt(grid, x + dx, y + dy);
        if (cell >= 0) mask[cell] = 1;
      }
    }
  };
  if (streets) {
    const spacing = grid.cellSizeMetres / 4;
    for (let line = 0; line < streets.length; line++) {
      walkLine(streets.coordinates, streets.starts[line]!, streets.starts[line + 1]!, spacing, mark);
    }
  }
  if (addresses) for (let k = 0; k + 1 < addresses.length; k += 2) mark(addresses[k]!, addresses[k + 1]!);
  return mask;
}

function cellsOfHull(grid: CellGrid, x: Float64Array, y: Float64Array): Uint8Array {
  const occupied = new Uint8Array(grid.columns * grid.rows);
  for (let i = 0; i < x.length; i++) {
    const cell = cellIndexAt(grid, x[i]!, y[i]!);
    if (cell >= 0) occupied[cell] = 1;
  }
  const hull = convexHull(endsOfRows(grid, occupied));
  const mask = cellsWithCentreIn(grid, [closed(hull)]);
  // Cells on the hull itself have their centre on the border: an occupied cell always takes part.
  const border = cellsOnBorder(grid, [hull]);
  for (let cell = 0; cell < mask.length; cell++) mask[cell]! |= occupied[cell]! | border[cell]!;
  return mask;
}

/** Centres of the first and last occupied cell of each row: enough for the hull of all. */
function endsOfRows(grid: CellGrid, occupied: Uint8Array): [number, number][] {
  const points: [number, number][] = [];
  for (let row = 0; row < grid.rows; row++) {
    const line = occupied.subarray(row * grid.columns, (row + 1) * grid.columns);
    const first = line.indexOf(1);
    if (first < 0) continue;
    points.push(centreOf(grid, first, row), centreOf(grid, line.lastIndexOf(1), row));
  }
  return points;
}

/** Convex hull, counter-clockwise, by Andrew's monotone chain (Andrew 1979). */
function convexHull(points: [number, number][]): Float64Array {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered: [number, number][]) => {
    const chain: [number, number][] = [];
    for (const point of ordered) {
      while (chain.length >= 2) {
        const [ax, ay] = chain[chain.length - 2]!;
        const [bx, by] = chain[chain.length - 1]!;
        if ((bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax) > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return Float64Array.from([...half(sorted), ...half([...sorted].reverse())].flat());
}

/** Smallest rectangle around the municipality, or else around streets and addresses; null where none is known. */
export function extentOfPlaces({ municipality, streets, addresses }: StudyPlaces): Extent | null {
  const lists = municipality ? [municipality.coordinates] : [streets?.coordinates, addresses];
  let extent: Extent | null = null;
  for (const list of lists) {
    if (!list) continue;
    for (let k = 0; k + 1 < list.length; k += 2) {
      const [x, y] = [list[k]!, list[k + 1]!];
      extent = extent
        ? {
            minX: Math.min(extent.minX, x),
            minY: Math.min(extent.minY, y),
            maxX: Math.max(extent.maxX, x),
            maxY: Math.max(extent.maxY, y),
          }
        : { minX: x, minY: y, maxX: x, maxY: y };
    }
  }
  return extent;
}
