import type { LineSet, StreetRecord } from '../../domain/place/base-layers.ts';
import { deriveStreetGraph } from '../graph/derive-street-graph.ts';
import type { StreetGraph } from '../graph/street-graph.ts';
import { EdgeLocator } from '../snapping/edge-locator.ts';
import { groupByEdge, type EdgePlaces } from '../snapping/edge-places.ts';
import type { DensityMethod } from './kernel-contributions.ts';
import { estimateNetworkDensity } from './network-density.ts';
import { kernelDensity, NETWORK_KERNELS, type NetworkKernel } from './network-kernels.ts';
import { estimateSpaceTimeDensity } from './space-time-density.ts';
import { followSplits, halfEdgesOf, Passages } from './split-paths.ts';

type Point = readonly [number, number];

/** A published case in the layout of the reference files (`network_kde_spnetwork`). */
export interface NetworkCase {
  readonly name: string;
  readonly input: {
    readonly lines?: readonly (readonly Point[])[];
    readonly edges?: readonly (readonly Point[])[];
    readonly events?: readonly Point[];
    readonly event_times?: readonly number[];
    readonly samples?: readonly Point[];
    readonly sample_times?: readonly number[];
    readonly method?: string;
    readonly kernel?: string;
    readonly kernels?: readonly string[];
    readonly bw?: number | readonly number[];
    readonly bw_net?: number | readonly number[];
    readonly bw_time?: number | readonly number[];
    readonly div?: string;
    readonly start_edge?: number;
    readonly cutoff_edges?: number;
  };
  readonly expected: {
    readonly values?: readonly number[];
    readonly edge_weights?: readonly number[];
    readonly integral?: number;
    readonly tolerance: number;
  };
}

export interface NetworkCaseResult {
  readonly name: string;
  readonly computed: readonly number[];
  readonly expected: readonly number[];
  readonly largestDifference: number;
  readonly tolerance: number;
  readonly passed: boolean;
}

/** Runs the product's own network density on a published case and compares; null when the case is of another kind. */
export async function verifyNetworkCase(networkCase: NetworkCase): Promise<NetworkCaseResult | null> {
  const { input, expected, name } = networkCase;
  let computed: number[] | null = null;
  let target: readonly number[] = expected.values ?? [];
  if (expected.integral !== undefined && input.kernels) {
    computed = input.kernels.map((kernel) => integralOf(kernel as NetworkKernel, Number(input.bw)));
    target = computed.map(() => expected.integral!);
  } else if (expected.edge_weights && input.edges) {
    computed = equalSplitWeights(input);
    target = expected.edge_weights;
  } else if (expected.values && input.lines && input.events && input.samples) {
    computed = input.event_times ? await spaceTimeValues(input) : await densityValues(input);
  }
  if (!computed) return null;
  const largestDifference = computed.reduce((most, value, i) => Math.max(most, Math.abs(value - target[i]!)), 0);
  const passed = computed.length === target.length && largestDifference <= expected.tolerance;
  return { name, computed, expected: target, largestDifference, tolerance: expected.tolerance, passed };
}

function graphOfLines(lines: readonly (readonly Point[])[]): StreetGraph {
  const starts = new Uint32Array(lines.length + 1);
  lines.forEach((line, i) => (starts[i + 1] = starts[i]! + line.length));
  const set: LineSet = { length: lines.length, starts, coordinates: Float64Array.from(lines.flat(2)) };
  const records: StreetRecord[] = lines.map((_, i) => ({ id: String(i), name: '', class: 'unknown' }));
  return deriveStreetGraph(set, records, { snapToleranceMetres: 0 }).graph;
}

function placesOf(graph: StreetGraph, points: readonly Point[]): EdgePlaces {
  const locator = new EdgeLocator(graph);
  const found = points.map(([x, y]) => locator.locate(x, y, Infinity)!);
  return groupByEdge(
    graph,
    Uint32Array.from(found, (place) => place.edge),
    Float64Array.from(found, (place) => place.offsetMetres),
  );
}

const listOf = (value: number | readonly number[] | undefined, count: number): Float64Array =>
  typeof value === 'number' ? new Float64Array(count).fill(value) : Float64Array.from(value ?? []);

/** The reference divides the kernel by the bandwidth once more ("bw"); per event, so it goes into the weights. */
async function densityValues(input: NetworkCase['input']): Promise<number[]> {
  const graph = graphOfLines(input.lines!);
  const bandwidthMetres = listOf(input.bw, input.events!.length);
  const density = await estimateNetworkDensity(graph, placesOf(graph, input.events!), placesOf(graph, input.samples!), {
    method: input.method as DensityMethod,
    kernel: input.kernel as NetworkKernel,
    bandwidthMetres,
    tailTolerance: 0,
    stepMetres: null,
    weights: input.div === 'bw' ? bandwidthMetres.map((bandwidth) => 1 / bandwidth) : null,
  });
  return Array.from(density.eventsPerMetre);
}

async function spaceTimeValues(input: NetworkCase['input']): Promise<number[]> {
  const graph = graphOfLines(input.lines!);
  const bandwidthMetres = listOf(input.bw_net, input.events!.length);
  const timeBandwidth = listOf(input.bw_time, input.events!.length);
  const values = await estimateSpaceTimeDensity(
    graph,
    placesOf(graph, input.events!),
    Float64Array.from(input.event_times!),
    placesOf(graph, input.samples!),
    Float64Array.from(input.sample_times!),
    {
      method: input.method as DensityMethod,
      kernel: input.kernel as NetworkKernel,
      bandwidthMetres,
      timeBandwidth,
      timeCycle: null,
      tailTolerance: 0,
      stepMetres: null,
      weights: input.div === 'bw' ? bandwidthMetres.map((b, i) => 1 / (b * timeBandwidth[i]!)) : null,
    },
  );
  return Array.from(values);
}

/** Twice the integral over [0, h], by Simpson's rule on 20,000 steps. */
function integralOf(kernel: NetworkKernel, bandwidth: number): number {
  if (!NETWORK_KERNELS.includes(kernel)) return NaN;
  const steps = 20_000;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * kernelDensity(kernel, (bandwidth * i) / steps, bandwidth);
  }
  return (2 * sum * bandwidth) / steps / 3;
}

/** Shares that pass each edge when mass leaves the start edge ahead and is followed over a number of edges. */
function equalSplitWeights(input: NetworkCase['input']): number[] {
  // Every edge gets length one, so that the reach in metres is a number of edges.
  const drawn = graphOfLines(input.edges!);
  const graph = { ...drawn, edgeLengthMetres: new Float64Array(drawn.edgeCount).fill(1) };
  const passages = new Passages();
  const edge = input.start_edge!;
  followSplits(graph, halfEdgesOf(graph), 'discontinuous', edge, false, input.cutoff_edges! - 1, () => 1, 0, passages);
  const weights = new Array<number>(graph.edgeCount).fill(0);
  weights[edge] = 1;
  for (let i = 0; i < passages.count; i++) weights[passages.edge[i]!]! += passages.share[i]!;
  return weights;
}
