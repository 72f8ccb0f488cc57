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

/** Building whose footprint holds a place (even-odd), or -1. */
export function buildingAt({ coordinates, building, near }: WallIndex, x: number, y: number): number {
  const crossed = new Map<number, number>();
  for (const wall of near(x, y, Infinity, y)) {
    const [ax, ay, bx, by] = coordinates.subarray(4 * wall, 4 * wall + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax)
      crossed.set(building[wall]!, (crossed.get(building[wall]!) ?? 0) + 1);
  }
  for (const [found, times] of crossed) if (times % 2) return found;
  return -1;
}

/** How far from its front a camera on a building looks out, metres. */
const OFF_THE_WALL_METRES = 0.5;
const LARGEST_BUILDING_METRES = 400;

/** The place itself, or when it lies within a building, the nearest place just outside its front. */
export function outOfBuilding(index: WallIndex, x: number, y: number): { readonly x: number; readonly y: number } {
  const inside = buildingAt(index, x, y);
  if (inside < 0) return { x, y };
  let nearest = Infinity;
  let found = { x, y };
  const r = LARGEST_BUILDING_METRES;
  for (const wall of index.near(x - r, y - r, x + r, y + r)) {
    if (index.building[wall] !== inside) continue;
    const k = 4 * wall;
    const ax = index.coordinates[k]! - x;
    const ay = index.coordinates[k + 1]! - y;
    const dx = index.coordinates[k + 2]! - x - ax;
    const dy = index.coordinates[k + 3]! - y - ay;
    const along = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
    const [px, py] = [ax + along * dx, ay + along * dy];
    const distance = Math.hypot(px, py);
    if (distance >= nearest) continue;
    const out = { x: x + px * (1 + OFF_THE_WALL_METRES / distance), y: y + py * (1 + OFF_THE_WALL_METRES / distance) };
    if (distance > 0 && buildingAt(index, out.x, out.y) < 0) [nearest, found] = [distance, out];
  }
  return found;
}
