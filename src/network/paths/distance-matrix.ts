import type { NetworkPoint } from '../graph/street-graph.ts';
import type { PathSearch, SearchOptions } from './path-search.ts';

/** Costs from each origin (rows) to each destination (columns), row by row; Infinity where there is no way. */
export function deriveDistanceMatrix(
  search: PathSearch,
  origins: readonly NetworkPoint[],
  destinations: readonly NetworkPoint[],
  options: Omit<SearchOptions, 'targets'> = {},
): Float64Array {
  const matrix = new Float64Array(origins.length * destinations.length);
  origins.forEach((origin, row) => {
    search.run([origin], { ...options, targets: destinations });
    destinations.forEach((destination, column) => {
      matrix[row * destinations.length + column] = search.costTo(destination);
    });
  });
  return matrix;
}
