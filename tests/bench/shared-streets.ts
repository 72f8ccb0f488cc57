import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { STREET_CLASSES, type LineSet, type StreetRecord } from '../../src/domain/place/base-layers.ts';
import { readDemo } from '../demo.ts';
import { sharedPath } from '../shared-data.ts';
import { remark } from './bench-line.ts';

const GRONINGEN = 'data/groningen/streets_city.geojson.gz';

interface Streets {
  readonly name: string;
  readonly lines: LineSet;
  readonly records: StreetRecord[];
}

/** The streets of Groningen where the shared data are at hand, else those of the demo. */
export async function readStreets(): Promise<Streets> {
  const path = sharedPath(GRONINGEN);
  if (!path) {
    remark(`${GRONINGEN} is not at hand: the streets of the demo are used`);
    const { layers } = await readDemo();
    return { name: 'demo', lines: layers.streets!.shapes, records: [...layers.streets!.records] };
  }
  const { features } = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as {
    features: { geometry: { type: string; coordinates: number[][] | number[][][] } }[];
  };
  const starts = [0];
  const coordinates: number[] = [];
  for (const { geometry } of features) {
    const parts =
      geometry.type === 'LineString' ? [geometry.coordinates as number[][]] : (geometry.coordinates as number[][][]);
    for (const part of parts) {
      // Metres on a plane good enough for timing: degrees scaled at 53.2° north.
      for (const [a, b] of part) coordinates.push(...(Math.abs(a!) <= 180 ? [a! * 66_700, b! * 111_300] : [a!, b!]));
      starts.push(coordinates.length / 2);
    }
  }
  const records = starts.slice(1).map((_, i) => ({ id: String(i), name: '', class: STREET_CLASSES[5] }));
  const lines = {
    length: records.length,
    starts: Uint32Array.from(starts),
    coordinates: Float64Array.from(coordinates),
  };
  return { name: 'Groningen', lines, records };
}
