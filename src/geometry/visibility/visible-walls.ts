import { orientation } from '../overlay/orientation.ts';
import { envelopeOf, STRIDE, type Envelope } from './envelope.ts';
import type { WallIndex } from './walls.ts';

/** Where a camera stands and which way it looks. */
export interface ViewPoint {
  /** Project metres. */
  readonly x: number;
  readonly y: number;
  /** Compass bearing of the middle of the picture: 0 = north, clockwise. */
  readonly directionDegrees: number;
  /** 360 = all round. */
  readonly viewAngleDegrees: number;
  readonly rangeMetres: number;
}

/** The nearest walls within the range, by angle from the right-hand border of the view counter-clockwise. */
export interface VisibleWalls {
  readonly envelope: Envelope;
  /** u, v per candidate wall: inverse distance = u·cos + v·sin. */
  readonly inverse: Float64Array;
  /** Index in the wall index of each candidate wall. */
  readonly walls: Int32Array;
  /** Angle of the right-hand border, radians counter-clockwise from east. */
  readonly startRadians: number;
  readonly spanRadians: number;
}

const FULL = 2 * Math.PI;
const BINS = 1024;
const RINGS = 256;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * Finds which wall is seen in which direction. Walls farther than the range are left out; walls that lie behind nearer
 * ones are dropped by a depth table first, the rest is exact. Sides of a wall's line are told by an exact predicate.
 */
export function findVisibleWalls(index: WallIndex, viewPoint: ViewPoint): VisibleWalls {
  const { x, y, rangeMetres } = viewPoint;
  const spanRadians = Math.min(FULL, radians(viewPoint.viewAngleDegrees));
  const startRadians = radians(90 - viewPoint.directionDegrees) - spanRadians / 2;
  const near = index.near(x - rangeMetres, y - rangeMetres, x + rangeMetres, y + rangeMetres);
  const candidates = measureWalls(index, near, viewPoint, startRadians, spanRadians);
  const pieces = new Float64Array(2 * candidates.length * STRIDE);
  const inverse = new Float64Array(2 * candidates.length);
  const walls = new Int32Array(candidates.length);
  let count = 0;
  let kept = 0;
  const depth = new DepthTable(startRadians, spanRadians, rangeMetres);
  for (const i of nearestFirst(candidates, rangeMetres)) {
    const { t0, t1, u, v, nearest } = candidates;
    if (depth.hides(t0[i]!, t1[i]!, nearest[i]!)) continue;
    depth.add(t0[i]!, t1[i]!, u[i]!, v[i]!);
    inverse[2 * kept] = u[i]!;
    inverse[2 * kept + 1] = v[i]!;
    walls[kept] = candidates.wall[i]!;
    // A wall across the border of the full circle is seen in two pieces.
    if (t0[i]! < spanRadians)
      writePiece(pieces, count++, startRadians, t0[i]!, Math.min(t1[i]!, spanRadians, FULL), kept);
    if (t1[i]! > FULL) writePiece(pieces, count++, startRadians, 0, Math.min(t1[i]! - FULL, spanRadians), kept);
    kept++;
  }
  return {
    envelope: envelopeOf(pieces, count, inverse),
    inverse: inverse.subarray(0, 2 * kept),
    walls: walls.subarray(0, kept),
    startRadians,
    spanRadians,
  };
}

function writePiece(pieces: Float64Array, at: number, start: number, t0: number, t1: number, wall: number): void {
  pieces.set(
    [t0, Math.cos(start + t0), Math.sin(start + t0), t1, Math.cos(start + t1), Math.sin(start + t1), wall],
    at * STRIDE,
  );
}

interface Candidates {
  length: number;
  readonly t0: Float64Array;
  /** May exceed a full circle. */
  readonly t1: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly nearest: Float64Array;
  readonly wall: Int32Array;
}

/** Angles, inverse distance and least distance of the walls that reach into the view. */
function measureWalls(
  { coordinates }: WallIndex,
  near: readonly number[],
  { x, y, rangeMetres }: ViewPoint,
  start: number,
  span: number,
): Candidates {
  const n = near.length;
  const column = () => new Float64Array(n);
  const found: Candidates = {
    length: 0,
    t0: column(),
    t1: column(),
    u: column(),
    v: column(),
    nearest: column(),
    wall: new Int32Array(n),
  };
  const angle = (dx: number, dy: number) => {
    const t = (Math.atan2(dy, dx) - start) % FULL;
    return t < 0 ? t + FULL : t;
  };
  for (const wall of near) {
    const k = 4 * wall;
    let [ax, ay, bx, by] = [coordinates[k]!, coordinates[k + 1]!, coordinates[k + 2]!, coordinates[k + 3]!];
    const side = orientation(ax, ay, bx, by, x, y);
    // Seen end-on: it hides nothing.
    if (side === 0) continue;
    if (side < 0) [ax, ay, bx, by] = [bx, by, ax, ay];
    // Now the wall runs counter-clockwise round the camera.
    ax -= x;
    ay -= y;
    bx -= x;
    by -= y;
    const nearest = leastDistance(ax, ay, bx, by);
    if (nearest >= rangeMetres) continue;
    const t0 = angle(ax, ay);
    let t1 = angle(bx, by);
    if (t1 < t0) t1 += FULL;
    if (t1 - t0 > Math.PI || t1 === t0) continue;
    if (t0 >= span && t1 <= FULL) continue;
    const cross = ax * by - ay * bx;
    if (cross <= 0) continue;
    const i = found.length++;
    found.t0[i] = t0;
    found.t1[i] = t1;
    found.u[i] = (by - ay) / cross;
    found.v[i] = (ax - bx) / cross;
    found.nearest[i] = nearest;
    found.wall[i] = wall;
  }
  return found;
}

function leastDistance(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const along = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
  return Math.hypot(ax + along * dx, ay + along * dy);
}

/** Candidates ring by ring outwards: order within a ring does not matter, it only decides how much is hidden early. */
function nearestFirst({ length, nearest }: Candidates, range: number): Int32Array {
  const starts = new Int32Array(RINGS + 1);
  const ringOf = (i: number) => Math.min(RINGS - 1, Math.floor((nearest[i]! / range) * RINGS));
  for (let i = 0; i < length; i++) starts[ringOf(i) + 1]!++;
  for (let ring = 0; ring < RINGS; ring++) starts[ring + 1]! += starts[ring]!;
  const order = new Int32Array(length);
  for (let i = 0; i < length; i++) order[starts[ringOf(i)]!++] = i;
  return order;
}

/** Per narrow sector an upper bound of how far one sees; never too small, so nothing visible is dropped. */
class DepthTable {
  private readonly depth: Float64Array;
  private readonly cosines = new Float64Array(BINS + 1);
  private readonly sines = new Float64Array(BINS + 1);
  private readonly binsPerRadian: number;

  constructor(
    start: number,
    private readonly span: number,
    range: number,
  ) {
    this.depth = new Float64Array(BINS).fill(range);
    this.binsPerRadian = BINS / span;
    for (let bin = 0; bin <= BINS; bin++) {
      this.cosines[bin] = Math.cos(start + (bin / BINS) * span);
      this.sines[bin] = Math.sin(start + (bin / BINS) * span);
    }
  }

  hides(t0: number, t1: number, nearest: number): boolean {
    if (t1 > FULL && !this.rangeHides(0, t1 - FULL, nearest)) return false;
    return t0 >= this.span || this.rangeHides(t0, Math.min(t1, this.span), nearest);
  }

  private rangeHides(t0: number, t1: number, nearest: number): boolean {
    // One bin more at either side: rounding of the angle may not drop what is just visible.
    const first = Math.max(0, Math.floor(t0 * this.binsPerRadian - 1e-6));
    const last = Math.min(BINS - 1, Math.floor(t1 * this.binsPerRadian + 1e-6));
    for (let bin = first; bin <= last; bin++) if (nearest < this.depth[bin]!) return false;
    return true;
  }

  add(t0: number, t1: number, u: number, v: number): void {
    if (t0 < this.span) this.addRange(t0, Math.min(t1, this.span), u, v);
    if (t1 > FULL) this.addRange(0, Math.min(t1 - FULL, this.span), u, v);
  }

  private addRange(t0: number, t1: number, u: number, v: number): void {
    const { depth, cosines, sines } = this;
    const first = Math.max(0, Math.ceil(t0 * this.binsPerRadian + 1e-6));
    const last = Math.min(BINS, Math.floor(t1 * this.binsPerRadian - 1e-6));
    let before = 0;
    for (let bin = first; bin <= last; bin++) {
      const inverse = u * cosines[bin]! + v * sines[bin]!;
      // Along a straight wall the farthest point of a sector lies on one of its two borders.
      if (bin > first) depth[bin - 1] = Math.min(depth[bin - 1]!, 1 / Math.min(before, inverse));
      before = inverse;
    }
  }
}
