import { useMemo } from 'react';
import type { ProjectDocument } from '../../domain/project/project-document.ts';
import type { Hotspot } from '../../domain/hotspot/hotspot.ts';
import { namePlace } from '../../domain/place/place-names.ts';
import type { BaseLayers } from '../../domain/place/base-layers.ts';
import type { AreaOption } from './area-choice.tsx';

/** Measures whose area is a camera area. */
const CAMERA_MEASURES = new Set(['rep.camera.vast', 'rep.camera.flex']);

/** Outlines that can become the area: zones for cameras first, then kept hotspots, then those of the present filter. */
export function useAreaOptions(
  document: ProjectDocument,
  hotspots: readonly Hotspot[] | undefined,
  layers: BaseLayers,
): readonly AreaOption[] {
  return useMemo(() => {
    const zones = document.zones
      .filter(({ measureId }) => CAMERA_MEASURES.has(measureId))
      .map(({ id, name, rings }): AreaOption => ({ id, source: 'zone', name, rings }));
    const kept = document.hotspots.map(({ id, name, rings }): AreaOption => ({
      id,
      source: 'hotspot',
      name,
      rings,
    }));
    const names = new Set(kept.map(({ name }) => name));
    const present = (hotspots ?? []).slice(0, 12).flatMap(({ id, centre, rings }): AreaOption[] => {
      const { name } = namePlace(layers, ...centre);
      if (names.has(name)) return [];
      names.add(name);
      return [{ id: `now ${id}`, source: 'hotspot', name, rings: rings.map((ring) => [...ring]) }];
    });
    return [...zones, ...kept, ...present];
  }, [document, hotspots, layers]);
}
