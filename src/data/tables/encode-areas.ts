import type { BaseLayers } from '../../domain/place/base-layers.ts';
import { encodeArrowStream } from '../columns/arrow-stream.ts';

/** The table `area` as an Arrow IPC stream. `population` is null where it is withheld or unknown, never 0. */
export function encodeAreas(areas: BaseLayers['areas']): Uint8Array {
  const records = areas?.records ?? [];
  return encodeArrowStream({
    id: Int32Array.from(records, (_, index) => index),
    code: records.map(({ code }) => code),
    name: records.map(({ name }) => name),
    level: records.map(({ kind }) => kind),
    parent_code: records.map(({ parentCode }) => parentCode),
    population: Float64Array.from(records, ({ population }) => population ?? NaN),
  });
}
