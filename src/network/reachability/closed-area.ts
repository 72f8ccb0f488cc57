import Flatbush from 'flatbush';
import { nearestOnSegment } from '../graph/segment-boxes.ts';

/** An area that may not be entered. */
export interface ClosedArea {
  /** Closed rings in project metres, [x0, y0, x1, y1, …], even-odd: a hole or an excluded part is a ring inside a ring. */
  readonly rings: readonly Float64Array[];
  /** Whether a street that runs along the border belongs to the area ("the named streets included"). */
  readonly borderStreetsBelong: boolean;
}

/** A street within this distance of the border, and running along it, is a border street. */
const BORDER_METRES = 0.5;

/** Answers where a place lies with respect to an area, and where a segment meets its border. */
export class AreaLocator {
  private readonly tree: Flatbush | null;
  private readonly segments: Float64Array;
  readonly bounds: readonly [minX: number, minY: number, maxX: number, maxY: number] | null;

  /** Throws a RangeError on a ring with less than three corners. */
  constructor(private readonly area: ClosedArea) {
    const segments: number[] = [];
    for (const ring of area.rings) {
      const points = ring.length / 2;
      if (points < 4) throw new RangeError('a ring needs three corners and must be closed');
      for (let i = 0; i < points - 1; i++)
        segments.push(ring[2 * i]!, ring[2 * i + 1]!, ring[2 * i + 2]!, ring[2 * i + 3]!);
    }
    this.segments = Float64Array.from(segments);
    const count = segments.length / 4;
    this.tree = count > 0 ? new Flatbush(count) : null;
    for (let i = 0; i < segments.length; i += 4) {
      const [x0, y0, x1, y1] = [segments[i]!, segments[i + 1]!, segments[i + 2]!, segments[i + 3]!];
      this.tree!.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
    }
    this.tree?.finish();
    this.bounds = this.tree ? [this.tree.minX, this.tree.minY, this.tree.maxX, this.tree.maxY] : null;
  }

  /** Even-odd test; border places go by `borderStreetsBelong`. */
  holds(x: number, y: number): boolean {
    if (!this.tree) return false;
    if (this.onBorder(x, y)) return this.area.borderStreetsBelong;
    let inside = false;
    const [, , maxX] = this.bounds!;
    if (x > maxX) return false;
    for (const item of this.tree.search(x, y, maxX, y)) {
      const [x0, y0, x1, y1] = this.segment(item);
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
    }
    return inside;
  }

  private onBorder(x: number, y: number): boolean {
    return this.tree!.search(x - BORDER_METRES, y - BORDER_METRES, x + BORDER_METRES, y + BORDER_METRES).some(
      (item) => nearestOnSegment(x, y, ...this.segment(item)).distance <= BORDER_METRES,
    );
  }

  /** Shares (0–1) of the segment a–b at which its side of the border may change, unsorted. */
  meetings(ax: number, ay: number, bx: number, by: number): number[] {
    if (!this.tree) return [];
    const shares: number[] = [];
    const found = this.tree.search(
      Math.min(ax, bx) - BORDER_METRES,
      Math.min(ay, by) - BORDER_METRES,
      Math.max(ax, bx) + BORDER_METRES,
      Math.max(ay, by) + BORDER_METRES,
    );
    for (const item of found) {
      const [cx, cy, dx, dy] = this.segment(item);
      const crossing = crossingShare(ax, ay, bx, by, cx, cy, dx, dy);
      if (crossing !== null) shares.push(crossing);
      // Where a border corner lies on the street, or the street's own corner on the border, it may begin to run along it.
      const corner = nearestOnSegment(cx, cy, ax, ay, bx, by);
      if (corner.distance <= BORDER_METRES) shares.push(corner.along);
      if (nearestOnSegment(ax, ay, cx, cy, dx, dy).distance <= BORDER_METRES) shares.push(0);
    }
    return shares;
  }

  private segment(item: number): [number, number, number, number] {
    const s = this.segments;
    return [s[4 * item]!, s[4 * item + 1]!, s[4 * item + 2]!, s[4 * item + 3]!];
  }
}

/** Share along a–b at which it crosses c–d; null when it does not, or the two are parallel. */
function crossingShare(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): number | null {
  const [ux, uy, vx, vy] = [bx - ax, by - ay, dx - cx, dy - cy];
  const cross = ux * vy - uy * vx;
  if (cross === 0) return null;
  const along = ((cx - ax) * vy - (cy - ay) * vx) / cross;
  const onOther = ((cx - ax) * uy - (cy - ay) * ux) / cross;
  return along >= 0 && along <= 1 && onOther >= 0 && onOther <= 1 ? along : null;
}
