import type { StreetClass } from '../../domain/place/base-layers.ts';
import type { NetworkPath } from '../paths/path-search.ts';
import type { RatioInterval } from '../../numerics/rate-ratio.ts';
import type { StreetFunction } from './street-function.ts';

/** Half-open window of civil time, epoch ms. */
export interface CivilPeriod {
  readonly from: number;
  readonly to: number;
}

/** Incidents tied to the network (see `snapPoints`); one value each. */
export interface CorridorIncidents {
  /** -1 where the incident was not snapped: it takes no part. */
  readonly edge: Int32Array;
  readonly offsetMetres: Float64Array;
  /** Civil time window, epoch ms; NaN where unknown. */
  readonly start: Float64Array;
  readonly end: Float64Array;
}

export interface CorridorInput {
  readonly route: NetworkPath;
  readonly incidents: CorridorIncidents;
  readonly period: CivilPeriod;
  /** An earlier period to compare with; null = none. */
  readonly before: CivilPeriod | null;
  /** Hours of the day (0–23) the question is about; null = the whole day. */
  readonly hours: readonly number[] | null;
  /** Expected metres walked per day by edge and hour (edge × 24 + hour) of everybody, from a walking model; null = none. */
  readonly metresPerDayByHour: Float64Array | null;
  /** Index into `STREET_FUNCTIONS` by edge; null = not known, streets are matched on class only. */
  readonly streetFunctions: Uint8Array | null;
}

export interface CorridorSettings {
  /** Streets that run along the route within this distance belong to it: the carriageway beside a footpath. */
  readonly reachMetres: number;
  /** Streets nearer than this that do not belong to the route are no comparison either: what happens there may spill over. */
  readonly guardMetres: number;
  /** Streets are cut into units of at most this length. */
  readonly unitMetres: number;
  /** Length of the steps of the profile along the route. */
  readonly stepMetres: number;
  /** A kind of street needs this much length elsewhere to compare with. */
  readonly minimumComparisonMetres: number;
  /** Refused when more than this share of the route has no comparable street. */
  readonly maximumUnmatchedShare: number;
  /** Refused when route and expectation together stay below this. */
  readonly minimumIncidents: number;
  /** Longer time windows do not count by hour. */
  readonly longestWindowHours: number;
  readonly permutations: number;
  /** Routes of about the same length drawn elsewhere; 0 = none. */
  readonly similarRoutes: number;
  readonly seed: number;
}

export const DEFAULT_CORRIDOR_SETTINGS: CorridorSettings = {
  reachMetres: 15,
  guardMetres: 150,
  unitMetres: 50,
  stepMetres: 100,
  minimumComparisonMetres: 500,
  maximumUnmatchedShare: 0.2,
  minimumIncidents: 5,
  longestWindowHours: 24,
  permutations: 999,
  similarRoutes: 199,
  seed: 1,
};

/** How much was recorded on how much street in how much time. Counts need not be whole: time windows are spread. */
export interface CorridorRate {
  readonly incidents: number;
  readonly streetMetres: number;
  readonly days: number;
  readonly hoursPerDay: number;
  /** Recorded incidents per 100 m of street per year of 365 days, within the hours of the day. */
  readonly per100MetresPerYear: number;
  /** Metres walked there in these days and hours by the model; null without a model. */
  readonly metresWalked: number | null;
  readonly per100KilometresWalked: number | null;
}

export type ComparisonKind = 'comparable-streets' | 'other-hours' | 'before';

export interface CorridorComparison {
  readonly kind: ComparisonKind;
  /** What the route is compared with. For comparable streets: their rates at the route's own mix of streets. */
  readonly comparison: CorridorRate;
  /** Route divided by comparison, per metre of street and hour; null where one side has no incidents. */
  readonly ratioPerStreet: RatioInterval | null;
  /** The same per metre walked. */
  readonly ratioPerMetreWalked: RatioInterval | null;
  /** For other hours and before: the route's change divided by the change on comparable streets. */
  readonly changeAgainstComparableStreets: RatioInterval | null;
  /**
   * Two-sided permutation p: how often units of street drawn at random from the same kinds of streets depart as much.
   * For other hours and before it is about the route's change against the change on comparable streets.
   */
  readonly pValue: number;
  readonly permutations: number;
}

export interface CorridorStratum {
  readonly streetClass: StreetClass;
  readonly streetFunction: StreetFunction | null;
  readonly routeMetres: number;
  readonly routeIncidents: number;
  readonly comparisonMetres: number;
  readonly comparisonIncidents: number;
  /** False: too little of this kind elsewhere, so this part of the route is left out of the comparison. */
  readonly matched: boolean;
}

/** The route by distance from its start and by hour, always beside what comparable streets would give. */
export interface CorridorProfile {
  readonly stepMetres: number;
  /** By step: metres of street, recorded incidents (in the hours asked for) and the number expected there. */
  readonly streetMetres: Float64Array;
  readonly incidents: Float64Array;
  readonly expected: Float64Array;
  /** Recorded incidents by step and hour: step × 24 + hour; incidents without a usable hour are not in it. */
  readonly incidentsByHour: Float64Array;
  /** 24 values: on the route, and expected from comparable streets. */
  readonly hours: Float64Array;
  readonly expectedHours: Float64Array;
}

/** The route among routes of about its length elsewhere: neighbouring streets are alike, which single units do not show. */
export interface SimilarRoutes {
  readonly drawn: number;
  /** Recorded / expected of the drawn routes: median, and the range that holds 95 %. */
  readonly medianRatio: number;
  readonly lowRatio: number;
  readonly highRatio: number;
  readonly routeRatio: number;
  readonly pValue: number;
}

/** Route and comparisons in one piece: there is no function that gives the route's figure by itself. */
export interface CorridorReport {
  readonly route: CorridorRate;
  readonly comparisons: readonly [CorridorComparison, ...CorridorComparison[]];
  readonly notCompared: readonly { readonly kind: ComparisonKind; readonly reason: string }[];
  readonly strata: readonly CorridorStratum[];
  readonly unmatchedShare: number;
  /** Pearson dispersion of the comparison units; above 1 the interval was widened by its root. */
  readonly dispersion: number;
  readonly profile: CorridorProfile;
  readonly similarRoutes: SimilarRoutes | null;
  /** Incidents on the route in the period without a usable hour, when hours were asked for. */
  readonly withoutHour: number;
}

export type CorridorOutcome =
  | { readonly kind: 'compared'; readonly report: CorridorReport }
  | { readonly kind: 'refused'; readonly reason: string; readonly values: Readonly<Record<string, number>> };
