import type { IncidentFilter } from '../../domain/incident/incident-filter.ts';
import { deriveLixels } from '../density/lixels.ts';
import { appendPart } from '../graph/edge-geometry.ts';
import { weighRows, type NetworkIncidents } from '../network-incidents.ts';
import { deriveHotSegments } from '../patrol/hot-segments.ts';
import { planPatrol } from '../patrol/plan-patrol.ts';
import type { HotSegment, PatrolSettings, PatrolVisit } from '../patrol/patrol-types.ts';
import {
  lineOf,
  streetsAlong,
  walkEnd,
  type PlanePoint,
  type StreetNetwork,
  type WalkedStreet,
} from '../street-network.ts';
import { comparePeriods, incidentsOf } from './corridor-question.ts';

export interface HotStretchesRequest {
  readonly filter: IncidentFilter;
  readonly hours: readonly number[];
  readonly stretchMetres: number;
  readonly most: number;
}

/** A busy stretch of street, to be chosen for a round. */
export interface HotStretch {
  readonly segment: HotSegment;
  readonly street: string;
  readonly points: Float64Array;
  readonly metres: number;
  /** Recorded incidents per 100 hours of the chosen hours. */
  readonly per100Hours: number;
}

/** The busiest stretches of street in the hours of a round, busiest first. */
export function answerHotStretches(
  network: StreetNetwork,
  incidents: NetworkIncidents,
  { filter, hours, stretchMetres, most }: HotStretchesRequest,
): HotStretch[] {
  const weights = weighRows(incidents.table, { ...filter, period: null, hoursOfWeek: null });
  const periods = comparePeriods(incidents.table, weights, filter.period);
  if (!periods) return [];
  const { graph } = network;
  const segments = deriveHotSegments(
    deriveLixels(graph, stretchMetres),
    incidentsOf(incidents, weights),
    periods.period,
    hours,
    most,
  );
  return segments.map((segment) => {
    const points: number[] = [];
    appendPart(graph, segment.edge, segment.fromMetres, segment.toMetres, points);
    return {
      segment,
      street: network.place.streets.records[graph.edgeStreet[segment.edge]!]!.name,
      points: Float64Array.from(points),
      metres: segment.toMetres - segment.fromMetres,
      per100Hours: 100 * segment.prize,
    };
  });
}

export interface PatrolQuestion {
  readonly start: PlanePoint;
  readonly end: PlanePoint;
  readonly segments: readonly HotSegment[];
  readonly visits: readonly (PlanePoint & Omit<PatrolVisit, 'place'>)[];
  readonly minutes: number;
  readonly metresPerMinute: number;
  readonly settings: Partial<PatrolSettings>;
}

export interface PlannedPatrol {
  readonly points: Float64Array;
  readonly minutes: number;
  readonly walkedMetres: number;
  readonly proven: boolean;
  /** (bound - found) / bound; 0 = no better round exists. */
  readonly gap: number;
  readonly stops: readonly {
    readonly kind: 'segment' | 'visit';
    readonly index: number;
    readonly arrivalMinutes: number;
  }[];
  /** Streets in walking order, runs of one name together. */
  readonly streets: readonly WalkedStreet[];
}

export type PatrolAnswer =
  | { readonly kind: 'planned'; readonly round: PlannedPatrol }
  | { readonly kind: 'refused'; readonly reason: string; readonly values: Readonly<Record<string, number>> };

/** A round on foot through chosen stretches within the minutes there are, calling at the visits. */
export function answerPatrol(network: StreetNetwork, question: PatrolQuestion): PatrolAnswer {
  const start = walkEnd(network, question.start);
  const end = walkEnd(network, question.end);
  const visits = question.visits.flatMap(({ x, y, ...visit }) => {
    const place = walkEnd(network, { x, y });
    return place ? [{ ...visit, place }] : [];
  });
  if (!start || !end || visits.length < question.visits.length) {
    return { kind: 'refused', reason: 'network.patrol.refused.noWay', values: {} };
  }
  const { segments, minutes, metresPerMinute, settings } = question;
  const outcome = planPatrol(network.graph, { start, end, segments, visits, minutes, metresPerMinute }, settings);
  if (outcome.kind === 'refused') return outcome;
  const { path, stops, walkedMetres, proven, gap } = outcome.round;
  return {
    kind: 'planned',
    round: {
      points: lineOf(network, path),
      minutes: outcome.round.minutes,
      walkedMetres,
      proven,
      gap,
      stops: stops.map(({ kind, index, arrivalMinutes }) => ({ kind, index, arrivalMinutes })),
      streets: streetsAlong(network, path),
    },
  };
}
