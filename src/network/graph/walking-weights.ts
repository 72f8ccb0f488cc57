import { STREET_CLASSES, type StreetClass } from '../../domain/place/base-layers.ts';

/**
 * How long one metre of street feels on foot, by street class; null = not open to walkers, left out of the graph.
 *
 * The order follows findings on observed walks: Broach and Dill (2015, "Pedestrian route choice model estimated from
 * revealed preference GPS data", Portland) found that a metre along a busy street counts as about 1.14 m. The other
 * figures (service, track, path, steps) are design choices of this product, not measurements: they only choose between
 * routes of nearly equal length. Distances that are reported are always true metres.
 */
export type WalkingWeights = Readonly<Record<StreetClass, number | null>>;

export const DEFAULT_WALKING_WEIGHTS: WalkingWeights = {
  motorway: null,
  trunk: null,
  primary: 1.14,
  secondary: 1.14,
  tertiary: 1.05,
  residential: 1,
  'living-street': 1,
  pedestrian: 1,
  service: 1.1,
  track: 1.2,
  cycleway: 1.05,
  footway: 1,
  path: 1.1,
  steps: 1.2,
  rail: null,
  unknown: 1.05,
};

/** The table by class number; NaN stands for "not walkable". Throws a RangeError on a weight that is not positive. */
export function weightsByClassNumber(weights: WalkingWeights): Float64Array {
  return Float64Array.from(STREET_CLASSES, (name) => {
    const weight = weights[name];
    if (weight === null) return NaN;
    if (!(weight > 0) || !Number.isFinite(weight)) throw new RangeError(`walking weight of ${name} must be positive`);
    return weight;
  });
}
