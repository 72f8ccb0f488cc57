import type { BaseLayers, PoiKind, PoiRecord } from '../../domain/place/base-layers.ts';
import { namePlace } from '../../domain/place/place-names.ts';
import type { RouteEnd } from '../../domain/route/walking-route.ts';

/** A start or goal on the screen. `end` is what may be kept; null for a start point of one's own, which never is. */
export interface WalkEnd {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly end: RouteEnd | null;
  /** Pull relative to the other goals. */
  readonly pull: number;
}

/** Places from which walks are asked about first: reception, and other places where people stay for a night. */
export const ORIGIN_KINDS: readonly PoiKind[] = ['azc', 'lodging'];

/** Pull of a goal to begin with; the user changes it. Design choices. */
const PULL: Readonly<Partial<Record<PoiKind, number>>> = { station: 3, supermarket: 2, shop: 1 };
const CENTRE_PULL = 5;

export const OWN_START = 'own-start';

export const walkEndOf = (poi: PoiRecord, index: number): WalkEnd => ({
  id: `poi-${index}`,
  name: poi.name,
  x: poi.x,
  y: poi.y,
  end: { kind: poi.kind, name: poi.name, x: poi.x, y: poi.y },
  pull: PULL[poi.kind] ?? 1,
});

/** Points of interest of some kinds as ends, in the order of the kinds. */
export const endsOfKinds = (layers: BaseLayers, kinds: readonly PoiKind[]): WalkEnd[] =>
  (layers.pois ?? [])
    .flatMap((poi, index) =>
      kinds.includes(poi.kind) ? [{ end: walkEndOf(poi, index), rank: kinds.indexOf(poi.kind) }] : [],
    )
    .sort((a, b) => a.rank - b.rank)
    .map(({ end }) => end);

const CENTRE_METRES = 150;

/** The middle of the shops: the shop with most other shops around it, under the name of its street. Null without shops. */
export function centreOf(layers: BaseLayers, name: (street: string) => string): WalkEnd | null {
  const shops = (layers.pois ?? []).filter(({ kind }) => kind === 'shop' || kind === 'supermarket');
  let best: PoiRecord | null = null;
  let most = 2;
  for (const shop of shops) {
    const around = shops.filter((other) => Math.hypot(other.x - shop.x, other.y - shop.y) <= CENTRE_METRES).length;
    if (around > most) [best, most] = [shop, around];
  }
  if (!best) return null;
  const { x, y } = best;
  const label = name(namePlace(layers, x, y).name);
  return { id: 'centre', name: label, x, y, end: { kind: 'shop', name: label, x, y }, pull: CENTRE_PULL };
}

const SUPERMARKETS = 3;

/** Goals to begin with: the centre, the stations, and the supermarkets nearest to the first origin. */
export function firstGoals(layers: BaseLayers, origin: WalkEnd | undefined, centre: WalkEnd | null): WalkEnd[] {
  const away = ({ x, y }: WalkEnd) => (origin ? Math.hypot(x - origin.x, y - origin.y) : 0);
  const markets = endsOfKinds(layers, ['supermarket'])
    .sort((a, b) => away(a) - away(b))
    .slice(0, SUPERMARKETS);
  return [...(centre ? [centre] : []), ...endsOfKinds(layers, ['station']), ...markets];
}

const PICK_METRES = 40;

/** The point of interest that a click means, or the street there as a goal. */
export function endAt(layers: BaseLayers, x: number, y: number): { poi: WalkEnd | null; street: WalkEnd } {
  let poi: WalkEnd | null = null;
  let near = PICK_METRES;
  (layers.pois ?? []).forEach((record, index) => {
    const away = Math.hypot(record.x - x, record.y - y);
    if (away <= near) [poi, near] = [walkEndOf(record, index), away];
  });
  const { name } = namePlace(layers, x, y);
  const street: WalkEnd = {
    id: `place-${Math.round(x)}-${Math.round(y)}`,
    name,
    x,
    y,
    end: { kind: 'other', name, x, y },
    pull: 1,
  };
  return { poi, street };
}
