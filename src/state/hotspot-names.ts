import type { BrushResult } from '../analysis/brush/brush-contract.ts';
import { cellIndexAt } from '../analysis/grid/cell-grid.ts';
import type { IncidentTable } from '../domain/incident/incident-table.ts';
import type { BaseLayers } from '../domain/place/base-layers.ts';
import { namePlace } from '../domain/place/place-names.ts';
import { createStreetFinder } from '../geometry/nearest/nearest-street.ts';

/** Registered places of a hotspot that are looked at for its name, and the rows that are searched for them. */
const SAMPLE = 60;
const MOST_ROWS = 300_000;
const STREET_METRES = 60;
/** A second street is named too when it has at least this part of what the first has. */
const SECOND_SHARE = 0.6;

type Named = Pick<BrushResult, 'hotspots' | 'grid'>;

/**
 * Names hotspots after the street, or the two streets, where most was registered. A hotspot keeps its name while it keeps
 * its id, so that names do not flicker under a moving filter; of two with one name the later is told apart by a number.
 */
export function createHotspotNamer(joinTwo: (first: string, second: string) => string) {
  const known = new Map<string, string>();
  let layers: BaseLayers | null = null;
  let findStreet = createStreetFinder(null);
  return (result: Named | null, table: IncidentTable | null, current: BaseLayers): ReadonlyMap<string, string> => {
    if (current !== layers) {
      known.clear();
      findStreet = createStreetFinder(current.streets);
    }
    layers = current;
    const names = new Map<string, string>();
    if (!result) return names;
    const unknown = result.hotspots.filter(({ id }) => !known.has(id));
    const places = unknown.length > 0 && table ? samplePlaces(result, unknown, table) : new Map<string, Place[]>();
    for (const { id, centre } of unknown) {
      const streets = new Map<string, number>();
      for (const [x, y] of places.get(id) ?? []) {
        const street = findStreet(x, y, STREET_METRES);
        if (street) streets.set(street, (streets.get(street) ?? 0) + 1);
      }
      const [first, second] = [...streets].sort((a, b) => b[1] - a[1]);
      if (!first) known.set(id, namePlace(current, ...centre).name);
      else known.set(id, second && second[1] >= SECOND_SHARE * first[1] ? joinTwo(first[0], second[0]) : first[0]);
    }
    const used = new Map<string, number>();
    for (const { id } of result.hotspots) {
      const name = known.get(id)!;
      const count = (used.get(name) ?? 0) + 1;
      used.set(name, count);
      names.set(id, count === 1 ? name : `${name} (${count})`);
    }
    return names;
  };
}

type Place = readonly [x: number, y: number];

/** Up to SAMPLE places of each hotspot, spread over the rows. */
function samplePlaces({ grid }: Named, hotspots: Named['hotspots'], { x, y, length }: IncidentTable) {
  const ofCell = new Map<number, { readonly id: string; seen: number }>();
  const places = new Map<string, Place[]>();
  for (const { id, cells } of hotspots) {
    const entry = { id, seen: 0 };
    places.set(id, []);
    for (const cell of cells) ofCell.set(cell, entry);
  }
  const stride = Math.max(1, Math.ceil(length / MOST_ROWS));
  for (let row = 0; row < length; row += stride) {
    const entry = Number.isNaN(x[row]!) ? undefined : ofCell.get(cellIndexAt(grid, x[row]!, y[row]!));
    if (!entry) continue;
    const sample = places.get(entry.id)!;
    const place: Place = [x[row]!, y[row]!];
    // The n-th place takes the seat n mod SAMPLE: all parts of the period keep a share, without chance.
    if (sample.length < SAMPLE) sample.push(place);
    else if (entry.seen % 7 === 0) sample[Math.floor(entry.seen / 7) % SAMPLE] = place;
    entry.seen++;
  }
  return places;
}
