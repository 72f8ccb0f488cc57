import type { BaseLayers } from '../../domain/place/base-layers.ts';
import type { StreetLines } from './boundary-text.ts';

/** The lines of each named street. */
export function streetLinesOf(streets: BaseLayers['streets']): StreetLines | null {
  if (!streets) return null;
  const lines = new Map<string, ArrayLike<number>[]>();
  const { starts, coordinates, length } = streets.shapes;
  for (let i = 0; i < length; i++) {
    const { name } = streets.records[i]!;
    if (!name) continue;
    const line = coordinates.subarray(2 * starts[i]!, 2 * starts[i + 1]!);
    const known = lines.get(name);
    if (known) known.push(line);
    else lines.set(name, [line]);
  }
  return lines;
}
