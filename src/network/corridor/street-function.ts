import type { PoiKind, PoiRecord } from '../../domain/place/base-layers.ts';
import type { StreetGraph } from '../graph/street-graph.ts';
import type { EdgeLocator } from '../snapping/edge-locator.ts';

/** What a street is for, in order of precedence: a street with a station and shops counts as a station street. */
export const STREET_FUNCTIONS = ['station', 'horeca', 'shopping', 'school', 'other'] as const;
export type StreetFunction = (typeof STREET_FUNCTIONS)[number];

const FUNCTION_OF: Partial<Record<PoiKind, StreetFunction>> = {
  station: 'station',
  horeca: 'horeca',
  shop: 'shopping',
  supermarket: 'shopping',
  pharmacy: 'shopping',
  school: 'school',
};

/**
 * Function of each edge (index into `STREET_FUNCTIONS`) after the points of interest along it: each point counts for the
 * street nearest to it within `limitMetres`, and one is enough. Comparing like with like needs this: a shopping street
 * has more incidents than a quiet one whoever walks there.
 */
export function deriveStreetFunctions(
  graph: StreetGraph,
  locator: EdgeLocator,
  pois: readonly PoiRecord[],
  limitMetres = 50,
): Uint8Array {
  const functions = new Uint8Array(graph.edgeCount).fill(STREET_FUNCTIONS.indexOf('other'));
  for (const poi of pois) {
    const name = FUNCTION_OF[poi.kind];
    const place = name ? locator.locate(poi.x, poi.y, limitMetres) : null;
    if (!name || !place) continue;
    functions[place.edge] = Math.min(functions[place.edge]!, STREET_FUNCTIONS.indexOf(name));
  }
  return functions;
}
