import { ringContains, signedArea } from '../../rings.ts';

/**
 * Outlines of where a field on a lattice exceeds a level, by marching squares with linear interpolation. Coordinates
 * are lattice units (column, row) of the values; the field must lie below the level along its edge.
 * @returns polygons: the outer ring counter-clockwise first, then its holes clockwise; rings closed.
 */
export function contourRings(field: Float32Array, columns: number, rows: number, level: number): number[][][] {
  const rings = linkSegments(findSegments(field, columns, rows, level));
  const outers: { ring: number[]; holes: number[][] }[] = [];
  const holes: number[][] = [];
  for (const ring of rings) {
    if (signedArea(ring) > 0) outers.push({ ring, holes: [] });
    else holes.push(ring);
  }
  for (const hole of holes) {
    const around = outers
      .filter(({ ring }) => ringContains(ring, hole[0]!, hole[1]!))
      .sort((a, b) => signedArea(a.ring) - signedArea(b.ring));
    around[0]?.holes.push(hole);
  }
  return outers.map(({ ring, holes: inner }) => [ring, ...inner]);
}

/** An outline crosses each lattice edge at most once, so a crossing is known by its edge: 2 × cell (+ 1 if upward). */
interface Segments {
  readonly next: Map<number, number>;
  readonly point: (edge: number) => readonly [number, number];
}

function findSegments(field: Float32Array, columns: number, rows: number, level: number): Segments {
  const next = new Map<number, number>();
  const point = (edge: number): readonly [number, number] => {
    const cell = edge >> 1;
    const column = cell % columns;
    const row = (cell - column) / columns;
    const upward = (edge & 1) === 1;
    const a = field[cell]!;
    const b = field[upward ? cell + columns : cell + 1]!;
    const t = (level - a) / (b - a);
    return upward ? [column, row + t] : [column + t, row];
  };
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const cell = row * columns + column;
      const [sw, se, ne, nw] = [cell, cell + 1, cell + columns + 1, cell + columns].map((k) => field[k]! > level) as [
        boolean,
        boolean,
        boolean,
        boolean,
      ];
      if (sw === se && se === ne && ne === nw) continue;
      // Edges counter-clockwise round the square, each from one corner to the next.
      const edges = [2 * cell, 2 * (cell + 1) + 1, 2 * (cell + columns), 2 * cell + 1];
      const corners = [sw, se, ne, nw];
      // Inside lies left of an outline: it enters where inside begins to lie ahead, and leaves at the next change.
      for (let k = 0; k < 4; k++) {
        if (!(corners[k] && !corners[(k + 1) % 4])) continue;
        let out = (k + 3) % 4;
        while (!(!corners[out] && corners[(out + 1) % 4])) out = (out + 3) % 4;
        next.set(edges[k]!, edges[out]!);
      }
    }
  }
  return { next, point };
}

function linkSegments({ next, point }: Segments): number[][] {
  const rings: number[][] = [];
  while (next.size > 0) {
    const start = next.keys().next().value as number;
    const ring: number[] = [];
    let edge: number | undefined = start;
    while (edge !== undefined) {
      ring.push(...point(edge));
      const following: number | undefined = next.get(edge);
      next.delete(edge);
      edge = following;
    }
    rings.push(ring);
  }
  return rings.filter((ring) => ring.length >= 8);
}
