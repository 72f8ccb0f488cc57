import type { MapFeature, MapMessage } from '../map-types.ts';

/** What a speech reader is told about a place: the most telling thing under it, and where that is. */
export function announcementOf(features: readonly MapFeature[], x: number, y: number): MapMessage {
  const place = placeOf(features);
  const hotspot = features.find((feature) => feature.kind === 'hotspot' || feature.kind === 'kept-hotspot');
  if (hotspot) return { key: `map.announce.${hotspot.kind}`, values: { name: hotspot.name, place } };
  const poi = features.find((feature) => feature.kind === 'poi');
  if (poi?.name) return { key: 'map.announce.poi', values: { name: poi.name, place } };
  const cell = features.find((feature) => feature.kind === 'cell');
  if (cell && cell.count > 0) return { key: 'map.announce.cell', values: { count: Math.round(cell.count), place } };
  if (place) return { key: 'map.announce.place', values: { place } };
  return { key: 'map.announce.coordinate', values: { x: Math.round(x), y: Math.round(y) } };
}

/** "Stationsstraat, Centrum": the street and the smallest area; empty where neither is known. */
function placeOf(features: readonly MapFeature[]): string {
  const street = features.find((feature) => feature.kind === 'street');
  const area = features.find((feature) => feature.kind === 'area');
  return [street?.name, area?.name].filter(Boolean).join(', ');
}

/** How far one press of an arrow goes: about 24 pixels, as a round number of metres. */
export function cursorStep(metresPerPixel: number): number {
  const wanted = metresPerPixel * 24;
  const decade = 10 ** Math.floor(Math.log10(wanted));
  return [1, 2, 2.5, 5, 10].map((factor) => factor * decade).find((step) => step >= wanted * 0.8)!;
}
