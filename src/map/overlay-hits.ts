import { ringsContain } from './rings.ts';
import type { MapFeature } from './map-types.ts';
import type { MapOverlays } from './overlay-types.ts';

/** Shapes of overlays under a place: places first, then lines, then areas; within these the last drawn first. */
export function overlayHits(overlays: MapOverlays, x: number, y: number, reachMetres: number): MapFeature[] {
  const places: MapFeature[] = [];
  const lines: MapFeature[] = [];
  const areas: MapFeature[] = [];
  for (const [slot, overlay] of overlays) {
    const hit = (into: MapFeature[], { id, label = '' }: { readonly id: string; readonly label?: string }) =>
      into.unshift({ kind: 'overlay', slot, id, label });
    for (const place of overlay.places ?? [])
      if (!place.inert && Math.hypot(place.x - x, place.y - y) <= reachMetres) hit(places, place);
    for (const line of overlay.lines ?? [])
      if (!line.inert && distanceToLine(line.points, x, y) <= reachMetres) hit(lines, line);
    for (const area of overlay.areas ?? []) if (!area.inert && ringsContain(area.rings, x, y)) hit(areas, area);
  }
  return [...places, ...lines, ...areas];
}

function distanceToLine(points: ArrayLike<number>, x: number, y: number): number {
  let nearest = Infinity;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const ax = points[i]! - x;
    const ay = points[i + 1]! - y;
    const dx = points[i + 2]! - x - ax;
    const dy = points[i + 3]! - y - ay;
    const along = dx * dx + dy * dy;
    const t = along === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / along));
    nearest = Math.min(nearest, Math.hypot(ax + t * dx, ay + t * dy));
  }
  return nearest;
}
