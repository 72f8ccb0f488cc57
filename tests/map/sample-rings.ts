import type { CellGrid } from '../../src/analysis/brush/brush-contract.ts';
import { cellCentre } from '../../src/analysis/grid/cell-grid.ts';

/** Outline of a cell, flat and closed, counter-clockwise. */
export function cellOutline(grid: CellGrid, index: number): number[] {
  const [x, y] = cellCentre(grid, index);
  const size = grid.cellSizeMetres;
  const corners =
    grid.shape === 'square'
      ? [-0.5, -0.5, 0.5, -0.5, 0.5, 0.5, -0.5, 0.5].map((part) => part * size)
      : [0, 1, 2, 3, 4, 5].flatMap((k) => {
          const angle = Math.PI / 6 + (k * Math.PI) / 3;
          return [(Math.cos(angle) * size) / Math.sqrt(3), (Math.sin(angle) * size) / Math.sqrt(3)];
        });
  const closed = [...corners, corners[0]!, corners[1]!];
  return closed.map((offset, i) => (i % 2 === 0 ? x : y) + offset);
}

/** Outline of joined cells: the sides that only one of them has, linked. */
export function cellsToRings(grid: CellGrid, cells: readonly number[]): Float64Array[] {
  const key = (x: number, y: number) => `${Math.round(x * 10)},${Math.round(y * 10)}`;
  const next = new Map<string, { x: number; y: number; to: string }[]>();
  const sides = new Set<string>();
  for (const cell of cells) {
    const ring = cellOutline(grid, cell);
    for (let i = 0; i + 3 < ring.length; i += 2)
      sides.add(`${key(ring[i]!, ring[i + 1]!)}>${key(ring[i + 2]!, ring[i + 3]!)}`);
  }
  for (const cell of cells) {
    const ring = cellOutline(grid, cell);
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const from = key(ring[i]!, ring[i + 1]!);
      const to = key(ring[i + 2]!, ring[i + 3]!);
      if (sides.has(`${to}>${from}`)) continue;
      next.set(from, [...(next.get(from) ?? []), { x: ring[i]!, y: ring[i + 1]!, to }]);
    }
  }
  const rings: Float64Array[] = [];
  while (next.size > 0) {
    const ring: number[] = [];
    let at: string | undefined = next.keys().next().value;
    while (at !== undefined && next.has(at)) {
      const choices = next.get(at)!;
      const step = choices.pop()!;
      if (choices.length === 0) next.delete(at);
      ring.push(step.x, step.y);
      at = step.to;
    }
    rings.push(Float64Array.from([...ring, ring[0]!, ring[1]!]));
  }
  return rings;
}
