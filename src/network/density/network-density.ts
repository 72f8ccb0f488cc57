import type { StreetGraph } from '../graph/street-graph.ts';
import type { EdgePlaces } from '../snapping/edge-places.ts';
import type { Pause } from '../statistics/pause.ts';
import { visitContributions, type ContributionSettings } from './kernel-contributions.ts';

export interface NetworkDensitySettings extends ContributionSettings {
  /** Weight of each event; null = 1 each. */
  readonly weights: Float64Array | null;
}

export const DEFAULT_NETWORK_DENSITY: NetworkDensitySettings = {
  method: 'discontinuous',
  kernel: 'quartic',
  bandwidthMetres: 200,
  tailTolerance: 1e-5,
  weights: null,
};

export interface NetworkDensity {
  /** Events per metre of street at each sample; times 100 gives incidents per 100 m. */
  readonly eventsPerMetre: Float64Array;
  readonly totalWeight: number;
  /** Upper bound of the share of all mass that the tail tolerance left out; 0 for the simple method. */
  readonly shareLeftOut: number;
}

/**
 * Kernel density along streets. 'simple' (Xie and Yan 2008, Computers, Environment and Urban Systems 32: 396–406) takes
 * the shortest network distance and counts too high around junctions; 'discontinuous' and 'continuous' (Okabe, Satoh
 * and Sugihara 2009, International Journal of Geographical Information Science 23: 7–32) split the mass at junctions.
 * The discontinuous kernel follows every path that does not turn back; mass that would run past a dead end is lost
 * there. The continuous one keeps all mass. Throws a RangeError on a bandwidth that is not positive.
 */
export async function estimateNetworkDensity(
  graph: StreetGraph,
  events: EdgePlaces,
  samples: EdgePlaces,
  settings: Partial<NetworkDensitySettings> = {},
  pause?: Pause,
): Promise<NetworkDensity> {
  const full = { ...DEFAULT_NETWORK_DENSITY, ...settings };
  const eventsPerMetre = new Float64Array(samples.length);
  const weights = full.weights ?? new Float64Array(events.length).fill(1);
  if (weights.length !== events.length) throw new RangeError('one weight an event is needed');
  const leftOut = await visitContributions(
    graph,
    events,
    samples,
    full,
    (event, sample, density) => {
      eventsPerMetre[sample]! += weights[event]! * density;
    },
    pause,
  );
  let totalWeight = 0;
  let massLeftOut = 0;
  for (let i = 0; i < events.length; i++) {
    totalWeight += weights[i]!;
    massLeftOut += weights[i]! * leftOut[i]!;
  }
  return { eventsPerMetre, totalWeight, shareLeftOut: totalWeight > 0 ? massLeftOut / totalWeight : 0 };
}
