import type { IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { LineSet } from '../../domain/place/base-layers.ts';
import type { DensityMethod } from '../density/kernel-contributions.ts';
import { deriveLixels } from '../density/lixels.ts';
import { estimateNetworkDensity } from '../density/network-density.ts';
import type { NetworkKernel } from '../density/network-kernels.ts';
import { estimateNetworkK, type NetworkK } from '../density/network-k.ts';
import { linesOfParts } from '../graph/edge-geometry.ts';
import { totalLengthMetres, type EdgeParts } from '../graph/street-graph.ts';
import { weighRows, type NetworkIncidents } from '../network-incidents.ts';
import type { Pause } from '../pause.ts';
import { groupByEdge, type EdgePlaces } from '../snapping/edge-places.ts';
import type { StreetNetwork } from '../street-network.ts';

export interface DensityRequest {
  readonly method: DensityMethod;
  readonly kernel: NetworkKernel;
  readonly bandwidthMetres: number;
  readonly lixelMetres: number;
  readonly filter: IncidentFilter;
}

export interface DensityAnswer {
  /** The pieces of street with some density, densest last. */
  readonly lines: LineSet;
  /** Incidents per 100 m of street, a value a piece. */
  readonly per100Metres: Float64Array;
  /** The same over all pieces of street: highest, and mean by length. */
  readonly highest: number;
  readonly mean: number;
  readonly incidents: number;
  readonly streetMetres: number;
  readonly shareLeftOut: number;
  readonly stepMetres: number | null;
}

/** Pieces thinner than this share of the highest are not drawn. */
const LEAST_SHARE = 0.01;

/** Density along the streets of the incidents that pass the filter. */
export async function answerDensity(
  { graph }: StreetNetwork,
  incidents: NetworkIncidents,
  { method, kernel, bandwidthMetres, lixelMetres, filter }: DensityRequest,
  pause?: Pause,
): Promise<DensityAnswer> {
  const { places, weights } = eventsOf(graph, incidents, weighRows(incidents.table, filter));
  const { parts, centres } = deriveLixels(graph, lixelMetres);
  const density = await estimateNetworkDensity(
    graph,
    places,
    centres,
    { method, kernel, bandwidthMetres, weights },
    pause,
  );
  const highest = density.eventsPerMetre.reduce((most, value) => Math.max(most, value), 0);
  const shown = Array.from(density.eventsPerMetre.keys())
    .filter((i) => density.eventsPerMetre[i]! > LEAST_SHARE * highest)
    .sort((a, b) => density.eventsPerMetre[a]! - density.eventsPerMetre[b]!);
  const streetMetres = totalLengthMetres(graph);
  return {
    lines: linesOfParts(graph, pick(parts, shown)),
    per100Metres: Float64Array.from(shown, (i) => 100 * density.eventsPerMetre[i]!),
    highest: 100 * highest,
    mean: (100 * density.totalWeight) / streetMetres,
    incidents: density.totalWeight,
    streetMetres,
    shareLeftOut: density.shareLeftOut,
    stepMetres: density.stepMetres,
  };
}

export interface NetworkKRequest {
  readonly filter: IncidentFilter;
  readonly distancesMetres: readonly number[];
  readonly simulations: number;
  readonly seed: number;
}

export type NetworkKAnswer =
  | { readonly kind: 'estimated'; readonly k: NetworkK }
  | { readonly kind: 'refused'; readonly reason: string; readonly values: Readonly<Record<string, number>> };

/** More events than this would keep a reader waiting for minutes; the reader chooses a filter first. */
const MOST_EVENTS = 5000;
const LEAST_EVENTS = 10;

/** Whether incidents lie closer together along the streets than chance, under the filter. */
export async function answerNetworkK(
  network: StreetNetwork,
  incidents: NetworkIncidents,
  { filter, ...settings }: NetworkKRequest,
  pause?: Pause,
): Promise<NetworkKAnswer> {
  const weights = weighRows(incidents.table, filter).map((weight) => (weight >= 0.5 ? 1 : 0));
  const { places } = eventsOf(network.graph, incidents, weights);
  const refused = (reason: string, values: Readonly<Record<string, number>>) =>
    ({ kind: 'refused', reason: `network.k.refused.${reason}`, values }) as const;
  if (places.length < LEAST_EVENTS) return refused('tooFew', { least: LEAST_EVENTS, n: places.length });
  if (places.length > MOST_EVENTS) return refused('tooMany', { most: MOST_EVENTS, n: places.length });
  return { kind: 'estimated', k: await estimateNetworkK(network.graph, places, settings, pause) };
}

/** Rows on the network that weigh something. */
function eventsOf(
  graph: StreetNetwork['graph'],
  { snapped }: NetworkIncidents,
  weights: Float64Array,
): { places: EdgePlaces; weights: Float64Array } {
  const rows: number[] = [];
  for (let row = 0; row < snapped.length; row++) if (snapped.edge[row]! >= 0 && weights[row]! > 0) rows.push(row);
  const edge = Uint32Array.from(rows, (row) => snapped.edge[row]!);
  const offset = Float64Array.from(rows, (row) => snapped.offsetMetres[row]!);
  return { places: groupByEdge(graph, edge, offset), weights: Float64Array.from(rows, (row) => weights[row]!) };
}

function pick({ edge, fromMetres, toMetres }: EdgeParts, chosen: readonly number[]): EdgeParts {
  return {
    length: chosen.length,
    edge: Uint32Array.from(chosen, (i) => edge[i]!),
    fromMetres: Float64Array.from(chosen, (i) => fromMetres[i]!),
    toMetres: Float64Array.from(chosen, (i) => toMetres[i]!),
  };
}
