import { DAY_MS, type IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import { compareCorridor } from '../corridor/compare-corridor.ts';
import { DEFAULT_CORRIDOR_SETTINGS } from '../corridor/corridor-types.ts';
import type { CivilPeriod, CorridorIncidents, CorridorOutcome, CorridorSettings } from '../corridor/corridor-types.ts';
import { describeCorridor, type Sentence } from '../corridor/describe-corridor.ts';
import { weighRows, type NetworkIncidents } from '../network-incidents.ts';
import { walkAlong, type StreetNetwork } from '../street-network.ts';

export interface CorridorRequest {
  /** The route in project metres, from the origin. */
  readonly points: ArrayLike<number>;
  /** Categories and sources of it are used, and its period where it has one; never its area or hours of the week. */
  readonly filter: IncidentFilter;
  /** Hours of the day, 0–23; null = the whole day. */
  readonly hours: readonly number[] | null;
  readonly settings: Partial<CorridorSettings>;
}

export interface CorridorAnswer {
  readonly outcome: CorridorOutcome;
  readonly sentences: readonly Sentence[];
  readonly period: CivilPeriod | null;
  readonly before: CivilPeriod | null;
  readonly routeMetres: number;
  /** Rows that took part, on all streets and both periods. */
  readonly rows: number;
  readonly settings: CorridorSettings;
}

const refused = (reason: string, settings: CorridorSettings, routeMetres = 0): CorridorAnswer => ({
  outcome: { kind: 'refused', reason, values: {} },
  sentences: [],
  period: null,
  before: null,
  routeMetres,
  rows: 0,
  settings,
});

/** What was recorded along a route, always beside its comparisons; a refusal says why. */
export function answerCorridor(
  network: StreetNetwork,
  incidents: NetworkIncidents | null,
  metresPerDayByHour: Float64Array | null,
  { points, filter, hours, settings }: CorridorRequest,
): CorridorAnswer {
  const full = { ...DEFAULT_CORRIDOR_SETTINGS, ...settings };
  const route = walkAlong(network, points);
  if (!route) return refused('network.corridor.refused.notOnNetwork', full);
  if (!incidents) return refused('network.corridor.refused.noIncidents', full, route.lengthMetres);
  const weights = weighRows(incidents.table, { ...filter, period: null, area: null, hoursOfWeek: null });
  const periods = comparePeriods(incidents.table, weights, filter.period);
  if (!periods) return refused('network.corridor.refused.noIncidents', full, route.lengthMetres);
  const taken = incidentsOf(incidents, weights);
  const outcome = compareCorridor(
    network.graph,
    { route, incidents: taken, ...periods, hours, metresPerDayByHour, streetFunctions: network.functions },
    full,
  );
  return {
    outcome,
    sentences: outcome.kind === 'compared' ? describeCorridor(outcome.report) : [],
    ...periods,
    routeMetres: route.lengthMetres,
    rows: taken.edge.reduce((sum, edge) => sum + (edge >= 0 ? 1 : 0), 0),
    settings: full,
  };
}

/** The rows with a weight, as the corridor wants them: rows without one are as if not on the network. */
export function incidentsOf({ table, snapped }: NetworkIncidents, weights: Float64Array): CorridorIncidents {
  return {
    edge: snapped.edge.map((edge, row) => (weights[row]! > 0 ? edge : -1)),
    offsetMetres: snapped.offsetMetres,
    start: table.start,
    end: table.end,
  };
}

const WEEK_MS = 7 * DAY_MS;
const LONGEST_WEEKS = 52;

/**
 * The period and the equally long one before it, both whole weeks so that weekdays weigh alike. Without a chosen period:
 * the last weeks of the data, at most 52, and as many before them. With one: the period itself, and the one before it
 * only where the data reach back that far.
 */
export function comparePeriods(
  { start }: IncidentTable,
  weights: Float64Array,
  chosen: CivilPeriod | null,
): { period: CivilPeriod; before: CivilPeriod | null } | null {
  let first = Infinity;
  let last = -Infinity;
  start.forEach((at, row) => {
    if (weights[row] === 0 || !Number.isFinite(at)) return;
    first = Math.min(first, at);
    last = Math.max(last, at);
  });
  if (first > last) return null;
  const dataFrom = Math.floor(first / DAY_MS) * DAY_MS;
  const dataTo = (Math.floor(last / DAY_MS) + 1) * DAY_MS;
  if (chosen) {
    const before = { from: chosen.from - (chosen.to - chosen.from), to: chosen.from };
    return { period: chosen, before: before.from >= dataFrom ? before : null };
  }
  const weeks = Math.min(LONGEST_WEEKS, Math.floor((dataTo - dataFrom) / 2 / WEEK_MS));
  if (weeks === 0) return { period: { from: dataFrom, to: dataTo }, before: null };
  const middle = dataTo - weeks * WEEK_MS;
  return { period: { from: middle, to: dataTo }, before: { from: middle - weeks * WEEK_MS, to: middle } };
}
