import type { LineSet, PolygonSet } from '../../domain/place/base-layers.ts';
import type { PointTransform } from '../../geometry/crs/transform.ts';

type Position = readonly number[];

/** Gathers lines of GeoJSON positions into flat arrays in project metres. */
export class LineBuilder {
  private readonly starts: number[] = [0];
  private readonly coordinates: number[] = [];

  constructor(private readonly transform: PointTransform) {}

  add(line: readonly Position[]): boolean {
    if (line.length < 2) return false;
    for (const [x, y] of line) this.coordinates.push(...this.transform(x!, y!));
    this.starts.push(this.coordinates.length / 2);
    return true;
  }

  finish(): LineSet {
    return {
      length: this.starts.length - 1,
      starts: Uint32Array.from(this.starts),
      coordinates: Float64Array.from(this.coordinates),
    };
  }
}

/** Gathers polygons: rings closed, outer rings counter-clockwise and holes clockwise, whatever the file does. */
export class PolygonBuilder {
  private readonly polygonStarts: number[] = [0];
  private readonly ringStarts: number[] = [0];
  private readonly coordinates: number[] = [];

  constructor(private readonly transform: PointTransform) {}

  /** `parts`: one list of rings a part, the outer ring first. Parts without area are left out; false when none is left. */
  add(parts: readonly (readonly (readonly Position[])[])[]): boolean {
    let rings = 0;
    for (const part of parts) for (const [i, ring] of part.entries()) if (this.addRing(ring, i === 0)) rings++;
    if (rings === 0) return false;
    this.polygonStarts.push(this.ringStarts.length - 1);
    return true;
  }

  private addRing(ring: readonly Position[], outer: boolean): boolean {
    const points = ring.map(([x, y]) => this.transform(x!, y!));
    const [first, last] = [points[0], points.at(-1)];
    if (first && last && (first[0] !== last[0] || first[1] !== last[1])) points.push(first);
    if (points.length < 4) return false;
    const area = signedArea(points);
    if (area === 0) return false;
    if (area > 0 !== outer) points.reverse();
    for (const [x, y] of points) this.coordinates.push(x, y);
    this.ringStarts.push(this.coordinates.length / 2);
    return true;
  }

  finish(): PolygonSet {
    return {
      length: this.polygonStarts.length - 1,
      polygonStarts: Uint32Array.from(this.polygonStarts),
      ringStarts: Uint32Array.from(this.ringStarts),
      coordinates: Float64Array.from(this.coordinates),
    };
  }
}

/** Twice the area, positive when counter-clockwise; relative to the first point, so that large coordinates cost no digits. */
function signedArea(points: readonly (readonly [number, number])[]): number {
  const [x0, y0] = points[0]!;
  let sum = 0;
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1]!;
    const [bx, by] = points[i]!;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}
