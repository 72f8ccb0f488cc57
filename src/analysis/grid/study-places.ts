import type { BaseLayers, LineSet, StreetRecord } from '../../domain/place/base-layers.ts';
import { selectPolygons } from '../../domain/place/select-polygons.ts';
import { AddressUse } from '../expectation/exposure.ts';
import type { StudyPlaces } from './study-cells.ts';

const SHOPS = new Set(['retail', 'horeca']);

/** What the tests need of the base layers. Nobody registers incidents along a railway, so that is no street. */
export function deriveStudyPlaces({ areas, streets, addresses }: BaseLayers): StudyPlaces {
  return {
    municipality: areas && selectPolygons(areas.shapes, (i) => areas.records[i]!.kind === 'municipality'),
    streets: streets && withoutRail(streets.shapes, streets.records),
    addresses: addresses && Float64Array.from(addresses.flatMap(({ x, y }) => [x, y])),
    addressUses:
      addresses &&
      Uint8Array.from(addresses, ({ use }) =>
        use === 'residential' ? AddressUse.home : SHOPS.has(use) ? AddressUse.shop : AddressUse.other,
      ),
  };
}

function withoutRail({ starts, coordinates }: LineSet, records: readonly StreetRecord[]): LineSet {
  const kept = records.flatMap(({ class: kind }, i) => (kind === 'rail' ? [] : [i]));
  const lines = kept.map((i) => coordinates.subarray(2 * starts[i]!, 2 * starts[i + 1]!));
  const result = new Float64Array(lines.reduce((sum, line) => sum + line.length, 0));
  const ends = new Uint32Array(kept.length + 1);
  lines.forEach((line, k) => {
    result.set(line, 2 * ends[k]!);
    ends[k + 1] = ends[k]! + line.length / 2;
  });
  return { length: kept.length, starts: ends, coordinates: result };
}
