import { DAY_MS } from '../../domain/incident/incident-filter.ts';
import type { StreetGraph } from '../graph/street-graph.ts';
import { HOURS_PER_DAY } from '../routes/walking-model.ts';
import { exactRateRatio, ratioOfRatios, stratifiedRateRatio, type RatioInterval } from '../../numerics/rate-ratio.ts';
import { ratesForRatio, sumByStratum, sumOver, type StratumSums } from './corridor-strata.ts';
import type {
  CivilPeriod,
  CorridorComparison,
  CorridorInput,
  CorridorRate,
  CorridorSettings,
} from './corridor-types.ts';
import type { CorridorUnits } from './corridor-units.ts';
import { metresWalkedByUnit, type UnitCounts } from './unit-counts.ts';

export const ALL_HOURS = Array.from({ length: HOURS_PER_DAY }, (_, hour) => hour);

/** Everything counted once, from which figures and comparisons are taken. */
export interface Counted {
  readonly input: CorridorInput;
  readonly settings: CorridorSettings;
  readonly units: CorridorUnits;
  readonly counts: UnitCounts;
  readonly unitMetres: Float64Array;
  readonly lengths: StratumSums;
  readonly inside: StratumSums;
  readonly matched: ReadonlySet<number>;
  readonly hours: readonly number[];
  readonly days: number;
}

export const daysOf = ({ from, to }: CivilPeriod): number => (to - from) / DAY_MS;

export function walkedBy(
  graph: StreetGraph,
  counted: Counted,
  hours: readonly number[],
  days: number,
): StratumSums | null {
  const { metresPerDayByHour } = counted.input;
  if (!metresPerDayByHour) return null;
  return sumByStratum(
    counted.units,
    metresWalkedByUnit(counted.units, graph.edgeLengthMetres, metresPerDayByHour, hours, days),
  );
}

function rateOf(
  incidents: number,
  streetMetres: number,
  metresWalked: number | null,
  hoursPerDay: number,
  days: number,
): CorridorRate {
  return {
    incidents,
    streetMetres,
    days,
    hoursPerDay,
    per100MetresPerYear: (incidents / streetMetres / days) * 36_500,
    metresWalked,
    per100KilometresWalked: metresWalked !== null && metresWalked > 0 ? (incidents / metresWalked) * 100_000 : null,
  };
}

export function routeRate(
  { lengths, matched }: Counted,
  incidents: number,
  walked: StratumSums | null,
  hoursPerDay: number,
  days: number,
): CorridorRate {
  const metresWalked = walked ? sumOver(walked.route, matched) : null;
  return rateOf(incidents, sumOver(lengths.route, matched), metresWalked, hoursPerDay, days);
}

export function comparableStreets(
  counted: Counted,
  walked: StratumSums | null,
  dispersion: number,
  pValue: number,
): CorridorComparison {
  const { inside, lengths, matched, days, hours, settings } = counted;
  let incidents = 0;
  let metresWalked = 0;
  for (const stratum of matched) {
    const share = lengths.route[stratum]! / lengths.comparison[stratum]!;
    incidents += inside.comparison[stratum]! * share;
    if (walked) metresWalked += walked.comparison[stratum]! * share;
  }
  const streetMetres = sumOver(lengths.route, matched);
  return {
    kind: 'comparable-streets',
    comparison: rateOf(incidents, streetMetres, walked ? metresWalked : null, hours.length, days),
    ratioPerStreet: stratifiedRateRatio(ratesForRatio(inside, lengths, matched), dispersion),
    ratioPerMetreWalked: walked ? stratifiedRateRatio(ratesForRatio(inside, walked, matched), dispersion) : null,
    changeAgainstComparableStreets: null,
    pValue,
    permutations: settings.permutations,
  };
}

export function otherHours(graph: StreetGraph, counted: Counted, pValue: number): CorridorComparison | null {
  const asked = new Set(counted.hours);
  const rest = ALL_HOURS.filter((hour) => !asked.has(hour));
  return ownPast(graph, counted, 'other-hours', counted.counts.otherHours, rest, counted.days, pValue);
}

export function earlier(graph: StreetGraph, counted: Counted, pValue: number): CorridorComparison | null {
  const days = daysOf(counted.input.before!);
  return ownPast(graph, counted, 'before', counted.counts.before, counted.hours, days, pValue);
}

/** The route against itself in other hours or days; null when neither has incidents. */
function ownPast(
  graph: StreetGraph,
  counted: Counted,
  kind: CorridorComparison['kind'],
  otherByUnit: Float64Array,
  otherHoursOfDay: readonly number[],
  otherDays: number,
  pValue: number,
): CorridorComparison | null {
  const { inside, matched, settings, hours, days, units } = counted;
  const other = sumByStratum(units, otherByUnit);
  const now = sumOver(inside.route, matched);
  const then = sumOver(other.route, matched);
  if (now + then <= 0) return null;
  const walkedNow = walkedBy(graph, counted, hours, days);
  const walkedThen = walkedBy(graph, counted, otherHoursOfDay, otherDays);
  const metresNow = walkedNow ? sumOver(walkedNow.route, matched) : 0;
  const metresThen = walkedThen ? sumOver(walkedThen.route, matched) : 0;
  return {
    kind,
    comparison: routeRate(counted, then, walkedThen, otherHoursOfDay.length, otherDays),
    ratioPerStreet: exactRateRatio(now, hours.length * days, then, otherHoursOfDay.length * otherDays),
    ratioPerMetreWalked: metresNow > 0 && metresThen > 0 ? exactRateRatio(now, metresNow, then, metresThen) : null,
    changeAgainstComparableStreets: changeAgainst(now, then, inside, other, matched),
    pValue,
    permutations: settings.permutations,
  };
}

function changeAgainst(
  now: number,
  then: number,
  inside: StratumSums,
  other: StratumSums,
  matched: ReadonlySet<number>,
): RatioInterval | null {
  return ratioOfRatios(now, then, sumOver(inside.comparison, matched), sumOver(other.comparison, matched));
}
