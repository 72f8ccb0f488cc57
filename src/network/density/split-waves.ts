import type { StreetGraph } from '../graph/street-graph.ts';
import type { EdgePlaces } from '../snapping/edge-places.ts';
import type { Pause } from '../pause.ts';
import { kernelShape, type NetworkKernel } from './network-kernels.ts';
import { halfEdgesOf, type HalfEdges, type SplitMethod } from './split-paths.ts';

export interface WaveSettings {
  readonly method: SplitMethod;
  readonly kernel: NetworkKernel;
  readonly bandwidthMetres: number;
  /** Distance that the mass moves in one step; every street takes one step at least. */
  readonly stepMetres: number;
}

const STEPS_BETWEEN_PAUSES = 16;

/**
 * Equal-split density of all events together. Tracing single paths takes a time that grows exponentially with the
 * bandwidth, above all for the continuous kernel, whose mass is also thrown back at each junction. But the masses of
 * all events that stand at the same distance can move on together, because splitting is linear: step by step along the
 * streets, scattered at the junctions by the same shares (for the continuous kernel these are the shares by which waves
 * scatter on a network of strings). A distance between two whole steps is divided over both in proportion, so mass and
 * mean distance are kept and only a spread of at most half a step a junction is added. Work: streets × bandwidth / step,
 * whatever the number of events. Adds to `eventsPerMetre`; the part of each event on its own street is exact.
 */
export async function addSplitWaves(
  graph: StreetGraph,
  events: EdgePlaces,
  weights: Float64Array,
  samples: EdgePlaces,
  settings: WaveSettings,
  eventsPerMetre: Float64Array,
  pause?: Pause,
): Promise<void> {
  addOwnStreets(graph, events, weights, samples, settings, eventsPerMetre);
  const { bandwidthMetres, stepMetres } = settings;
  const steps = Math.ceil(bandwidthMetres / stepMetres);
  const halfEdges = halfEdgesOf(graph);
  const launches = launchesByStep(graph, events, weights, halfEdges, stepMetres, steps);
  const field = new WaveField(graph, halfEdges, stepMetres);
  const collect = collector(graph, samples, settings, eventsPerMetre);
  for (let step = 0; step <= steps; step++) {
    field.arrive(step);
    for (let i = launches.starts[step]!; i < launches.starts[step + 1]!; i++) {
      field.arriving[launches.slot[i]!]! += launches.mass[i]!;
    }
    field.scatter(step, settings.method, collect);
    if (pause && step % STEPS_BETWEEN_PAUSES === 0) await pause(step / steps);
  }
}

function addOwnStreets(
  graph: StreetGraph,
  events: EdgePlaces,
  weights: Float64Array,
  samples: EdgePlaces,
  { kernel, bandwidthMetres }: WaveSettings,
  eventsPerMetre: Float64Array,
): void {
  const shape = kernelShape(kernel);
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    for (let i = events.starts[edge]!; i < events.starts[edge + 1]!; i++) {
      const event = events.order[i]!;
      for (let k = samples.starts[edge]!; k < samples.starts[edge + 1]!; k++) {
        const sample = samples.order[k]!;
        const t = Math.abs(samples.offsetMetres[sample]! - events.offsetMetres[event]!) / bandwidthMetres;
        if (t <= 1) eventsPerMetre[sample]! += (weights[event]! * shape(t)) / bandwidthMetres;
      }
    }
  }
}

/** Mass that reaches the ends of its own street, by step; `slot` is the half-edge through which it arrives. */
interface Launches {
  readonly starts: Uint32Array;
  readonly slot: Uint32Array;
  readonly mass: Float64Array;
}

function launchesByStep(
  graph: StreetGraph,
  events: EdgePlaces,
  weights: Float64Array,
  halfEdges: HalfEdges,
  stepMetres: number,
  steps: number,
): Launches {
  const launches: { step: number; slot: number; mass: number }[] = [];
  const launch = (slot: number, metres: number, mass: number) => {
    const step = Math.floor(metres / stepMetres);
    const beyond = metres / stepMetres - step;
    if (step <= steps) launches.push({ step, slot, mass: mass * (1 - beyond) });
    if (step + 1 <= steps && beyond > 0) launches.push({ step: step + 1, slot, mass: mass * beyond });
  };
  for (let event = 0; event < events.length; event++) {
    const edge = events.edge[event]!;
    const offset = events.offsetMetres[event]!;
    launch(halfEdges.atFrom[edge]!, offset, weights[event]!);
    launch(halfEdges.atTo[edge]!, graph.edgeLengthMetres[edge]! - offset, weights[event]!);
  }
  const starts = new Uint32Array(steps + 2);
  for (const { step } of launches) starts[step + 1]!++;
  for (let step = 0; step <= steps; step++) starts[step + 1]! += starts[step]!;
  const next = starts.slice();
  const slot = new Uint32Array(launches.length);
  const mass = new Float64Array(launches.length);
  for (const item of launches) {
    const place = next[item.step]!++;
    slot[place] = item.slot;
    mass[place] = item.mass;
  }
  return { starts, slot, mass };
}

/** Told of mass that enters a street at one of its ends in a step. */
type Entry = (edge: number, atFrom: boolean, step: number, mass: number) => void;

/** The masses under way: for each half-edge what entered it in the last steps, as long as its street takes. */
class WaveField {
  /** By half-edge: mass that arrives at its node through it in the present step. */
  readonly arriving: Float64Array;
  private readonly opposite: Uint32Array;
  private readonly delay: Uint32Array;
  private readonly fraction: Float64Array;
  private readonly bufferStart: Uint32Array;
  private readonly buffer: Float64Array;

  constructor(
    private readonly graph: StreetGraph,
    private readonly halfEdges: HalfEdges,
    stepMetres: number,
  ) {
    const slots = 2 * graph.edgeCount;
    this.arriving = new Float64Array(slots);
    this.opposite = new Uint32Array(slots);
    this.delay = new Uint32Array(slots);
    this.fraction = new Float64Array(slots);
    this.bufferStart = new Uint32Array(slots + 1);
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      const [from, to] = [halfEdges.atFrom[edge]!, halfEdges.atTo[edge]!];
      this.opposite[from] = to;
      this.opposite[to] = from;
      const inSteps = Math.max(1, graph.edgeLengthMetres[edge]! / stepMetres);
      for (const slot of [from, to]) {
        this.delay[slot] = Math.floor(inSteps);
        this.fraction[slot] = inSteps - Math.floor(inSteps);
      }
    }
    for (let slot = 0; slot < slots; slot++) {
      this.bufferStart[slot + 1] = this.bufferStart[slot]! + this.delay[slot]! + 2;
    }
    this.buffer = new Float64Array(this.bufferStart[slots]!);
  }

  /** Fills `arriving` with what entered each street at its other end one street's length ago. */
  arrive(step: number): void {
    const { arriving, opposite, delay, fraction } = this;
    for (let slot = 0; slot < arriving.length; slot++) {
      const origin = opposite[slot]!;
      const entered = step - delay[origin]!;
      const share = fraction[origin]!;
      arriving[slot] = (1 - share) * this.enteredAt(origin, entered) + share * this.enteredAt(origin, entered - 1);
    }
  }

  /** Divides what arrives at each junction over its streets. */
  scatter(step: number, method: SplitMethod, entry: Entry): void {
    const { adjacencyStarts, adjacencyEdge, nodeCount } = this.graph;
    const { arriving, bufferStart, buffer } = this;
    for (let node = 0; node < nodeCount; node++) {
      const first = adjacencyStarts[node]!;
      const last = adjacencyStarts[node + 1]!;
      const degree = last - first;
      let sum = 0;
      let any = false;
      for (let slot = first; slot < last; slot++) {
        sum += arriving[slot]!;
        any ||= arriving[slot] !== 0;
      }
      for (let slot = first; slot < last; slot++) {
        const place = bufferStart[slot]! + (step % (bufferStart[slot + 1]! - bufferStart[slot]!));
        if (!any) {
          buffer[place] = 0;
          continue;
        }
        const others = sum - arriving[slot]!;
        const mass =
          method === 'continuous' ? (2 / degree) * sum - arriving[slot]! : degree > 1 ? others / (degree - 1) : 0;
        buffer[place] = mass;
        const edge = adjacencyEdge[slot]!;
        if (mass !== 0) entry(edge, this.halfEdges.atFrom[edge] === slot, step, mass);
      }
    }
  }

  private enteredAt(slot: number, step: number): number {
    if (step < 0) return 0;
    const start = this.bufferStart[slot]!;
    return this.buffer[start + (step % (this.bufferStart[slot + 1]! - start))]!;
  }
}

function collector(
  graph: StreetGraph,
  samples: EdgePlaces,
  { kernel, bandwidthMetres, stepMetres }: WaveSettings,
  eventsPerMetre: Float64Array,
): Entry {
  const shape = kernelShape(kernel);
  return (edge, atFrom, step, mass) => {
    const length = graph.edgeLengthMetres[edge]!;
    for (let k = samples.starts[edge]!; k < samples.starts[edge + 1]!; k++) {
      const sample = samples.order[k]!;
      const along = samples.offsetMetres[sample]!;
      const t = (step * stepMetres + (atFrom ? along : length - along)) / bandwidthMetres;
      if (t <= 1) eventsPerMetre[sample]! += (mass * shape(t)) / bandwidthMetres;
    }
  };
}
