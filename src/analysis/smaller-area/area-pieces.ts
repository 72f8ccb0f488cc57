import { linesNear } from '../../geometry/overlay/lines-near.ts';
import { facesOf, joinAll, pointInside } from '../../geometry/overlay/overlay.ts';
import { areaOfRings, boxOf, ringsHold, type Rings } from '../../geometry/rings/ring-measures.ts';

/** An area cut into pieces that together are the whole: street blocks, or square cells. */
export interface AreaPieces {
  readonly kind: 'blocks' | 'cells';
  /** Side of the cells; null for blocks. */
  readonly sideMetres: number | null;
  /** Rings of each piece, outer first. */
  readonly rings: readonly (readonly (readonly number[])[])[];
  /** A point inside each piece. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly squareMetres: Float64Array;
  /** Incidents in each piece. */
  readonly weight: Float64Array;
  /** Pieces that share a stretch of border with each piece. */
  readonly neighbours: readonly Int32Array[];
}

interface Incidents {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/**
 * Street blocks: the parts into which streets (lines, points flat) cut an area. A street belongs to the blocks on both
 * its sides, up to its middle.
 */
export function cutIntoBlocks(rings: Rings, streets: readonly ArrayLike<number>[], incidents: Incidents): AreaPieces {
  return cut(rings, linesNear(boxOf(rings), streets), incidents, 'blocks', null);
}

/** Square cells, about `wantedCells` of them, those at the border cut off by it. */
export function cutIntoCells(rings: Rings, wantedCells: number, incidents: Incidents): AreaPieces {
  const [west, south, east, north] = boxOf(rings);
  const side = Math.max(10, Math.ceil(Math.sqrt(Math.abs(areaOfRings(rings)) / wantedCells)));
  const lines: number[][] = [];
  for (let x = west + side; x < east; x += side) lines.push([x, south - 1, x, north + 1]);
  for (let y = south + side; y < north; y += side) lines.push([west - 1, y, east + 1, y]);
  return cut(rings, lines, incidents, 'cells', side);
}

function cut(
  rings: Rings,
  lines: readonly ArrayLike<number>[],
  { x, y }: Incidents,
  kind: AreaPieces['kind'],
  sideMetres: number | null,
): AreaPieces {
  const faces = facesOf([...rings, ...lines])
    .map((face) => ({ face, at: pointInside(face) }))
    .filter(({ at }) => ringsHold(rings, ...at));
  const pieces = faces.map(({ face }) => face);
  const weight = new Float64Array(pieces.length);
  const boxes = pieces.map(boxOf);
  for (let i = 0; i < x.length; i++) {
    const piece = pieces.findIndex((face, k) => {
      const [west, south, east, north] = boxes[k]!;
      return x[i]! >= west && x[i]! <= east && y[i]! >= south && y[i]! <= north && ringsHold(face, x[i]!, y[i]!);
    });
    if (piece >= 0) weight[piece]!++;
  }
  return {
    kind,
    sideMetres,
    rings: pieces,
    x: Float64Array.from(faces, ({ at }) => at[0]),
    y: Float64Array.from(faces, ({ at }) => at[1]),
    squareMetres: Float64Array.from(pieces, areaOfRings),
    weight,
    neighbours: neighboursOf(pieces),
  };
}

/** Faces of one noded linework share whole segments where they touch. */
function neighboursOf(pieces: readonly Rings[]): Int32Array[] {
  const owners = new Map<string, number>();
  const beside = pieces.map(() => new Set<number>());
  pieces.forEach((rings, piece) => {
    for (const ring of rings) {
      for (let i = 0; i + 3 < ring.length; i += 2) {
        const from = `${ring[i]},${ring[i + 1]}`;
        const to = `${ring[i + 2]},${ring[i + 3]}`;
        const key = from < to ? `${from} ${to}` : `${to} ${from}`;
        const other = owners.get(key);
        if (other === undefined) owners.set(key, piece);
        else if (other !== piece) {
          beside[piece]!.add(other);
          beside[other]!.add(piece);
        }
      }
    }
  });
  return beside.map((set) => Int32Array.from(set).sort());
}

/** The area that chosen pieces make together: rings, outer counter-clockwise, holes clockwise. */
export const outlineOfPieces = ({ rings }: Pick<AreaPieces, 'rings'>, chosen: readonly number[]): number[][] =>
  joinAll(chosen.map((piece) => rings[piece]!)).map(withoutStraightCorners);

function withoutStraightCorners(ring: readonly number[]): number[] {
  const points = ring.slice(0, -2);
  const n = points.length / 2;
  const kept: number[] = [];
  for (let i = 0; i < n; i++) {
    const [p, q] = [(i + n - 1) % n, (i + 1) % n];
    const [dx, dy] = [points[2 * q]! - points[2 * p]!, points[2 * q + 1]! - points[2 * p + 1]!];
    const cross = dx * (points[2 * i + 1]! - points[2 * p + 1]!) - dy * (points[2 * i]! - points[2 * p]!);
    // Distance of the corner to the line past it, in metres: a millimetre is rounding.
    if (Math.abs(cross) > 2e-3 * Math.hypot(dx, dy)) kept.push(points[2 * i]!, points[2 * i + 1]!);
  }
  return kept.length >= 6 ? [...kept, kept[0]!, kept[1]!] : [...ring];
}
