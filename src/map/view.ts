import type { Bounds } from '../geometry/projection/lattice.ts';
import { outlineBounds } from '../geometry/projection/planar-projection.ts';
import type { MapScene } from './map-scene.ts';
import type { MapView, Rings } from './map-types.ts';

export interface FitOptions {
  /** Pixels kept free around; default 40. */
  readonly padding?: number | { top: number; right: number; bottom: number; left: number };
  readonly animate?: boolean;
  readonly maximumZoom?: number;
}

export function viewOf({ map }: MapScene): MapView {
  const { lng, lat } = map.getCenter();
  return { longitude: lng, latitude: lat, zoom: map.getZoom(), bearing: map.getBearing() };
}

/** Brings bounds in project metres into view. */
export function fitView(scene: MapScene, bounds: Bounds, options: FitOptions = {}): void {
  const projection = scene.projection();
  if (!projection) return;
  const { west, south, east, north } = outlineBounds(projection.toLngLat, bounds);
  scene.map.fitBounds([west, south, east, north], {
    padding: options.padding ?? 40,
    maxZoom: options.maximumZoom ?? 17.5,
    bearing: scene.map.getBearing(),
    duration: options.animate === false ? 0 : 450,
  });
}

export function boundsOfRings(rings: Rings): Bounds {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      west = Math.min(west, ring[i]!);
      east = Math.max(east, ring[i]!);
      south = Math.min(south, ring[i + 1]!);
      north = Math.max(north, ring[i + 1]!);
    }
  }
  return { west, south, east, north };
}
