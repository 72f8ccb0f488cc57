import { STREET_CLASSES } from '../../domain/place/base-layers.ts';
import type { RateStratum } from '../../numerics/rate-ratio.ts';
import type { CorridorStratum } from './corridor-types.ts';
import { UnitRole, type CorridorUnits } from './corridor-units.ts';
import { STREET_FUNCTIONS } from './street-function.ts';

/** Sums of one quantity by kind of street, for the route and for the comparison streets. */
export interface StratumSums {
  readonly route: Float64Array;
  readonly comparison: Float64Array;
}

export const STRATUM_COUNT = STREET_CLASSES.length * STREET_FUNCTIONS.length;

export function sumByStratum(units: CorridorUnits, values: Float64Array): StratumSums {
  const route = new Float64Array(STRATUM_COUNT);
  const comparison = new Float64Array(STRATUM_COUNT);
  for (let unit = 0; unit < units.length; unit++) {
    if (units.role[unit] === UnitRole.guard) continue;
    (units.role[unit] === UnitRole.route ? route : comparison)[units.stratum[unit]!]! += values[unit]!;
  }
  return { route, comparison };
}

/** Sums restricted to the kinds of street that have enough length elsewhere. */
export const sumOver = (values: Float64Array, strata: Iterable<number>): number => {
  let sum = 0;
  for (const stratum of strata) sum += values[stratum]!;
  return sum;
};

export function ratesForRatio(counts: StratumSums, exposures: StratumSums, strata: ReadonlySet<number>): RateStratum[] {
  return [...strata].map((stratum) => ({
    countOne: counts.route[stratum]!,
    exposureOne: exposures.route[stratum]!,
    countTwo: counts.comparison[stratum]!,
    exposureTwo: exposures.comparison[stratum]!,
  }));
}

/** What comparable streets would give on each unit: the comparison's rate of its kind × its length. */
export function expectedByUnit(
  units: CorridorUnits,
  counts: Float64Array,
  lengths: StratumSums,
  minimumMetres: number,
): Float64Array {
  const comparison = new Float64Array(STRATUM_COUNT);
  for (let unit = 0; unit < units.length; unit++) {
    if (units.role[unit] === UnitRole.comparison) comparison[units.stratum[unit]!]! += counts[unit]!;
  }
  return Float64Array.from(units.stratum, (stratum, unit) => {
    const metres = lengths.comparison[stratum]!;
    if (metres < minimumMetres) return 0;
    return (comparison[stratum]! / metres) * (units.toMetres[unit]! - units.fromMetres[unit]!);
  });
}

/**
 * Pearson dispersion of the counts on the comparison units around the rate of their kind of street: 1 when they vary as
 * Poisson counts do, more when incidents pile up on some streets.
 */
export function pearsonDispersion(
  units: CorridorUnits,
  counts: Float64Array,
  expected: Float64Array,
  matched: ReadonlySet<number>,
): number {
  let sum = 0;
  let terms = 0;
  for (let unit = 0; unit < units.length; unit++) {
    if (units.role[unit] !== UnitRole.comparison || !matched.has(units.stratum[unit]!) || expected[unit]! <= 0)
      continue;
    sum += (counts[unit]! - expected[unit]!) ** 2 / expected[unit]!;
    terms++;
  }
  const freedom = terms - matched.size;
  return freedom > 0 ? sum / freedom : 1;
}

export function describeStrata(
  counts: StratumSums,
  lengths: StratumSums,
  matched: ReadonlySet<number>,
  withFunctions: boolean,
): CorridorStratum[] {
  const strata: CorridorStratum[] = [];
  for (let stratum = 0; stratum < STRATUM_COUNT; stratum++) {
    if (lengths.route[stratum]! <= 0) continue;
    strata.push({
      streetClass: STREET_CLASSES[Math.floor(stratum / STREET_FUNCTIONS.length)]!,
      streetFunction: withFunctions ? STREET_FUNCTIONS[stratum % STREET_FUNCTIONS.length]! : null,
      routeMetres: lengths.route[stratum]!,
      routeIncidents: counts.route[stratum]!,
      comparisonMetres: lengths.comparison[stratum]!,
      comparisonIncidents: counts.comparison[stratum]!,
      matched: matched.has(stratum),
    });
  }
  return strata;
}
