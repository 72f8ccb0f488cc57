import { MethodInputError } from '../method-record.ts';
import { createPointGrid, visitWithin } from '../point-grid/point-grid.ts';

/** Circles of the scan: around each distinct place its events, nearest first. */
export interface Circles {
  readonly centreX: Float64Array;
  readonly centreY: Float64Array;
  /** Events of circle c are events[starts[c] … starts[c+1]-1]. */
  readonly starts: Uint32Array;
  readonly events: Uint32Array;
  /** Number of events within the distance of each (ties included), and that distance. */
  readonly within: Uint32Array;
  readonly distance: Float64Array;
}

/** More than this many events in all circles together do not fit in memory. */
const MOST_MEMBERS = 60_000_000;

/**
 * Lists the circles around every distinct place, up to `radiusMetres` and `mostEvents` events. A circle that would cut
 * through events at one distance ends before them.
 */
export function listCircles(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  radiusMetres: number,
  mostEvents: number,
): Circles {
  const centres = distinctPlaces(x, y);
  const grid = createPointGrid(x, y, radiusMetres);
  const starts = new Uint32Array(centres.length + 1);
  const events: number[] = [];
  const within: number[] = [];
  const distance: number[] = [];
  centres.forEach((centre, c) => {
    const near: { event: number; squared: number }[] = [];
    visitWithin(grid, x[centre]!, y[centre]!, radiusMetres, (place, squared) =>
      near.push({ event: grid.order[place]!, squared }),
    );
    near.sort((a, b) => a.squared - b.squared || a.event - b.event);
    for (let from = 0; from < near.length;) {
      let to = from + 1;
      while (to < near.length && near[to]!.squared === near[from]!.squared) to++;
      if (to > mostEvents) break;
      for (let k = from; k < to; k++) {
        events.push(near[k]!.event);
        within.push(to);
        distance.push(Math.sqrt(near[k]!.squared));
      }
      from = to;
    }
    if (events.length > MOST_MEMBERS) {
      throw new MethodInputError('method.error.tooManyPairs', { most: MOST_MEMBERS, bandMetres: radiusMetres });
    }
    starts[c + 1] = events.length;
  });
  return {
    centreX: Float64Array.from(centres, (i) => x[i]!),
    centreY: Float64Array.from(centres, (i) => y[i]!),
    starts,
    events: Uint32Array.from(events),
    within: Uint32Array.from(within),
    distance: Float64Array.from(distance),
  };
}

/** The first event of each distinct place. */
function distinctPlaces(x: ArrayLike<number>, y: ArrayLike<number>): number[] {
  const order = Array.from({ length: x.length }, (_, i) => i).sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]! || a - b);
  return order
    .filter((i, k) => k === 0 || x[i] !== x[order[k - 1]!] || y[i] !== y[order[k - 1]!])
    .sort((a, b) => a - b);
}
