import type { MapOverlay, OverlayLine, OverlayPlace } from '../../map/overlay-types.ts';
import type { FoundRoute, RoutesAnswer } from '../../network/questions/routes-question.ts';
import type { ReachBand } from '../../network/questions/isochrone-question.ts';
import type { WalkEnd } from './ends.ts';
import { nearestAlong } from './route-line.ts';

export const SLOT = 'walking-routes';

const WIDEST_PX = 14;
const THINNEST_PX = 1.5;

/**
 * Expected use as width: the busiest street widest, by the root of use so that small streams stay visible. Streets of the
 * chosen route have its colour, since wide lines lie over narrow ones.
 */
export function linesOfUse({ use }: RoutesAnswer, chosen: ArrayLike<number> | null): OverlayLine[] {
  const most = use.reduce((top, { walksPerDay }) => Math.max(top, walksPerDay), 0);
  return use.map(({ points, walksPerDay }, i) => ({
    id: `use-${i}`,
    points,
    tone: chosen && isOn(chosen, points) ? 'accent' : 'route',
    inert: true,
    widthPx: THINNEST_PX + (WIDEST_PX - THINNEST_PX) * Math.sqrt(walksPerDay / most),
  }));
}

const ON_METRES = 0.5;

/** Whether a piece of street is walked by a route: its first stretch lies on it. */
function isOn(route: ArrayLike<number>, [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: Float64Array): boolean {
  return nearestAlong(route, (x0 + x1) / 2, (y0 + y1) / 2).away < ON_METRES;
}

export const routeLine = (route: Pick<FoundRoute, 'id' | 'points'>, selected: boolean): OverlayLine => ({
  id: route.id,
  points: route.points,
  tone: selected ? 'accent' : 'alternative',
  widthPx: selected ? 4.5 : 1.5,
});

export function bandLines(bands: readonly ReachBand[]): OverlayLine[] {
  return bands.flatMap(({ lines: { length, starts, coordinates } }, band) =>
    Array.from({ length }, (_, i) => ({
      id: `reach-${band}-${i}`,
      points: coordinates.subarray(2 * starts[i]!, 2 * starts[i + 1]!),
      tone: 'ramp' as const,
      value: 1 - (band + 0.5) / bands.length,
      inert: true,
      widthPx: 4 - band,
    })),
  );
}

/** Letters for origins, numbers for goals. */
export const endPlaces = (origins: readonly WalkEnd[], goals: readonly WalkEnd[]): OverlayPlace[] => [
  ...origins.map((end, i) => badge(end, String.fromCharCode(65 + i), 'accent')),
  ...goals.map((end, i) => badge(end, String(i + 1), 'route')),
];

const badge = ({ id, name, x, y }: WalkEnd, text: string, tone: OverlayPlace['tone']): OverlayPlace => ({
  id: `end-${id}`,
  x,
  y,
  tone,
  look: 'badge',
  text,
  label: name,
});

export const overlayOf = (lines: readonly OverlayLine[], places: readonly OverlayPlace[]): MapOverlay => ({
  lines,
  places,
});
