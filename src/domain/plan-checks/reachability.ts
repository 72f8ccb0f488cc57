import type { Check } from './check.ts';
import type { DestinationReach } from './zone-facts.ts';
import { amount, Findings } from './settle.ts';

/** Kinds of place that somebody cannot do without, under an order that keeps him out of the area. */
export const ESSENTIAL_KINDS: readonly string[] = [
  'azc',
  'station',
  'bus-stop',
  'supermarket',
  'gp',
  'pharmacy',
  'hospital',
  'school',
  'municipal-office',
  'lawyer',
  'worship',
];

const nameOf = ({ name, kind }: DestinationReach) => name || kind;

/**
 * G5: can what people cannot do without be reached without entering the area? For each kind one place that can be
 * reached is enough, but the azc itself and every place of which there is only one. A fixed corridor counts as access
 * (by-law practice of Hoorn, "aanlooproute"; politie.nl, fixed access route; EVRM art. 8).
 */
export const checkReachability: Check = ({ facts: { reachability }, thresholds }) => {
  const found = new Findings('G5');
  const factor = found.limit(thresholds('g5.detourFactor'))!;
  const metres = found.limit(thresholds('g5.detourMetres'))!;
  const places = reachability?.filter(({ kind }) => ESSENTIAL_KINDS.includes(kind)) ?? null;
  const isOpen = (place: DestinationReach) => place.viaCorridor || (place.reachable && !place.inside);
  const cutOff: DestinationReach[] = [];
  for (const kind of new Set(places?.map((place) => place.kind))) {
    const ofKind = places!.filter((place) => place.kind === kind);
    const open = ofKind.filter(isOpen);
    if (kind === 'azc') cutOff.push(...ofKind.filter((place) => !isOpen(place)));
    else if (open.length === 0) cutOff.push(...ofKind);
    if (open.length > 0 && open.length < ofKind.length && kind !== 'azc')
      found.pass('othersOfKind', { kind, open: open.map(nameOf) });
    const nearest = open.reduce<DestinationReach | null>(
      (a, b) => (a && (a.detourMetres ?? 0) <= (b.detourMetres ?? 0) ? a : b),
      null,
    );
    if (nearest && (nearest.detourMetres ?? 0) > metres && (nearest.detourFactor ?? 1) > factor)
      found.warn('detour', { place: nameOf(nearest), detour: amount(nearest.detourMetres!, 'metres') });
  }
  if (!places) found.warn('unknown');
  else if (places.length === 0) found.warn('noPlaces');
  if (cutOff.length > 0) found.fail('cutOff', { places: cutOff.map(nameOf), number: cutOff.length });
  const corridors = places?.filter(({ viaCorridor }) => viaCorridor).map(nameOf) ?? [];
  return found.settle({
    number: places ? amount(cutOff.length, 'count') : null,
    sentence:
      places && places.length > 0 && cutOff.length === 0
        ? corridors.length > 0
          ? found.sentence('corridor', { places: corridors })
          : found.sentence('reachable', { number: places.filter(isOpen).length })
        : null,
    fix: cutOff.length > 0 ? { action: 'makeCorridor', key: 'checks.g5.fix.corridor', values: {} } : null,
    source: 'EVRM art. 8; Hoorn 2005 (aanlooproute); politie.nl/themas/gebiedsverbod',
  });
};
