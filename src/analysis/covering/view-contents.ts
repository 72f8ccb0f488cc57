import { isInCameraArea, type AreaRings } from '../../domain/camera/camera-area.ts';
import type { PoiKind } from '../../domain/place/base-layers.ts';
import { ringsOf } from '../../domain/place/polygon-rings.ts';
import { areaInView, lineMetresInView } from '../../geometry/visibility/view-clip.ts';
import { viewAreaSquareMetres, viewContains, visibleFrontMetres, type View } from '../../geometry/visibility/view.ts';
import { forEachHour, type CameraScene } from './camera-scene.ts';

/** A front of which less is in view does not count as a building in view, metres. */
const LEAST_FRONT_METRES = 1;

/** What a set of views shows, and what it should rather not show. Every row, building and place counts once. */
export interface ViewContents {
  /** Sum over views; overlap counts double. */
  readonly areaSquareMetres: number;
  /** Weight of incidents in at least one view, in at least two, and near enough to recognise. */
  readonly incidents: number;
  readonly incidentsTwice: number;
  readonly incidentsRecognised: number;
  /** 168 values, Monday 00–01 first. */
  readonly hoursOfWeek: Float64Array;
  readonly streetMetres: number;
  readonly addresses: number;
  readonly doors: number;
  readonly dwellings: number;
  readonly dwellingsRecognised: number;
  /** Gardens and yards in view; null when the data have none. */
  readonly yardSquareMetres: number | null;
  /** Yards as share of all that is in view, 0–1; null when the data have no yards. */
  readonly privateShare: number | null;
  readonly sensitive: readonly { readonly kind: PoiKind; readonly name: string }[];
}

/** One camera: its view, and the nearer part in which people can be recognised. */
export interface CameraViews {
  readonly view: View;
  readonly recognise: View;
}

/** Counts what one or more cameras see. `weights`: weight of each row of the table. */
export function describeViews(
  scene: CameraScene,
  cameras: readonly CameraViews[],
  weights: Float64Array,
): ViewContents {
  const fronts = cameras.map(({ view }) => buildingsInView(scene, view));
  const buildings = new Set(fronts.flat());
  const recognised = new Set(cameras.flatMap(({ recognise }) => buildingsInView(scene, recognise)));
  const sum = (set: ReadonlySet<number>, of: Uint16Array) => [...set].reduce((total, i) => total + of[i]!, 0);
  const areaSquareMetres = cameras.reduce((total, { view }) => total + viewAreaSquareMetres(view), 0);
  const yards = scene.layers.ground ? cameras.reduce((total, { view }) => total + yardsInView(scene, view), 0) : null;
  return {
    areaSquareMetres,
    ...incidentsInViews(scene, cameras, weights),
    streetMetres: cameras.reduce((total, { view }) => total + streetInView(scene, view), 0),
    addresses: sum(buildings, scene.addresses),
    doors: [...buildings].filter((i) =>
      cameras.some(({ view }) => viewContains(view, scene.doorX[i]!, scene.doorY[i]!)),
    ).length,
    dwellings: sum(buildings, scene.dwellings),
    dwellingsRecognised: sum(recognised, scene.dwellings),
    yardSquareMetres: yards,
    privateShare: yards === null ? null : areaSquareMetres > 0 ? yards / areaSquareMetres : 0,
    sensitive: scene.sensitive
      .filter(({ building, x, y }) =>
        building >= 0 ? buildings.has(building) : cameras.some(({ view }) => viewContains(view, x, y)),
      )
      .map(({ kind, name }) => ({ kind, name })),
  };
}

/** Buildings of which at least a metre of front is in view. */
export function buildingsInView({ walls }: CameraScene, view: View): number[] {
  return [...visibleFrontMetres(view, walls)].filter(([, metres]) => metres >= LEAST_FRONT_METRES).map(([i]) => i);
}

/** Weights of rows inside an area; 0 outside it. */
export function weightsInArea({ rowX, rowY }: CameraScene, area: AreaRings, weights: Float64Array): Float64Array {
  return weights.map((weight, row) => (weight > 0 && isInCameraArea(area, rowX[row]!, rowY[row]!) ? weight : 0));
}

/** Rows with weight that lie in view. */
export function rowsInView({ rowX, rowY, rowsNear }: CameraScene, view: View, weights: Float64Array): number[] {
  const { x, y, rangeMetres: r } = view.viewPoint;
  return rowsNear(x - r, y - r, x + r, y + r).filter(
    (row) => weights[row]! > 0 && viewContains(view, rowX[row]!, rowY[row]!),
  );
}

function incidentsInViews(scene: CameraScene, cameras: readonly CameraViews[], weights: Float64Array) {
  const times = new Map<number, number>();
  for (const { view } of cameras)
    for (const row of rowsInView(scene, view, weights)) times.set(row, (times.get(row) ?? 0) + 1);
  const hoursOfWeek = new Float64Array(168);
  let [incidents, incidentsTwice, incidentsRecognised] = [0, 0, 0];
  for (const [row, count] of times) {
    const weight = weights[row]!;
    incidents += weight;
    if (count > 1) incidentsTwice += weight;
    if (cameras.some(({ recognise }) => viewContains(recognise, scene.rowX[row]!, scene.rowY[row]!)))
      incidentsRecognised += weight;
    forEachHour(
      scene.table.start[row]!,
      scene.table.end[row]!,
      (hour, share) => (hoursOfWeek[hour]! += weight * share),
    );
  }
  return { incidents, incidentsTwice, incidentsRecognised, hoursOfWeek };
}

function streetInView({ layers, streetsNear }: CameraScene, view: View): number {
  const { x, y, rangeMetres: r } = view.viewPoint;
  const shapes = layers.streets?.shapes;
  if (!shapes) return 0;
  return streetsNear(x - r, y - r, x + r, y + r)
    .filter((street) => layers.streets!.records[street]!.class !== 'rail')
    .reduce((sum, i) => sum + lineMetresInView(view, shapes.coordinates, shapes.starts[i], shapes.starts[i + 1]), 0);
}

function yardsInView({ layers, yardsNear }: CameraScene, view: View): number {
  const { x, y, rangeMetres: r } = view.viewPoint;
  let sum = 0;
  for (const yard of yardsNear(x - r, y - r, x + r, y + r))
    sum += areaInView(view, ringsOf(layers.ground!.shapes, yard));
  return sum;
}
