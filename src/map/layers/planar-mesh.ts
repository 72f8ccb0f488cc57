import type { CellGrid } from '../../analysis/brush/brush-contract.ts';
import { gridExtent } from '../../analysis/grid/cell-grid.ts';

/** Triangles that carry a planar grid onto the map. */
export interface PlanarMesh {
  readonly vertexCount: number;
  readonly indices: Uint32Array<ArrayBuffer>;
  /** Degrees and height (0), three a vertex. */
  readonly positions: Float64Array<ArrayBuffer>;
  /** Metres from the grid's south-west corner, two a vertex. */
  readonly local: Float32Array<ArrayBuffer>;
}

/** Between two vertices Mercator bends less than 0.1 m over this distance (at 52° north: 0.03 m at 1 km). */
const SPACING_METRES = 1000;
const MAXIMUM_INTERVALS = 160;

/** Covers the grid with triangles whose corners lie exactly where `project` puts them. */
export function createPlanarMesh(grid: CellGrid, project: (coordinates: Float64Array) => Float64Array): PlanarMesh {
  const extent = gridExtent(grid);
  const width = extent.maxX - extent.minX;
  const height = extent.maxY - extent.minY;
  const intervals = (length: number) => Math.min(MAXIMUM_INTERVALS, Math.max(1, Math.ceil(length / SPACING_METRES)));
  const across = intervals(width);
  const up = intervals(height);
  const count = (across + 1) * (up + 1);
  const planar = new Float64Array(count * 2);
  const local = new Float32Array(count * 2);
  for (let row = 0, vertex = 0; row <= up; row++) {
    for (let column = 0; column <= across; column++, vertex++) {
      const x = (width * column) / across;
      const y = (height * row) / up;
      local.set([x, y], vertex * 2);
      planar.set([grid.originX + x, grid.originY + y], vertex * 2);
    }
  }
  const degrees = project(planar);
  const positions = new Float64Array(count * 3);
  for (let vertex = 0; vertex < count; vertex++) {
    positions[vertex * 3] = degrees[vertex * 2]!;
    positions[vertex * 3 + 1] = degrees[vertex * 2 + 1]!;
  }
  const indices = new Uint32Array(across * up * 6);
  let at = 0;
  for (let row = 0; row < up; row++) {
    for (let column = 0; column < across; column++) {
      const sw = row * (across + 1) + column;
      const nw = sw + across + 1;
      indices.set([sw, sw + 1, nw, nw, sw + 1, nw + 1], at);
      at += 6;
    }
  }
  return { vertexCount: indices.length, indices, positions, local };
}
