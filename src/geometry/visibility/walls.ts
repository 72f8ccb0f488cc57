import Flatbush from 'flatbush';
import type { PolygonSet } from '../../domain/place/base-layers.ts';

/** The walls of buildings: every edge of every footprint, both its sides opaque, with a spatial index. */
export interface WallIndex {
  readonly length: number;
  /** [ax, ay, bx, by] per wall, project metres. */
  readonly coordinates: Float64Array;
  /** Index of the building that each wall belongs to. */
  readonly building: Uint32Array;
  /** Walls whose box touches a box. */
  readonly near: (minX: number, minY: number, maxX: number, maxY: number) => number[];
}

/** Walls of all rings of all footprints; edges without length are left out. */
export function indexWalls(footprints: PolygonSet | null): WallIndex {
  const coordinates: number[] = [];
  const building: number[] = [];
  for (let i = 0; footprints && i < footprints.length; i++) {
    for (let ring = footprints.polygonStarts[i]!; ring < footprints.polygonStarts[i + 1]!; ring++) {
      for (let p = footprints.ringStarts[ring]!; p + 1 < footprints.ringStarts[ring + 1]!; p++) {
        const [ax, ay, bx, by] = footprints.coordinates.subarray(2 * p, 2 * p + 4);
        if (ax === bx && ay === by) continue;
        coordinates.push(ax!, ay!, bx!, by!);
        building.push(i);
      }
    }
  }
  return indexWallCoordinates(Float64Array.from(coordinates), Uint32Array.from(building));
}

/** The same for walls that are already in flat arrays. */
export function indexWallCoordinates(coordinates: Float64Array, building: Uint32Array): WallIndex {
  const length = building.length;
  if (length === 0) return { length, coordinates, building, near: () => [] };
  const boxes = new Flatbush(length);
  for (let i = 0; i < 4 * length; i += 4) {
    const [ax, ay, bx, by] = [coordinates[i]!, coordinates[i + 1]!, coordinates[i + 2]!, coordinates[i + 3]!];
    boxes.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  boxes.finish();
  return { length, coordinates, building, near: (...box) => boxes.search(...box) };
}
