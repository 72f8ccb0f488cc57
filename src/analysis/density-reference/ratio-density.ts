import { requirePositive, type MethodRecord } from '../method-record.ts';
import { densityAtPlaces, type DensityOptions, type Places, type WeightedPlaces } from './point-density.ts';
import type { Window } from './kernel-mass.ts';

export interface RatioDensityOptions {
  readonly incidents: DensityOptions;
  readonly denominator: DensityOptions;
  /** Below this many units of the denominator per km² the ratio cannot be determined (NaN). */
  readonly minimumPerSquareKilometre: number;
}

export interface RatioDensityResult extends MethodRecord<RatioDensityOptions> {
  /** Incidents per unit of the denominator (address, visitor, incident of any kind); NaN where too few units are near. */
  readonly ratio: Float64Array;
  /** The ratio divided by that of the whole area: 1 is what the denominator alone would give. */
  readonly relative: Float64Array;
  readonly incidentsPerSquareMetre: Float64Array;
  readonly denominatorPerSquareMetre: Float64Array;
  /** Places where the ratio could not be determined. */
  readonly undetermined: number;
}

/**
 * Dual (ratio) density: density of incidents over the density of a chosen denominator, so that a busy place is not
 * called risky for being busy.
 *
 * Source: Bithell 1990, Statistics in Medicine 9:691–701; Kelsall & Diggle 1995; dual kernel density of CrimeStat.
 * Both densities use the same edge treatment or none, given per side; one bandwidth for both keeps the ratio unbiased
 * where the risk is flat.
 */
export function ratioDensity(
  incidents: WeightedPlaces,
  denominator: WeightedPlaces,
  places: Places,
  options: RatioDensityOptions,
  window: Window | null = null,
): RatioDensityResult {
  requirePositive(options.minimumPerSquareKilometre, 'minimumPerSquareKilometre');
  const above = densityAtPlaces(incidents, places, options.incidents, window);
  const below = densityAtPlaces(denominator, places, options.denominator, window);
  const overall = above.parameters.totalWeight / below.parameters.totalWeight;
  const minimum = options.minimumPerSquareKilometre / 1e6;
  const ratio = above.perSquareMetre.map((density, i) => {
    const units = below.perSquareMetre[i]!;
    return units >= minimum ? density / units : NaN;
  });
  return {
    method: 'ratio-density',
    parameters: options,
    seed: null,
    n: above.n,
    ratio,
    relative: ratio.map((value) => value / overall),
    incidentsPerSquareMetre: above.perSquareMetre,
    denominatorPerSquareMetre: below.perSquareMetre,
    undetermined: ratio.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0),
  };
}
