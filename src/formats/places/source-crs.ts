import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import { chooseProjectCrs } from '../../geometry/crs/choose-project-crs.ts';
import { crsOfWkt } from '../../geometry/crs/crs-of-wkt.ts';
import { crsByEpsg, RD_NEW, WGS84, type Crs } from '../../geometry/crs/known-crs.ts';
import { recogniseCrs } from '../../geometry/crs/recognise-crs.ts';
import { pointTransform, transformInPlace } from '../../geometry/crs/transform.ts';
import type { GeoFeature, GeoLayer, Shape } from '../geo/geo-layer.ts';
import { ImportError } from '../import-error.ts';

/** In which system the numbers of a layer are, and how that was found. */
export interface SourceCrs {
  readonly crs: Crs;
  /** stated: by the file; numbers: from their range; assumed: there was nothing to go by. */
  readonly by: 'stated' | 'numbers' | 'assumed';
  /** The northing or latitude stands first. */
  readonly swapped: boolean;
  readonly scale: number;
}

const PLACES_LOOKED_AT = 400;

function firstPosition(shape: Shape): Float64Array | undefined {
  if (shape.kind === 'point') return shape.point;
  return shape.kind === 'line' ? shape.lines[0] : shape.polygons[0]?.[0];
}

/** First positions of features spread over a layer. */
export function samplePositions(features: readonly GeoFeature[]): readonly [x: number[], y: number[]] {
  const xs: number[] = [];
  const ys: number[] = [];
  const step = Math.max(1, Math.floor(features.length / PLACES_LOOKED_AT));
  for (let i = 0; i < features.length; i += step) {
    const position = features[i]!.shape && firstPosition(features[i]!.shape!);
    if (!position || position.length < 2) continue;
    xs.push(position[0]!);
    ys.push(position[1]!);
  }
  return [xs, ys];
}

/**
 * What the file states counts, unless its numbers cannot be that; else the range of the numbers decides.
 * @throws ImportError layerCrsUnknown
 */
export function sourceCrsOf({ name, crs: stated, features }: GeoLayer, file: string): SourceCrs {
  const [xs, ys] = samplePositions(features);
  const known =
    stated && ((stated.epsg === null ? null : crsByEpsg(stated.epsg)) ?? (stated.wkt ? crsOfWkt(stated.wkt) : null));
  if (known && (xs.length === 0 || known.epsg === 0)) return { crs: known, by: 'stated', swapped: false, scale: 1 };
  if (xs.length === 0) return { crs: WGS84, by: 'assumed', swapped: false, scale: 1 };
  const { candidates, certain } = recogniseCrs(xs, ys, { declaredEpsg: known?.epsg ?? null });
  const [best] = candidates;
  const isStated = best && best.epsg === known?.epsg;
  const crs = best && crsByEpsg(best.epsg);
  if (!crs || (stated && !known && !certain))
    throw new ImportError('import.error.layerCrsUnknown', { file, layer: name, crs: stated?.text ?? '?' });
  return { crs, by: isStated ? 'stated' : 'numbers', swapped: best.swapped, scale: best.scale };
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;

/** The project's plane for the first file of a project. */
export function planeFor(features: readonly GeoFeature[], { crs, swapped, scale }: SourceCrs): ProjectCrs {
  const [longitudes, latitudes] = degreesOf(features, { crs, swapped, scale });
  return chooseProjectCrs(longitudes, latitudes, crs);
}

type Reading = Pick<SourceCrs, 'crs' | 'swapped' | 'scale'>;

function degreesOf(features: readonly GeoFeature[], { crs, swapped, scale }: Reading): readonly [number[], number[]] {
  const [xs, ys] = samplePositions(features);
  const toDegrees = pointTransform(crs, WGS84);
  const degrees = xs.map((x, i) =>
    swapped ? toDegrees(ys[i]! * scale, x * scale) : toDegrees(x * scale, ys[i]! * scale),
  );
  const known = degrees.filter(([longitude]) => Number.isFinite(longitude));
  return [known.map(([longitude]) => longitude), known.map(([, latitude]) => latitude)];
}

/** Degrees around a system's area of use in which its figures are still good enough. */
const MARGIN_DEGREES = 3;

/**
 * Refuses a layer that lies where the project's plane has no meaning: metres would not be metres there.
 * @throws ImportError elsewhere
 */
export function checkIsNear(layer: GeoLayer, source: SourceCrs, plane: ProjectCrs, file: string): void {
  const area = crsByEpsg(plane.epsg)?.area;
  const [longitudes, latitudes] = degreesOf(layer.features, source);
  if (!area || longitudes.length === 0) return;
  const [longitude, latitude] = [middle(longitudes), middle(latitudes)];
  const margin = plane.epsg === RD_NEW.epsg ? 1 : MARGIN_DEGREES;
  const [west, south, east, north] = area;
  const isNear =
    longitude >= west - margin &&
    longitude <= east + margin &&
    latitude >= south - margin &&
    latitude <= north + margin;
  if (!isNear) throw new ImportError('import.error.elsewhere', { file, layer: layer.name, crs: plane.name });
}

const arraysOf = (shape: Shape): readonly Float64Array[] =>
  shape.kind === 'point' ? [shape.point] : shape.kind === 'line' ? shape.lines : shape.polygons.flat();

/** Turns all coordinates of a layer into project metres, in their own arrays. */
export function moveToPlane(
  features: readonly GeoFeature[],
  { crs, swapped, scale }: SourceCrs,
  plane: ProjectCrs,
): void {
  if (crs.definition === plane.definition && !swapped && scale === 1) return;
  const arrays = features.flatMap(({ shape }) => (shape ? arraysOf(shape) : []));
  const points = arrays.reduce((sum, { length }) => sum + length / 2, 0);
  const x = new Float64Array(points);
  const y = new Float64Array(points);
  const [first, second] = swapped ? [y, x] : [x, y];
  let at = 0;
  for (const array of arrays) {
    for (let i = 0; i < array.length; i += 2, at++) {
      first[at] = array[i]! * scale;
      second[at] = array[i + 1]! * scale;
    }
  }
  transformInPlace(x, y, crs, plane);
  at = 0;
  for (const array of arrays) {
    for (let i = 0; i < array.length; i += 2, at++) {
      array[i] = x[at]!;
      array[i + 1] = y[at]!;
    }
  }
}

export const hasPlace = (shape: Shape): boolean =>
  arraysOf(shape).every((array) => array.every((value) => Number.isFinite(value)));
