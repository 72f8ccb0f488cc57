import type { BaseLayers } from '../../domain/place/base-layers.ts';
import { isInCameraArea, type AreaRings } from '../../domain/camera/camera-area.ts';
import { findView } from '../../geometry/visibility/view.ts';
import { buildingsInView, rowsInView, weightsInArea } from './view-contents.ts';
import type { CameraScene } from './camera-scene.ts';
import type { CoveringProblem } from './covering-problem.ts';
import { EXACT_POINTS } from './exact-covering.ts';

/** A place where a camera could stand. */
export interface CameraSite {
  readonly x: number;
  readonly y: number;
  readonly kind: 'street' | 'mast';
  /** Name of the street; '' where it has none. */
  readonly street: string;
}

/** A site with a direction. */
export interface CameraCandidate extends CameraSite {
  readonly site: number;
  readonly directionDegrees: number;
}

/** Directions that are tried at a site: an all-round camera has one. */
export function directionsFor(viewAngleDegrees: number): readonly number[] {
  if (viewAngleDegrees >= 300) return [0];
  const count = viewAngleDegrees >= 120 ? 6 : 8;
  return Array.from({ length: count }, (_, i) => (360 * i) / count);
}

/** Streets on which no camera is put. */
const NO_SITE = new Set(['rail', 'motorway', 'trunk']);

/** Sites inside the area: every mast, and a place at least every `spacingMetres` along each street. */
export function proposeSites(
  { streets }: BaseLayers,
  area: AreaRings,
  masts: readonly (readonly [number, number])[],
  spacingMetres: number,
): CameraSite[] {
  const sites: CameraSite[] = masts
    .filter(([x, y]) => isInCameraArea(area, x, y))
    .map(([x, y]) => ({ x, y, kind: 'mast', street: '' }));
  const isFree = (x: number, y: number) =>
    sites.every((site) => Math.hypot(site.x - x, site.y - y) >= 0.6 * spacingMetres);
  for (let i = 0; streets && i < streets.shapes.length; i++) {
    const record = streets.records[i]!;
    if (NO_SITE.has(record.class)) continue;
    forEachStep(
      streets.shapes.coordinates,
      streets.shapes.starts[i]!,
      streets.shapes.starts[i + 1]!,
      spacingMetres,
      (x, y) => {
        if (isInCameraArea(area, x, y) && isFree(x, y)) sites.push({ x, y, kind: 'street', street: record.name });
      },
    );
  }
  return sites;
}

/** Places along a line, evenly, the first and last included. */
function forEachStep(
  points: Float64Array,
  from: number,
  to: number,
  step: number,
  place: (x: number, y: number) => void,
) {
  let length = 0;
  for (let p = from; p + 1 < to; p++)
    length += Math.hypot(points[2 * p + 2]! - points[2 * p]!, points[2 * p + 3]! - points[2 * p + 1]!);
  const parts = Math.max(1, Math.round(length / step));
  let next = 0;
  let before = 0;
  for (let p = from; p + 1 < to; p++) {
    const [ax, ay, bx, by] = [points[2 * p]!, points[2 * p + 1]!, points[2 * p + 2]!, points[2 * p + 3]!];
    const part = Math.hypot(bx - ax, by - ay);
    while (part > 0 && next <= parts && (next * length) / parts <= before + part + 1e-9) {
      const share = Math.min(1, ((next * length) / parts - before) / part);
      place(ax + share * (bx - ax), ay + share * (by - ay));
      next++;
    }
    before += part;
  }
}

/** The densest spacing (metres, of a fixed list) that gives at most `most` candidates. */
export function spacingFor(
  layers: BaseLayers,
  area: AreaRings,
  masts: readonly (readonly [number, number])[],
  directions: number,
  most: number,
): number {
  const steps = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300];
  return steps.find((step) => proposeSites(layers, area, masts, step).length * directions <= most) ?? 300;
}

export interface SitesWish {
  readonly viewAngleDegrees: number;
  readonly rangeMetres: number;
  readonly costEuro: number;
  /** Two cameras stand at least this far apart. */
  readonly minimumDistanceMetres: number;
}

export interface SitesProblem {
  readonly problem: CoveringProblem;
  readonly candidates: readonly CameraCandidate[];
  /** Demand points, and the side of the square in which incidents were taken together (0: same place only). */
  readonly points: number;
  readonly gatheredMetres: number;
  /** Weight of all incidents inside the area. */
  readonly demandWeight: number;
}

/** Sets the covering problem up: what every candidate would see of the incidents in the area, and of dwellings. */
export function deriveSitesProblem(
  scene: CameraScene,
  area: AreaRings,
  sites: readonly CameraSite[],
  wish: SitesWish,
  weights: Float64Array,
): SitesProblem {
  const inArea = weightsInArea(scene, area, weights);
  const gathered = gatherRows(scene, inArea);
  const candidates: CameraCandidate[] = [];
  const covers: Int32Array[] = [];
  const subjects: Int32Array[] = [];
  sites.forEach((site, number) => {
    for (const directionDegrees of directionsFor(wish.viewAngleDegrees)) {
      const { x, y } = site;
      const view = findView(scene.walls, {
        x,
        y,
        directionDegrees,
        viewAngleDegrees: wish.viewAngleDegrees,
        rangeMetres: wish.rangeMetres,
      });
      candidates.push({ ...site, site: number, directionDegrees });
      covers.push(ascending(rowsInView(scene, view, inArea).map((row) => gathered.pointOfRow[row]!)));
      subjects.push(ascending(buildingsInView(scene, view).filter((building) => scene.dwellings[building]! > 0)));
    }
  });
  return {
    candidates,
    points: gathered.weights.length,
    gatheredMetres: gathered.sideMetres,
    demandWeight: gathered.weights.reduce((sum, weight) => sum + weight, 0),
    problem: {
      weights: gathered.weights,
      covers,
      subjects,
      subjectWeights: Float64Array.from(scene.dwellings),
      costEuro: new Float64Array(candidates.length).fill(wish.costEuro),
      site: Int32Array.from(candidates, ({ site }) => site),
      tooNear: pairsWithin(sites, wish.minimumDistanceMetres),
      must: [],
      forbidden: [],
    },
  };
}

const ascending = (list: readonly number[]) => Int32Array.from(new Set(list)).sort();

function pairsWithin(sites: readonly CameraSite[], metres: number): [number, number][] {
  const pairs: [number, number][] = [];
  sites.forEach((a, i) => {
    for (let j = i + 1; j < sites.length; j++)
      if (Math.hypot(a.x - sites[j]!.x, a.y - sites[j]!.y) < metres) pairs.push([i, j]);
  });
  return pairs;
}

/** Rows on one place are one demand point; when there are too many places, those in one square are. */
function gatherRows({ rowX, rowY }: CameraScene, weights: Float64Array) {
  for (const sideMetres of [0, 1, 2, 5, 10, 20, 50]) {
    const points = new Map<string, number>();
    const pointOfRow = new Int32Array(weights.length).fill(-1);
    const sums: number[] = [];
    for (let row = 0; row < weights.length; row++) {
      if (weights[row] === 0) continue;
      const at = (value: number) => (sideMetres === 0 ? value : Math.floor(value / sideMetres));
      const key = `${at(rowX[row]!)},${at(rowY[row]!)}`;
      let point = points.get(key);
      if (point === undefined) points.set(key, (point = sums.push(0) - 1));
      pointOfRow[row] = point;
      sums[point]! += weights[row]!;
    }
    if (sums.length <= EXACT_POINTS || sideMetres === 50)
      return { pointOfRow, weights: Float64Array.from(sums), sideMetres };
  }
  throw new RangeError('unreachable: the last side always answers');
}
