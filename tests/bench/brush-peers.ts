/** The same work done by others: crossfilter2 for the counts, the definitions written out for the statistics. */
import crossfilter from 'crossfilter2';
import { DAY_MS, hourOfWeek } from '../../src/domain/incident/incident-filter.ts';
import type { IncidentTable } from '../../src/domain/incident/incident-table.ts';
import type { CellGrid } from '../../src/analysis/brush/brush-contract.ts';
import { twoSidedNormalP } from '../../src/numerics/special-functions/normal.ts';
import { cellIndexAt } from '../../src/analysis/grid/cell-grid.ts';
import { FIRST_DAY } from './brush-data.ts';

export interface CrossfilterPeer {
  /** Days since the first day, [from, to). */
  period(from: number, to: number): void;
  hour(without: number): void;
  category(without: number): void;
  clear(): void;
}

/**
 * crossfilter2 with day, hour of week, category, source and cell as groups. It knows no windows of time, so every incident
 * counts at its start; those without a time are left out.
 */
export function crossfilterPeer(table: IncidentTable, grid: CellGrid): CrossfilterPeer {
  const rows = Array.from({ length: table.length }, (_, row) => row).filter((row) => table.precision[row]! > 0);
  const filter = crossfilter(rows);
  const day = filter.dimension((row) => Math.floor((table.start[row]! - FIRST_DAY) / DAY_MS));
  const hour = filter.dimension((row) => hourOfWeek(table.start[row]!));
  const category = filter.dimension((row) => table.category[row]!);
  const source = filter.dimension((row) => table.source[row]!);
  const cell = filter.dimension((row) => cellIndexAt(grid, table.x[row]!, table.y[row]!));
  const groups = [day, hour, category, source, cell].map((dimension) => dimension.group().reduceCount());
  const read = () => groups.forEach((group) => group.all());
  return {
    period: (from, to) => {
      day.filterRange([from, to]);
      read();
    },
    hour: (without) => {
      hour.filterFunction((value) => value !== without);
      read();
    },
    category: (without) => {
      category.filterFunction((value) => value !== without);
      read();
    },
    clear: () => {
      hour.filterAll();
      category.filterAll();
    },
  };
}

export interface StraightforwardResult {
  readonly z: Float64Array;
  readonly significant: Uint8Array;
  readonly density: Float64Array;
  readonly milliseconds: { readonly giStar: number; readonly correction: number; readonly density: number };
}

/** Gi* by lists of neighbours, correction by sorting, density by summing over every pair within reach. */
export function straightforward(
  grid: CellGrid,
  counts: Float32Array,
  bandMetres: number,
  bandwidthMetres: number,
  rate: number,
): StraightforwardResult {
  const neighbours = listNeighbours(grid, bandMetres);
  const started = performance.now();
  const z = giStar(counts, neighbours);
  const tested = performance.now();
  const significant = correct(z, rate);
  const corrected = performance.now();
  const density = sumKernels(grid, counts, bandwidthMetres);
  const done = performance.now();
  const milliseconds = { giStar: tested - started, correction: corrected - tested, density: done - corrected };
  return { z, significant, density, milliseconds };
}

function listNeighbours({ columns, rows, cellSizeMetres }: CellGrid, bandMetres: number): Int32Array[] {
  const reach = Math.floor(bandMetres / cellSizeMetres + 1e-9);
  return Array.from({ length: columns * rows }, (_, cell) => {
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    const list: number[] = [];
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const [c, r] = [column + dx, row + dy];
        if (dx * dx + dy * dy > (bandMetres / cellSizeMetres) ** 2 * (1 + 1e-9)) continue;
        if (c >= 0 && r >= 0 && c < columns && r < rows) list.push(r * columns + c);
      }
    }
    return Int32Array.from(list);
  });
}

function giStar(counts: Float32Array, neighbours: readonly Int32Array[]): Float64Array {
  const n = counts.length;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    sum += counts[i]!;
    squares += counts[i]! * counts[i]!;
  }
  const mean = sum / n;
  const deviation = Math.sqrt(squares / n - mean * mean);
  const z = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const list = neighbours[i]!;
    let local = 0;
    for (let k = 0; k < list.length; k++) local += counts[list[k]!]!;
    const weights = list.length;
    z[i] = (local - weights * mean) / (deviation * Math.sqrt((n * weights - weights * weights) / (n - 1)));
  }
  return z;
}

function correct(z: Float64Array, rate: number): Uint8Array {
  const m = z.length;
  const p = z.map(twoSidedNormalP);
  const sorted = p.slice().sort();
  let threshold = -1;
  for (let k = m; k >= 1 && threshold < 0; k--) if (sorted[k - 1]! <= (k * rate) / m) threshold = sorted[k - 1]!;
  return Uint8Array.from(p, (value) => (value <= threshold ? 1 : 0));
}

function sumKernels({ columns, rows, cellSizeMetres }: CellGrid, counts: Float32Array, h: number): Float64Array {
  const reach = Math.floor(h / cellSizeMetres);
  const density = new Float64Array(counts.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const count = counts[row * columns + column]!;
      if (count === 0) continue;
      for (let dy = Math.max(-reach, -row); dy <= Math.min(reach, rows - 1 - row); dy++) {
        for (let dx = Math.max(-reach, -column); dx <= Math.min(reach, columns - 1 - column); dx++) {
          const rest = 1 - ((dx * dx + dy * dy) * cellSizeMetres * cellSizeMetres) / (h * h);
          if (rest <= 0) continue;
          density[(row + dy) * columns + column + dx]! += ((count * 3) / (Math.PI * h * h)) * rest * rest * 1e6;
        }
      }
    }
  }
  return density;
}
