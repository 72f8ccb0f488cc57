import type { Hotspot } from '../domain/hotspot/hotspot.ts';
import type { BaseLayers } from '../domain/place/base-layers.ts';
import { namePlace } from '../domain/place/place-names.ts';

/**
 * Names hotspots after the place at their centre. A hotspot keeps its name while it keeps its id, so that names do not
 * flicker under a moving filter; of two on one street the later is told apart by a number.
 */
export function createHotspotNamer() {
  const known = new Map<string, string>();
  let layers: BaseLayers | null = null;
  return (hotspots: readonly Hotspot[], current: BaseLayers): ReadonlyMap<string, string> => {
    if (current !== layers) known.clear();
    layers = current;
    const names = new Map<string, string>();
    const used = new Map<string, number>();
    for (const { id, centre } of hotspots) {
      let name = known.get(id);
      if (name === undefined) known.set(id, (name = namePlace(current, centre[0], centre[1]).name));
      const count = (used.get(name) ?? 0) + 1;
      used.set(name, count);
      names.set(id, count === 1 ? name : `${name} (${count})`);
    }
    return names;
  };
}
