import type { AreaKind, BaseLayers } from '../domain/place/base-layers.ts';
import { ringsOf } from '../domain/place/polygon-rings.ts';
import { cellIndexAt } from '../analysis/grid/cell-grid.ts';
import { overlayHits } from './overlay-hits.ts';
import { ringContains, ringsContain } from './rings.ts';
import type { MapFeature } from './map-types.ts';
import type { SceneState } from './scene-state.ts';

/** Finds what lies under a place, from the data rather than from pixels: pointer and keyboard get the same answer. */
export type HitTest = (x: number, y: number, reachMetres: number) => MapFeature[];

const AREA_ORDER: Readonly<Record<AreaKind, number>> = { neighbourhood: 0, other: 1, district: 2, municipality: 3 };

export function createHitTest(state: () => SceneState): HitTest {
  return (x, y, reach) => {
    const { hotspots, kept, visible, project, overlays } = state();
    const features: MapFeature[] = overlayHits(overlays, x, y, reach);
    if (visible.hotspots) {
      for (const { id, name, rings } of hotspots) {
        if (ringsContain(rings, x, y)) features.push({ kind: 'hotspot', id, name });
      }
    }
    if (visible.kept) {
      for (const { id, name, rings } of kept) {
        if (ringsContain(rings, x, y)) features.push({ kind: 'kept-hotspot', id, name });
      }
    }
    const base = project?.base;
    if (base && visible.pois) features.push(...poiAt(base, x, y, reach));
    const cell = cellAtPoint(state(), x, y);
    if (cell) features.push(cell);
    if (base) features.push(...streetAt(base, x, y, reach * 2), ...areasAt(base, x, y));
    return features;
  };
}

function cellAtPoint({ cells }: SceneState, x: number, y: number): MapFeature | null {
  if (!cells) return null;
  const index = cellIndexAt(cells.grid, x, y);
  if (index < 0) return null;
  return { kind: 'cell', index, count: cells.counts[index] ?? 0, significance: cells.significance?.[index] ?? null };
}

function poiAt({ pois }: BaseLayers, x: number, y: number, reach: number): MapFeature[] {
  let nearest = reach;
  let found: MapFeature | null = null;
  for (const poi of pois ?? []) {
    const distance = Math.hypot(poi.x - x, poi.y - y);
    if (distance >= nearest) continue;
    nearest = distance;
    found = { kind: 'poi', name: poi.name, poiKind: poi.kind };
  }
  return found ? [found] : [];
}

/** The nearest street with a name. */
function streetAt({ streets }: BaseLayers, x: number, y: number, reach: number): MapFeature[] {
  if (!streets) return [];
  const { starts, coordinates, length } = streets.shapes;
  let nearest = reach * reach;
  let name = '';
  for (let i = 0; i < length; i++) {
    if (!streets.records[i]!.name) continue;
    for (let point = starts[i]!; point + 1 < starts[i + 1]!; point++) {
      const ax = coordinates[2 * point]! - x;
      const ay = coordinates[2 * point + 1]! - y;
      const dx = coordinates[2 * point + 2]! - x - ax;
      const dy = coordinates[2 * point + 3]! - y - ay;
      const along = dx * dx + dy * dy;
      const t = along === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / along));
      const distance = (ax + t * dx) ** 2 + (ay + t * dy) ** 2;
      if (distance >= nearest) continue;
      nearest = distance;
      name = streets.records[i]!.name;
    }
  }
  return name ? [{ kind: 'street', name }] : [];
}

/** Areas around the point, the smallest kind first. */
function areasAt({ areas }: BaseLayers, x: number, y: number): MapFeature[] {
  if (!areas) return [];
  const { shapes, records } = areas;
  const around = records.filter((_, i) => {
    let inside = false;
    for (const ring of ringsOf(shapes, i)) if (ringContains(ring, x, y)) inside = !inside;
    return inside;
  });
  return around
    .sort((a, b) => AREA_ORDER[a.kind] - AREA_ORDER[b.kind])
    .map(({ code, name, kind }) => ({ kind: 'area', code, name, areaKind: kind }));
}
