import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Folder of the demo municipality. */
export const demoFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'data', 'nieuwerhaven');

export type Point = readonly [number, number];
export type Ring = readonly Point[];
export interface Feature {
  readonly properties: Readonly<Record<string, string | number | null>>;
  readonly geometry: {
    readonly type: 'Point' | 'LineString' | 'Polygon' | 'MultiPolygon';
    readonly coordinates: unknown;
  };
}
interface Collection {
  readonly crs: { readonly properties: { readonly name: string } };
  readonly features: readonly Feature[];
}

export interface PlantedPlace {
  readonly id: string;
  readonly kind: 'hotspot' | 'emerging' | 'vanishing' | 'control' | 'displacement';
  readonly ring: Ring;
  readonly parts: readonly { readonly source: string; readonly category: string }[];
  readonly plantedRows: number;
  readonly plantedRowsWithPlace: number;
  readonly plantedByMonth: readonly number[];
  readonly rowsInside: number;
  readonly rowsInsideByMonth: readonly number[];
}
interface MeasurePeriod {
  readonly months: number;
  readonly treated: { readonly plantedPerMonth: number };
  readonly control: { readonly plantedPerMonth: number };
  readonly displacement: { readonly plantedPerMonth: number };
}
export interface Truth {
  readonly rows: { readonly total: number; readonly bySource: Readonly<Record<string, number>> };
  readonly planted: readonly PlantedPlace[];
  readonly plantedHotspotIds: readonly string[];
  readonly pileUp: { readonly point: Point; readonly rowsInFile: number; readonly chain: string };
  readonly reportingChange: { readonly start: string; readonly source: string };
  readonly missingCoordinates: Readonly<Record<string, number>>;
  readonly duplicates: Readonly<Record<string, number>>;
  readonly dateOnly: Readonly<Record<string, number>>;
  readonly wrongRows: Readonly<Record<string, number>>;
  readonly measure: {
    readonly start: string;
    readonly expectedEffect: number;
    readonly displacedShareOfPrevented: number;
    readonly before: MeasurePeriod;
    readonly after: MeasurePeriod;
  };
  readonly mismatch: readonly { readonly id: string; readonly meaning: string; readonly registeredWithin60m: number }[];
  readonly azc: {
    readonly walkToMarktMetres: number;
    readonly statement: string;
    readonly entrance: Point;
    readonly within600m: { readonly registered: number; readonly predictedByStreetUse: number };
    readonly walkingRoute: { readonly registered: number; readonly predictedByStreetUse: number };
  };
}
export interface Manifest {
  readonly files: readonly {
    readonly file: string;
    readonly role: string;
    readonly rows: number;
    readonly bytes: number;
  }[];
}

export const readBytes = (file: string): Buffer => {
  const bytes = readFileSync(join(demoFolder, 'output', file));
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
};
export const readJson = <T>(file: string): T => JSON.parse(readBytes(file).toString('utf8')) as T;
export const readGeoJson = (file: string): Collection => readJson<Collection>(file);

/** Rows of a plain CSV (no quoted separators in the demo files) as records by column name. */
export function readCsv(file: string, separator: string, encoding: BufferEncoding = 'utf8'): Record<string, string>[] {
  const [head, ...lines] = readBytes(file).toString(encoding).replace('\ufeff', '').trimEnd().split(/\r?\n/);
  const columns = head!.split(separator);
  return lines.map((line) => {
    const cells = line.split(separator);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

/** Outer rings and holes of a polygon or multipolygon, flat. */
export function ringsOf(feature: Feature): Ring[] {
  const { type, coordinates } = feature.geometry;
  return type === 'Polygon' ? (coordinates as Ring[]) : (coordinates as Ring[][]).flat();
}

export function insideRings(p: Point, rings: readonly Ring[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const a = ring[i]!;
      const b = ring[j]!;
      if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0])
        inside = !inside;
    }
  }
  return inside;
}

export function ringArea(ring: Ring): number {
  let sum = 0;
  const [x0, y0] = ring[0]!;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += (ring[j]![0] - x0) * (ring[i]![1] - y0) - (ring[i]![0] - x0) * (ring[j]![1] - y0);
  }
  return sum / 2;
}

export function crosses(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Looks items up by bounding box in bins of 60 m. */
export function createBoxIndex<T>() {
  const size = 60;
  const bins = new Map<string, { box: readonly [number, number, number, number]; item: T }[]>();
  const visit = (box: readonly [number, number, number, number], each: (key: string) => void) => {
    for (let i = Math.floor(box[0] / size); i <= Math.floor(box[2] / size); i++) {
      for (let j = Math.floor(box[1] / size); j <= Math.floor(box[3] / size); j++) each(`${i},${j}`);
    }
  };
  return {
    add(box: readonly [number, number, number, number], item: T) {
      visit(box, (key) => {
        const list = bins.get(key);
        if (list) list.push({ box, item });
        else bins.set(key, [{ box, item }]);
      });
    },
    query(box: readonly [number, number, number, number]): Set<T> {
      const found = new Set<T>();
      visit(box, (key) => {
        for (const { box: b, item } of bins.get(key) ?? []) {
          if (b[0] <= box[2] && b[2] >= box[0] && b[1] <= box[3] && b[3] >= box[1]) found.add(item);
        }
      });
      return found;
    },
  };
}

export function boxOf(points: Ring): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}
