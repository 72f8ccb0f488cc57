import type { StreetGraph } from '../graph/street-graph.ts';
import type { EdgePlaces } from '../snapping/edge-places.ts';
import type { Pause } from '../pause.ts';
import { visitContributions } from './kernel-contributions.ts';
import { estimateNetworkDensity, type NetworkDensitySettings } from './network-density.ts';
import { kernelDensity } from './network-kernels.ts';

export interface SpaceTimeSettings extends NetworkDensitySettings {
  /** One bandwidth in the unit of the times, or one for each event. */
  readonly timeBandwidth: number | Float64Array;
  /** Length of the cycle when time goes round (24 for the hour of the day); null = a straight line. */
  readonly timeCycle: number | null;
}

/**
 * Density along streets and in time: the product of the network kernel and a kernel of the same shape over time (the
 * method of spNetwork's `tnkde`). Returns samples × times, row by row: events per metre and per unit of time.
 */
export async function estimateSpaceTimeDensity(
  graph: StreetGraph,
  events: EdgePlaces,
  eventTimes: Float64Array,
  samples: EdgePlaces,
  sampleTimes: Float64Array,
  settings: SpaceTimeSettings,
  pause?: Pause,
): Promise<Float64Array> {
  const columns = sampleTimes.length;
  const density = new Float64Array(samples.length * columns);
  const timePart = timeDensities(eventTimes, sampleTimes, settings);
  if (settings.stepMetres !== null && settings.method === 'continuous') {
    for (let t = 0; t < columns; t++) {
      const weights = Float64Array.from(events.edge, (_, event) => {
        return timePart[event * columns + t]! * (settings.weights?.[event] ?? 1);
      });
      const atTime = await estimateNetworkDensity(graph, events, samples, { ...settings, weights }, pause);
      atTime.eventsPerMetre.forEach((value, sample) => (density[sample * columns + t] = value));
    }
    return density;
  }
  await visitContributions(
    graph,
    events,
    samples,
    settings,
    (event, sample, value) => {
      const weighted = value * (settings.weights?.[event] ?? 1);
      for (let t = 0; t < columns; t++) density[sample * columns + t]! += weighted * timePart[event * columns + t]!;
    },
    pause,
  );
  return density;
}

function timeDensities(eventTimes: Float64Array, sampleTimes: Float64Array, settings: SpaceTimeSettings): Float64Array {
  const { timeBandwidth, timeCycle, kernel } = settings;
  const columns = sampleTimes.length;
  const values = new Float64Array(eventTimes.length * columns);
  for (let event = 0; event < eventTimes.length; event++) {
    const bandwidth = typeof timeBandwidth === 'number' ? timeBandwidth : timeBandwidth[event]!;
    if (!(bandwidth > 0)) throw new RangeError('time bandwidths must be positive');
    if (timeCycle !== null && bandwidth > timeCycle / 2) {
      throw new RangeError('a time bandwidth may not pass half the cycle');
    }
    for (let t = 0; t < columns; t++) {
      let gap = Math.abs(sampleTimes[t]! - eventTimes[event]!);
      if (timeCycle !== null) {
        gap %= timeCycle;
        gap = Math.min(gap, timeCycle - gap);
      }
      values[event * columns + t] = kernelDensity(kernel, gap, bandwidth);
    }
  }
  return values;
}
