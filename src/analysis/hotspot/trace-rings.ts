import type { CellGrid } from '../brush/brush-contract.ts';
import { centreOf } from '../grid/cell-grid.ts';
import type { Lattice } from '../grid/lattice.ts';

/**
 * The outline of groups of cells, exactly along the edges of the cells. Edges run with the group on their left, so outer
 * rings come out counter-clockwise and holes clockwise. Where a group touches itself at a corner only, the outline
 * is cut there into rings that touch at a point, as the Simple Features standard asks.
 *
 * `groupOf` is that of `joinCells`: 1 + index of the group of each lattice entry.
 */
export interface RingTracer {
  /** Closed rings in project metres of the group of `cells`, outer rings first, the largest first. */
  trace(cells: Int32Array, groupOf: Int32Array): Float64Array[];
}

export function createRingTracer(grid: CellGrid, lattice: Lattice): RingTracer {
  return grid.shape === 'square' ? new SquareTracer(grid, lattice) : new HexagonTracer(grid, lattice);
}

const EAST = 0;
const NORTH = 1;
const WEST = 2;
const SOUTH = 3;

/** Corner i is the south-west corner of entry i. */
class SquareTracer implements RingTracer {
  /** Bit set of the directions in which edges leave a corner; empty between traces. */
  private readonly edges: Uint8Array;
  private readonly passed: Int32Array;
  private readonly steps: readonly number[];

  constructor(
    private readonly grid: CellGrid,
    private readonly lattice: Lattice,
  ) {
    this.edges = new Uint8Array(lattice.length);
    this.passed = new Int32Array(lattice.length);
    this.steps = [1, lattice.stride, -1, -lattice.stride];
  }

  trace(cells: Int32Array, groupOf: Int32Array): Float64Array[] {
    const { edges } = this;
    const { stride } = this.lattice;
    const group = groupOf[cells[0]!]!;
    const starts: number[] = [];
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      if (groupOf[cell - stride] !== group) {
        edges[cell]! |= 1 << EAST;
        starts.push(cell);
      }
      if (groupOf[cell + 1] !== group) edges[cell + 1]! |= 1 << NORTH;
      if (groupOf[cell + stride] !== group) edges[cell + stride + 1]! |= 1 << WEST;
      if (groupOf[cell - 1] !== group) edges[cell + stride]! |= 1 << SOUTH;
    }
    // Every ring has an edge that runs east.
    const rings: number[][] = [];
    for (const start of starts) if (edges[start]! & (1 << EAST)) rings.push(...this.follow(start));
    return toRings(rings, this.place);
  }

  /** Follows edges from a corner to the east until they close; returns the corners where they turn. */
  private follow(start: number): number[][] {
    const { edges, steps } = this;
    const corners: number[] = [];
    let touches = false;
    let corner = start;
    let direction: number = EAST;
    for (;;) {
      corner += steps[direction]!;
      const leaving = edges[corner]!;
      if (leaving & (leaving - 1)) touches = true;
      // Left first: at a corner that two cells share crosswise this stays with the same cell.
      const left = (direction + 1) & 3;
      const next = leaving & (1 << left) ? left : leaving & (1 << direction) ? direction : (direction + 3) & 3;
      if (next !== direction) corners.push(corner);
      direction = next;
      if (corner === start && direction === EAST) break;
      edges[corner]! &= ~(1 << direction);
    }
    edges[start]! &= ~(1 << EAST);
    return touches ? cutWhereTouching(corners, this.passed) : [corners];
  }

  private readonly place = (corner: number, ring: Float64Array, at: number): void => {
    const { stride, guard } = this.lattice;
    const { originX, originY, cellSizeMetres } = this.grid;
    const row = Math.floor(corner / stride);
    ring[at] = originX + (corner - row * stride) * cellSizeMetres;
    ring[at + 1] = originY + (row - guard) * cellSizeMetres;
  };
}

/**
 * Cuts a ring that passes a corner twice into rings that pass it once.
 * @param passed work space by corner, all 0 before and after: 1 + the place of a corner in the ring being walked
 */
function cutWhereTouching(corners: readonly number[], passed: Int32Array): number[][] {
  const rings: number[][] = [];
  const open: number[] = [];
  for (const corner of corners) {
    const before = passed[corner]!;
    if (before > 0) {
      const ring = open.splice(before - 1);
      for (const gone of ring) passed[gone] = 0;
      rings.push(ring);
    }
    passed[corner] = open.push(corner);
  }
  for (const corner of open) passed[corner] = 0;
  return [...rings, open];
}

/** Corners 2i and 2i + 1 are the south and the north corner of entry i: each corner of any hexagon is one of these. */
class HexagonTracer implements RingTracer {
  /** Where the edge that leaves a corner goes; -1 = no edge. At a corner of hexagons at most one edge of a group leaves. */
  private readonly next: Int32Array;
  private readonly steps: readonly (readonly number[])[];

  constructor(
    private readonly grid: CellGrid,
    private readonly lattice: Lattice,
  ) {
    this.next = new Int32Array(2 * lattice.length).fill(-1);
    const { stride } = lattice;
    // North-east, north-west, south-west, south-east, seen from an even and an odd row.
    this.steps = [
      [stride, stride - 1, -stride - 1, -stride],
      [stride + 1, stride, -stride, -stride + 1],
    ];
  }

  trace(cells: Int32Array, groupOf: Int32Array): Float64Array[] {
    const { next } = this;
    const group = groupOf[cells[0]!]!;
    const starts: number[] = [];
    const addEdge = (neighbour: number, from: number, to: number) => {
      if (groupOf[neighbour] === group) return;
      next[from] = to;
      starts.push(from);
    };
    for (const cell of cells) {
      const row = Math.floor(cell / this.lattice.stride) - this.lattice.guard;
      const [northEast, northWest, southWest, southEast] = this.steps[row & 1]!.map((step) => cell + step) as [
        number,
        number,
        number,
        number,
      ];
      const [south, north] = [2 * cell, 2 * cell + 1];
      addEdge(cell + 1, 2 * southEast + 1, 2 * northEast);
      addEdge(northEast, 2 * northEast, north);
      addEdge(northWest, north, 2 * northWest);
      addEdge(cell - 1, 2 * northWest, 2 * southWest + 1);
      addEdge(southWest, 2 * southWest + 1, south);
      addEdge(southEast, south, 2 * southEast + 1);
    }
    const rings: number[][] = [];
    for (const start of starts) {
      if (next[start] === -1) continue;
      const corners: number[] = [];
      for (let corner = start; next[corner] !== -1;) {
        corners.push(corner);
        const to = next[corner]!;
        next[corner] = -1;
        corner = to;
      }
      rings.push(corners);
    }
    return toRings(rings, this.place);
  }

  private readonly place = (corner: number, ring: Float64Array, at: number): void => {
    const { stride, guard, columns } = this.lattice;
    const entry = corner >> 1;
    let row = Math.floor(entry / stride);
    let column = entry - row * stride;
    // The entry west of the first column is the last of the row below it.
    if (column > columns) {
      column -= stride;
      row++;
    }
    const [x, y] = centreOf(this.grid, column, row - guard);
    const half = this.grid.cellSizeMetres / Math.sqrt(3);
    ring[at] = x;
    ring[at + 1] = corner & 1 ? y + half : y - half;
  };
}

/** Closed rings of positions, the largest (counter-clockwise) first and the holes last. */
function toRings(
  rings: readonly number[][],
  place: (corner: number, ring: Float64Array, at: number) => void,
): Float64Array[] {
  const placed = rings.map((corners) => {
    const ring = new Float64Array(2 * corners.length + 2);
    for (let k = 0; k < corners.length; k++) place(corners[k]!, ring, 2 * k);
    ring.copyWithin(2 * corners.length, 0, 2);
    return { ring, area: signedArea(ring) };
  });
  return placed.sort((a, b) => b.area - a.area).map(({ ring }) => ring);
}

/** Area of a closed ring in m², positive when it runs counter-clockwise. */
export function signedArea(ring: Float64Array): number {
  let twice = 0;
  const [originX, originY] = [ring[0]!, ring[1]!];
  for (let k = 2; k < ring.length; k += 2) {
    twice += (ring[k - 2]! - originX) * (ring[k + 1]! - originY) - (ring[k]! - originX) * (ring[k - 1]! - originY);
  }
  return twice / 2;
}
