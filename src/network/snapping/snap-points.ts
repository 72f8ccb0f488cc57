import type { EdgeLocator } from './edge-locator.ts';

/** Points tied to the network; every array but the lists has one value a point. */
export interface SnappedPoints {
  readonly length: number;
  /** Edge of each point; -1 where it has no place or lies beyond the limit. */
  readonly edge: Int32Array;
  readonly offsetMetres: Float64Array;
  /** Distance from the point to its place on the network; NaN where it was not snapped. */
  readonly distanceMetres: Float64Array;
  /** Points further from any street than the limit: to be listed, not silently lost. */
  readonly beyondLimit: Uint32Array;
  readonly withoutPlace: Uint32Array;
  readonly meanDistanceMetres: number;
  readonly largestDistanceMetres: number;
}

/** Ties points (project metres, NaN = unknown place) to the nearest street within `limitMetres`. */
export function snapPoints(
  locator: EdgeLocator,
  x: Float64Array,
  y: Float64Array,
  { limitMetres }: { readonly limitMetres: number },
): SnappedPoints {
  const edge = new Int32Array(x.length).fill(-1);
  const offsetMetres = new Float64Array(x.length);
  const distanceMetres = new Float64Array(x.length).fill(NaN);
  const beyondLimit: number[] = [];
  const withoutPlace: number[] = [];
  let sum = 0;
  let count = 0;
  let largest = 0;
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!)) {
      withoutPlace.push(i);
      continue;
    }
    const place = locator.locate(x[i]!, y[i]!, limitMetres);
    if (!place) {
      beyondLimit.push(i);
      continue;
    }
    edge[i] = place.edge;
    offsetMetres[i] = place.offsetMetres;
    distanceMetres[i] = place.distanceMetres;
    sum += place.distanceMetres;
    largest = Math.max(largest, place.distanceMetres);
    count++;
  }
  return {
    length: x.length,
    edge,
    offsetMetres,
    distanceMetres,
    beyondLimit: Uint32Array.from(beyondLimit),
    withoutPlace: Uint32Array.from(withoutPlace),
    meanDistanceMetres: count > 0 ? sum / count : NaN,
    largestDistanceMetres: count > 0 ? largest : NaN,
  };
}
