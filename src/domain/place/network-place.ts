import type { BaseLayers, LineSet, PoiRecord, StreetRecord } from './base-layers.ts';

/** What the network room needs of a place: streets, points of interest, and where people live (project metres). */
export interface NetworkPlace {
  readonly streets: { readonly shapes: LineSet; readonly records: readonly StreetRecord[] };
  readonly pois: readonly PoiRecord[];
  readonly homeX: Float64Array;
  readonly homeY: Float64Array;
}

/** Null where there are no streets. Homes are the addresses with a dwelling function. */
export function deriveNetworkPlace({ streets, pois, addresses }: BaseLayers): NetworkPlace | null {
  if (!streets || streets.shapes.length === 0) return null;
  const homes = (addresses ?? []).filter(({ use }) => use === 'residential');
  return {
    streets,
    pois: pois ?? [],
    homeX: Float64Array.from(homes, ({ x }) => x),
    homeY: Float64Array.from(homes, ({ y }) => y),
  };
}
