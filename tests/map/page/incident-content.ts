import type { CellGrid } from '../../../src/analysis/brush/brush-contract.ts';
import { derivePictureBreaks } from '../../../src/analysis/density/picture.ts';
import { cellCentre, cellIndexAt } from '../../../src/analysis/grid/cell-grid.ts';
import type { MapContent } from '../../../src/map/map-controller.ts';
import type { MapHotspot, MapPoints } from '../../../src/map/map-types.ts';
import { cellsToRings } from '../sample-rings.ts';

const BANDWIDTH = 220;

/** Density, counts and groups of full cells of real-looking points, the plain way; for pictures, not for numbers. */
export function incidentContent(points: MapPoints, shape: CellGrid['shape'] = 'square'): MapContent {
  const density = gridOver(points, 'square', 25);
  const values = densityOf(density, points);
  const maximum = values.reduce((most, value) => Math.max(most, value), 0);
  const grid = gridOver(points, shape, 125);
  const counts = new Float32Array(grid.columns * grid.rows);
  points.x.forEach((x, i) => {
    const cell = cellIndexAt(grid, x, points.y[i]!);
    if (cell >= 0) counts[cell]!++;
  });
  const significance = Int8Array.from(counts, (n) => (n > 60 ? 3 : n > 35 ? 2 : n > 22 ? 1 : 0));
  return {
    density: { grid: density, values, breaks: derivePictureBreaks(maximum, 8) },
    cells: { grid, counts, significance },
    hotspots: hotspotsOf(grid, counts, significance),
    points,
  };
}

function gridOver({ x, y }: MapPoints, shape: CellGrid['shape'], cellSizeMetres: number): CellGrid {
  const rowHeight = shape === 'square' ? cellSizeMetres : (cellSizeMetres * Math.sqrt(3)) / 2;
  const low = (all: Float64Array) => Math.floor(all.reduce((a, b) => Math.min(a, b), Infinity) / 500) * 500 - 500;
  const high = (all: Float64Array) => all.reduce((a, b) => Math.max(a, b), -Infinity) + 500;
  return {
    shape,
    cellSizeMetres,
    originX: low(x),
    originY: low(y),
    columns: Math.ceil((high(x) - low(x)) / cellSizeMetres),
    rows: Math.ceil((high(y) - low(y)) / rowHeight),
    cellAreaSquareMetres: cellSizeMetres * rowHeight,
  };
}

function densityOf(grid: CellGrid, { x, y }: MapPoints): Float32Array {
  const values = new Float32Array(grid.columns * grid.rows);
  const reach = Math.ceil(BANDWIDTH / grid.cellSizeMetres);
  for (let i = 0; i < x.length; i++) {
    const column = Math.floor((x[i]! - grid.originX) / grid.cellSizeMetres);
    const row = Math.floor((y[i]! - grid.originY) / grid.cellSizeMetres);
    for (let r = row - reach; r <= row + reach; r++) {
      for (let c = column - reach; c <= column + reach; c++) {
        if (r < 0 || c < 0 || r >= grid.rows || c >= grid.columns) continue;
        const [cx, cy] = cellCentre(grid, r * grid.columns + c);
        const u = 1 - ((cx - x[i]!) ** 2 + (cy - y[i]!) ** 2) / BANDWIDTH ** 2;
        if (u > 0) values[r * grid.columns + c]! += (3 * u * u * 1e6) / (Math.PI * BANDWIDTH ** 2);
      }
    }
  }
  return values;
}

function hotspotsOf(grid: CellGrid, counts: Float32Array, significance: Int8Array): MapHotspot[] {
  const seen = new Set<number>();
  const groups: number[][] = [];
  significance.forEach((level, start) => {
    if (level < 2 || seen.has(start)) return;
    const group: number[] = [];
    const waiting = [start];
    seen.add(start);
    while (waiting.length > 0) {
      const cell = waiting.pop()!;
      group.push(cell);
      for (const next of [cell - 1, cell + 1, cell - grid.columns, cell + grid.columns]) {
        if (seen.has(next) || !(significance[next]! >= 2)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
    groups.push(group);
  });
  const total = (group: number[]) => group.reduce((sum, cell) => sum + counts[cell]!, 0);
  return groups
    .sort((a, b) => total(b) - total(a))
    .slice(0, 12)
    .map((cells, i) => ({
      id: `h${i}`,
      rank: i + 1,
      name: ['Stationsplein', 'Winkelhart', 'Havenkade', 'Uitgaansstraten', 'Busplein'][i] ?? `Plek ${i + 1}`,
      rings: cellsToRings(grid, cells),
      centre: cellCentre(
        grid,
        cells.reduce((most, cell) => (counts[cell]! > counts[most]! ? cell : most), cells[0]!),
      ),
      robust: i % 3 !== 2,
    }));
}
