import type { CellGrid } from '../brush/brush-contract.ts';
import { deriveExposures, type ExposureKind } from '../expectation/exposure.ts';
import { centreOf } from '../grid/cell-grid.ts';
import type { StudyPlaces } from '../grid/study-cells.ts';

/** What there is within the circle around a place. */
export interface PlaceProfile {
  readonly x: number;
  readonly y: number;
  readonly amounts: Readonly<Record<ExposureKind, number>>;
  /** A railway station lies within the circle. */
  readonly hasStation: boolean;
}

export type MatchGrade = 'good' | 'moderate' | 'poor';

export interface MatchedFeature {
  readonly kind: ExposureKind;
  readonly here: number;
  /** Mean over the comparison places. */
  readonly there: number;
  readonly grade: MatchGrade;
}

export interface SimilarPlaces {
  readonly radiusMetres: number;
  readonly place: PlaceProfile;
  /** Most similar first; circles do not touch each other or that of the place. */
  readonly similar: readonly PlaceProfile[];
}

export interface SimilarPlacesOptions {
  readonly radiusMetres: number;
  readonly wanted: number;
  /** Points whose circles may not be used: others of the same kind of place. */
  readonly avoid: readonly (readonly [x: number, y: number])[];
  readonly stations: readonly (readonly [x: number, y: number])[];
}

const CELL_METRES = 50;
/** Below these amounts two places count as alike: a shop more or less is no difference of function. */
const SMALL: Readonly<Record<ExposureKind, number>> = { streetMetres: 500, homes: 50, shops: 5, others: 10 };
const KINDS = Object.keys(SMALL) as ExposureKind[];
/** Weight of having a station or not, beside the four amounts: as much as e² times as many shops. */
const STATION_WEIGHT = 4;

/**
 * Places with about the same streets, homes, shops and other addresses around them: the design of a comparison is chosen
 * by function before any incident is counted. Candidates are the centres of 50 m cells with something in them; distance
 * is the sum of squared log ratios.
 */
export function findSimilarPlaces(
  [x, y]: readonly [x: number, y: number],
  places: StudyPlaces,
  { radiusMetres, wanted, avoid, stations }: SimilarPlacesOptions,
): SimilarPlaces {
  const grid = gridOver(places, [x, y], radiusMetres);
  const exposures = deriveExposures(grid, places);
  const hasStation = (at: readonly [number, number]) =>
    stations.some((station) => Math.hypot(station[0] - at[0], station[1] - at[1]) <= radiusMetres);
  const sums = discSums(grid, exposures, radiusMetres);
  const profileAt = (column: number, row: number, at: readonly [number, number]): PlaceProfile => ({
    x: at[0],
    y: at[1],
    amounts: Object.fromEntries(
      KINDS.map((kind) => [kind, Math.round(sums.get(kind)?.[row * grid.columns + column] ?? 0)]),
    ) as Record<ExposureKind, number>,
    hasStation: hasStation(at),
  });
  const [column, row] = [Math.floor((x - grid.originX) / CELL_METRES), Math.floor((y - grid.originY) / CELL_METRES)];
  const place = profileAt(column, row, [x, y]);
  const candidates: { readonly profile: PlaceProfile; readonly distance: number }[] = [];
  for (let r = 0; r < grid.rows; r += 2) {
    for (let c = 0; c < grid.columns; c += 2) {
      if (!exposures.some(({ amounts }) => amounts[r * grid.columns + c]! > 0)) continue;
      const profile = profileAt(c, r, centreOf(grid, c, r));
      candidates.push({ profile, distance: unlikeness(place, profile) });
    }
  }
  candidates.sort((a, b) => a.distance - b.distance);
  const taken: (readonly [number, number])[] = [[x, y], ...avoid];
  const similar: PlaceProfile[] = [];
  for (const { profile } of candidates) {
    if (similar.length === wanted) break;
    if (taken.some((other) => Math.hypot(other[0] - profile.x, other[1] - profile.y) < 2 * radiusMetres)) continue;
    taken.push([profile.x, profile.y]);
    similar.push(profile);
  }
  return { radiusMetres, place, similar };
}

/** How well the comparison places together match: means within a quarter are good, within a factor two moderate. */
export function gradeMatch({ place, similar }: Pick<SimilarPlaces, 'place' | 'similar'>): readonly MatchedFeature[] {
  return KINDS.map((kind) => {
    const here = place.amounts[kind];
    const there = similar.reduce((sum, one) => sum + one.amounts[kind], 0) / Math.max(1, similar.length);
    const off = Math.abs(Math.log((there + SMALL[kind]) / (here + SMALL[kind])));
    return { kind, here, there, grade: off <= Math.log(1.25) ? 'good' : off <= Math.log(2) ? 'moderate' : 'poor' };
  });
}

function unlikeness(a: PlaceProfile, b: PlaceProfile): number {
  const amounts = KINDS.reduce(
    (sum, kind) => sum + Math.log((a.amounts[kind] + SMALL[kind]) / (b.amounts[kind] + SMALL[kind])) ** 2,
    0,
  );
  return amounts + (a.hasStation === b.hasStation ? 0 : STATION_WEIGHT);
}

function gridOver({ streets, addresses }: StudyPlaces, [x, y]: readonly [number, number], margin: number): CellGrid {
  let [minX, minY, maxX, maxY] = [x, y, x, y];
  for (const points of [streets?.coordinates, addresses]) {
    for (let i = 0; points && i + 1 < points.length; i += 2) {
      minX = Math.min(minX, points[i]!);
      maxX = Math.max(maxX, points[i]!);
      minY = Math.min(minY, points[i + 1]!);
      maxY = Math.max(maxY, points[i + 1]!);
    }
  }
  return {
    shape: 'square',
    cellSizeMetres: CELL_METRES,
    originX: minX - margin,
    originY: minY - margin,
    columns: Math.ceil((maxX - minX + 2 * margin) / CELL_METRES) + 1,
    rows: Math.ceil((maxY - minY + 2 * margin) / CELL_METRES) + 1,
    cellAreaSquareMetres: CELL_METRES ** 2,
  };
}

/** Amounts within the circle around each cell's centre, row by row of running sums. */
function discSums(grid: CellGrid, exposures: ReturnType<typeof deriveExposures>, radius: number) {
  const { columns, rows } = grid;
  const reach = Math.floor(radius / CELL_METRES);
  const halfWidths = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.floor(Math.sqrt((radius / CELL_METRES) ** 2 - (i - reach) ** 2)),
  );
  const sums = new Map<string, Float64Array>();
  for (const { kind, amounts } of exposures) {
    const running = new Float64Array((columns + 1) * rows);
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        running[row * (columns + 1) + column + 1] =
          running[row * (columns + 1) + column]! + amounts[row * columns + column]!;
    const sum = new Float64Array(columns * rows);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let total = 0;
        for (let d = -reach; d <= reach; d++) {
          const other = row + d;
          if (other < 0 || other >= rows) continue;
          const half = halfWidths[d + reach]!;
          const from = Math.max(0, column - half);
          const to = Math.min(columns, column + half + 1);
          total += running[other * (columns + 1) + to]! - running[other * (columns + 1) + from]!;
        }
        sum[row * columns + column] = total;
      }
    }
    sums.set(kind, sum);
  }
  return sums;
}
