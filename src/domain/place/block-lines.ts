import type { BaseLayers } from './base-layers.ts';

/**
 * Lines that bound street blocks: the streets that have a name (all, where none has), without railways. Paths without a
 * name cross squares and parks and would cut blocks that nobody knows. Points flat, project metres.
 */
export function blockLinesOf(streets: BaseLayers['streets']): Float64Array[] {
  if (!streets) return [];
  const { starts, coordinates, length } = streets.shapes;
  const ways = Array.from({ length }, (_, i) => i).filter((i) => streets.records[i]!.class !== 'rail');
  const named = ways.filter((i) => streets.records[i]!.name);
  return (named.length > 0 ? named : ways).map((i) => coordinates.slice(2 * starts[i]!, 2 * starts[i + 1]!));
}
