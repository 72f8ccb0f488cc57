import type { PoiKind } from '../place/base-layers.ts';

/**
 * An end of a walking route that may be kept: a point of interest, which is public. There is no field for any other
 * point: a start point of one's own (a home, say) lives in memory only and cannot be put in here.
 */
export interface RouteEnd {
  readonly kind: PoiKind;
  readonly name: string;
  /** Project metres. */
  readonly x: number;
  readonly y: number;
}

/** The choices of the walking model that a route was found with. */
export interface RouteModel {
  /** Metres that a minute of walking takes. */
  readonly metresPerMinute: number;
  /** Share of the walks between these ends that the model puts on this route, 0–1; null for a route drawn by hand. */
  readonly share: number | null;
  /** θ of the route choice and β of the decay, per felt metre. */
  readonly routeChoicePerMetre: number;
  readonly decayPerMetre: number;
}

/** A route as it was at one moment. Versions are added, never changed. */
export interface RouteVersion {
  /** 1, 2, … */
  readonly number: number;
  /** Instant, ISO 8601. */
  readonly keptAt: string;
  /** The walk in project metres, flat, from origin to destination. */
  readonly points: readonly number[];
  /** Places by which it was led by hand; empty when it was not corrected. */
  readonly via: readonly (readonly [x: number, y: number])[];
  readonly lengthMetres: number;
  readonly model: RouteModel;
  /** Fingerprint of the street network it was found in; another one now means: stale. */
  readonly networkFingerprint: string;
}

/** A named walking route of the project. */
export interface WalkingRoute {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly origin: RouteEnd;
  readonly destination: RouteEnd;
  /** Oldest first, never empty. */
  readonly versions: readonly [RouteVersion, ...RouteVersion[]];
}

export const latestVersion = ({ versions }: WalkingRoute): RouteVersion => versions[versions.length - 1]!;

/** The version that adds to a route what was found or corrected now. */
export const nextVersion = (
  { versions }: WalkingRoute,
  found: Omit<RouteVersion, 'number'>,
): readonly [RouteVersion, ...RouteVersion[]] => [...versions, { ...found, number: versions.length + 1 }];
