import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { opacityProperties } from './map-style.ts';

/** `setPaintProperty` for a property whose name is only known when the program runs. */
export function setPaint(map: MapLibreMap, layerId: string, property: string, value: unknown): void {
  (map.setPaintProperty as (layerId: string, property: string, value: unknown) => void).call(
    map,
    layerId,
    property,
    value,
  );
}

/** Shows and hides layers of the style by fading them; remembers the opacity that each was given. */
export interface LayerFader {
  set(id: string, visible: boolean): void;
  dispose(): void;
}

export function createLayerFader(map: MapLibreMap, layers: readonly LayerSpecification[], fadeMs: number): LayerFader {
  const specifications = new Map(layers.map((layer) => [layer.id, layer]));
  const hidden = new Set<string>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const setOpacity = (layer: LayerSpecification, visible: boolean) => {
    const given = (layer.paint ?? {}) as Readonly<Record<string, unknown>>;
    for (const property of opacityProperties(layer.type)) {
      setPaint(map, layer.id, property, visible ? (given[property] ?? 1) : 0);
    }
  };
  const later = (id: string, action: () => void, ms: number) => {
    clearTimeout(timers.get(id));
    timers.set(id, setTimeout(action, ms));
  };
  return {
    set(id, visible) {
      const layer = specifications.get(id);
      if (!layer || visible === !hidden.has(id)) return;
      if (visible) {
        hidden.delete(id);
        setOpacity(layer, false);
        map.setLayoutProperty(id, 'visibility', 'visible');
        later(id, () => setOpacity(layer, true), 0);
        if (fadeMs === 0) setOpacity(layer, true);
      } else {
        hidden.add(id);
        setOpacity(layer, false);
        later(id, () => map.setLayoutProperty(id, 'visibility', 'none'), fadeMs);
        if (fadeMs === 0) map.setLayoutProperty(id, 'visibility', 'none');
      }
    },
    dispose() {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
