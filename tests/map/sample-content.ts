import type { CellGrid } from '../../src/analysis/brush/brush-contract.ts';
import { cellCentre } from '../../src/analysis/grid/cell-grid.ts';
import { cellsToRings } from './sample-rings.ts';
import type { Bounds } from '../../src/geometry/projection/lattice.ts';
import type { MapContent } from '../../src/map/map-controller.ts';
import type { MapHotspot, MapKeptHotspot, MapPoints } from '../../src/map/map-types.ts';

const PEAKS = [
  [0.5, 0.52, 230, 900],
  [0.44, 0.46, 160, 520],
  [0.58, 0.42, 320, 260],
  [0.4, 0.6, 260, 190],
] as const;

/** Made-up density, counts, significance, hotspots and points over some bounds, without chance. */
export function sampleContent(
  bounds: Bounds,
  shape: CellGrid['shape'] = 'square',
): Required<Pick<MapContent, 'density' | 'cells' | 'hotspots' | 'kept' | 'points' | 'filterArea'>> {
  const width = bounds.east - bounds.west;
  const height = bounds.north - bounds.south;
  const at = (x: number, y: number) =>
    PEAKS.reduce((sum, [px, py, radius, top]) => {
      const distance = Math.hypot(x - bounds.west - px * width, y - bounds.south - py * height) / (radius * 2);
      return sum + (distance < 1 ? top * (1 - distance * distance) ** 2 : 0);
    }, 0);
  const density = gridOf(bounds, 'square', 25);
  const values = Float32Array.from({ length: density.columns * density.rows }, (_, i) => at(...cellCentre(density, i)));
  const grid = gridOf(bounds, shape, 125);
  const counts = Float32Array.from({ length: grid.columns * grid.rows }, (_, i) => {
    const [x, y] = cellCentre(grid, i);
    return Math.floor((at(x, y) / 12) * (0.6 + 0.4 * Math.sin(i * 12.9898)));
  });
  const significance = Int8Array.from(counts, (count) => (count > 22 ? 3 : count > 12 ? 2 : count > 8 ? 1 : 0));
  const names = ['Stationsplein', 'Winkelhart', 'Havenkade', 'Parkrand'];
  const hotspots: MapHotspot[] = PEAKS.map(([px, py, radius], i) => {
    const x = bounds.west + px * width;
    const y = bounds.south + py * height;
    const cells = [...counts.keys()].filter((index) => {
      const [cx, cy] = cellCentre(grid, index);
      return significance[index]! >= 2 && Math.hypot(cx - x, cy - y) < radius * 1.6;
    });
    return {
      id: `h${i}`,
      rank: i + 1,
      name: names[i]!,
      rings: cellsToRings(grid, cells),
      centre: [x, y] as const,
      robust: i !== 2,
    };
  }).filter(({ rings }) => rings.length > 0);
  const ring = (x: number, y: number, r: number) =>
    Float64Array.from([0, 1, 2, 3, 4, 5, 0].flatMap((k) => [x + r * Math.cos(k * 1.047), y + r * Math.sin(k * 1.047)]));
  const kept: MapKeptHotspot[] = (['concept', 'decided', 'stale'] as const).map((status, i) => ({
    id: `k${i}`,
    name: `Bewaard: ${status}`,
    status,
    rings: [ring(bounds.west + (0.36 + 0.13 * i) * width, bounds.south + 0.36 * height, 190)],
  }));
  return {
    density: { grid: density, values, breaks: [5, 10, 20, 50, 100, 200, 500, 1000] },
    cells: { grid, counts, significance },
    hotspots,
    kept,
    points: samplePoints(bounds, 30_000),
    filterArea: null,
  };
}

function gridOf(bounds: Bounds, shape: CellGrid['shape'], cellSizeMetres: number): CellGrid {
  const rowHeight = shape === 'square' ? cellSizeMetres : (cellSizeMetres * Math.sqrt(3)) / 2;
  return {
    shape,
    cellSizeMetres,
    originX: bounds.west,
    originY: bounds.south,
    columns: Math.ceil((bounds.east - bounds.west) / cellSizeMetres),
    rows: Math.ceil((bounds.north - bounds.south) / rowHeight),
    cellAreaSquareMetres: cellSizeMetres * rowHeight,
  };
}

/** Points along two low-discrepancy sequences, denser in the middle. */
export function samplePoints(bounds: Bounds, count: number): MapPoints {
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const bend = (t: number) => 0.5 + 4 * (t - 0.5) ** 3;
  for (let i = 0; i < count; i++) {
    x[i] = bounds.west + bend((i * 0.7548776662) % 1) * (bounds.east - bounds.west);
    y[i] = bounds.south + bend((i * 0.5698402909) % 1) * (bounds.north - bounds.south);
  }
  return { x, y };
}
