import { crsByEpsg, planarCandidates, RD_NEW, WGS84, type Crs } from './known-crs.ts';
import { isInNetherlands } from './netherlands.ts';
import { pointTransform } from './transform.ts';

/** A reading of two columns as places. */
export interface CrsCandidate {
  readonly epsg: number;
  readonly name: string;
  /** The first column holds the northing or latitude. */
  readonly swapped: boolean;
  /** Factor that turns the written number into the unit of the system: 0.001 for millimetres, 1000 for kilometres. */
  readonly scale: number;
  /** Share of the places that fall inside the area of use of this reading, 0–1. */
  readonly share: number;
  /** Share of the places that fall in the Netherlands, 0–1. */
  readonly shareInNetherlands: number;
  /** Middle place in degrees: where this reading puts the points. */
  readonly centre: readonly [longitude: number, latitude: number];
}

export interface CrsRecognition {
  /** Best first. */
  readonly candidates: readonly CrsCandidate[];
  /** Whether the first candidate can be taken without asking. */
  readonly certain: boolean;
  /** Number of places it rests on: both numbers present and not 0/0. */
  readonly places: number;
}

export interface CrsHints {
  /** Code stated by the file itself or by a column name such as "x_rd". */
  readonly declaredEpsg?: number | null;
  /** What the column names say: degrees, metres, or nothing. */
  readonly unit?: 'degrees' | 'metres' | null;
}

const ENOUGH = 0.5;
const MOST_CANDIDATES = 40;
const MOST_PLACES = 400;
/** For the many systems that are only offered a few places tell enough. */
const PLACES_FOR_OTHERS = 40;

/**
 * Finds in which coordinate reference system the columns `a` (called x or longitude) and `b` (called y or latitude) are,
 * from the range of the numbers: RD New and WGS 84 by range, also with swapped axes and in millimetres or kilometres;
 * every other system is offered with the place where it would put the points.
 */
export function recogniseCrs(a: ArrayLike<number>, b: ArrayLike<number>, hints: CrsHints = {}): CrsRecognition {
  const [x, y] = usablePlaces(a, b);
  const declared = hints.declaredEpsg ? crsByEpsg(hints.declaredEpsg) : null;
  const readings = [
    ...(declared ? [readingsOf(declared, x, y, [1])] : []),
    ...(declared?.epsg === WGS84.epsg ? [] : [readingsOf(WGS84, x, y, [1])]),
    readingsOf(RD_NEW, x, y, declared?.epsg === RD_NEW.epsg ? [0.001, 1000] : [1, 0.001, 1000]),
  ].flat();
  let candidates = readings.filter((reading) => reading.share >= ENOUGH);
  if (x.length > 0 && !candidates.some((candidate) => candidate.epsg === 4326)) {
    const [someX, someY] = [x, y].map((values) => everyNth(values, Math.ceil(x.length / PLACES_FOR_OTHERS))) as [
      Float64Array,
      Float64Array,
    ];
    for (const crs of planarCandidates()) {
      if (candidates.length >= MOST_CANDIDATES) break;
      if (crs.epsg === RD_NEW.epsg || crs.epsg === declared?.epsg) continue;
      candidates.push(
        ...readingsOf(crs, someX, someY, [1]).filter((reading) => reading.share >= ENOUGH && !reading.swapped),
      );
    }
  }
  const score = (candidate: CrsCandidate) => scoreOf(candidate, hints);
  candidates = candidates
    .map((c, order) => ({ c, order }))
    .sort((p, q) => score(q.c) - score(p.c) || p.order - q.order)
    .map(({ c }) => c);
  const [first, second] = candidates;
  const certain = first !== undefined && isCertain(first, second, hints);
  return { candidates: candidates.slice(0, MOST_CANDIDATES), certain, places: x.length };
}

function isCertain(first: CrsCandidate, second: CrsCandidate | undefined, hints: CrsHints): boolean {
  if (first.epsg === hints.declaredEpsg) return true;
  if (first.epsg === 4326) return true;
  if (first.epsg === 28992) return first.shareInNetherlands >= ENOUGH;
  return second === undefined && first.share > 0.9;
}

function scoreOf(candidate: CrsCandidate, hints: CrsHints): number {
  const isDegrees = crsByEpsg(candidate.epsg)?.kind === 'geographic';
  return (
    candidate.share +
    2 * candidate.shareInNetherlands +
    (candidate.epsg === hints.declaredEpsg ? 4 : 0) +
    (candidate.swapped ? -0.4 : 0) +
    (candidate.scale === 1 ? 0 : -0.3) +
    (hints.unit && (hints.unit === 'degrees') === isDegrees ? 0.3 : 0) +
    (candidate.epsg === 28992 ? 0.2 : 0)
  );
}

/** Both axis orders of one system, at each scale, with what share of the places they make sense of. */
function readingsOf(crs: Crs, x: Float64Array, y: Float64Array, scales: readonly number[]): CrsCandidate[] {
  const toDegrees = pointTransform(crs, WGS84);
  return scales.flatMap((scale) =>
    [false, true].map((swapped) => {
      const [east, north] = swapped ? [y, x] : [x, y];
      const places: [number, number][] = [];
      let inside = 0;
      let inNetherlands = 0;
      for (let i = 0; i < x.length; i++) {
        const [lon, lat] = toDegrees(east[i]! * scale, north[i]! * scale);
        if (!isInArea(crs, east[i]! * scale, north[i]! * scale, lon, lat)) continue;
        inside++;
        if (isInNetherlands(lon, lat)) inNetherlands++;
        places.push([lon, lat]);
      }
      const share = (count: number) => (x.length === 0 ? 0 : count / x.length);
      return {
        epsg: crs.epsg,
        name: crs.name,
        swapped,
        scale,
        share: share(inside),
        shareInNetherlands: share(inNetherlands),
        centre: middleOf(places),
      };
    }),
  );
}

function isInArea(crs: Crs, x: number, y: number, lon: number, lat: number): boolean {
  if (crs.kind === 'geographic') return Math.abs(x) <= 180 && Math.abs(y) <= 90;
  if (crs.epsg === RD_NEW.epsg) return isPlausibleRd(x, y);
  // Degrees read as metres land close to the origin of a system; no data lie there.
  if (Math.abs(x) <= 400 && Math.abs(y) <= 400) return false;
  const [west, south, east, north] = crs.area;
  return lon >= west - 0.5 && lon <= east + 0.5 && lat >= south - 0.5 && lat <= north + 0.5;
}

/** The usual plausible box of RD New: land and coastal waters of the European Netherlands. */
export const isPlausibleRd = (x: number, y: number): boolean => x >= 0 && x <= 300_000 && y >= 300_000 && y <= 625_000;

/** At most 400 places, evenly taken, without the unknown ones and 0/0. */
function usablePlaces(a: ArrayLike<number>, b: ArrayLike<number>): [Float64Array, Float64Array] {
  const usable: number[] = [];
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    if (Number.isFinite(a[i]!) && Number.isFinite(b[i]!) && !(a[i] === 0 && b[i] === 0)) usable.push(i);
  }
  const step = Math.max(1, usable.length / MOST_PLACES);
  const taken = Array.from({ length: Math.min(usable.length, MOST_PLACES) }, (_, k) => usable[Math.floor(k * step)]!);
  return [Float64Array.from(taken, (i) => a[i]!), Float64Array.from(taken, (i) => b[i]!)];
}

function middleOf(places: readonly (readonly [number, number])[]): readonly [number, number] {
  if (places.length === 0) return [NaN, NaN];
  const middle = (axis: 0 | 1) => places.map((place) => place[axis]).sort((p, q) => p - q)[places.length >> 1]!;
  return [middle(0), middle(1)];
}

const everyNth = (values: Float64Array, step: number) => values.filter((_, index) => index % step === 0);
