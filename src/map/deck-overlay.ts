import type { Layer } from '@deck.gl/core';
import { ScatterplotLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { DECK_SLOTS, type DeckSlot } from './deck-slots.ts';

/** Makes a layer for a slot at an opacity; ids must be the same each time, so that deck carries its state over. */
export type LayerMaker = (props: { id: string; beforeId: string; opacity: number; transitions: object }) => Layer;

interface Shown {
  readonly slot: DeckSlot;
  make: LayerMaker;
  opacity: number;
  timer: ReturnType<typeof setTimeout> | null;
}

export interface DeckOverlay {
  /** Shows a layer, or a new state of it; it fades in when it was not there. */
  show(id: string, slot: DeckSlot, make: LayerMaker): void;
  /** Fades a layer out and drops it. */
  hide(id: string): void;
  dispose(): void;
}

/** The map's one deck overlay. Call when the style has loaded; `fadeMs` 0 draws at once. */
export function createDeckOverlay(map: MapLibreMap, fadeMs: number): DeckOverlay {
  const shown = new Map<string, Shown>();
  const keepers = Object.values(DECK_SLOTS).map(
    (beforeId) => new ScatterplotLayer({ id: `keep-${beforeId}`, data: [], beforeId } as { id: string; data: [] }),
  );
  const overlay = new MapLibreOverlay({ interleaved: true, layers: keepers });
  let disposed = false;
  const render = () => {
    if (disposed) return;
    const layers = [...shown].map(([id, { slot, make, opacity }]) =>
      make({ id, beforeId: DECK_SLOTS[slot], opacity, transitions: fadeMs > 0 ? { opacity: fadeMs } : {} }),
    );
    overlay.setProps({ layers: [...keepers, ...layers] });
  };
  map.addControl(overlay);
  // Groups that could not be made while something was loading are made now.
  map.once('idle', render);

  return {
    show(id, slot, make) {
      const known = shown.get(id);
      if (known) {
        if (known.timer !== null) clearTimeout(known.timer);
        Object.assign(known, { make, opacity: 1, timer: null });
      } else {
        const entry: Shown = { slot, make, opacity: fadeMs > 0 ? 0 : 1, timer: null };
        shown.set(id, entry);
        if (fadeMs > 0) {
          // deck moves a number only between two states, so the layer first stands there unseen.
          entry.timer = setTimeout(() => {
            entry.timer = null;
            entry.opacity = 1;
            render();
          }, 0);
        }
      }
      render();
    },
    hide(id) {
      const known = shown.get(id);
      if (!known || (known.opacity === 0 && known.timer !== null)) return void (known && drop(id, known));
      known.opacity = 0;
      known.timer = setTimeout(() => drop(id, known), fadeMs);
      render();
    },
    dispose() {
      disposed = true;
      for (const { timer } of shown.values()) if (timer !== null) clearTimeout(timer);
      map.removeControl(overlay);
    },
  };

  function drop(id: string, entry: Shown): void {
    if (entry.timer !== null) clearTimeout(entry.timer);
    shown.delete(id);
    render();
  }
}
