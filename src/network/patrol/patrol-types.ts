import type { NetworkPoint } from '../graph/street-graph.ts';
import type { NetworkPath } from '../paths/path-search.ts';

/** A stretch of street worth walking along, from one end to the other or back. */
export interface HotSegment {
  readonly edge: number;
  readonly fromMetres: number;
  readonly toMetres: number;
  /** What a passage is worth, e.g. recorded incidents per hour in the hours of the round. */
  readonly prize: number;
}

/** A place that must be called at, e.g. the weekly visit to the azc. */
export interface PatrolVisit {
  readonly id: string;
  readonly place: NetworkPoint;
  readonly dwellMinutes: number;
}

export interface PatrolRequest {
  readonly start: NetworkPoint;
  readonly end: NetworkPoint;
  readonly segments: readonly HotSegment[];
  readonly visits: readonly PatrolVisit[];
  readonly minutes: number;
  /** Walking speed of a round, metres per minute. 4 km/h is 66.7. */
  readonly metresPerMinute: number;
}

export interface PatrolSettings {
  /** Up to so many segments and visits together the best round is found with proof; above it by search. */
  readonly exactUpTo: number;
  /** Restarts of the search. */
  readonly restarts: number;
  readonly seed: number;
}

export const DEFAULT_PATROL_SETTINGS: PatrolSettings = { exactUpTo: 13, restarts: 24, seed: 1 };

export interface PatrolStop {
  readonly kind: 'segment' | 'visit';
  /** Number of the segment or visit in the request. */
  readonly index: number;
  /** Minutes after the start at which the segment is entered or the visit begins. */
  readonly arrivalMinutes: number;
  readonly prize: number;
}

export interface PatrolRound {
  readonly path: NetworkPath;
  readonly stops: readonly PatrolStop[];
  readonly minutes: number;
  readonly walkedMetres: number;
  readonly prize: number;
  /** No round within the time can be worth more than this. */
  readonly upperBound: number;
  /** (upperBound - prize) / upperBound; 0 = proven best. */
  readonly gap: number;
  readonly proven: boolean;
}

export type PatrolOutcome =
  | { readonly kind: 'planned'; readonly round: PatrolRound }
  | { readonly kind: 'refused'; readonly reason: string; readonly values: Readonly<Record<string, number>> };
