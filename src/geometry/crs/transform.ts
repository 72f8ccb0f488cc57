import proj4 from 'proj4';
import type { ProjectCrs } from '../../domain/place/project-crs.ts';

export type PointTransform = (x: number, y: number) => readonly [x: number, y: number];

const isGeographic = (crs: Pick<ProjectCrs, 'definition'>) => crs.definition.includes('+proj=longlat');

/**
 * Transforms one point at a time, through proj4. A point that has no image comes back as [NaN, NaN].
 * @throws Error when proj4 does not understand a definition.
 */
export function pointTransform(
  from: Pick<ProjectCrs, 'definition'>,
  to: Pick<ProjectCrs, 'definition'>,
): PointTransform {
  if (from.definition === to.definition) return (x, y) => [x, y];
  const converter = proj4(from.definition, to.definition);
  return (x, y) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return [NaN, NaN];
    try {
      const [px, py] = converter.forward<[number, number]>([x, y]);
      return Number.isFinite(px) && Number.isFinite(py) ? [px, py] : [NaN, NaN];
    } catch {
      return [NaN, NaN];
    }
  };
}

/** Control points along a side of a tile; cubic in each direction. */
const NODES = 4;
/** Largest difference with proj4 that a tile may have where it is checked. */
const TOLERANCE_METRES = 1e-4;
const TOLERANCE_DEGREES = 1e-9;
const METRES_PER_TILE = 10_000;
const DEGREES_PER_TILE = 0.1;

/** Power-basis coefficients of both coordinates over a tile, or null where the tile is not smooth enough. */
type Tile = Float64Array | null;

/**
 * Transforms many points in place: `x[i]`, `y[i]` of `from` become those of `to`. Points without an image become NaN.
 *
 * A projection is so smooth that over a tile of 10 km a polynomial of degree 3 in each direction reproduces it to well
 * under 0.1 mm. Tiles are fitted to proj4 when a point first falls into them and checked against proj4 between the
 * control points; where a tile fails the check, its points go through proj4 one by one. On a million points this is
 * some ten times as fast as proj4 alone. The answer for a point depends on the point only, not on its company.
 */
export function transformInPlace(
  x: Float64Array,
  y: Float64Array,
  from: Pick<ProjectCrs, 'definition'>,
  to: Pick<ProjectCrs, 'definition'>,
): void {
  if (from.definition === to.definition) return;
  const exact = pointTransform(from, to);
  const side = isGeographic(from) ? DEGREES_PER_TILE : METRES_PER_TILE;
  const tolerance = isGeographic(to) ? TOLERANCE_DEGREES : TOLERANCE_METRES;
  const tiles = new Map<number, Tile>();
  let lastKey = NaN;
  let tile: Tile = null;
  for (let i = 0; i < x.length; i++) {
    const px = x[i]!;
    const py = y[i]!;
    const column = Math.floor(px / side);
    const row = Math.floor(py / side);
    // Columns stay below 2^20 in every system in use; a point further out is no place on earth.
    const key = Math.abs(column) < 1 << 20 && Math.abs(row) < 1 << 20 ? row * (1 << 21) + column : NaN;
    if (key !== lastKey) {
      const known = tiles.get(key);
      tile = known === undefined ? fitTile(exact, column * side, row * side, side, tolerance) : known;
      if (known === undefined) tiles.set(key, tile);
      lastKey = key;
    }
    if (tile === null) {
      const [qx, qy] = exact(px, py);
      x[i] = qx;
      y[i] = qy;
      continue;
    }
    const s = px / side - column;
    const t = py / side - row;
    x[i] = evaluate(tile, 0, s, t);
    y[i] = evaluate(tile, NODES * NODES, s, t);
  }
}

/** Σ c[k][j] tᵏ sʲ by Horner's rule. */
function evaluate(c: Float64Array, at: number, s: number, t: number): number {
  const r0 = ((c[at + 3]! * s + c[at + 2]!) * s + c[at + 1]!) * s + c[at]!;
  const r1 = ((c[at + 7]! * s + c[at + 6]!) * s + c[at + 5]!) * s + c[at + 4]!;
  const r2 = ((c[at + 11]! * s + c[at + 10]!) * s + c[at + 9]!) * s + c[at + 8]!;
  const r3 = ((c[at + 15]! * s + c[at + 14]!) * s + c[at + 13]!) * s + c[at + 12]!;
  return ((r3 * t + r2) * t + r1) * t + r0;
}

/** Places of the control points on [0, 1]: Chebyshev points, which keep the error even over the tile. */
const NODE_AT = Float64Array.from(
  { length: NODES },
  (_, k) => 0.5 - 0.5 * Math.cos((Math.PI * (2 * k + 1)) / (2 * NODES)),
);
const INVERSE_VANDERMONDE = inverseVandermonde(NODE_AT);
/** Places at which a tile is compared with proj4, away from the control points. */
const CHECKED_AT = [0, 0.3, 0.62, 1];

function fitTile(exact: PointTransform, west: number, south: number, side: number, tolerance: number): Tile {
  if (!Number.isFinite(west) || !Number.isFinite(south)) return null;
  const coefficients = new Float64Array(2 * NODES * NODES);
  const values = [new Float64Array(NODES * NODES), new Float64Array(NODES * NODES)] as const;
  for (let k = 0; k < NODES; k++) {
    for (let j = 0; j < NODES; j++) {
      const [a, b] = exact(west + NODE_AT[j]! * side, south + NODE_AT[k]! * side);
      values[0][k * NODES + j] = a;
      values[1][k * NODES + j] = b;
    }
  }
  for (const axis of [0, 1] as const) coefficients.set(toPowerBasis(values[axis]), axis * NODES * NODES);
  for (const t of CHECKED_AT) {
    for (const s of CHECKED_AT) {
      const [a, b] = exact(west + s * side, south + t * side);
      const fits =
        Math.abs(evaluate(coefficients, 0, s, t) - a) <= tolerance &&
        Math.abs(evaluate(coefficients, NODES * NODES, s, t) - b) <= tolerance;
      if (!fits) return null;
    }
  }
  return coefficients;
}

/** Coefficients c with Σ c[k][j] tᵏ sʲ equal to `values` at the control points. */
function toPowerBasis(values: Float64Array): Float64Array {
  const c = new Float64Array(NODES * NODES);
  for (let k = 0; k < NODES; k++) {
    for (let j = 0; j < NODES; j++) {
      let sum = 0;
      for (let row = 0; row < NODES; row++) {
        for (let column = 0; column < NODES; column++) {
          sum +=
            INVERSE_VANDERMONDE[k * NODES + row]! *
            INVERSE_VANDERMONDE[j * NODES + column]! *
            values[row * NODES + column]!;
        }
      }
      c[k * NODES + j] = sum;
    }
  }
  return c;
}

/** Row p, column i: coefficient of sᵖ in the Lagrange polynomial that is 1 at node i and 0 at the others. */
function inverseVandermonde(nodes: Float64Array): Float64Array {
  const n = nodes.length;
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    let polynomial = [1];
    for (let m = 0; m < n; m++) {
      if (m === i) continue;
      const scale = 1 / (nodes[i]! - nodes[m]!);
      const next = new Array<number>(polynomial.length + 1).fill(0);
      polynomial.forEach((value, power) => {
        next[power]! -= value * nodes[m]! * scale;
        next[power + 1]! += value * scale;
      });
      polynomial = next;
    }
    polynomial.forEach((value, power) => (inverse[power * n + i] = value));
  }
  return inverse;
}
