import type { AreaRings } from '../../domain/camera/camera-area.ts';
import { isInCameraArea, metresToBorder } from '../../domain/camera/camera-area.ts';
import { DAY_MS } from '../../domain/incident/incident-filter.ts';
import type { CameraScene } from './camera-scene.ts';
import { deriveSitesProblem, type CameraCandidate, type CameraSite, type SitesWish } from './camera-sites.ts';

/** A stretch of the term, and the same dates of an earlier year that it is judged by. Civil ms, `to` excluded. */
export interface MovePeriod {
  readonly from: number;
  readonly to: number;
  readonly historyFrom: number;
  readonly historyTo: number;
}

/** Where a flexible camera would have seen most in a period. */
export interface Move extends MovePeriod {
  /** Null when nothing was registered in the area in that period. */
  readonly best: CameraCandidate | null;
  /** Weight in the area in the period, and the part of it that the best place would have seen. */
  readonly incidents: number;
  readonly seen: number;
  /** Distance that the camera moves from the period before, metres. */
  readonly movedMetres: number | null;
}

export type MoveRhythm = 'fortnight' | 'month' | 'quarter';

/**
 * Cuts a term into periods and finds for each the same dates of the latest year that the data hold whole. Empty when the
 * data do not reach over such a period. `dataFrom`, `dataTo`: first and last registered moment, civil ms.
 */
export function cutTerm(from: number, to: number, rhythm: MoveRhythm, dataFrom: number, dataTo: number): MovePeriod[] {
  const periods: MovePeriod[] = [];
  for (let start = from; start < to && periods.length < 60;) {
    const end = Math.min(to, after(start, rhythm));
    for (let years = 0; years <= 10; years++) {
      const historyFrom = yearsBefore(start, years);
      const historyTo = yearsBefore(end, years);
      if (historyTo > dataTo + DAY_MS) continue;
      if (historyFrom >= dataFrom - DAY_MS) periods.push({ from: start, to: end, historyFrom, historyTo });
      break;
    }
    start = end;
  }
  return periods;
}

function after(start: number, rhythm: MoveRhythm): number {
  if (rhythm === 'fortnight') return start + 14 * DAY_MS;
  const date = new Date(start);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + (rhythm === 'month' ? 1 : 3), date.getUTCDate());
}

function yearsBefore(at: number, years: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear() - years, date.getUTCMonth(), date.getUTCDate());
}

/** The best place inside the area for each period, one camera at a time. `weights`: weight of each row. */
export function proposeMoves(
  scene: CameraScene,
  area: AreaRings,
  sites: readonly CameraSite[],
  wish: SitesWish,
  weights: Float64Array,
  periods: readonly MovePeriod[],
): Move[] {
  const moves: Move[] = [];
  for (const period of periods) {
    const { start } = scene.table;
    const within = weights.map((weight, row) =>
      start[row]! >= period.historyFrom && start[row]! < period.historyTo ? weight : 0,
    );
    const { problem, candidates, demandWeight } = deriveSitesProblem(scene, area, sites, wish, within);
    let best = -1;
    let seen = 0;
    problem.covers.forEach((points, candidate) => {
      const sum = points.reduce((total, point) => total + problem.weights[point]!, 0);
      if (sum > seen + 1e-9) [best, seen] = [candidate, sum];
    });
    const found = best < 0 ? null : candidates[best]!;
    const before = moves.at(-1)?.best;
    moves.push({
      ...period,
      best: found,
      incidents: demandWeight,
      seen,
      movedMetres: found && before ? Math.hypot(found.x - before.x, found.y - before.y) : null,
    });
  }
  return moves;
}

/** Registrations in the area and in the ring round it, per month: the measurement before the start that displacement is held against. */
export interface WatchRing {
  readonly watchMetres: number;
  readonly inArea: number;
  readonly inRing: number;
}

/** Weight of the rows inside an area and within `watchMetres` outside it. */
export function countWatchRing(
  scene: CameraScene,
  area: AreaRings,
  watchMetres: number,
  weights: Float64Array,
): WatchRing {
  let [inArea, inRing] = [0, 0];
  for (let row = 0; row < weights.length; row++) {
    if (weights[row] === 0) continue;
    const [x, y] = [scene.rowX[row]!, scene.rowY[row]!];
    if (isInCameraArea(area, x, y)) inArea += weights[row]!;
    else if (metresToBorder(area, x, y) <= watchMetres) inRing += weights[row]!;
  }
  return { watchMetres, inArea, inRing };
}
