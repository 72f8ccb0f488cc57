import type { LineSet, PolygonSet } from '../../domain/place/base-layers.ts';
import { GrowingNumbers } from '../geo/growing-numbers.ts';
import { twiceArea } from '../geo/shp.ts';

/** Gathers lines in project metres into flat arrays. */
export class LineBuilder {
  private readonly starts: number[] = [0];
  private readonly coordinates = new GrowingNumbers();

  /** False for a line of fewer than two points. */
  add(line: Float64Array): boolean {
    if (line.length < 4) return false;
    for (const value of line) this.coordinates.push(value);
    this.starts.push(this.coordinates.length / 2);
    return true;
  }

  finish(): LineSet {
    return {
      length: this.starts.length - 1,
      starts: Uint32Array.from(this.starts),
      coordinates: this.coordinates.view().slice(),
    };
  }
}

/** Gathers polygons: rings closed, outer rings counter-clockwise and holes clockwise, whatever the file does. */
export class PolygonBuilder {
  private readonly polygonStarts: number[] = [0];
  private readonly ringStarts: number[] = [0];
  private readonly coordinates = new GrowingNumbers();

  /** `parts`: one list of rings a part, the outer ring first. Parts without area are left out; false when none is left. */
  add(parts: readonly (readonly Float64Array[])[]): boolean {
    const before = this.ringStarts.length;
    for (const [outer, ...holes] of parts) {
      if (outer && this.addRing(outer, true)) for (const hole of holes) this.addRing(hole, false);
    }
    if (this.ringStarts.length === before) return false;
    this.polygonStarts.push(this.ringStarts.length - 1);
    return true;
  }

  private addRing(ring: Float64Array, isOuter: boolean): boolean {
    const points = ring.length / 2;
    const isClosed = ring[0] === ring.at(-2) && ring[1] === ring.at(-1);
    // Measured from the first point, so that a missing last side adds nothing.
    const area = twiceArea(ring);
    if (points + (isClosed ? 0 : 1) < 4 || area === 0) return false;
    const isForward = area > 0 === isOuter;
    for (let k = 0; k < points; k++) {
      const i = isForward ? k : points - 1 - k;
      this.coordinates.push(ring[2 * i]!);
      this.coordinates.push(ring[2 * i + 1]!);
    }
    if (!isClosed) {
      const first = isForward ? 0 : points - 1;
      this.coordinates.push(ring[2 * first]!);
      this.coordinates.push(ring[2 * first + 1]!);
    }
    this.ringStarts.push(this.coordinates.length / 2);
    return true;
  }

  finish(): PolygonSet {
    return {
      length: this.polygonStarts.length - 1,
      polygonStarts: Uint32Array.from(this.polygonStarts),
      ringStarts: Uint32Array.from(this.ringStarts),
      coordinates: this.coordinates.view().slice(),
    };
  }
}
