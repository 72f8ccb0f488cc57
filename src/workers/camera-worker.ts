import loadHighs from 'highs';
import highsWasmUrl from 'highs/runtime?url';
import { prepareCameraScene, weighRows, type CameraScene } from '../analysis/covering/camera-scene.ts';
import {
  deriveSitesProblem,
  directionsFor,
  proposeSites,
  spacingFor,
  type CameraCandidate,
  type SitesWish,
} from '../analysis/covering/camera-sites.ts';
import type { CoveringLimits } from '../analysis/covering/covering-problem.ts';
import { EXACT_CANDIDATES, type IntegerSolver } from '../analysis/covering/exact-covering.ts';
import {
  countWatchRing,
  cutTerm,
  proposeMoves,
  type Move,
  type MoveRhythm,
  type WatchRing,
} from '../analysis/covering/flexible-moves.ts';
import { highsSolver } from '../analysis/covering/highs-solver.ts';
import { deriveFrontier, type SitesFrontier } from '../analysis/covering/sites-frontier.ts';
import {
  describeViews,
  weightsInArea,
  type CameraViews,
  type ViewContents,
} from '../analysis/covering/view-contents.ts';
import { findWaysIn, type WayIn } from '../analysis/covering/ways-into-area.ts';
import type { MaskSector } from '../geometry/visibility/view.ts';
import { limitView } from '../geometry/visibility/view.ts';
import { findVisibleWalls, type ViewPoint } from '../geometry/visibility/visible-walls.ts';
import type { IncidentFilter } from '../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../domain/incident/incident-table.ts';
import type { BaseLayers } from '../domain/place/base-layers.ts';
import { serve, type Task } from './protocol.ts';

type Area = readonly (readonly number[])[];

export interface CameraLook {
  readonly viewPoint: ViewPoint;
  readonly recogniseMetres: number;
  readonly masks: readonly MaskSector[];
}

export interface LookRequest {
  readonly cameras: readonly CameraLook[];
  readonly area: Area;
  readonly filter: IncidentFilter;
  readonly watchMetres: number;
}

export interface LookAnswer {
  readonly each: readonly ViewContents[];
  readonly together: ViewContents;
  readonly ring: WatchRing;
}

export interface SitesRequest {
  readonly area: Area;
  readonly masts: readonly (readonly [number, number])[];
  readonly wish: SitesWish;
  readonly limits: CoveringLimits;
  readonly filter: IncidentFilter;
  /** Hours of week that count, 168 flags; null = all. */
  readonly hours: Uint8Array | null;
  /** Metres between candidate sites along a street; null = as dense as can be solved exactly. */
  readonly spacingMetres: number | null;
  /** Places that must be used (nearest candidate), and places round which none may be. */
  readonly must: readonly (readonly [number, number])[];
  readonly forbidden: readonly { readonly x: number; readonly y: number; readonly metres: number }[];
}

export interface SitesAnswer {
  readonly candidates: readonly CameraCandidate[];
  readonly frontier: SitesFrontier;
  readonly spacingMetres: number;
  readonly points: number;
  readonly gatheredMetres: number;
  readonly demandWeight: number;
  readonly milliseconds: number;
}

export interface MovesRequest extends Pick<SitesRequest, 'area' | 'masts' | 'wish' | 'filter' | 'hours'> {
  /** Term, civil ms. */
  readonly from: number;
  readonly to: number;
  readonly rhythm: MoveRhythm;
}

let scene: CameraScene | null = null;
let solver: Promise<IntegerSolver> | null = null;

const ready = (): CameraScene => {
  if (!scene) throw new Error('a camera was asked before the place was loaded');
  return scene;
};
const MOST_CAMERAS_IN_FRONTIER = 8;
const MOVE_CANDIDATES = 160;

const api = {
  /** Takes the place and the rows; replaces what was there. */
  load(layers: BaseLayers, table: IncidentTable, _task: Task): void {
    scene = prepareCameraScene(layers, table);
  },

  /** What each camera and all together see under a filter; of the incidents, those inside the area. */
  look({ cameras, area, filter, watchMetres }: LookRequest, _task: Task): LookAnswer {
    const place = ready();
    const weights = weighRows(place.table, filter, null);
    const views: CameraViews[] = cameras.map(({ viewPoint, recogniseMetres, masks }) => {
      const seen = findVisibleWalls(place.walls, viewPoint);
      return {
        view: limitView(seen, viewPoint, viewPoint.rangeMetres, masks),
        recognise: limitView(seen, viewPoint, recogniseMetres, masks),
      };
    });
    const inside = weightsInArea(place, area, weights);
    return {
      each: views.map((view) => describeViews(place, [view], inside)),
      together: describeViews(place, views, inside),
      ring: countWatchRing(place, area, watchMetres, weights),
    };
  },

  /** The best sites, exact or greedy, with the frontier of cover against cost and privacy. */
  async proposeSites(request: SitesRequest, task: Task): Promise<SitesAnswer> {
    const started = performance.now();
    const place = ready();
    const { area, masts, wish } = request;
    task.progress({ stage: 'cameras.stage.sites', fraction: null });
    await task.breathe();
    const directions = directionsFor(wish.viewAngleDegrees).length;
    const spacingMetres = request.spacingMetres ?? spacingFor(place.layers, area, masts, directions, EXACT_CANDIDATES);
    const sites = proposeSites(place.layers, area, masts, spacingMetres);
    const weights = weighRows(place.table, request.filter, request.hours);
    const { problem, candidates, ...sizes } = deriveSitesProblem(place, area, sites, wish, weights);
    const forbidden = candidates.flatMap(({ x, y }, i) =>
      request.forbidden.some((spot) => Math.hypot(spot.x - x, spot.y - y) <= spot.metres) ? [i] : [],
    );
    const bound = {
      ...problem,
      forbidden,
      must: request.must.flatMap((spot) => nearestBest(problem, candidates, spot)),
    };
    solver ??= fetch(highsWasmUrl)
      .then((response) => response.arrayBuffer())
      .then((wasmBinary) => loadHighs({ wasmBinary }))
      .then(highsSolver);
    const frontier = await deriveFrontier(bound, request.limits, await solver, MOST_CAMERAS_IN_FRONTIER, task);
    return { candidates, frontier, spacingMetres, ...sizes, milliseconds: performance.now() - started };
  },

  /** The best place of a flexible camera in each period of the term. */
  proposeMoves(request: MovesRequest, _task: Task): readonly Move[] {
    const place = ready();
    const { area, masts, wish, from, to, rhythm } = request;
    const weights = weighRows(place.table, { ...request.filter, period: null }, request.hours);
    const starts = place.table.start.filter((start) => !Number.isNaN(start));
    const dataFrom = starts.reduce((least, start) => Math.min(least, start), Infinity);
    const dataTo = starts.reduce((most, start) => Math.max(most, start), -Infinity);
    const directions = directionsFor(wish.viewAngleDegrees).length;
    const spacing = spacingFor(place.layers, area, masts, directions, MOVE_CANDIDATES);
    const sites = proposeSites(place.layers, area, masts, spacing);
    return proposeMoves(place, area, sites, wish, weights, cutTerm(from, to, rhythm, dataFrom, dataTo));
  },

  /** Where streets enter the area. */
  waysIn(area: Area, _task: Task): readonly WayIn[] {
    return findWaysIn(ready().layers, area);
  },
};

/** Of the candidates at the site nearest to a spot, the one that covers most. */
function nearestBest(
  { covers, weights }: { readonly covers: readonly Int32Array[]; readonly weights: Float64Array },
  candidates: readonly CameraCandidate[],
  [x, y]: readonly [number, number],
): number[] {
  const distance = (i: number) => Math.hypot(candidates[i]!.x - x, candidates[i]!.y - y);
  const cover = (i: number) => covers[i]!.reduce((sum, point) => sum + weights[point]!, 0);
  const order = candidates.map((_, i) => i).sort((a, b) => distance(a) - distance(b) || cover(b) - cover(a));
  return order.slice(0, 1);
}

export type CameraApi = typeof api;

serve(api, globalThis);
