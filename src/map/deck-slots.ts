import type { LayerSpecification } from 'maplibre-gl';

/**
 * Places in MapLibre's stack where deck draws: invisible layers, so that every other layer may come and go. deck sorts
 * its layers into groups by `beforeId`, and makes a group only while the style counts as loaded; a layer without its
 * group would be drawn over the names. So each slot gets its group at the start, before any source loads, and keeps it
 * with an empty layer.
 */
export const DECK_SLOTS = { raster: 'slot-raster', points: 'slot-points' } as const;
export type DeckSlot = keyof typeof DECK_SLOTS;

export const slotLayer = (slot: DeckSlot): LayerSpecification => ({
  id: DECK_SLOTS[slot],
  type: 'background',
  layout: { visibility: 'none' },
  paint: {},
});
