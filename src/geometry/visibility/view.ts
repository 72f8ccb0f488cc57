import { STRIDE } from './envelope.ts';
import { findVisibleWalls, type ViewPoint, type VisibleWalls } from './visible-walls.ts';
import type { WallIndex } from './walls.ts';

/** What a camera may not see: compass bearings clockwise from → to, from a distance onward. */
export interface MaskSector {
  readonly fromDegrees: number;
  readonly toDegrees: number;
  readonly fromMetres: number;
}

/**
 * Ground that is seen from a point: star-shaped, bounded by walls and by arcs of the range. n pieces in order of angle
 * counter-clockwise from the right-hand border; together they cover the whole view.
 */
export interface View {
  readonly viewPoint: ViewPoint;
  readonly startRadians: number;
  readonly spanRadians: number;
  readonly length: number;
  /** Angles from the right-hand border, and distances there; radians and metres. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly fromMetres: Float64Array;
  readonly toMetres: Float64Array;
  /** Wall that bounds the piece, or -1 for an arc. */
  readonly wall: Int32Array;
}

const FULL = 2 * Math.PI;

/** The view from a point among walls, without and with masks. Heights are not known: every building blocks the view. */
export function findView(index: WallIndex, viewPoint: ViewPoint, masks: readonly MaskSector[] = []): View {
  return limitView(findVisibleWalls(index, viewPoint), viewPoint, viewPoint.rangeMetres, masks);
}

/** The same walls seen to another (smaller) distance or through masks: cheap, for distance classes. */
export function limitView(
  seen: VisibleWalls,
  viewPoint: ViewPoint,
  rangeMetres: number,
  masks: readonly MaskSector[] = [],
): View {
  const out = new PieceList();
  for (const sector of sectorsOf(seen, rangeMetres, masks)) writeSector(out, seen, sector);
  return {
    viewPoint: { ...viewPoint, rangeMetres },
    startRadians: seen.startRadians,
    spanRadians: seen.spanRadians,
    ...out.columns(),
  };
}

interface Sector {
  readonly from: number;
  readonly to: number;
  readonly range: number;
}

/** The view cut at the borders of masks, each part with the distance that counts there. */
function sectorsOf(seen: VisibleWalls, range: number, masks: readonly MaskSector[]): Sector[] {
  const { startRadians, spanRadians } = seen;
  const toAngle = (bearing: number) => {
    const t = (((90 - bearing) * Math.PI) / 180 - startRadians) % FULL;
    return t < 0 ? t + FULL : t;
  };
  const blocked = masks
    .filter(({ fromMetres }) => fromMetres < range)
    .flatMap(({ fromDegrees, toDegrees, fromMetres }) => {
      const from = toAngle(toDegrees);
      const width = ((((toDegrees - fromDegrees) % 360) + 360) % 360) * (Math.PI / 180);
      return [
        { from, to: from + width, range: Math.max(0, fromMetres) },
        { from: from - FULL, to: from + width - FULL, range: Math.max(0, fromMetres) },
      ];
    });
  const borders = blocked.flatMap(({ from, to }) => [from, to]).filter((t) => t > 0 && t < spanRadians);
  const cuts = [...new Set([0, ...borders, spanRadians])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i]!;
    const middle = (from + to) / 2;
    const limits = blocked.filter((mask) => mask.from < middle && middle < mask.to).map((mask) => mask.range);
    return { from, to, range: Math.min(range, ...limits) };
  });
}

function writeSector(out: PieceList, seen: VisibleWalls, { from, to, range }: Sector): void {
  const { envelope, inverse, walls } = seen;
  let at = from;
  for (let i = 0; i < envelope.length; i++) {
    const t0 = Math.max(envelope.pieces[i * STRIDE]!, at);
    const t1 = Math.min(envelope.pieces[i * STRIDE + 3]!, to);
    if (t1 <= t0) continue;
    const candidate = envelope.pieces[i * STRIDE + 6]!;
    const [u, v] = [inverse[2 * candidate]!, inverse[2 * candidate + 1]!];
    // inverse distance = amplitude · cos(angle − middle): within the range on one stretch round the middle.
    const amplitude = Math.hypot(u, v);
    if (amplitude * range <= 1) continue;
    const half = Math.acos(1 / (amplitude * range));
    let middle = (Math.atan2(v, u) - seen.startRadians) % FULL;
    while (middle < t0 - Math.PI) middle += FULL;
    while (middle > t1 + Math.PI) middle -= FULL;
    const near0 = Math.max(t0, middle - half);
    const near1 = Math.min(t1, middle + half);
    if (near1 <= near0) continue;
    if (near0 > at) out.put(at, near0, range, range, -1);
    const metres = (t: number) =>
      Math.min(range, 1 / (u * Math.cos(seen.startRadians + t) + v * Math.sin(seen.startRadians + t)));
    out.put(near0, near1, metres(near0), metres(near1), walls[candidate]!);
    at = near1;
  }
  if (to > at) out.put(at, to, range, range, -1);
}

class PieceList {
  private readonly values: number[] = [];

  put(from: number, to: number, fromMetres: number, toMetres: number, wall: number): void {
    this.values.push(from, to, fromMetres, toMetres, wall);
  }

  columns(): Pick<View, 'length' | 'from' | 'to' | 'fromMetres' | 'toMetres' | 'wall'> {
    const length = this.values.length / 5;
    const column = (k: number) => Float64Array.from({ length }, (_, i) => this.values[5 * i + k]!);
    return {
      length,
      from: column(0),
      to: column(1),
      fromMetres: column(2),
      toMetres: column(3),
      wall: Int32Array.from({ length }, (_, i) => this.values[5 * i + 4]!),
    };
  }
}

/** Square metres of ground in view, arcs taken exactly. */
export function viewAreaSquareMetres(view: View): number {
  let area = 0;
  for (let i = 0; i < view.length; i++) {
    const width = view.to[i]! - view.from[i]!;
    area += (view.fromMetres[i]! * view.toMetres[i]! * (view.wall[i]! < 0 ? width : Math.sin(width))) / 2;
  }
  return area;
}

/** How far arcs may be cut off when they are drawn as chords. */
const SAGITTA_METRES = 0.05;

/**
 * The view as triangles from the camera: calls `triangle` with the two far corners relative to the camera,
 * counter-clockwise. Arcs become chords within 5 cm.
 */
export function forEachTriangle(view: View, triangle: (ax: number, ay: number, bx: number, by: number) => void): void {
  for (let i = 0; i < view.length; i++) {
    const [from, to, r0, r1] = [view.from[i]!, view.to[i]!, view.fromMetres[i]!, view.toMetres[i]!];
    const step = r0 <= SAGITTA_METRES ? 1 : 2 * Math.acos(1 - SAGITTA_METRES / r0);
    const parts = view.wall[i]! >= 0 ? 1 : Math.max(1, Math.ceil((to - from) / Math.min(step, 1)));
    for (let k = 0; k < parts; k++) {
      const a = view.startRadians + from + ((to - from) * k) / parts;
      const b = view.startRadians + from + ((to - from) * (k + 1)) / parts;
      const ra = k === 0 ? r0 : r1;
      const rb = k === parts - 1 ? r1 : r0;
      triangle(ra * Math.cos(a), ra * Math.sin(a), rb * Math.cos(b), rb * Math.sin(b));
    }
  }
}

/** Closed ring of the view, counter-clockwise, project metres; null when nothing is seen. */
export function ringOfView(view: View): Float64Array | null {
  const { x, y } = view.viewPoint;
  const points: number[] = view.spanRadians < FULL ? [x, y] : [];
  const put = (px: number, py: number) => {
    const n = points.length;
    if (n === 0 || Math.abs(points[n - 2]! - px) + Math.abs(points[n - 1]! - py) > 1e-6) points.push(px, py);
  };
  forEachTriangle(view, (ax, ay, bx, by) => {
    put(x + ax, y + ay);
    put(x + bx, y + by);
  });
  if (points.length < 6) return null;
  points.push(points[0]!, points[1]!);
  return Float64Array.from(points);
}

/** Slack for points that lie on a wall, such as an address on a front. */
const ON_WALL_METRES = 1e-6;

/** True when a place lies in view; walls and arcs belong to it. */
export function viewContains(view: View, x: number, y: number): boolean {
  const dx = x - view.viewPoint.x;
  const dy = y - view.viewPoint.y;
  const distance = Math.hypot(dx, dy);
  if (distance > view.viewPoint.rangeMetres) return false;
  if (distance === 0) return view.length > 0;
  let t = (Math.atan2(dy, dx) - view.startRadians) % FULL;
  if (t < 0) t += FULL;
  if (t > view.spanRadians || view.length === 0) return false;
  let low = 0;
  let high = view.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (view.to[middle]! < t) low = middle + 1;
    else high = middle;
  }
  return distance <= metresAt(view, low, t) + ON_WALL_METRES;
}

/** Distance to the border of a piece at an angle within it. */
function metresAt(view: View, piece: number, t: number): number {
  const [from, to, r0, r1] = [view.from[piece]!, view.to[piece]!, view.fromMetres[piece]!, view.toMetres[piece]!];
  if (view.wall[piece]! < 0) return r0;
  // Between two points of a line: weights by the sine rule.
  const width = Math.sin(to - from);
  if (width <= 0) return Math.max(r0, r1);
  return (r0 * r1 * width) / (r0 * Math.sin(t - from) + r1 * Math.sin(to - t));
}

/** Visible length of wall by building, metres. */
export function visibleFrontMetres(view: View, index: WallIndex): Map<number, number> {
  const metres = new Map<number, number>();
  for (let i = 0; i < view.length; i++) {
    if (view.wall[i]! < 0) continue;
    const building = index.building[view.wall[i]!]!;
    const [r0, r1] = [view.fromMetres[i]!, view.toMetres[i]!];
    const length = Math.sqrt(Math.max(0, r0 * r0 + r1 * r1 - 2 * r0 * r1 * Math.cos(view.to[i]! - view.from[i]!)));
    metres.set(building, (metres.get(building) ?? 0) + length);
  }
  return metres;
}
