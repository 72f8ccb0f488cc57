import type { IncidentTable } from '../domain/incident/incident-table.ts';
import type { BaseLayers } from '../domain/place/base-layers.ts';

export interface PlanarBounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** What the project covers, in project metres: its borders if it has any, else its streets, else its incidents. */
export function boundsOf({ areas, streets, buildings }: BaseLayers, table: IncidentTable | null): PlanarBounds | null {
  const shapes = areas?.shapes ?? streets?.shapes ?? buildings?.shapes;
  if (shapes && shapes.coordinates.length > 0) return boundsOfPairs(shapes.coordinates);
  return table ? boundsOfTable(table) : null;
}

function boundsOfPairs(coordinates: Float64Array): PlanarBounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < coordinates.length; i += 2) {
    west = Math.min(west, coordinates[i]!);
    east = Math.max(east, coordinates[i]!);
    south = Math.min(south, coordinates[i + 1]!);
    north = Math.max(north, coordinates[i + 1]!);
  }
  return { west, south, east, north };
}

/** Share of the incidents each way that the map opens on: a large rural area must not make the town a dot. */
const FOCUS_SHARE = 0.85;

/** Where the map opens: the narrowest band each way that holds most of the incidents. */
export function focusOf(table: IncidentTable | null): PlanarBounds | null {
  const [xs, ys] = table ? [knownSorted(table.x), knownSorted(table.y)] : [];
  if (!xs || !ys || xs.length === 0) return null;
  const [west, east] = narrowest(xs);
  const [south, north] = narrowest(ys);
  const margin = 0.08 * Math.max(east - west, north - south);
  return { west: west - margin, east: east + margin, south: south - margin, north: north + margin };
}

function narrowest(sorted: Float64Array): readonly [number, number] {
  const inside = Math.max(1, Math.ceil(FOCUS_SHARE * sorted.length)) - 1;
  let best = 0;
  for (let i = 0; i + inside < sorted.length; i++) {
    if (sorted[i + inside]! - sorted[i]! < sorted[best + inside]! - sorted[best]!) best = i;
  }
  return [sorted[best]!, sorted[best + inside]!];
}

/** Known values of at most some 50,000 rows, ascending. */
function knownSorted(values: Float64Array): Float64Array {
  const step = Math.max(1, Math.floor(values.length / 50_000));
  return values.filter((value, i) => i % step === 0 && Number.isFinite(value)).sort();
}

/** The middle of the places each way: a few stray points must not make the town a dot. */
function boundsOfTable({ x, y }: IncidentTable): PlanarBounds | null {
  const [xs, ys] = [knownSorted(x), knownSorted(y)];
  if (xs.length === 0) return null;
  const at = (values: Float64Array, share: number) => values[Math.round(share * (values.length - 1))]!;
  return { west: at(xs, 0.005), east: at(xs, 0.995), south: at(ys, 0.005), north: at(ys, 0.995) };
}
