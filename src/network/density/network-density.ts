import type { StreetGraph } from '../graph/street-graph.ts';
import type { EdgePlaces } from '../snapping/edge-places.ts';
import type { Pause } from '../pause.ts';
import { visitContributions, type ContributionSettings } from './kernel-contributions.ts';
import { addSplitWaves } from './split-waves.ts';

export interface NetworkDensitySettings extends ContributionSettings {
  /** Weight of each event; null = 1 each. */
  readonly weights: Float64Array | null;
  /**
   * Null traces every path exactly; a number moves all mass together in steps of so many metres. 'auto' traces, but
   * takes steps of 1 m for the continuous kernel, where tracing takes minutes on a town (bandwidth 300 m).
   */
  readonly stepMetres: number | 'auto' | null;
}

export const DEFAULT_NETWORK_DENSITY: NetworkDensitySettings = {
  method: 'discontinuous',
  kernel: 'quartic',
  bandwidthMetres: 200,
  tailTolerance: 1e-5,
  weights: null,
  stepMetres: 'auto',
};

export interface NetworkDensity {
  /** Events per metre of street at each sample; times 100 gives incidents per 100 m. */
  readonly eventsPerMetre: Float64Array;
  readonly totalWeight: number;
  /** Upper bound of the share of all mass that the tail tolerance left out; 0 for the simple method and for steps. */
  readonly shareLeftOut: number;
  /** The step that was used; null = every path traced. */
  readonly stepMetres: number | null;
}

/**
 * Kernel density along streets. 'simple' (Xie and Yan 2008, Computers, Environment and Urban Systems 32: 396–406) takes
 * the shortest network distance and counts too high around junctions; 'discontinuous' and 'continuous' (Okabe, Satoh
 * and Sugihara 2009, International Journal of Geographical Information Science 23: 7–32) split the mass at junctions.
 * The discontinuous kernel follows every path that does not turn back; mass that would run past a dead end is lost
 * there. The continuous one keeps all mass. Throws a RangeError on a bandwidth or step that is not positive.
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
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
  const stepMetres = stepOf(full);
  if (stepMetres !== null && full.method !== 'simple') {
    const { method, kernel } = full;
    for (const [bandwidthMetres, own] of weightsByBandwidth(full.bandwidthMetres, weights)) {
      const wave = { method, kernel, bandwidthMetres, stepMetres };
      await addSplitWaves(graph, events, own, samples, wave, eventsPerMetre, pause);
    }
    return { eventsPerMetre, totalWeight, shareLeftOut: 0, stepMetres };
  }
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
  const massLeftOut = leftOut.reduce((sum, share, event) => sum + share * weights[event]!, 0);
  return {
    eventsPerMetre,
    totalWeight,
    shareLeftOut: totalWeight > 0 ? massLeftOut / totalWeight : 0,
    stepMetres: null,
  };
}

function stepOf({ stepMetres, method }: NetworkDensitySettings): number | null {
  if (stepMetres === 'auto') return method === 'continuous' ? 1 : null;
  if (stepMetres !== null && !(stepMetres > 0)) throw new RangeError('a step must be positive');
  return stepMetres;
}

/** Mass moves together only under one bandwidth: for each bandwidth the weights of its own events, the others zero. */
function weightsByBandwidth(bandwidths: number | Float64Array, weights: Float64Array): Map<number, Float64Array> {
  if (typeof bandwidths === 'number') bandwidths = new Float64Array(weights.length).fill(bandwidths);
  if (bandwidths.length !== weights.length) throw new RangeError('one bandwidth an event is needed');
  const groups = new Map<number, Float64Array>();
  bandwidths.forEach((bandwidth, event) => {
    if (!(bandwidth > 0)) throw new RangeError('bandwidths must be positive');
    const group = groups.get(bandwidth) ?? new Float64Array(weights.length);
    group[event] = weights[event]!;
    groups.set(bandwidth, group);
  });
  return groups;
}
